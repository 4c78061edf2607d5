"""A chart in a mirror: everything is there, right for left, and answers where it is seen."""

import pytest

from diplomat_desk.charts.catalogue import find
from diplomat_desk.charts.geometry import Box, Placed, Shape, View
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.marks import Step
from diplomat_desk.charts.mirrored import Mirrored, MirroredSurface, mirrored
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.domain.aims import Aim
from tests.charts.figures import SMALL, basis
from tests.charts.recording import Recording, overlapping, recorded, recorded_head

LOOK = paper_look(Theme.LIGHT)
WIDE = 700.0
KIND = find("track-by-country")


def pair() -> tuple[Mirrored, object]:
    chart = KIND.describe(SMALL, basis())
    plain = KIND.lay_out(chart, Room(WIDE), LOOK)
    turned = mirrored(KIND.lay_out)(chart, Room(WIDE), LOOK)
    assert isinstance(turned, Mirrored)
    return turned, plain


def test_all_that_is_drawn_lies_on_the_other_side() -> None:
    turned, plain = pair()
    for seen, was in (
        (recorded(turned, LOOK), recorded(plain, LOOK)),  # type: ignore[arg-type]
        (recorded_head(turned, LOOK), recorded_head(plain, LOOK)),  # type: ignore[arg-type]
    ):
        assert [one.words for one in seen.all] == [one.words for one in was.all]
        for one, other in zip(seen.all, was.all, strict=True):
            assert one.box.x == pytest.approx(WIDE - other.box.right, abs=0.01)
            assert (one.box.y, one.colour) == (other.box.y, other.colour)
        assert overlapping(seen) == []


def test_marks_are_found_where_they_are_seen() -> None:
    turned, _ = pair()
    for mark in turned.marks.all:
        assert turned.marks.at(*mark.box.centre) == mark
        assert turned.marks.find(mark.key) == mark
    first = turned.marks.first
    assert first is not None
    beside = turned.marks.go(first, Step.LEFT)
    assert beside.box.x < first.box.x


def test_a_period_drawn_from_the_right_is_the_same_period() -> None:
    turned, plain = pair()
    assert not hasattr(turned, "period")
    brushed = type("Brushed", (), {"period": lambda _, start, end: Aim(text=f"{start} {end}")})()
    for name in ("width", "head_height", "height", "motion", "marks"):
        setattr(brushed, name, getattr(plain, name))
    assert Mirrored(brushed).period(100.0, 300.0) == Aim(text="400.0 600.0")


def test_a_view_zoomed_in_shows_its_other_side() -> None:
    asked: list[View] = []

    def lay_out(chart: object, room: Room, look: object) -> object:
        asked.append(room.view)
        return KIND.lay_out(chart, room, LOOK)

    mirrored(lay_out)(KIND.describe(SMALL, basis()), Room(WIDE, 0.0, View(4.0, 0.0, 0.5)), LOOK)  # type: ignore[arg-type]
    assert asked == [View(4.0, 0.75, 0.5)]


def test_shapes_are_turned_over() -> None:
    made = Recording(LOOK)
    shape = Shape((((0.0, 0.0), (10.0, 0.0), (0.0, 5.0)),))
    surface = MirroredSurface(made, 100.0)
    surface.shape(shape, Placed(2.0, 10.0, 1.0), "#000000")
    surface.shape(shape, Placed(2.0, 10.0, 1.0), "#000000")
    assert made.all[0].box == Box(70.0, 1.0, 20.0, 10.0)
    assert made.all[0].shape is made.all[1].shape
