"""Which part of the world a map shows, and where its units lie in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import product
from math import dist

from diplomat_desk.charts.atlas import Atlas, Land
from diplomat_desk.charts.geometry import Box, Placed, Point
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.on_map import MapChart

_CORE = 0.6
_STEP_GROWTH, _MOST_GROWTH = 1.6, 3.0
_LEAST = 2_400.0
_WORLDWIDE = 0.6
_MARGIN = 0.05
_NAME_WIDE, _NAME_HIGH = 64.0, 18.0
"""What a part of a country must hold to count as seen: its name, about."""
_TRIES = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """A map within ``area`` (pixels); ``whole`` places it as long as nothing is zoomed into.

    ``worldwide`` tells that the frame holds all that the map draws.
    """

    area: Box
    whole: Placed
    worldwide: bool

    def seen(self, room: Room, head: float) -> Placed:
        """Return where the map lies if it is zoomed into; shares of the room's height count the head."""
        whole, view, zoom = self.whole, room.view, room.view.zoom
        x = (whole.x - view.x * room.wide) * zoom
        y = (whole.y + head - view.y * room.high) * zoom - head
        return Placed(whole.scale * zoom, x, y)

    def holds(self, at: Point) -> bool:
        """Tell whether a place is within the frame as long as nothing is zoomed into."""
        return self.area.holds(*self.whole.point(at))

    def shows(self, land: Land) -> bool:
        """Tell whether enough of a country is within the frame for its name."""
        return name_place(land, self.whole, self.area) is not None


def name_place(land: Land, placed: Placed, area: Box) -> Point | None:
    """Return where a country's name goes (map units): where it has most room, else in the part in ``area``.

    None where that part is too small for it.
    """
    if area.holds(*placed.point(land.at)):
        return land.at
    left, top = placed.point((land.box.x, land.box.y))
    right, bottom = placed.point((land.box.right, land.box.bottom))
    left, right = max(left, area.x) + _NAME_WIDE / 2, min(right, area.right) - _NAME_WIDE / 2
    top, bottom = max(top, area.y) + _NAME_HIGH / 2, min(bottom, area.bottom) - _NAME_HIGH / 2
    if left > right or top > bottom:
        return None
    steps = [n / (_TRIES - 1) for n in range(_TRIES)]
    middle = (left + right) / 2, (top + bottom) / 2
    tries = [
        (left + (right - left) * x, top + (bottom - top) * y) for x, y in product(steps, steps)
    ]
    around = product((0.0, -0.5, 0.5), (0.0, -0.5, 0.5))
    corners = [(x * _NAME_WIDE, y * _NAME_HIGH) for x, y in around]
    for x, y in sorted(tries, key=lambda at: dist(at, middle)):
        if all(land.holds(placed.back((x + across, y + down))) for across, down in corners):
            return placed.back((x, y))
    return None


def section(chart: MapChart, atlas: Atlas) -> Box | None:
    """Return the part of the world that holds most of what is counted; None where that is all of it.

    The countries with most initiatives, up to 60 % of them all, are in it; those watched and all others
    only where they do not make it much larger: one far capital does not shrink the rest.
    """
    if not chart.fit:
        return None
    left = _CORE * sum(one.total for one in chart.lands)
    core: list[Box] = []
    others: list[Box] = []
    for one in chart.lands:
        if one.total or one.watched:
            (core if one.total and left > 0 else others).append(_box(atlas, one.code, one.at))
            left -= one.total
    core = core or others or [Box(dot.at[0], dot.at[1], 0.0, 0.0) for dot in chart.dots]
    found = _grown(_around(core), others) if core else None
    return found if found and found.wide < _WORLDWIDE * atlas.world.wide else None


def _grown(core: Box, others: Iterable[Box]) -> Box:
    """Return ``core`` with those of the ``others`` that make it a little larger only."""
    found, most = core, core.wide * core.high * _MOST_GROWTH
    for other in others:
        larger = _both(found, other)
        if larger.wide * larger.high < min(most, found.wide * found.high * _STEP_GROWTH):
            found = larger
    return found


def framed(area: Box, part: Box | None, atlas: Atlas) -> Frame:
    """Return ``part`` of the world, else all of it, in the middle of ``area`` and as large as fits."""
    shown = part or atlas.world
    scale = min(area.wide / shown.wide, area.high / shown.high)
    (x, y), (middle_x, middle_y) = area.centre, shown.centre
    return Frame(
        area, Placed(scale, x - middle_x * scale, y - middle_y * scale), worldwide=part is None
    )


def _box(atlas: Atlas, code: str, at: Point) -> Box:
    land = atlas.land(code)
    return land.main if land else Box(at[0], at[1], 0.0, 0.0)


def _around(boxes: Iterable[Box]) -> Box:
    found = reduce(_both, boxes)
    more = max(_LEAST - max(found.wide, found.high), 0.0) / 2
    return found.grown(more + _MARGIN * max(found.wide, found.high))


def _both(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Box(left, top, right - left, bottom - top)
