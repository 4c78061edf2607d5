"""The heading of the register: what there is room for, and by which column the list is sorted."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.figures import Sort, SortKey
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.models.register_model import RegisterModel
from diplomat_desk.ui.register_header import RegisterHeader
from diplomat_desk.ui.register_table import RegisterTable
from tests.ui.forms.keys import show
from tests.ui.rows import COUNTRIES, VOCABULARIES, row

AT = {column.key: number for number, column in enumerate(COLUMNS)}


@pytest.fixture
def table(qtbot: QtBot) -> RegisterTable:
    rows = tuple(row(number) for number in range(1, 6))
    model = RegisterModel(VOCABULARIES, COUNTRIES, lambda ids, then: None)
    table = RegisterTable(model, VOCABULARIES)
    show(qtbot, table, 900, 300)
    table.show_ids([one.id for one in rows], rows)
    return table


def keys(header: RegisterHeader) -> set[SortKey]:
    return {COLUMNS[number].key for number in header.shown_columns()}


def is_whole(header: RegisterHeader) -> bool:
    return header.length() <= header.viewport().width()


@pytest.mark.parametrize("width", [330, 480, 600, 719, 850, 1200])
def test_what_is_shown_is_whole(table: RegisterTable, width: int) -> None:
    table.resize(width, 300)
    assert is_whole(table.columns)
    assert table.columns.sectionSize(AT[SortKey.TITLE]) >= 200


def test_columns_fold_away_and_come_back(table: RegisterTable) -> None:
    first = keys(table.columns)
    table.resize(740, 300)
    assert first - keys(table.columns) == {SortKey.KIND}
    menu = {action.text(): action for action in table.columns.menu().actions()}
    assert menu["Kind (no room now)"].isChecked()
    table.resize(1000, 300)
    assert keys(table.columns) == first
    assert not table.columns.layout_text().count("kind:0")


def test_a_column_asked_for_without_room_is_shown_and_the_table_scrolls(
    table: RegisterTable,
) -> None:
    table.resize(700, 300)
    menu = {action.text(): action for action in table.columns.menu().actions()}
    menu["Kind (no room now)"].trigger()
    assert SortKey.KIND not in keys(table.columns)
    menu = {action.text(): action for action in table.columns.menu().actions()}
    menu["Kind"].trigger()
    assert SortKey.KIND in keys(table.columns)
    assert not is_whole(table.columns)


def test_a_layout_survives_a_narrow_window(table: RegisterTable) -> None:
    table.resize(500, 300)
    kept = table.columns.layout_text()
    table.columns.arrange(kept)
    table.resize(1000, 300)
    assert keys(table.columns) == {column.key for column in COLUMNS if column.at_first}


def dark_pixels(header: RegisterHeader, section: int) -> int:
    left, width = header.sectionViewportPosition(section), header.sectionSize(section)
    picture = header.viewport().grab(QRect(left, 0, width, header.height())).toImage()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(
        grey.pixelColor(x, y).lightness() < 128
        for x in range(grey.width())
        for y in range(grey.height())
    )


def test_the_sorted_column_wears_an_arrow(table: RegisterTable) -> None:
    header, title = table.columns, AT[SortKey.TITLE]
    header.show_sort(Sort(SortKey.START))
    plain = dark_pixels(header, title)
    header.show_sort(Sort(SortKey.TITLE))
    up = dark_pixels(header, title)
    header.show_sort(Sort(SortKey.TITLE, descending=True))
    assert up > plain
    assert dark_pixels(header, title) > plain
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
