"""Pointing and walking among marks."""

import pytest
from PySide6.QtCore import QPointF, QRectF

from diplomat_desk.ui.charts.marks import Mark, Marks, Step


def mark(row: str, column: str, x: float, y: float, wide: float = 10) -> Mark:
    return Mark(row, column, 1, f"{row} {column}", QRectF(x, y, wide, 28))


NAME_1, A1, B1, C1 = (
    mark("1", "", 0, 0),
    mark("1", "A", 10, 0),
    mark("1", "B", 20, 0),
    mark("1", "C", 30, 0),
)
NAME_2, C2 = mark("2", "", 0, 28), mark("2", "C", 10, 28, 5)
NAME_3, A3, B3 = mark("3", "", 0, 56), mark("3", "A", 10, 56), mark("3", "B", 20, 56)
MARKS = Marks(((NAME_1, A1, B1, C1), (NAME_2, C2), (NAME_3, A3, B3)))


@pytest.mark.parametrize("wanted", MARKS.all)
def test_a_point_in_a_mark_finds_it(wanted: Mark) -> None:
    assert MARKS.at(wanted.shape.center()) is wanted


@pytest.mark.parametrize("place", [(-1, 5), (5, -1), (41, 5), (16, 33), (5, 85)])
def test_a_point_outside_finds_nothing(place: tuple[float, float]) -> None:
    assert MARKS.at(QPointF(*place)) is None


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        (NAME_1, Step.RIGHT, A1),
        (NAME_1, Step.LEFT, NAME_1),
        (C1, Step.RIGHT, C1),
        (C1, Step.DOWN, C2),
        (A1, Step.DOWN, C2),
        (C2, Step.UP, C1),
        (C2, Step.DOWN, A3),
        (NAME_3, Step.DOWN, NAME_3),
        (NAME_1, Step.UP, NAME_1),
        (B1, Step.ROW_START, NAME_1),
        (NAME_1, Step.ROW_END, C1),
        (A1, Step.BOTTOM, A3),
        (B3, Step.TOP, B1),
        (A1, Step.PAGE_DOWN, A3),
        (B3, Step.PAGE_UP, B1),
    ],
)
def test_a_step_leads_to_the_same_track_or_else_the_nearest(
    start: Mark, step: Step, end: Mark
) -> None:
    assert MARKS.go(start, step) is end


def test_a_mark_is_found_by_what_it_stands_for() -> None:
    assert MARKS.find(("3", "B")) is B3
    assert MARKS.find(("3", "C")) is None


def test_no_lines_have_no_first_mark() -> None:
    assert Marks(()).first is None
    assert Marks(()).at(QPointF(1, 1)) is None
