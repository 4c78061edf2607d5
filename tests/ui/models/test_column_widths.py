"""Columns share the room; the title is never squeezed, others go first and in order."""

import pytest

from diplomat_desk.domain.figures import SortKey
from diplomat_desk.ui.models.column_widths import TITLE_LEAST, fitted
from diplomat_desk.ui.models.columns import COLUMNS

AT = {column.key: number for number, column in enumerate(COLUMNS)}
FIRST = {number for number, column in enumerate(COLUMNS) if column.at_first}


@pytest.mark.parametrize(
    ("room", "gone"),
    [
        (1200, set()),
        (840, set()),
        (740, {SortKey.KIND}),
        (650, {SortKey.KIND, SortKey.STATUS}),
        (540, {SortKey.KIND, SortKey.STATUS, SortKey.COUNTRIES}),
        (320, {
            SortKey.KIND, SortKey.STATUS, SortKey.COUNTRIES, SortKey.REFERENCE, SortKey.START,
        }),
    ],
)  # fmt: skip
def test_columns_go_in_order_and_the_rest_fills_the_room(room: int, gone: set[SortKey]) -> None:
    widths = fitted(FIRST, room, 100)
    assert set(widths) == FIRST - {AT[key] for key in gone}
    assert sum(widths.values()) == room
    assert widths[AT[SortKey.TITLE]] >= TITLE_LEAST


def test_a_column_that_somebody_chose_stays_and_the_table_scrolls() -> None:
    wanted = {AT[SortKey.TITLE], AT[SortKey.APPROACH], AT[SortKey.ORGANISATIONS]}
    widths = fitted(wanted, 300, 100)
    assert set(widths) == wanted
    assert sum(widths.values()) > 300


def test_the_last_column_stays() -> None:
    assert set(fitted({AT[SortKey.KIND]}, 10, 100)) == {AT[SortKey.KIND]}


def test_larger_type_needs_wider_columns_and_leaves_room_for_fewer() -> None:
    usual, larger = fitted(FIRST, 840, 100), fitted(FIRST, 840, 125, 1.25)
    assert len(larger) < len(usual)
    assert sum(larger.values()) == 840
    assert larger[AT[SortKey.START]] == round(usual[AT[SortKey.START]] * 1.25)
    assert larger[AT[SortKey.REFERENCE]] == 125
