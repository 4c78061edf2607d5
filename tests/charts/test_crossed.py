"""Bars and coverage: what they are split by, what stays empty, and how two are compared."""

from dataclasses import replace

import pytest

from diplomat_desk.charts import bars, heat
from diplomat_desk.charts.crosstab_table import coverage_table
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.bars import BarLayout
from diplomat_desk.charts.layouts.heat import HeatLayout
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.charts.together import bars_together, heat_together
from diplomat_desk.domain.aims import narrowed
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter
from tests.charts.figures import SMALL, basis, crosstab, many
from tests.charts.recording import overlapping, recorded, recorded_head

WIDTHS = (320, 480, 700, 1000, 1900)
LOOK = paper_look(Theme.LIGHT)
IN_REGIONS = replace(SMALL, regions=("034", "034", "other"))


def years(first: int, last: int) -> Crosstab:
    """Return one initiative in the first and one in the last of the years."""
    found = crosstab({"PAK": (1, 2)}, (str(first), str(last)))
    return replace(found, across=Dimension.YEAR)


def test_shares_fill_the_bar_and_say_of_how_many() -> None:
    chart = bars.describe(SMALL, basis(scale="share"))
    pakistan = chart.bars[0]
    assert [one.label for one in pakistan.segments] == ["38%", "15%", "48%"]
    assert pakistan.end == pytest.approx(100)
    assert pakistan.total_label == "n = 48"
    assert [one.value for one in pakistan.segments] == [18, 7, 23]
    assert (chart.axis_end, chart.ticks[-1].label) == (100, "100%")
    assert bars.per_cent(1, 900) == "<1%"


def test_pieces_side_by_side_begin_at_zero_and_keep_their_line() -> None:
    chart = bars.describe(SMALL, basis(bars="grouped"))
    assert chart.slots == 3
    assert [(one.start, one.end, one.slot) for one in chart.bars[1].segments] == [
        (0, 17, 0),
        (0, 1, 2),
    ]
    layout = BarLayout(chart, Room(900), LOOK)
    drawn = {one.mark.key: one.box for one in recorded(layout, LOOK).of("segment") if one.mark}
    assert drawn["IND", "L1"].y < drawn["IND", "T2"].y
    assert drawn["PAK", "L1"].wide == pytest.approx(18 * layout.scale)


def test_regions_head_their_countries() -> None:
    chart = bars.describe(IN_REGIONS, basis(order="region"))
    assert [(bar.key, bar.heading) for bar in chart.bars] == [
        ("PAK", "Southern Asia"), ("IND", ""), ("SUN", "Other and former states"),
    ]  # fmt: skip
    layout = BarLayout(chart, Room(600), LOOK)
    assert [one.words for one in recorded(layout, LOOK).of("region")] == [
        "Southern Asia", "Other and former states",
    ]  # fmt: skip
    assert [bar.key for bar in bars.describe(SMALL, basis(order="name")).bars] == [
        "IND",
        "PAK",
        "SUN",
    ]


def test_so_many_are_shown_on_the_screen_too() -> None:
    table = many(60)
    assert len(bars.describe(table, basis(paper=False)).bars) == 60
    chart = bars.describe(table, basis(paper=False, show="50"))
    assert (len(chart.bars), chart.remainder.rows) == (50, 10)


def test_too_many_groups_are_put_together_and_nothing_is_lost() -> None:
    codes = tuple(f"k{n}" for n in range(12))
    table = replace(crosstab({"PAK": tuple(range(1, 13))}, codes), across=Dimension.KIND)
    chart = bars.describe(table, basis())
    assert len(chart.series) == bars.MOST_SERIES
    assert chart.series[-1].label == "5 others"
    assert sum(one.value for one in chart.bars[0].segments) == sum(range(1, 13))
    assert not chart.bars[0].segments[-1].aim.groups[1:]
    assert "puts the least frequent together" in chart.caption[0]


def test_two_bar_charts_get_one_axis_and_the_same_rows() -> None:
    other = crosstab({"IND": (90, 0, 0), "X01": (0, 0, 4)})
    one, two = bars_together(bars.describe(SMALL, basis()), bars.describe(other, basis()))
    assert (
        [bar.key for bar in one.bars]
        == [bar.key for bar in two.bars]
        == ["IND", "PAK", "X01", "SUN"]
    )
    assert one.axis_end == two.axis_end == 100
    assert [bar.total for bar in two.bars] == [90, 0, 4, 0]
    assert two.bars[1].segments == ()
    assert one.series == two.series


def test_a_row_that_one_of_two_charts_hides_is_not_told_as_nothing() -> None:
    long = many(30)
    last = long.rows[-1]
    short = crosstab({last: (70, 0, 0)})
    few = basis(show="20")
    one, two = bars_together(bars.describe(long, few), bars.describe(short, few))
    shown = {bar.key: bar.total for bar in one.bars}
    assert shown[last] == long.row_totals[-1]
    assert one.remainder.rows == 9
    assert two.remainder.rows == 0


def test_watched_countries_and_unused_terms_stay_as_empty_rows_and_columns() -> None:
    chart = heat.describe(SMALL, basis(watched=("IND", "X01")))
    last = chart.rows[-1]
    assert (last.key, last.total, last.watched) == ("X01", 0, True)
    assert all(cell.gap for cell in last.cells)
    assert [cell.gap for cell in chart.rows[1].cells] == [False, True, True, False, True, True]
    assert not any(cell.gap for cell in chart.rows[0].cells)
    assert "No initiative at all with Country number 1." in chart.summary
    assert "No initiative with India on: Track 1.5, Level 2, third party" in chart.summary
    table = coverage_table(SMALL, basis(watched=("X01",)))
    assert table.lines[-1].cells == ("Country number 1", 0, 0, 0, 0, 0, 0, 0)


def test_watched_countries_are_never_cut_off_on_paper() -> None:
    chart = heat.describe(many(100), basis(watched=("X00", "X63", "PAK")))
    assert len(chart.rows) == heat.MOST_ROWS + 2
    assert chart.rows[-1].key == "PAK"
    assert chart.remainder.rows == 59


def test_years_are_without_holes_and_decades_where_they_are_many() -> None:
    chart = heat.describe(years(1990, 1995), basis(watched=("PAK",)))
    assert [one.key for one in chart.columns] == ["1990", "1991", "1992", "1993", "1994", "1995"]
    assert [one.total for one in chart.columns] == [1, 0, 0, 0, 0, 2]
    assert "The last one with Pakistan began in 1995." in chart.summary
    long = heat.describe(years(1947, 2026), basis())
    assert [one.key for one in long.columns][:2] == ["1940s", "1950s"]
    assert (long.columns[0].total, long.columns[-1].total) == (1, 2)
    chosen = narrowed(Filter(), long.rows[0].cells[-1].aim)
    assert (str(chosen.since), str(chosen.until), chosen.countries) == ("2020", "2029", ("PAK",))


def test_the_same_on_both_sides_is_said_kindly() -> None:
    chart = heat.describe(replace(SMALL, across=Dimension.COUNTRY), basis())
    assert "Choose two different things" in chart.empty
    assert chart.summary == chart.empty


def test_a_zero_under_a_ceiling_is_not_none_at_all() -> None:
    chart = heat.describe(
        crosstab({"PAK": (1, 0, 0)}, chosen=Filter(ceiling=Level.LIMITED)), basis()
    )
    assert chart.caption[-1] == (
        "Withheld records are not counted: 0 means none up to “Limited”, not none at all."
    )
    open_ = heat.describe(crosstab({"PAK": (1, 0, 0)}, withheld=0), basis())
    assert not any("Withheld" in line for line in open_.caption)


def test_two_coverages_get_one_ramp_and_the_same_cells() -> None:
    other = crosstab({"IND": (90, 0, 0)})
    one, two = heat_together(heat.describe(SMALL, basis()), heat.describe(other, basis()))
    assert one.highest == two.highest == 90
    assert [row.key for row in one.rows] == [row.key for row in two.rows] == ["PAK", "IND", "SUN"]
    assert [row.total for row in two.rows] == [0, 90, 0]
    assert [cell.column for cell in one.rows[0].cells] == [
        cell.column for cell in two.rows[0].cells
    ]
    assert one.rows[0].cells[0].share == pytest.approx(0.2)


def test_gaps_are_outlined_and_other_zeros_are_the_ground() -> None:
    chart = heat.describe(SMALL, basis(watched=("IND",)))
    drawn = recorded(HeatLayout(chart, Room(900), LOOK), LOOK)
    assert len(drawn.of("gap")) == sum(cell.gap for cell in chart.cells) == 4


def test_sums_stay_in_the_head_where_the_rows_scroll() -> None:
    chart = heat.describe(many(60), basis())
    scrolled = HeatLayout(chart, Room(900, 400), LOOK)
    sums = [f"{one.total:,}" for one in chart.columns]
    assert [one.words for one in recorded_head(scrolled, LOOK).of("column-total")] == sums
    assert chart.column_total_heading in recorded_head(scrolled, LOOK).words
    assert overlapping(recorded_head(scrolled, LOOK)) == []
    assert [mark.column for mark in scrolled.marks.all if not mark.row] == [
        one.key for one in chart.columns
    ]
    for room in (Room(900), Room(900, 4_000)):
        whole = HeatLayout(chart, room, LOOK)
        assert recorded_head(whole, LOOK).of("column-total") == []
        assert [one.words for one in recorded(whole, LOOK).of("column-total")] == sums


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("number", [3, 14, 26, 60])
def test_no_heading_lies_on_another_however_many_columns(wide: int, number: int) -> None:
    codes = tuple(f"Term number {n} of many" for n in range(number))
    table = replace(crosstab({"PAK": tuple(range(number))}, codes), across=Dimension.KIND)
    layout = HeatLayout(heat.describe(table, basis()), Room(wide), LOOK)
    head = recorded_head(layout, LOOK)
    assert overlapping(head) == []
    assert overlapping(recorded(layout, LOOK)) == []
    for text in head.of("heading"):
        assert 0 <= text.box.x <= text.box.right <= wide + 1


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize(
    "options", [{}, {"bars": "grouped"}, {"scale": "share"}, {"order": "region"}]
)
def test_no_text_of_bars_lies_on_another(wide: int, options: dict[str, str]) -> None:
    layout = BarLayout(bars.describe(IN_REGIONS, basis(**options)), Room(wide), LOOK)  # type: ignore[arg-type]
    assert overlapping(recorded_head(layout, LOOK)) == []
    assert overlapping(recorded(layout, LOOK)) == []


def test_paper_shows_all_that_was_asked_for_up_to_what_nobody_prints() -> None:
    assert len(bars.describe(many(60), basis()).bars) == 60
    long = bars.describe(many(150), basis())
    assert len(long.bars) == bars.MOST_ON_PAPER
    assert long.remainder.rows == 50
    assert len(bars.describe(many(150), basis(paper=False)).bars) == 150
