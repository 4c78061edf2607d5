"""Two filters over time, side by side: one axis, one legend, and every bar can be pointed at."""

import pytest

from diplomat_desk.charts.catalogue import find
from diplomat_desk.charts.compare import Pair, describe_pair, pair_table
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.over_time import OverTimeLayout
from diplomat_desk.charts.layouts.pair import PairLayout
from diplomat_desk.charts.marks import Step
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.domain.aims import begun_in
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.periods import Period
from tests.charts.recording import overlapping, recorded, recorded_head
from tests.charts.test_over_time import SAMPLE, basis, figures
from tests.making import day

LOOK = paper_look(Theme.LIGHT)
OTHER = figures(
    ("1990-02", "T3", 30), ("1996-04", "L1", 1), chosen=Filter(countries=("IND",))
)  # fmt: skip


def pair(total: str = "each") -> Pair:
    return describe_pair(find("over-time"), SAMPLE, OTHER, basis(total=total))


def lay_out(wide: float = 1000, high: float = 0, total: str = "each") -> PairLayout:
    return PairLayout(pair(total), Room(wide, high), LOOK)


@pytest.mark.parametrize("total", ["each", "running"])
@pytest.mark.parametrize(("wide", "high"), [(400, 0), (1000, 0), (1000, 640), (1880, 900)])
def test_a_number_is_as_high_in_both(wide: float, high: float, total: str) -> None:
    layout = lay_out(wide, high, total)
    one, other = layout.halves
    assert isinstance(one, OverTimeLayout)
    assert isinstance(other, OverTimeLayout)
    assert (one.head_height, one.base, one.scale) == (other.head_height, other.base, other.scale)
    assert [slot.key for slot in one.chart.slots] == [slot.key for slot in other.chart.slots]
    assert one.chart.series == other.chart.series
    for drawn in (recorded(layout, LOOK), recorded_head(layout, LOOK)):
        assert overlapping(drawn) == []
    for bar in recorded(layout, LOOK).of("segment"):
        assert bar.mark is not None
        assert bar.box.high == pytest.approx(bar.mark.value * one.scale)


@pytest.mark.parametrize("wide", [400, 1000])
def test_every_bar_of_both_can_be_pointed_at(wide: float) -> None:
    layout = lay_out(wide)
    assert len({mark.key for mark in layout.marks.all}) == len(layout.marks.all)
    for mark in layout.marks.all:
        if mark.column:
            assert layout.marks.at(*mark.box.centre) == mark
        assert layout.marks.find(mark.key) == mark
    assert layout.marks.find(("C 1990", "")) is None
    assert layout.marks.at(-5, -5) is None


def test_the_keyboard_goes_from_one_half_into_the_other() -> None:
    marks = lay_out().marks
    last = marks.find(("A 2026", ""))
    assert last is not None
    assert marks.go(last, Step.RIGHT).key == ("B 1949", "")
    assert marks.go(marks.go(last, Step.RIGHT), Step.LEFT).row.startswith("A ")
    assert marks.go(last, Step.LEFT).key == ("A 2025", "")
    below = lay_out(400).marks
    first = below.find(("A 1990", ""))
    assert first is not None
    assert below.go(first, Step.DOWN).row.startswith("B ")


def test_a_period_can_be_drawn_in_either_half() -> None:
    layout = lay_out()
    for letter in "AB":
        mark = layout.marks.find((f"{letter} 1990", ""))
        assert mark is not None
        x = mark.box.centre[0]
        assert layout.period(x, x) == begun_in(Period(day("1990"), day("1990")))


def test_the_table_has_both_step_by_step() -> None:
    table = pair_table(find("over-time"), SAMPLE, OTHER, basis(step="decade"))
    lines = {line.key: line.cells for line in table.lines}
    assert lines["1990s"] == ("1990s", 1, 0, 3, 0, 0, 4, 1, 0, 0, 30, 0, 31)


def test_the_tables_have_the_longer_step_of_both_and_the_same_groups() -> None:
    months = figures(
        ("2001-02", "T3", 2), ("2001-04", "L1", 1), chosen=Filter(since=day("2001"), until=day("2002"))
    )  # fmt: skip
    kind = find("over-time")
    assert kind.table(months, basis()).lines[0].key == "2001-01"
    for pair in ((SAMPLE, months), (months, SAMPLE)):
        table = pair_table(kind, *pair, basis())
        lines = {line.key: line.cells for line in table.lines}
        assert list(lines) == [str(year) for year in range(1949, 2027)]
        halves = len(table.headings) // 2
        first = [name.removesuffix(" (A)") for name in table.headings[1 : halves + 1]]
        second = [name.removesuffix(" (B)") for name in table.headings[halves + 1 :]]
        assert first == second
        drawn = describe_pair(kind, *pair, basis())
        for n, half in enumerate(drawn.halves):
            totals = [cells[halves * (n + 1)] for cells in lines.values()]
            assert totals == [slot.bars[0].total for slot in half.slots]  # type: ignore[attr-defined]


def test_beside_nothing_a_table_is_as_it_is_by_itself() -> None:
    nothing = figures(chosen=Filter(text="nothing"))
    kind = find("over-time")
    table = pair_table(kind, SAMPLE, nothing, basis())
    assert [line.cells[1:6] for line in table.lines] == [
        line.cells[1:] for line in kind.table(SAMPLE, basis()).lines
    ]
