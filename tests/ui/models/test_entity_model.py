"""The model of people and organisations, with a fetch that answers when the test says so."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.ui.models.entity_model import ORGANISATION_COLUMNS, EntityModel
from diplomat_desk.ui.models.paged_rows import KEPT_PAGES, NOT_YET, PAGE
from tests.ui.rows import COUNTRIES, VOCABULARIES

Then = Callable[[tuple[EntityRow, ...]], None]


class Shelf:
    """Holds questions for rows until they are answered."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[int, ...], Then]] = []

    def fetch(self, ids: tuple[int, ...], then: Then) -> None:
        self.asked.append((ids, then))

    def answer(self) -> None:
        ids, then = self.asked.pop(0)
        then(tuple(row(number) for number in ids))


def row(number: int) -> EntityRow:
    return EntityRow(number, f"Body <b>{number}</b>", "think-tank", "PAK", Level.PUBLIC, 1200, "")


def model_of(shelf: Shelf) -> EntityModel:
    return EntityModel(ORGANISATION_COLUMNS, VOCABULARIES, COUNTRIES, shelf.fetch)


def words(model: EntityModel, line: int, column: int = 0) -> object:
    return model.data(model.index(line, column), int(Qt.ItemDataRole.DisplayRole))


def test_qt_finds_no_fault(qtbot: QtBot) -> None:
    model = model_of(Shelf())
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_ids(range(1, 500), tuple(row(n) for n in range(1, PAGE + 1)))
    model.show_ids((), ())
    assert tester.model() is model
    assert model.rowCount() == 0


def test_rows_come_by_the_page_and_the_last_wanted_first(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = model_of(shelf)
    model.show_ids(range(1, 10_001), tuple(row(n) for n in range(1, PAGE + 1)))
    assert words(model, 0) == "Body <b>1</b>"
    assert words(model, 0, 3) == "1,200"
    assert words(model, 3 * PAGE) == NOT_YET
    assert words(model, 9 * PAGE) == NOT_YET
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    assert shelf.asked[0][0][0] == 9 * PAGE + 1
    shelf.answer()
    assert words(model, 9 * PAGE) == f"Body <b>{9 * PAGE + 1}</b>"
    shelf.answer()
    assert words(model, 3 * PAGE) == f"Body <b>{3 * PAGE + 1}</b>"
    assert shelf.asked == []


def test_an_answer_to_an_older_list_is_dropped(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = model_of(shelf)
    model.show_ids(range(1, 300), ())
    assert words(model, 0) == NOT_YET
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    model.show_ids(range(501, 800), ())
    shelf.answer()
    assert words(model, 0) == NOT_YET
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    shelf.answer()
    assert words(model, 0) == "Body <b>501</b>"
    assert (model.position_of(501), model.position_of(1)) == (0, -1)


def test_pages_are_let_go_and_a_tooltip_is_plain(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = model_of(shelf)
    many = PAGE * (KEPT_PAGES + 2)
    model.show_ids(range(1, many + 1), tuple(row(n) for n in range(1, many + 1)))
    assert words(model, 0) == NOT_YET
    assert words(model, many - 1) == f"Body <b>{many}</b>"
    tip = model.data(model.index(many - 1, 0), int(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in str(tip)
    assert model.data(model.index(2, 0), int(Qt.ItemDataRole.UserRole)) == 3
