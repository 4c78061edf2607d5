"""The timeline described: lanes, words, what is left out and why."""

import pytest

from diplomat_desk.charts.timeline import LANES, MOST_ROWS_ON_PAPER, timeline
from diplomat_desk.charts.timelisting import timeline_table
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.timeline import Round
from tests.charts.timelines import SOME, UNDATED, basis, chart, figures, many, one


def test_an_initiative_shows_once_in_each_of_its_countries_lanes() -> None:
    found = timeline(SOME, basis())
    lanes = {lane.label: lane.total for lane in found.lanes}
    assert lanes == {"Pakistan": 4, "India": 3, "Soviet Union (to 1991)": 1, "Without a country": 1}
    assert found.lanes[0].text == "Pakistan: 4 initiatives"
    assert found.lanes[0].aim == Aim(((Dimension.COUNTRY, "PAK"),))
    assert found.lanes[-1].aim == Aim()


def test_tracks_come_in_the_vocabularys_order_and_kinds_largest_first() -> None:
    by_track = timeline(SOME, basis("track"))
    assert [lane.key for lane in by_track.lanes] == ["L1", "L2", "T2"]
    by_kind = chart(one("a", "2001"), one("b", "2002", kinds=""), one("c", "2003"), lanes="kind")
    assert [lane.label for lane in by_kind.lanes] == ["Summit", "Not recorded"]


def test_rounds_lie_in_the_lane_of_their_process_and_the_rest_in_one_of_their_own() -> None:
    some = figures(
        one("First", "1991", processes=9), one("Alone", "1980"), one("Second", "1995", processes=9),
        one("Hidden parent", "1999", processes=8), named={9: ("DD-9", "Dialogue")},
    )  # fmt: skip
    lanes = timeline(some, basis("process")).lanes
    assert [(lane.label, lane.total) for lane in lanes] == [
        ("Dialogue", 2),
        ("Not part of a process", 2),
    ]
    assert lanes[0].aim.record == 9


def test_where_processes_count_each_is_a_lane_with_its_rounds_on_it() -> None:
    held = (Round(5, "DD-5", "First round", "1991-10-06", "", "1991-10-06", "1991-10-06"),)
    some = figures(one("Dialogue", "1991", "2018"), one("Alone", "1980"), rounds={1: held})
    found = timeline(some, basis("process"))
    assert [lane.label for lane in found.lanes] == ["Dialogue", "Not part of a process"]
    assert found.text_of(0).endswith("1 round")
    assert found.round_text(0, held[0]) == (
        "DD-5 · First round · 6 October 1991 · round of Dialogue"
    )


def test_a_bar_tells_reference_title_dates_track_and_status() -> None:
    found = timeline(SOME, basis())
    assert found.text_of(0) == (
        "DD-0001 · Neemrana Dialogue · October 1991 to 30 April 2018 · Track II · Concluded"
    )
    assert "since 3 February 2009, no end recorded" in found.text_of(4)
    assert "since 2015, ongoing" in found.text_of(5)
    assert "planned: 1 to 3 May 2027" in found.text_of(6)


def test_an_actual_start_with_a_planned_end_says_both() -> None:
    found = chart(one("Begun", "2025-01-01", status="active", due="2028-06"))
    assert "since 1 January 2025, no end recorded, planned until June 2028" in found.text_of(0)
    assert found.until > 740_000


def test_the_summary_tells_what_runs_what_has_lapsed_and_the_longest() -> None:
    said = timeline(SOME, basis()).summary
    assert "7 initiatives with dates, the earliest of 1984" in said
    assert "2 under way on 24 November 2026, 1 planned" in said
    assert "The longest is Neemrana Dialogue, 27 years." in said
    assert "Most of them with Pakistan: 4." in said


def test_the_caption_states_what_is_counted_undated_and_withheld() -> None:
    words = " ".join(timeline(SOME, basis()).caption)
    assert "every round of a process is a bar by itself" in words
    assert "once in each of their lanes" in words
    assert "1 undated" in words
    assert "withheld" not in words.lower()
    below = figures(one("a", "2001"), chosen=Filter(ceiling=Level.LIMITED, unit=Unit.PROCESSES))
    words = " ".join(timeline(below, basis("track")).caption)
    assert "Withheld records are not counted: an empty stretch means none" in words
    assert "rounds as ticks" in words
    assert "each of their lanes" not in words


def test_an_empty_timeline_says_why() -> None:
    assert timeline(figures(), basis()).empty == "No initiative matches this filter."
    assert "None of the selected initiatives has a date" in timeline(UNDATED, basis()).empty
    assert timeline(UNDATED, basis()).summary == timeline(UNDATED, basis()).empty


def test_paper_ends_with_a_statement_of_the_rest() -> None:
    found = timeline(many(900), basis(paper=True))
    assert len(found.rows.all) == MOST_ROWS_ON_PAPER
    shown = sum(len(row) for row in found.rows.all)
    total = sum(len(each.split(",")) for each in many(900).countries)
    assert f"{total - shown:,} more bars" in found.rest
    assert timeline(many(900), basis()).rest == ""


@pytest.mark.parametrize("lanes", [choice.value for choice in LANES.choices])
def test_every_dated_initiative_is_in_some_lane_and_lanes_follow_each_other(lanes: str) -> None:
    found = timeline(many(200), basis(lanes))
    assert {bar for row in found.rows.all for bar in row} == set(range(200))
    row = 0
    for lane in found.lanes:
        assert lane.start == row
        row += lane.rows
    assert row == len(found.rows.all)


def test_the_table_lists_every_initiative_undated_ones_last() -> None:
    table = timeline_table(SOME, basis())
    assert len(table.lines) == 8
    assert table.lines[0].cells == (
        "DD-0004", "About then", "Level 2, third party", "Soviet Union", "1984~", "1986",
        "Concluded",
    )  # fmt: skip
    assert table.lines[-1].cells[1] == "Undated"
    assert table.lines[-1].cells[4] is None
    assert [line.aim.record for line in table.lines][:2] == [4, 1]


def test_a_large_register_is_packed_when_looked_at_and_into_the_same_rows() -> None:
    found = timeline(many(5_000), basis())
    drawn = {(lane.key, bar) for lane in found.lanes
             for row in range(lane.start, lane.start + lane.rows) for bar in found.rows.bars(row)}  # fmt: skip
    countries = enumerate(found.figures.countries)
    assert drawn == {(code, number) for number, codes in countries for code in codes.split(",")}
