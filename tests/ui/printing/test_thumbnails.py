"""Pages in small: painted when they are seen and not before, followed in both directions."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.printing.pdf import Cut, Document, Painted, paint
from diplomat_desk.ui.printing.preview import Answer
from diplomat_desk.ui.printing.thumbnails import MOST_AT_ONCE, MOST_BYTES, Thumbnails
from tests.ui.forms.keys import press, show
from tests.ui.printing.samples import document, pages

MANY = 3_000


class Shown:
    """Thumbnails that are painted at once, or when told to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.orders: list[tuple[Document, tuple[Cut, ...], Answer]] = []
        self.waits = False
        self.chosen: list[int] = []
        self.view = Thumbnails(self._paint)
        self.view.chosen.connect(self.chosen.append)
        show(qtbot, self.view, 180, 600)

    def _paint(self, one: Document, cuts: tuple[Cut, ...], answer: Answer) -> None:
        self.orders.append((one, cuts, answer))
        if not self.waits:
            answer(blank(one, cuts) if len(one.sheets) == MANY else paint(one, cuts))

    @property
    def painted(self) -> Counter[int]:
        """How often each page was ordered."""
        return Counter(cut.page for _, cuts, _ in self.orders for cut in cuts)

    def is_whole(self) -> bool:
        """Tell whether all that is in sight has its picture."""
        return all(self.view.picture(page) for page in self.view.in_sight)


def blank(one: Document, cuts: tuple[Cut, ...]) -> tuple[Painted, ...]:
    """Return blank pictures at once: how fast PDFium is does not matter here."""
    images = (QImage(cut.width, cut.height, QImage.Format.Format_RGB32) for cut in cuts)
    return tuple(Painted(one, cut, image) for cut, image in zip(cuts, images, strict=True))


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    made = Shown(qtbot)
    made.view.show_document(document(pages(9)), 0)
    qtbot.waitUntil(made.is_whole)
    return made


@pytest.fixture
def many(qtbot: QtBot) -> Shown:
    made = Shown(qtbot)
    sheets = document(pages(1)).sheets
    made.view.show_document(Document(b"", sheets * MANY), 0)
    qtbot.waitUntil(made.is_whole)
    return made


def test_only_what_is_in_sight_is_painted_and_each_once(many: Shown, qtbot: QtBot) -> None:
    qtbot.wait(80)
    assert set(many.painted) == set(many.view.in_sight)
    assert len(many.view.in_sight) <= 4
    many.view.verticalScrollBar().setValue(many.view.verticalScrollBar().maximum())
    qtbot.waitUntil(many.is_whole)
    qtbot.wait(80)
    assert many.view.in_sight.stop == MANY
    assert len(many.painted) <= 8
    assert set(many.painted.values()) == {1}
    assert max(len(cuts) for _, cuts, _ in many.orders) <= MOST_AT_ONCE


def test_rushing_through_paints_a_few_and_keeps_fewer(many: Shown, qtbot: QtBot) -> None:
    bar = many.view.verticalScrollBar()
    for step in range(200):
        bar.setValue(bar.maximum() * step // 200)
        many.view.viewport().repaint()
    qtbot.waitUntil(many.is_whole)
    assert len(many.painted) < 60
    assert many.view._cache.size <= MOST_BYTES


def test_where_a_page_lies_is_where_qt_lays_it(shown: Shown) -> None:
    view = shown.view
    view.verticalScrollBar().setValue(view.cell().height() * 2 + 10)
    room = view.viewport().rect()
    seen = [n for n in range(9) if view.visualRect(view.pages.index(n)).intersects(room)]
    assert seen == list(view.in_sight)
    assert seen[0] == 2


def test_a_picture_has_the_shape_of_its_page(qtbot: QtBot) -> None:
    made = Shown(qtbot)
    made.view.show_document(document([(595, 842), (842, 595)]), 0)
    qtbot.waitUntil(made.is_whole)
    tall, wide = made.view.picture(0), made.view.picture(1)
    assert tall is not None
    assert wide is not None
    assert tall.width() == wide.width()
    assert tall.height() / tall.width() == pytest.approx(842 / 595, abs=0.01)
    assert wide.height() / wide.width() == pytest.approx(595 / 842, abs=0.01)
    cells = {made.view.visualRect(made.view.pages.index(n)).height() for n in (0, 1)}
    assert len(cells) == 1


def test_keys_go_to_pages(shown: Shown) -> None:
    view = shown.view
    view.setFocus()
    press(Qt.Key.Key_Down, 2)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Home)
    assert shown.chosen == [1, 2, 1, 8, 0]
    press(Qt.Key.Key_PageDown)
    assert shown.chosen[-1] >= 1
    press(Qt.Key.Key_PageUp)
    assert shown.chosen[-1] == 0
    QTest.keyClicks(view, "7")
    assert shown.chosen[-1] == 6
    shown.chosen.clear()
    press(Qt.Key.Key_Return)
    assert shown.chosen == [6]


def test_a_click_goes_to_a_page(shown: Shown) -> None:
    place = shown.view.visualRect(shown.view.pages.index(1)).center()
    QTest.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert set(shown.chosen) == {1}


def test_the_page_that_is_read_is_marked_and_in_sight_and_not_chosen(shown: Shown) -> None:
    shown.view.follow(7)
    assert [index.row() for index in shown.view.selectedIndexes()] == [7]
    assert 7 in shown.view.in_sight
    shown.view.follow(99)
    assert shown.view.currentIndex().row() == 7
    assert shown.chosen == []


def test_a_page_that_was_chosen_stays_marked_where_it_cannot_be_at_the_top(shown: Shown) -> None:
    shown.view.chosen.connect(lambda _page: shown.view.follow(8))
    shown.view.setFocus()
    press(Qt.Key.Key_Down, 6)
    assert shown.view.currentIndex().row() == 6


def test_nothing_of_an_older_document_is_shown(shown: Shown, qtbot: QtBot) -> None:
    shown.waits = True
    shown.orders.clear()
    older, newer = document(pages(3)), document(pages(4))
    shown.view.show_document(older, 0)
    assert shown.view.picture(0) is None
    qtbot.waitUntil(lambda: len(shown.orders) == 1)
    shown.view.show_document(newer, 2)
    assert shown.view.currentIndex().row() == 2
    _, cuts, answer = shown.orders[0]
    answer(paint(older, cuts))
    assert shown.view.picture(0) is None
    qtbot.waitUntil(lambda: len(shown.orders) == 2)
    _, cuts, answer = shown.orders[1]
    answer(paint(newer, cuts))
    assert all(shown.view.picture(cut.page) for cut in cuts)
    shown.view.show_document(None, -1)
    assert (shown.view.pages.rowCount(), shown.view.picture(2)) == (0, None)


def test_a_wider_strip_has_larger_pictures_and_keeps_the_place(shown: Shown, qtbot: QtBot) -> None:
    before = shown.view.picture(0)
    shown.view.follow(5)
    shown.view.resize(300, 600)
    qtbot.waitUntil(lambda: 5 in shown.view.in_sight and shown.is_whole())
    after = shown.view.picture(5)
    assert before is not None
    assert after is not None
    qtbot.waitUntil(lambda: (shown.view.picture(5) or before).width() == before.width() + 120)


def test_no_picture_is_painted_while_the_strip_is_hidden(qtbot: QtBot) -> None:
    made = Shown(qtbot)
    made.view.hide()
    made.view.show_document(document(pages(5)), 0)
    qtbot.wait(80)
    assert made.orders == []
    made.view.show()
    qtbot.waitUntil(made.is_whole)
    assert made.orders != []
