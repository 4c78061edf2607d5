"""What stands on the pages of a PDF: text, bookmarks, links. All calls are slow: call from a worker thread.

Places are in points from the top left corner of a page.
"""

import ctypes
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from diplomat_desk.ui.printing.geometry import Area
from diplomat_desk.ui.printing.pdf import Document, opened

_NOWHERE = -1
_LONGEST_ADDRESS = 4_096


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a page, counted as PDFium counts the UTF-16 units of its text."""

    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's outline; ``level`` from 0, ``page`` from 0, -1 where it leads nowhere."""

    title: str
    level: int
    page: int
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """A place that leads elsewhere: to a place of the document, or to an ``address`` of the web."""

    area: Area
    page: int = _NOWHERE
    y: float = 0.0
    address: str = ""


def read_texts(document: Document, pages: Iterable[int], seconds: float) -> tuple[str, ...]:
    """Return the texts of ``pages``, at least one, as many as ``seconds`` suffice for.

    Text that runs right to left comes in the order of reading.
    """
    end = time.monotonic() + seconds
    found: list[str] = []
    with opened(document.data) as pdf:
        for number in pages:
            with _texts(pdf, number) as (_, text):
                found.append(_text(text))
            if time.monotonic() > end:
                break
    return tuple(found)


def areas_of(document: Document, page: int, spans: Sequence[Span]) -> tuple[tuple[Area, ...], ...]:
    """Return where each of ``spans`` stands on its page: one area a line."""
    sheet = document.sheets[page]
    with opened(document.data) as pdf, _texts(pdf, page) as (_, text):
        return tuple(tuple(_areas(text, span, sheet.height)) for span in spans)


def text_within(document: Document, page: int, area: Area) -> str:
    """Return the text in an area of a page."""
    top = document.sheets[page].height - area.y
    with opened(document.data) as pdf, _texts(pdf, page) as (_, text):
        found = text.get_text_bounded(area.x, top - area.height, area.x + area.width, top)
    return str(found).replace("\r\n", "\n").replace("\ufffe", "-")


def outline_of(document: Document) -> tuple[Bookmark, ...]:
    """Return the bookmarks in the order of reading."""
    with opened(document.data) as pdf:
        return tuple(_bookmark(document, item) for item in pdf.get_toc())


def links_of(document: Document, page: int) -> tuple[Link, ...]:
    """Return the links of a page that lead somewhere."""
    found = []
    with opened(document.data) as pdf, closing(pdf[page]) as leaf:
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(leaf, place, link):
            one = _link(document, pdf, link, page)
            if one is not None:
                found.append(one)
    return tuple(found)


@contextmanager
def _texts(
    pdf: pypdfium2.PdfDocument, page: int
) -> Iterator[tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]]:
    with closing(pdf[page]) as leaf, closing(leaf.get_textpage()) as text:
        yield leaf, text


def _text(text: pypdfium2.PdfTextPage) -> str:
    """Return a page's text; a character beyond the basic plane stands as its two surrogates."""
    count = raw.FPDFText_CountChars(text)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.FPDFText_GetText(text, 0, count, units)
    return "".join(map(chr, units[: max(0, written - 1)]))


def _areas(text: pypdfium2.PdfTextPage, span: Span, height: float) -> Iterator[Area]:
    first = raw.FPDFText_GetCharIndexFromTextIndex(text, span.start)
    last = raw.FPDFText_GetCharIndexFromTextIndex(text, span.start + span.count - 1)
    if first < 0 or last < first:
        return
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    for number in range(raw.FPDFText_CountRects(text, first, last - first + 1)):
        raw.FPDFText_GetRect(text, number, left, top, right, bottom)
        yield Area(
            left.value, height - top.value, right.value - left.value, top.value - bottom.value
        )


def _bookmark(document: Document, item: pypdfium2.PdfBookmark) -> Bookmark:
    dest = item.get_dest()
    page = dest.get_index() if dest else None
    if page is None:
        return Bookmark(item.get_title(), item.level, _NOWHERE)
    return Bookmark(item.get_title(), item.level, page, _height(document, page, dest.raw))


def _height(document: Document, page: int, dest: object) -> float:
    """Return how far down on its page a destination lies."""
    flags = [ctypes.c_int() for _ in range(3)]
    places = [ctypes.c_float() for _ in range(3)]
    has_y = raw.FPDFDest_GetLocationInPage(dest, *flags, *places) and flags[1].value
    return document.sheets[page].height - places[1].value if has_y else 0.0


def _link(document: Document, pdf: pypdfium2.PdfDocument, link: object, page: int) -> Link | None:
    box = raw.FS_RECTF()
    if not raw.FPDFLink_GetAnnotRect(link, box):
        return None
    y = document.sheets[page].height - box.top
    area = Area(box.left, y, box.right - box.left, box.top - box.bottom)
    dest = raw.FPDFLink_GetDest(pdf, link)
    if dest:
        to = raw.FPDFDest_GetDestPageIndex(pdf, dest)
        return Link(area, to, _height(document, to, dest)) if 0 <= to < len(pdf) else None
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return None
    letters = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    size = raw.FPDFAction_GetURIPath(pdf, action, letters, _LONGEST_ADDRESS)
    fits = 0 < size <= _LONGEST_ADDRESS
    return Link(area, address=letters.value.decode("utf-8", "replace")) if fits else None
