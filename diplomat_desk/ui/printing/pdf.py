"""Pages of a PDF as pictures; this module and ``pdf_text`` alone know PDFium.

PDFium is not thread-safe. Every call into it happens within :func:`opened`, under one lock, and nothing of
it outlives the call: its objects would otherwise be freed by the garbage collector, on whatever thread that runs.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.ui.printing.geometry import Sheet

_LOCK = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A PDF and the sizes of its pages. Two are the same only if they are one and the same."""

    data: bytes
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """What to paint: of page ``page`` (from 0), ``width`` x ``height`` pixels large, some lines.

    The lines are ``lines`` from ``top``; 0 lines stand for all.
    """

    page: int
    width: int
    height: int
    top: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Painted:
    """The picture of a cut, and the document that it was cut from."""

    document: Document
    cut: Cut
    image: QImage


def read(data: bytes) -> Document:
    """Return the document in ``data`` with the sizes of its pages in points.

    Raises:
        ReportError: ``data`` is not a PDF.
    """
    with opened(data) as pdf:
        sizes = [pdf.get_page_size(number) for number in range(len(pdf))]
    return Document(data, tuple(Sheet(width, height) for width, height in sizes))


def paint(document: Document, cuts: Sequence[Cut]) -> tuple[Painted, ...]:
    """Return the pictures of ``cuts``. Slow: call it from a worker thread.

    Raises:
        ReportError: a page could not be read.
    """
    with opened(document.data) as pdf:
        return tuple(Painted(document, cut, _picture(pdf, cut)) for cut in cuts)


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF, with all of PDFium to oneself until it is closed.

    Raises:
        ReportError: it cannot be read.
    """
    try:
        with _LOCK, closing(pypdfium2.PdfDocument(data)) as pdf:
            yield pdf
    except pypdfium2.PdfiumError as error:
        raise ReportError(
            say("The pages of the report cannot be shown. Make the preview again.")
        ) from error


def _picture(pdf: pypdfium2.PdfDocument, cut: Cut) -> QImage:
    """Let PDFium draw straight into the memory of a picture: nothing is copied."""
    image = QImage(cut.width, cut.lines or cut.height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    memory = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
    with (
        closing(pdf[cut.page]) as page,
        closing(
            pypdfium2.PdfBitmap.new_native(
                image.width(),
                image.height(),
                raw.FPDFBitmap_BGRx,
                buffer=memory,
                stride=image.bytesPerLine(),
            )
        ) as bitmap,
    ):
        raw.FPDF_RenderPageBitmap(
            bitmap, page, 0, -cut.top, cut.width, cut.height, 0, raw.FPDF_ANNOT
        )
    return image
