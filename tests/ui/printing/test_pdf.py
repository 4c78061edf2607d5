"""Pages as pictures."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtGui import QColor, QImage

from diplomat_desk.reports.errors import ReportError
from diplomat_desk.ui.printing.page_cache import PageCache
from diplomat_desk.ui.printing.pdf import Cut, Document, paint, read
from tests.ui.printing.samples import A4, document, pages

BLACK, WHITE = QColor("black"), QColor("white")


def test_sizes_are_in_points() -> None:
    found = document([A4, (842.0, 595.0)]).sheets
    assert [(round(sheet.width), round(sheet.height)) for sheet in found] == [
        (595, 842),
        (842, 595),
    ]


def test_a_page_is_painted_at_exactly_the_pixels_asked_for() -> None:
    image = paint(document(pages(1)), (Cut(0, 595, 842),))[0].image
    assert (image.width(), image.height()) == (595, 842)
    assert image.pixelColor(20, 842 - 20) == BLACK
    assert image.pixelColor(20, 20) == WHITE
    assert image.pixelColor(300, 800) == WHITE


def test_lines_of_a_page_are_those_of_the_whole() -> None:
    one = document(pages(1))
    whole = paint(one, (Cut(0, 595, 842),))[0].image
    part = paint(one, (Cut(0, 595, 842, top=742, lines=100),))[0].image
    assert part == whole.copy(0, 742, 595, 100)


def test_what_is_no_pdf_is_refused_in_words() -> None:
    with pytest.raises(ReportError, match="cannot be shown"):
        read(b"not a PDF")
    with pytest.raises(ReportError, match="Make the preview again"):
        paint(Document(b"", ()), (Cut(0, 10, 10),))


def test_two_threads_may_paint_at_once() -> None:
    one = document(pages(4))
    with ThreadPoolExecutor(4) as pool:
        cuts = [Cut(number % 4, 300, 424) for number in range(40)]
        images = list(pool.map(lambda cut: paint(one, (cut,))[0].image, cuts))
    assert all(image == images[0] for image in images)


def test_the_cache_is_bounded_but_keeps_what_is_in_sight() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    cache = PageCache(most=3 * image.sizeInBytes())
    for page in range(6):
        cache.put(page, image, range(0, 2))
    assert cache.size <= 3 * image.sizeInBytes()
    assert [page for page in range(6) if cache.get(page)] == [0, 1, 5]
    for page in range(6):
        cache.put(page, image, range(6))
    assert [page for page in range(6) if cache.get(page)] == list(range(6))
    cache.clear()
    assert cache.size == 0
