"""Small PDFs, so that a test need not set a report."""

import io
from collections.abc import Sequence

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, Fit, IndirectObject, NameObject

from diplomat_desk.ui.printing.pdf import Document, read

A4 = (595.2756, 841.8898)


def pages(count: int, size: tuple[float, float] = A4) -> list[tuple[float, float]]:
    """Return the sizes of ``count`` pages in points."""
    return [size] * count


def document(
    sizes: list[tuple[float, float]], marks: Sequence[tuple[str, int, int, float]] = ()
) -> Document:
    """Return a PDF of pages with a black square of 72 points in their lower left corner.

    ``marks`` are its bookmarks: title, level, page, points from the top of the page; page -1 is nowhere.
    """
    writer = PdfWriter()
    for width, height in sizes:
        page = writer.add_blank_page(width, height)
        drawing = DecodedStreamObject()
        drawing.set_data(b"0 0 0 rg 0 0 72 72 re f")
        page[NameObject("/Contents")] = writer._add_object(drawing)
    above: list[IndirectObject] = []
    for title, level, number, y in marks:
        fit = Fit.xyz(left=0, top=sizes[number][1] - y)
        parent = above[level - 1] if level else None
        to = number if number >= 0 else None
        above[level:] = [
            writer.add_outline_item(title=title, page_number=to, parent=parent, fit=fit)
        ]
    data = io.BytesIO()
    writer.write(data)
    return read(data.getvalue())
