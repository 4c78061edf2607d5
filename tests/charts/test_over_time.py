"""What a chart over time says: its steps, its bars, its words and its table."""

from dataclasses import replace

import pytest

from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.over_time import OverTimeChart, describe, together
from diplomat_desk.charts.over_time_options import OPTIONS
from diplomat_desk.charts.over_time_table import table
from diplomat_desk.domain.aims import Aim, begun_in, narrowed
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import NOT_RECORDED, Filter, Unit
from diplomat_desk.domain.over_time import Beginnings, Dated, Dates, Earlier, OverTime, period_of
from diplomat_desk.domain.periods import Period
from diplomat_desk.domain.terms import Term, Vocabularies
from tests.charts.figures import COUNTRIES, VOCABULARIES
from tests.making import day

TODAY = day("2026-11-24")


def figures(
    *dated: tuple[str, str, int],
    chosen: Filter | None = None,
    split: Dimension | None = Dimension.TRACK,
    dates: Dates = Dates.RECORDED,
    withheld: int = 0,
) -> OverTime:
    """Return figures of (date, code, number)."""
    found = tuple(
        Dated(day(text.rstrip("~?%")), code, number, number if text[-1] in "~?%" else 0)
        for text, code, number in dated
    )
    chosen = chosen or Filter()
    selected = sum(one.number for one in found)
    tally = Tally(selected, 400, 0, withheld, unit=chosen.unit)
    begun = (Beginnings(dates, found),)
    return OverTime(chosen, tally, Level.PUBLIC, split, begun, period_of(chosen))


def basis(vocabularies: Vocabularies = VOCABULARIES, **options: str) -> Basis:
    """Return what a chart is described with on a certain day."""
    usual = {option.name: option.default for option in OPTIONS}
    imprint = Imprint("A register", TODAY, Level.PUBLIC)
    return Basis(
        vocabularies=vocabularies, countries=COUNTRIES, options=usual | options, imprint=imprint
    )


def heights(chart: OverTimeChart) -> dict[str, tuple[int, ...]]:
    """Return the totals of the bars that have any, by step."""
    found = {slot.key: tuple(bar.total for bar in slot.bars) for slot in chart.slots}
    return {key: totals for key, totals in found.items() if any(totals)}


SAMPLE = figures(
    ("1949", "L2", 1), ("1991-10", "T2", 2), ("1991-11~", "L1", 1), ("1991", "T2", 1), ("2023-05", "", 3)
)  # fmt: skip


def test_steps_without_anything_are_there_too() -> None:
    chart = describe(SAMPLE, basis())
    assert [slot.key for slot in chart.slots] == [str(year) for year in range(1949, 2027)]
    assert heights(chart) == {"1949": (1,), "1991": (4,), "2023": (3,)}
    assert chart.axis_end == 4
    assert [one.label for one in chart.series] == [
        "Level 1, official", "Level 2, third party", "Track II", "Not recorded",
    ]  # fmt: skip


def test_a_bar_is_stacked_in_the_order_of_the_tracks() -> None:
    chart = describe(SAMPLE, basis())
    (bar,) = next(slot for slot in chart.slots if slot.key == "1991").bars
    assert [(one.key, one.start, one.end) for one in bar.pieces] == [("L1", 0, 1), ("T2", 1, 4)]
    assert bar.text == "1991: 4 initiatives · Level 1, official: 1 · Track II: 3"
    assert bar.pieces[1].text == "1991 · Track II: 3 initiatives"


def test_vague_dates_are_in_no_month_and_the_caption_counts_them() -> None:
    chart = describe(SAMPLE, basis(step="month"))
    assert heights(chart) == {"1991-10": (2,), "1991-11": (1,), "2023-05": (3,)}
    assert "2 dates too vague for a month · 1 date approximate or uncertain" in chart.caption[1]
    assert "too vague" not in describe(SAMPLE, basis()).caption[1]
    assert heights(describe(SAMPLE, basis(step="quarter"))) == {"1991-Q4": (3,), "2023-Q2": (3,)}


def test_a_date_that_may_lie_before_the_period_is_in_no_bar_and_the_caption_counts_it() -> None:
    chosen = Filter(since=day("1991-10"))
    chart = describe(figures(("1991", "T2", 2), ("1992", "T2", 1), chosen=chosen), basis())
    assert heights(chart) == {"1992": (1,)}
    assert "2 perhaps begun outside the period" in chart.caption[1]
    only = describe(figures(("1991", "T2", 2), chosen=chosen), basis())
    assert only.empty == "No date is known well enough to lie in this period for sure."


def test_a_total_that_runs_on_has_a_year_from_its_end_on() -> None:
    chart = describe(SAMPLE, basis(step="month", total="running"))
    bars = {slot.key: slot.bars[0].total for slot in chart.slots}
    assert [bars[key] for key in ("1949-12", "1991-09", "1991-10", "1991-11", "1991-12", "2023-05")] == [
        1, 1, 3, 4, 5, 8,
    ]  # fmt: skip
    assert "too vague" not in chart.caption[1]
    assert "What is known to the year only counts from the end of that year on." in chart.caption[2]
    assert "known to the year" not in describe(SAMPLE, basis(total="running")).caption[2]


def test_what_it_says_in_words() -> None:
    chart = describe(SAMPLE, basis())
    assert chart.title == "Initiatives begun, by year"
    assert chart.summary == (
        "8 initiatives since 1949, most in 1991 (4); none since 2023. "
        "In the latest 10 years 3 began, in the 10 before none."
    )
    assert chart.caption[2] == "2026 is not over."
    assert chart.imprint == "A register · 24 November 2026 · Public"


def test_plans_for_later_are_said_to_be_still_to_come() -> None:
    made = figures(("2015", "T2", 3), ("2026", "L1", 2), ("2027", "L1", 1), ("2031", "T2", 3))
    chart = describe(made, basis())
    assert chart.summary.endswith("4 are still to come.")
    assert chart.caption[2] == "2026 is not over. 4 are still to come."
    assert chart.slots[chart.to_come or 0].key == "2027"


def test_what_is_withheld_is_said_to_leave_gaps() -> None:
    chart = describe(figures(("1991", "T2", 1), withheld=2), basis())
    assert "2 records withheld" in chart.caption[1]
    assert "Withheld records are not counted: a gap means none" in chart.caption[2]


@pytest.mark.parametrize(
    ("dated", "keys"),
    [
        ((("2020-01", "T2", 1), ("2021-03", "T2", 1)), ("2020-01", "2021-03")),
        ((("2019-01", "T2", 1), ("2024-03", "T2", 1)), ("2019-Q1", "2026-Q4")),
        ((("2012", "T2", 1), ("2021-03", "T2", 1)), ("2012", "2026")),
        ((("1949-01", "T2", 1), ("2021-03", "T2", 1)), ("1949", "2026")),
        ((("1849-01", "T2", 1), ("2021-03", "T2", 1)), ("1840s", "2020s")),
        ((("1849-01", "T2", 1),), ("1848-11", "1849-03")),
        ((("1849", "T2", 1),), ("1847", "1851")),
        ((("1949", "T2", 1), ("1955", "T2", 1)), ("1949", "1955")),
    ],
)
def test_the_step_follows_the_span_and_what_is_known(
    dated: tuple[tuple[str, str, int], ...], keys: tuple[str, str]
) -> None:
    slots = describe(figures(*dated), basis()).slots
    assert (slots[0].key, slots[-1].key) == keys


def test_a_step_that_would_make_thousands_of_bars_is_made_coarser_and_said() -> None:
    chart = describe(figures(("1000-01", "T2", 1), ("1990-01", "T2", 1)), basis(step="month"))
    assert len(chart.slots) == 991 + 36
    assert "Shown by year: steps of a month would be too many." in chart.caption[2]


def test_a_running_total_runs_on() -> None:
    chart = describe(SAMPLE, basis(total="running", step="decade"))
    assert heights(chart)["1990s"] == (5,)
    assert heights(chart)["2020s"] == (8,)
    bar = chart.slots[-1].bars[0]
    assert bar.text.startswith("Up to 2020s: 8 initiatives")
    assert bar.aim == begun_in(Period(None, day("2029")))


def test_the_filter_bounds_the_axis_and_what_a_click_narrows_to() -> None:
    chosen = Filter(since=day("2015-03"), until=day("2017"))
    made = figures(("2009", "T2", 4), ("2015-04", "T2", 1), chosen=chosen)
    chart = describe(made, basis(step="year"))
    assert heights(chart) == {"2015": (1,)}
    assert [slot.key for slot in chart.slots] == ["2015", "2016", "2017"]
    assert "4 begun before the period" in chart.caption[1]
    piece = chart.slots[0].bars[0].pieces[0]
    assert piece.aim == Aim(((Dimension.TRACK, "T2"),), day("2015-03"), day("2015"), begun=True)
    assert narrowed(chosen, piece.aim) == replace(
        chosen, until=day("2015"), begun=True, tracks=("T2",)
    )


def test_what_is_not_recorded_can_be_clicked() -> None:
    chart = describe(SAMPLE, basis())
    piece = next(slot for slot in chart.slots if slot.key == "2023").bars[0].pieces[0]
    assert piece.key == NOT_RECORDED
    assert narrowed(Filter(), piece.aim).tracks == (NOT_RECORDED,)


def both() -> OverTime:
    planned = Beginnings(Dates.PLANNED, (Dated(day("1990"), "T2", 3),), undated=5)
    actual = Beginnings(Dates.ACTUAL, (Dated(day("1991-04"), "T2", 2),), undated=6)
    return replace(SAMPLE, beginnings=(planned, actual))


def test_plans_stand_beside_what_came_of_them() -> None:
    chart = describe(both(), basis(dates="both", compare="previous"))
    assert heights(chart) == {"1990": (3, 0), "1991": (0, 2)}
    assert [name for _, name in chart.roles] == ["Planned to begin", "Begun"]
    assert chart.summary == "3 initiatives were planned to begin, and 2 began."
    assert "5 without a planned start · 6 without an actual start" in chart.caption[1]
    assert "not against another period" in chart.caption[2]
    bar = next(slot for slot in chart.slots if slot.key == "1990").bars[0]
    assert bar.text == "1990: 3 initiatives planned to begin · Track II: 3"


def against() -> OverTime:
    earlier = Beginnings(Dates.RECORDED, (Dated(day("2011-04"), "L1", 2),))
    made = figures(("2016-04", "T2", 1), chosen=Filter(since=day("2015"), until=day("2019")))
    return replace(made, earlier=Earlier(Period(day("2010"), day("2014")), earlier))


def test_two_periods_stand_step_beside_step() -> None:
    chart = describe(against(), basis(compare="previous", step="year"))
    assert chart.title == "Initiatives begun: 2015–2019 against 2010–2014"
    assert [[bar.name for bar in slot.bars] for slot in chart.slots][:2] == [
        ["2010", "2015"], ["2011", "2016"],
    ]  # fmt: skip
    assert heights(chart) == {"2016": (2, 1)}
    assert chart.summary == "1 initiative began in 2015–2019, 2 in 2010–2014."
    before = chart.slots[1].bars[0].pieces[0]
    assert (before.aim.since, before.aim.until) == (day("2011"), day("2011"))


def test_small_kinds_are_put_together() -> None:
    terms = [Term("kind", f"k{n}", f"Kind {n}", position=n) for n in range(12)]
    made = figures(*((f"199{n % 10}", f"k{n}", 20 - n) for n in range(12)), split=Dimension.KIND)
    chart = describe(made, basis(Vocabularies(tuple(terms)), split="kind"))
    assert [one.label for one in chart.series] == [f"Kind {n}" for n in range(6)] + [
        "6 other kinds"
    ]
    assert len({one.colour for one in chart.series}) == 7
    assert sum(one.total for one in chart.series) == made.tally.selected
    rest = next(slot for slot in chart.slots if slot.key == "1997").bars[0].pieces[0]
    assert rest.aim.groups == ()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (figures(), "No initiative matches this filter."),
        (figures(("1991", "T2", 2)), "No date is known to the month. Choose a longer step."),
        (
            figures(("1991", "T2", 2), chosen=Filter(since=day("2000"))),
            "None of the selected initiatives began in this period.",
        ),
        (
            replace(figures(), tally=Tally(3, 3, 3, 0)),
            "None of the selected initiatives has a date.",
        ),
        (
            replace(figures(dates=Dates.PLANNED), tally=Tally(3, 3, 3, 0)),
            "None of the selected initiatives has a planned start recorded.",
        ),
    ],
)
def test_an_empty_chart_says_why(made: OverTime, said: str) -> None:
    chart = describe(made, basis(step="month"))
    assert (chart.empty, chart.summary, chart.slots) == (said, said, ())
    assert table(made, basis(step="month")).lines == ()


def test_processes_are_said_to_count_once() -> None:
    chart = describe(replace(SAMPLE, filter=Filter(unit=Unit.PROCESSES)), basis())
    assert chart.caption[0].startswith("Counted: processes; a process counts once")


def test_the_table_has_the_numbers_of_the_chart() -> None:
    found = table(SAMPLE, basis(step="decade"))
    assert found.headings == (
        "Step", "Level 1, official", "Level 2, third party", "Track II", "Not recorded", "All",
    )  # fmt: skip
    line = next(line for line in found.lines if line.key == "1990s")
    assert line.cells == ("1990s", 1, 0, 3, 0, 4)
    assert line.aim_at(3).groups == ((Dimension.TRACK, "T2"),)
    assert found.sums[0].cells == ("All steps", 1, 1, 3, 3, 8)
    assert table(SAMPLE, basis(total="running")).sums == ()


def test_the_table_of_two_periods_names_both_steps() -> None:
    found = table(against(), basis(compare="previous", step="year"))
    assert found.headings == (
        "Step", "2015–2019 · Level 1, official", "2015–2019 · Track II", "2015–2019 · All", "Compared with",
        "2010–2014 · Level 1, official", "2010–2014 · Track II", "2010–2014 · All",
    )  # fmt: skip
    assert found.lines[1].cells == ("2016", 0, 1, 1, "2011", 2, 0, 2)
    assert found.sums[0].cells == ("All steps", 0, 1, 1, None, 2, 0, 2)


def test_two_charts_share_one_scale() -> None:
    one = describe(SAMPLE, basis())
    other = describe(figures(("1995-01", "L1", 70), ("1997-04", "L1", 1)), basis())
    assert one.step is not other.step
    left, right = together(one, other)
    assert left.axis_end == right.axis_end == 80
    assert [slot.key for slot in left.slots] == [slot.key for slot in right.slots]
    assert heights(left) == heights(one)
    assert heights(right) == {"1995": (70,), "1997": (1,)}


def test_periods_far_apart_share_only_the_axis_of_numbers() -> None:
    then = figures(("1951", "L1", 7), chosen=Filter(since=day("1950"), until=day("1954")))
    now = figures(("2021", "L1", 70), chosen=Filter(since=day("2020"), until=day("2024")))
    left, right = together(describe(then, basis()), describe(now, basis()))
    assert left.axis_end == right.axis_end
    assert (left.slots[0].key, right.slots[0].key) == ("1950", "2020")
    empty, full = together(describe(figures(), basis()), describe(now, basis()))
    assert empty.empty
    assert heights(full) == {"2021": (70,)}
