"""Bars and heat map as descriptions: numbers, order, and honest words."""

import pytest

from diplomat_desk.charts.bars import describe, nice_ticks
from diplomat_desk.charts.catalogue import CHARTS, find
from diplomat_desk.charts.heat import describe as describe_heat
from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import ChartError, settled
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter, Unit
from tests.charts.figures import SMALL, basis, crosstab, many


def test_bars_stack_the_cells_in_order() -> None:
    chart = describe(SMALL, basis())
    pakistan = chart.bars[0]
    assert [(s.column, s.start, s.end) for s in pakistan.segments] == [
        ("L1", 0, 18), ("L2", 18, 25), ("T2", 25, 48),
    ]  # fmt: skip
    assert pakistan.total_label == "48"
    assert pakistan.segments[2].tooltip == "Pakistan · Track II: 23 initiatives"
    assert chart.bars[1].segments[1].tooltip == "India · Track II: 1 initiative"
    assert [s.column for s in chart.bars[1].segments] == ["L1", "T2"]
    assert chart.bars[2].label == "Soviet Union (to 1991)"


def test_bars_say_what_they_leave_out() -> None:
    chart = describe(many(32), basis(show="20"))
    assert len(chart.bars) == 20
    assert chart.remainder.rows == 12
    assert chart.remainder.statement == "and 12 more countries, with 5 to 39 initiatives each"
    one = describe(many(21), basis(show="20")).remainder
    assert one.statement == "and 1 more country, with 6 initiatives"
    alike = crosstab({f"X{n:02X}": (1, 0, 0) for n in range(22)})
    statement = describe(alike, basis(show="20")).remainder.statement
    assert statement == "and 2 more countries, with 1 initiative each"
    assert describe(SMALL, basis(show="20")).remainder.statement == ""


def test_captions_name_the_unit_and_everything_left_out() -> None:
    rounds = describe(SMALL, basis())
    assert rounds.subtitle == "The whole register"
    assert "counts once in each of them" in rounds.caption[0]
    assert rounds.caption[0].startswith("Counted: rounds")
    assert rounds.caption[1] == (
        "70 of 400 initiatives · 1 undated · 3 records withheld · 2 without a country"
    )
    processes = crosstab({"PAK": (1, 0, 0)}, chosen=Filter(unit=Unit.PROCESSES))
    assert "processes" in describe(processes, basis()).caption[0]


def test_legend_has_words_and_only_what_occurs() -> None:
    table = crosstab({"PAK": (1, 0, 2)})
    series = describe(table, basis()).series
    assert [one.label for one in series] == ["Level 1, official", "Track II"]
    assert len({one.pattern for one in series}) == 2


def test_a_code_outside_the_vocabulary_is_shown_as_it_is() -> None:
    table = crosstab({"ZZZ": (1, 2, 3)}, columns=("L1", "gone", ""))
    chart = describe(table, basis())
    assert chart.bars[0].label == "ZZZ"
    assert [one.label for one in chart.series] == ["Level 1, official", "gone", "Not recorded"]


@pytest.mark.parametrize(
    ("longest", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (5, (0, 1, 2, 3, 4, 5)),
        (6, (0, 2, 4, 6)),
        (78, (0, 20, 40, 60, 80)),
    ],
)
def test_ticks_are_nice_whole_numbers(longest: int, ticks: tuple[int, ...]) -> None:
    assert nice_ticks(longest) == ticks


def test_ticks_reach_the_longest_bar_and_stay_few() -> None:
    for longest in [*range(1, 400), 999, 1001, 54_321, 10**9]:
        ticks = nice_ticks(longest)
        assert ticks[0] == 0
        assert ticks[-1] >= longest > ticks[-2]
        assert len(ticks) <= 6


def test_heat_map_has_every_cell_and_sums() -> None:
    chart = describe_heat(SMALL, basis())
    assert [one.key for one in chart.columns] == ["L1", "T1.5", "L2", "T2", "T3", "other"]
    assert [[cell.value for cell in row.cells] for row in chart.rows] == [
        [18, 0, 7, 23, 0, 0], [17, 0, 0, 1, 0, 0], [0, 0, 2, 0, 0, 0],
    ]  # fmt: skip
    assert [one.total for one in chart.columns] == [35, 0, 9, 24, 0, 0]
    assert [row.total for row in chart.rows] == [48, 18, 2]
    assert chart.total == 68
    assert chart.highest == 23
    assert max(cell.share for cell in chart.cells) == 1
    assert chart.rows[1].cells[2].tooltip == "India · Level 2, third party: 0 initiatives"


def test_heat_map_says_what_it_leaves_out() -> None:
    chart = describe_heat(many(200), basis())
    assert len(chart.rows) == 40
    assert "160 more countries" in chart.remainder.statement
    assert chart.total == sum(many(200).row_totals)


def test_emptiness_is_said() -> None:
    nothing = crosstab({}, without=0)
    assert "No initiative" in describe(nothing, basis()).empty
    placeless = crosstab({}, without=5)
    assert "country recorded" in describe_heat(placeless, basis()).empty


def test_imprint_makes_a_picture_stand_alone() -> None:
    imprint = Imprint("South Asia", PartialDate(2025, 10, 6), Level.LIMITED)
    chart = describe(SMALL, basis(imprint=imprint))
    assert chart.imprint == "South Asia · 6 October 2025 · Limited"
    assert Imprint(marking=Level.PUBLIC).in_words() == "Public"


def test_catalogue_finds_by_name_and_refuses_with_the_names() -> None:
    for kind in CHARTS:
        assert find(kind.name) is kind
        assert kind.asks.endswith("?")
        assert settled(kind, {}) == {option.name: option.default for option in kind.options}
        with pytest.raises(ChartError, match="no option “pie”"):
            settled(kind, {"pie": "yes"})
    with pytest.raises(ChartError, match=CHARTS[0].name):
        find("pie")
