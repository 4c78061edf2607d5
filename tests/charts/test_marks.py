"""Pointing and walking among marks."""

import pytest

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.marks import LinedMarks, Mark, ScatteredMarks, Step
from diplomat_desk.domain.aims import of
from diplomat_desk.domain.dimensions import Dimension


def mark(row: str, column: str, x: float, y: float, wide: float = 10) -> Mark:
    return Mark(row, column, 1, f"{row} {column}", Box(x, y, wide, 28))


NAME_1, A1, B1, C1 = (
    mark("1", "", 0, 0),
    mark("1", "A", 10, 0),
    mark("1", "B", 20, 0),
    mark("1", "C", 30, 0),
)
NAME_2, C2 = mark("2", "", 0, 28), mark("2", "C", 10, 28, 5)
NAME_3, A3, B3 = mark("3", "", 0, 56), mark("3", "A", 10, 56), mark("3", "B", 20, 56)
MARKS = LinedMarks(((NAME_1, A1, B1, C1), (NAME_2, C2), (NAME_3, A3, B3)))


@pytest.mark.parametrize("wanted", MARKS.all)
def test_a_point_in_a_mark_finds_it(wanted: Mark) -> None:
    assert MARKS.at(*wanted.box.centre) is wanted


@pytest.mark.parametrize("place", [(-1, 5), (5, -1), (41, 5), (16, 33), (5, 85)])
def test_a_point_outside_finds_nothing(place: tuple[float, float]) -> None:
    assert MARKS.at(*place) is None


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
    assert LinedMarks(()).first is None
    assert LinedMarks(()).at(1, 1) is None


def test_marks_of_a_country_are_found_wherever_they_lie() -> None:
    aim = of({Dimension.COUNTRY: "PAK"})
    pak = Mark("PAK", "", 1, "", Box(0, 0, 9, 9), aim)
    for marks in (LinedMarks(((pak,), (A3,))), ScatteredMarks((A3, pak))):
        assert marks.of_country("PAK") == (pak,)
        assert marks.of_country("IND") == ()


def test_of_scattered_marks_the_topmost_is_pointed_at_and_the_list_is_walked() -> None:
    low, high = mark("low", "", 0, 0, 30), mark("high", "", 10, 0)
    marks = ScatteredMarks((low, high))
    assert marks.at(12, 5) is high
    assert marks.at(25, 5) is low
    assert marks.at(25, 99) is None
    assert marks.find(("high", "")) is high
    assert marks.go(low, Step.RIGHT) is high
    assert marks.go(high, Step.DOWN) is high
    assert marks.go(high, Step.TOP) is marks.first
