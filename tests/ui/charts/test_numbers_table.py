"""The table of a chart's numbers."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.aims import Aim, of
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.ui.charts.numbers_model import NumbersModel
from diplomat_desk.ui.charts.numbers_table import NumbersTable
from tests.ui.charts.crosstabs import HUGE, MANY, NONE, ODD, SOME, counted
from tests.ui.forms.keys import press, show

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot) -> NumbersTable:
    made = NumbersTable()
    made.show_table(SOME.table())
    show(qtbot, made, 700, 300)
    made.setFocus()
    return made


def column(table: NumbersTable, number: int) -> list[str]:
    model = table.sorted
    return [str(model.index(line, number).data()) for line in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = NumbersModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for numbers in (SOME, MANY, ODD, NONE):
        model.show(numbers.table())
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.rowCount() == 0


def test_the_model_holds_every_number() -> None:
    model = NumbersModel()
    model.show(MANY.table())
    for line, row in enumerate(counted(MANY).cells):
        shown = [model.index(line, 1 + n).data() for n in range(len(row))]
        assert shown == [str(value) for value in row]
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(6)]
    assert headings == ["Country", "Level 1", "Track 1.5", "Level 2", "Track II", "All tracks"]


def test_large_numbers_are_grouped_and_sorted_as_numbers(table: NumbersTable) -> None:
    table.show_table(HUGE.table())
    assert column(table, 1) == ["123,456", "2"]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(table, 1) == ["2", "123,456"]


def test_a_heading_sorts_and_the_order_of_the_chart_comes_first(table: NumbersTable) -> None:
    assert column(table, 0) == ["Land 0", "Land 1", "Land 2", "Land 3"]
    table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert column(table, 4) == ["0", "0", "4", "23"]


def test_control_c_copies_the_cells_as_a_spreadsheet_takes_them(table: NumbersTable) -> None:
    table.selectRow(0)
    press(Qt.Key.Key_C, modifier=CONTROL)
    assert QGuiApplication.clipboard().text() == "Land 0\t18\t7\t24\t23\t72"


def test_enter_narrows_to_the_cell_but_not_to_nothing(table: NumbersTable) -> None:
    picked: list[Aim] = []
    table.picked.connect(picked.append)
    for line, place in ((0, 3), (1, 2), (1, 0), (2, 5)):
        table.setCurrentIndex(table.sorted.index(line, place))
        press(Qt.Key.Key_Return)
    assert picked == [
        of({Dimension.COUNTRY: "A00", Dimension.TRACK: "L2"}),
        of({Dimension.COUNTRY: "A01"}),
        of({Dimension.COUNTRY: "A02"}),
    ]


def test_nothing_is_copied_or_picked_where_nothing_is(table: NumbersTable) -> None:
    picked: list[Aim] = []
    table.picked.connect(picked.append)
    table.setCurrentIndex(QModelIndex())
    press(Qt.Key.Key_Return)
    assert (picked, table.selected_text()) == ([], "")
