"""The bars over time in pixels: as high as their numbers, with names that never touch."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.over_time import OverTimeLayout
from diplomat_desk.charts.marks import Step as Going
from diplomat_desk.charts.over_time import OverTimeChart, describe
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.domain.aims import begun_in
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.over_time import Beginnings, Dated, Dates, OverTime
from diplomat_desk.domain.periods import Period
from tests.charts.recording import overlapping, recorded, recorded_head
from tests.charts.test_over_time import SAMPLE, against, basis, both, figures
from tests.making import day

LOOK = paper_look(Theme.LIGHT)
WIDTHS = (320, 560, 900, 1900)


def lay_out(chart: OverTimeChart, wide: float = 900, high: float = 0) -> OverTimeLayout:
    return OverTimeLayout(chart, Room(wide, high), LOOK)


def long() -> OverTime:
    """Return 77 years with something in every month."""
    dated = (
        (f"{year}-{month:02}", ("L1", "L2", "T2")[month % 3], 1 + (year * month) % 7)
        for year in range(1949, 2026)
        for month in range(1, 13)
    )
    return figures(*dated)


CHARTS = {
    "years": describe(SAMPLE, basis()),
    "not split": describe(replace(SAMPLE, split=None), basis(split="none")),
    "quarters": describe(figures(("2012-01", "T2", 1), ("2019-03", "L1", 1200)), basis()),
    "months": describe(long(), basis(step="month")),
    "decades": describe(long(), basis(step="decade")),
    "running": describe(long(), basis(total="running")),
    "running months": describe(long(), basis(total="running", step="month")),
    "plans": describe(both(), basis(dates="both")),
    "two periods": describe(against(), basis(compare="previous", step="year")),
    "two periods by month": describe(against(), basis(compare="previous", step="month")),
    "to come": describe(
        figures(("2015", "T2", 3), ("2026", "L1", 2), ("2027", "L1", 1), ("2031", "T2", 3)), basis()
    ),
    "one": describe(figures(("1991-10", "T2", 1)), basis()),
    "one month of two years": describe(figures(("1991-12", "T2", 1), ("1992-01", "T2", 1)), basis()),
}  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("wide", WIDTHS)
def test_bars_are_as_high_as_their_numbers(name: str, wide: float) -> None:
    chart = CHARTS[name]
    layout = lay_out(chart, wide)
    drawn = recorded(layout, LOOK).of("segment")
    for one in drawn:
        assert one.mark is not None
        assert one.box.high == pytest.approx(one.mark.value * layout.scale)
        assert one.box.wide >= 1
        assert one.box.x >= -0.5
        assert one.box.right <= wide + 0.5
        assert one.box.y >= 0
    values = [one.mark.value for one in drawn if one.mark]
    wanted = [p.value for slot in chart.slots for bar in slot.bars for p in bar.pieces]
    assert values == wanted


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("wide", WIDTHS)
def test_no_words_touch_or_leave_the_picture(name: str, wide: float) -> None:
    layout = lay_out(CHARTS[name], wide)
    for drawn in (recorded(layout, LOOK), recorded_head(layout, LOOK)):
        assert overlapping(drawn) == []
        for one in drawn.all:
            if one.what == "text":
                assert one.box.x >= -1
                assert one.box.right <= wide + 1, one.words
    assert len(recorded(layout, LOOK).of("step")) >= 1


@settings(max_examples=25)
@given(st.integers(320, 1900), st.sampled_from(sorted(CHARTS)))
def test_at_any_width_nothing_touches(wide: int, name: str) -> None:
    layout = lay_out(CHARTS[name], wide)
    assert overlapping(recorded(layout, LOOK)) == []
    assert overlapping(recorded_head(layout, LOOK)) == []


@pytest.mark.parametrize("high", [300, 700, 1100])
def test_it_fills_the_screen_and_does_not_scroll(high: float) -> None:
    layout = lay_out(CHARTS["years"], 900, high)
    assert layout.head_height + layout.height == high


def test_on_paper_it_is_as_high_as_is_sensible() -> None:
    heights = [lay_out(CHARTS["years"], wide).height for wide in WIDTHS]
    assert heights == sorted(heights)
    assert (heights[0], heights[-1]) == (180, 460)


def test_bars_of_a_step_do_not_meet_those_of_the_next() -> None:
    layout = lay_out(CHARTS["two periods"])
    boxes = sorted((one.box for one in recorded(layout, LOOK).of("segment")), key=lambda b: b.x)
    assert all(one.right <= other.x for one, other in pairwise(boxes))


@settings(max_examples=60)
@given(st.integers(320, 1900), st.sampled_from(["months", "running", "running months"]))
def test_bars_that_touch_leave_no_pixel_between_them(wide: int, name: str) -> None:
    layout = lay_out(CHARTS[name], wide)
    boxes = [layout.bar_box(n, 0, 0, 1) for n in range(len(layout.chart.slots))]
    assert all(other.x <= one.right for one, other in pairwise(boxes))


def test_only_what_is_exposed_is_drawn() -> None:
    layout = lay_out(CHARTS["months"], 900)
    whole = recorded(layout, LOOK).of("segment")
    part = recorded(layout, LOOK, Box(400, 0, 20, layout.height)).of("segment")
    assert 0 < len(part) < len(whole) / 20


def test_a_point_finds_the_segment_or_else_its_column() -> None:
    layout = lay_out(CHARTS["years"])
    for one in recorded(layout, LOOK).of("segment"):
        assert layout.marks.at(*one.box.centre) == one.mark
    slot = next(n for n, slot in enumerate(layout.chart.slots) if slot.key == "1991")
    left, right = layout.axis.sides(slot)
    above = layout.marks.at((left + right) / 2, 1)
    assert above is not None
    assert (above.key, above.value) == (("1991", ""), 4)
    empty = layout.marks.at((left + right) / 2 + layout.axis.wide, 1)
    assert empty is not None
    assert (empty.row, empty.value, empty.text) == ("1992", 0, "1992: 0 initiatives")
    assert layout.marks.at(1, 1) is None
    assert layout.marks.at((left + right) / 2, layout.base + 5) is None


def test_the_keyboard_goes_along_time_and_up_a_bar() -> None:
    marks = lay_out(CHARTS["years"]).marks
    first = marks.first
    assert first is not None
    assert first.key == ("1949", "")
    at_1991 = marks.find(("1991", ""))
    assert at_1991 is not None
    lowest = marks.go(at_1991, Going.UP)
    assert lowest.key == ("1991", "L1")
    assert marks.go(at_1991, Going.TOP).key == ("1991", "T2")
    assert marks.go(lowest, Going.RIGHT).key == ("1992", "")
    assert marks.go(at_1991, Going.PAGE_DOWN, 10).key == ("2001", "")
    assert marks.go(at_1991, Going.ROW_END).key == ("2026", "")
    assert marks.go(first, Going.LEFT) == first
    assert marks.find(("1848", "")) is None


def test_drawing_across_the_body_chooses_whole_steps() -> None:
    chosen = Filter(since=day("2015-03"), until=day("2019"))
    made = figures(("2016", "T2", 1), ("2018", "T2", 1), chosen=chosen)
    layout = lay_out(describe(made, basis(step="year")))
    middle = [sum(layout.axis.sides(n)) / 2 for n in range(5)]
    assert layout.period(middle[1], middle[3]) == begun_in(Period(day("2016"), day("2018")))
    assert layout.period(middle[3], middle[1]) == begun_in(Period(day("2016"), day("2018")))
    assert layout.period(-50, 5000) == begun_in(Period(day("2015-03"), day("2019")))


def test_the_largest_is_named_where_not_all_can_be() -> None:
    drawn = recorded(lay_out(CHARTS["months"], 900), LOOK)
    largest = max(bar.total for slot in CHARTS["months"].slots for bar in slot.bars)
    assert f"{largest:,}" in [one.words for one in drawn.of("total")]
    assert len(drawn.of("total")) <= 2
    every = recorded(lay_out(CHARTS["decades"], 900), LOOK).of("total")
    assert len(every) == sum(1 for slot in CHARTS["decades"].slots if slot.bars[0].total)


@pytest.mark.parametrize("wide", WIDTHS)
def test_running_totals_are_written_where_they_grew_and_at_the_end(wide: float) -> None:
    steps = [(f"{year}", "L1", 1) for year in (1990, 1991, 1997)]
    steps += [("1998", "T2", 9), ("2000", "L1", 4)]
    chart = describe(figures(*steps), basis(total="running", step="year"))
    layout = lay_out(chart, wide, 500)
    drawn = recorded(layout, LOOK)
    totals = [int(one.words) for one in drawn.of("total")]
    assert totals[-1] == chart.slots[-1].bars[0].total == 16
    assert totals == sorted(set(totals))
    end = layout.axis.sides(len(chart.slots) - 1)[0]
    values = [int(one.words) for one in drawn.of("value") if one.box.right < end]
    assert all(values.count(value) == 1 for value in values)
    assert not any(
        one.box.meets(bar.box) for one in drawn.of("total") for bar in drawn.of("segment")
    )


def test_of_bars_beside_each_other_all_totals_are_written_that_fit() -> None:
    dated = [(f"{year}", "L1", 100 + 7 * (year % 3)) for year in range(1990, 2020)]
    beginnings = tuple(
        Beginnings(dates, tuple(Dated(day(text), code, n) for text, code, n in dated))
        for dates in (Dates.PLANNED, Dates.ACTUAL)
    )
    made = replace(figures(*dated), beginnings=beginnings)
    chart = describe(made, basis(dates="both", step="year"))
    totals = [bar.total for slot in chart.slots for bar in slot.bars if bar.total]
    for wide in (600, 900, 1300, 1900):
        drawn = recorded(lay_out(chart, wide), LOOK)
        written = [int(one.words) for one in drawn.of("total")]
        assert max(totals) in written
        assert len(written) > 4 if wide < 1900 else len(written) >= 30
        assert overlapping(drawn) == []


def test_running_totals_beside_each_other_are_not_repeated_either() -> None:
    dated = tuple(Dated(day(str(year)), "L1", 1) for year in (1960, 1975, 1990, 2005, 2020))
    beginnings = tuple(Beginnings(dates, dated) for dates in (Dates.PLANNED, Dates.ACTUAL))
    made = replace(figures(), beginnings=beginnings)
    chart = describe(made, basis(dates="both", total="running", step="year"))
    written = [one.words for one in recorded(lay_out(chart, 1300), LOOK).of("total")]
    assert written.count("5") in (2, 3, 4)
    assert len(written) <= 12


def test_running_totals_are_named_where_they_end_instead_of_in_a_legend() -> None:
    layout = lay_out(CHARTS["running"])
    ends = recorded(layout, LOOK).of("end")
    assert [one.words.split(":")[0] for one in ends] == [one.label for one in layout.chart.series]
    assert recorded_head(layout, LOOK).of("swatch") == []
    narrow = lay_out(CHARTS["running"], 320)
    assert recorded(narrow, LOOK).of("end") == []
    assert len(recorded_head(narrow, LOOK).of("swatch")) == 3


def test_what_is_still_to_come_lies_behind_a_line() -> None:
    layout = lay_out(CHARTS["to come"])
    drawn = recorded(layout, LOOK)
    (line,) = drawn.of("today")
    year = next(n for n, slot in enumerate(layout.chart.slots) if slot.key == "2027")
    assert line.box.x == layout.axis.sides(year)[0]
    assert "still to come" in drawn.words
    assert recorded(lay_out(CHARTS["years"]), LOOK).of("today") == []


def test_what_is_held_against_is_paler() -> None:
    layout = lay_out(CHARTS["two periods"])
    drawn = recorded(layout, LOOK).of("segment")
    colours = {one.mark.column: one.colour for one in drawn if one.mark}
    assert set(colours) == {"before:L1", "T2"}
    assert colours["before:L1"] != "#4477AA"
    assert colours["T2"] == "#EE6677"


def test_a_chart_split_by_kind_keeps_its_groups_apart() -> None:
    made = figures(("1991", "summit", 3), ("1991", "other", 2), split=Dimension.KIND)
    drawn = recorded(lay_out(describe(made, basis(split="kind"))), LOOK).of("segment")
    assert len({one.colour for one in drawn}) == 2
