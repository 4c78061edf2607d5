"""Small PDFs, so that a test need not set a report."""

import io

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from diplomat_desk.ui.printing.pdf import Document, read

A4 = (595.2756, 841.8898)


def pages(count: int, size: tuple[float, float] = A4) -> list[tuple[float, float]]:
    """Return the sizes of ``count`` pages in points."""
    return [size] * count


def document(sizes: list[tuple[float, float]]) -> Document:
    """Return a PDF of pages with a black square of 72 points in their lower left corner."""
    writer = PdfWriter()
    for width, height in sizes:
        page = writer.add_blank_page(width, height)
        drawing = DecodedStreamObject()
        drawing.set_data(b"0 0 0 rg 0 0 72 72 re f")
        page[NameObject("/Contents")] = writer._add_object(drawing)
    data = io.BytesIO()
    writer.write(data)
    return read(data.getvalue())
