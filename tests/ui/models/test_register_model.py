"""The register's model, with plain rows and a fetch that answers when the test says so."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.figures import Row
from diplomat_desk.ui.models.paged_rows import KEPT_PAGES, NOT_YET, PAGE
from diplomat_desk.ui.models.register_model import RegisterModel
from tests.ui.rows import COUNTRIES, VOCABULARIES, row

Then = Callable[[tuple[Row, ...]], None]


class Shelf:
    """Holds questions for rows until they are answered."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[int, ...], Then]] = []

    def fetch(self, ids: tuple[int, ...], then: Then) -> None:
        self.asked.append((ids, then))

    def answer(self) -> None:
        ids, then = self.asked.pop(0)
        then(tuple(row(number) for number in ids))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf, qapp: object) -> RegisterModel:
    model = RegisterModel(VOCABULARIES, COUNTRIES, shelf.fetch)
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    return model


def said(model: RegisterModel, line: int, column: int = 1) -> str:
    return str(model.index(line, column).data())


def test_cells_wait_for_their_page_and_then_speak(
    model: RegisterModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.set_ids(array("q", range(1, 501)))
    assert said(model, 450) == NOT_YET
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    assert shelf.asked[0][0] == tuple(range(401, 501))
    shelf.answer()
    assert said(model, 450) == "Neemrana Dialogue"
    assert said(model, 450, 0) == "DD-1991-0451"


def test_rows_that_came_along_need_no_question(
    model: RegisterModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.set_ids([3, 1, 2], (row(1), row(2), row(3)))
    assert [said(model, line, 0)[-1] for line in range(3)] == ["3", "1", "2"]
    qtbot.wait(20)
    assert shelf.asked == []


def test_a_dragged_scroll_bar_asks_for_the_last_page_first_and_forgets_the_rest(
    shelf: Shelf, qtbot: QtBot
) -> None:
    # Without Qt's tester, which would visit every cell of the million.
    model = RegisterModel(VOCABULARIES, COUNTRIES, shelf.fetch)
    model.set_ids(range(1_000_000))
    for line in range(0, 1_000_000, 100_000):
        said(model, line)
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    assert shelf.asked[0][0][0] == 900_000
    for _ in range(3):
        shelf.answer()
        qtbot.wait(5)
    assert shelf.asked == []


def test_an_answer_to_an_older_list_is_dropped(
    model: RegisterModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.set_ids([1, 2])
    said(model, 0)
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    model.set_ids([9])
    shelf.answer()
    assert said(model, 0, 0) == NOT_YET


def test_the_least_used_pages_are_let_go(shelf: Shelf, qtbot: QtBot) -> None:
    model = RegisterModel(VOCABULARIES, COUNTRIES, shelf.fetch)
    model.set_ids(range((KEPT_PAGES + 2) * PAGE))
    for page in range(KEPT_PAGES + 1):
        said(model, page * PAGE)
        qtbot.waitUntil(lambda: bool(shelf.asked))
        shelf.answer()
    assert said(model, 0) == NOT_YET
    assert said(model, PAGE) != NOT_YET


def test_a_record_that_vanished_stays_a_blank_and_breaks_nothing(
    model: RegisterModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.set_ids([1, 2])
    said(model, 0)
    qtbot.waitUntil(lambda: bool(shelf.asked))
    shelf.asked.pop()[1]((row(2),))
    assert (said(model, 0), said(model, 1)) == (NOT_YET, "Neemrana Dialogue")


def test_a_tooltip_shows_markup_as_letters(model: RegisterModel) -> None:
    model.set_ids([1], (row(1, title="<b>x</b>\n& more"),))
    tip = model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>&lt;b&gt;x&lt;/b&gt;<br>&amp; more</qt>"


def test_headings_ids_and_positions(model: RegisterModel) -> None:
    model.set_ids(array("q", [7, 5]), (row(7), row(5)))
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Title"
    assert model.index(1, 0).data(Qt.ItemDataRole.UserRole) == 5
    assert (model.position_of(5), model.position_of(6)) == (1, -1)
