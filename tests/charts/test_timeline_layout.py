"""The timeline in pixels: days where they belong, titles that never meet, marks that are found."""

from datetime import date

import pytest

from diplomat_desk.charts.geometry import Box, View
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.timeline import TimelineLayout
from diplomat_desk.charts.marks import Mark, Step
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.charts.timeline import TimelineChart, timeline
from diplomat_desk.domain.aims import Aim, narrowed
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.timeline import Round
from tests.charts.recording import Drawn, overlapping, recorded, recorded_head
from tests.charts.timelines import SOME, basis, chart, figures, many, one

LOOK = paper_look(Theme.LIGHT)


def laid_out(
    found: TimelineChart, wide: float = 900, high: float = 0, view: View | None = None
) -> TimelineLayout:
    return TimelineLayout(found, Room(wide, high, view or View()), LOOK)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def drawn_of(layout: TimelineLayout, record: int) -> list[Drawn]:
    elements = recorded(layout, LOOK).all
    return [each for each in elements if each.mark and each.mark.aim.record == record]


def test_a_bar_reaches_from_its_first_day_to_its_last() -> None:
    layout = laid_out(chart(one("Tribunal", "1965-06-30", "1968-02-19"), one("x", "1940-01-01")))
    (bar,) = drawn_of(layout, 1)
    assert bar.kind == "bar"
    assert bar.box.x == pytest.approx(layout.scale.at(day("1965-06-30")))
    assert bar.box.right == pytest.approx(layout.scale.at(day("1968-02-20")))
    assert bar.colour == "#EE6677"


def test_a_year_is_soft_over_the_whole_year_and_a_month_over_the_month() -> None:
    layout = laid_out(chart(one("Soft", "1991", "1994-06"), one("Only a year", "1992")))
    pieces = drawn_of(layout, 1)
    sure = [each.box for each in pieces if each.kind == "bar"]
    soft = [each.box for each in pieces if each.kind == "soft"]
    assert sure[0].x == pytest.approx(layout.scale.at(day("1991-12-31")), abs=1)
    assert sure[0].right == pytest.approx(layout.scale.at(day("1994-06-02")), abs=1)
    assert min(box.x for box in soft) == pytest.approx(layout.scale.at(day("1991-01-01")), abs=1)
    assert max(box.right for box in soft) == pytest.approx(
        layout.scale.at(day("1994-07-01")), abs=1
    )
    whole = drawn_of(layout, 2)
    assert {each.kind for each in whole} == {"soft"}


def test_one_day_is_a_diamond_and_a_day_that_is_not_sure_a_pale_one() -> None:
    found = chart(one("x", "1950-01-01"), one("Day", "2001-07-14"), one("Month", "2003-07"))
    layout = laid_out(found)
    (sure,), (about,) = drawn_of(layout, 2), drawn_of(layout, 3)
    assert (sure.kind, about.kind) == ("point", "about")
    assert sure.box.wide >= 8
    assert sure.box.centre[0] == pytest.approx(layout.scale.at(day("2001-07-14") + 0.5))
    assert about.colour != sure.colour


def test_what_has_no_end_runs_to_today_and_ends_in_an_arrow() -> None:
    layout = laid_out(timeline(SOME, basis()))
    for record in (5, 6):
        pieces = drawn_of(layout, record)
        (arrow,) = (each for each in pieces if each.kind == "open")
        assert arrow.box.x == pytest.approx(layout.scale.at(day("2026-11-25")))
    assert not [each for each in drawn_of(layout, 1) if each.kind == "open"]


def test_planned_dates_are_drawn_unlike_actual_ones() -> None:
    layout = laid_out(
        chart(one("To come", "2027-05-01", "2028-05-03", planned=1), one("x", "2020-01-01"))
    )
    assert [each.kind for each in drawn_of(layout, 1)] == ["planned"]
    due = laid_out(
        chart(one("Begun", "2020-01-01", status="active", due="2030-06"), one("x", "2019-01-01"))
    )
    pieces = {each.kind: each.box for each in drawn_of(due, 1)}
    assert pieces["planned"].x == pytest.approx(pieces["bar"].right)
    assert pieces["planned"].right == pytest.approx(due.scale.at(day("2030-07-01")))


def test_rounds_are_ticks_on_their_process() -> None:
    held = tuple(
        Round(
            n,
            f"DD-{n}",
            f"Round {n}",
            f"{1990 + n}-10-06",
            "",
            f"{1990 + n}-10-06",
            f"{1990 + n}-10-06",
        )
        for n in range(5, 20, 5)
    )
    layout = laid_out(
        timeline(figures(one("Dialogue", "1991-01-01", "2018-01-01"), rounds={1: held}), basis())
    )
    ticks = recorded(layout, LOOK).of("round")
    assert [tick.box.x for tick in ticks] == [
        pytest.approx(layout.scale.at(day(each.first)), abs=1) for each in held
    ]
    found = layout.marks.at(ticks[1].box.x + 1, layout.frame.tops[0] + LOOK.row - 6)
    assert found is not None
    assert found.aim.record == 10
    assert "Round 10 · 6 October 2000 · round of Dialogue" in found.text


@pytest.mark.parametrize("wide", [320, 480, 900, 1900])
@pytest.mark.parametrize("view", [View(), View(4, 0.5), View(60, 0.7), View(3_000, 0.4)])
def test_no_two_texts_lie_on_each_other_at_any_width_and_zoom(wide: float, view: View) -> None:
    for lanes in ("country", "track", "process"):
        for found in (timeline(many(300), basis(lanes)), timeline(SOME, basis(lanes))):
            layout = laid_out(found, wide, 700, view)
            assert overlapping(recorded(layout, LOOK)) == []
            head = recorded_head(layout, LOOK)
            assert overlapping(head) == []
            for each in (*recorded(layout, LOOK).all, *head.all):
                assert each.box.x >= -0.5
                assert each.box.right <= wide + 8, each


def test_only_what_is_exposed_is_drawn_and_a_lanes_name_stays_in_sight() -> None:
    layout = laid_out(timeline(many(300), basis()), high=600)
    seen = recorded(layout, LOOK, Box(0, 300, 900, 200))
    assert len(seen.all) < len(recorded(layout, LOOK).all) / 2
    (name,) = (each for each in seen.of("row") if each.words == layout.chart.lanes[0].label)
    assert 300 <= name.box.y < 330
    assert all(300 - LOOK.row <= each.box.y <= 500 for each in seen.of("title"))


def test_a_large_register_merges_bars_that_nobody_could_tell_apart() -> None:
    found = timeline(many(20_000), basis("track"))
    seen = recorded(laid_out(found, high=800), LOOK, Box(0, 0, 900, 760))
    assert seen.of("slivers")
    assert len(seen.all) < 3_000


def test_the_day_under_the_pointer_stays_where_it_is_when_the_time_is_zoomed() -> None:
    found = timeline(SOME, basis())
    before = laid_out(found, high=600).scale
    share = 600 / 900
    for zoom in (2.0, 30.0, 900.0):
        after = laid_out(found, high=600, view=View(zoom, share - share / zoom)).scale
        assert after.back(600) == pytest.approx(before.back(600), abs=1)
    last = laid_out(found, high=600, view=View(10, 0.9)).scale
    assert last.until == pytest.approx(found.until)
    first = laid_out(found, high=600, view=View(10, 0.0)).scale
    assert first.day == found.since


def test_zooming_keeps_lanes_and_rows_where_they_are() -> None:
    found = timeline(many(300), basis())
    whole, zoomed = laid_out(found, high=600), laid_out(found, high=600, view=View(40, 0.6))
    assert whole.frame is zoomed.frame
    assert whole.height == zoomed.height


def test_every_mark_is_found_where_it_lies_and_by_its_key() -> None:
    layout = laid_out(timeline(SOME, basis()))
    marks = layout.marks
    assert len(marks.all) == 4 + 9
    for mark in marks.all:
        assert marks.find(mark.key) == mark
        x, y = mark.box.centre
        found = marks.at(mark.box.x + 3 if mark.column else x, y)
        assert found is not None
        assert found.row == mark.row
    agra = next(mark for mark in marks.all if "Agra" in mark.text and mark.row == "IND")
    hit = marks.at(agra.box.x + 4, agra.box.centre[1])
    assert hit is not None
    assert hit.aim == Aim(agra.aim.groups, record=2)
    assert marks.at(5, layout.height + 50) is None
    assert marks.find(("IND", "5")) is None
    assert marks.find(("XXX", "")) is None
    assert [mark.text for mark in marks.of_country("IND")] == ["India: 3 initiatives"]


def test_a_lanes_name_narrows_the_filter_and_a_bar_opens_its_record() -> None:
    marks = laid_out(timeline(SOME, basis())).marks
    name = marks.find(("PAK", ""))
    bar = marks.find(("PAK", "1"))
    assert name is not None
    assert bar is not None
    assert narrowed(Filter(), name.aim).countries == ("PAK",)
    assert bar.aim.record == 1


def test_the_arrow_keys_go_along_a_row_and_from_row_to_row() -> None:
    layout = laid_out(timeline(many(120), basis()))
    marks = layout.marks
    start = marks.first
    assert start is not None
    right = marks.go(start, Step.RIGHT)
    assert right.box.y == start.box.y
    assert right.box.x > start.box.x
    assert marks.go(right, Step.LEFT) == start
    assert marks.go(start, Step.LEFT).column == ""
    assert marks.go(marks.go(start, Step.LEFT), Step.RIGHT) == start
    down = marks.go(start, Step.DOWN)
    assert down.box.y == start.box.y + LOOK.row
    assert marks.go(down, Step.UP).box.y == start.box.y
    assert marks.go(start, Step.ROW_END).box.right >= right.box.right
    assert marks.go(marks.go(start, Step.ROW_END), Step.ROW_START) == start
    assert marks.go(start, Step.PAGE_DOWN, 5).box.y > down.box.y
    bottom = marks.go(start, Step.BOTTOM)
    assert bottom.row == layout.chart.lanes[-1].key
    assert marks.go(bottom, Step.TOP).box.y == start.box.y
    assert marks.go(bottom, Step.DOWN).box.y == bottom.box.y


def test_the_keyboard_stays_within_what_is_seen() -> None:
    layout = laid_out(timeline(many(400), basis()), high=600, view=View(50, 0.5))
    mark: Mark | None = layout.marks.first
    assert mark is not None
    for step in (
        Step.RIGHT,
        Step.DOWN,
        Step.ROW_END,
        Step.PAGE_DOWN,
        Step.UP,
        Step.BOTTOM,
        Step.LEFT,
    ):
        mark = layout.marks.go(mark, step)
        assert mark.box.right <= 900
        assert mark.box.x >= 0


def test_a_period_drawn_across_the_body_is_a_filter() -> None:
    layout = laid_out(timeline(SOME, basis()), high=600)
    x = layout.scale.at(day("2001-06-01"))
    aim = layout.period(x, x + 40)
    assert aim.since == PartialDate(2001)
    close = laid_out(timeline(SOME, basis()), high=600, view=View(200, 0.4))
    assert (close.period(400, 500).since or PartialDate(1)).day
    everything = layout.period(-50, 5_000)
    assert everything.since == PartialDate(1983)


def test_lanes_of_tracks_do_not_repeat_the_track_at_every_title() -> None:
    by_track = recorded(laid_out(timeline(SOME, basis("track"))), LOOK).words
    by_country = recorded(laid_out(timeline(SOME, basis())), LOOK).words
    assert "Agra summit" in by_track
    assert "L1 · Agra summit" in by_country
