"""Names on a map: in a country where they fit into it, beside a city where there is room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import dist

from diplomat_desk.charts.atlas import Land
from diplomat_desk.charts.geometry import Box, Placed, Point
from diplomat_desk.charts.layouts.map_frame import name_place
from diplomat_desk.charts.surface import Font, Look

Leader = tuple[Point, Point]
_EDGE = 2.0
_STEPS = 10
_SHIFTS = (0.0, 0.8, -0.8, 1.25, -1.25, 1.7, -1.7, 2.4, -2.4)
_ASIDE = (0.0, 0.25, -0.25, 0.5, -0.5)
"""How far a name may lie from the middle: in lines down, in its widths across."""
_POINTS, _HALF_IN = 9, 5
_SIZES = (Font.STRONG, Font.SMALL)
_AWAY, _NEAR = (1.0, 9.0, 20.0, 34.0, 50.0), 3
"""How far a name may stand from its dot, in pixels; the first few are near."""
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_SLANT = 0.7
_OUT_OF_IT = 30.0
"""How far from its middle the name of a country begins to be sought beside it, in pixels."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text around a middle; ``code`` is the country's, empty for a city's name.

    One that ``hangs`` over its country's edge needs a ground of its own; a ``leader`` is the line from what
    a name further off belongs to.
    """

    lines: tuple[str, ...]
    box: Box
    font: Font
    code: str = ""
    hangs: bool = False
    leader: Leader | None = None


class Labels:
    """Collects labels so that none touches another, a dot, or the edge of the map."""

    def __init__(self, area: Box, look: Look, taken: Iterable[Box]) -> None:
        self.placed: list[Label] = []
        self._area = area
        self._look = look
        self._taken = list(taken)

    def into(
        self, land: Land, placed: Placed, name: str, number: str, *, wanted: bool = False
    ) -> None:
        """Write name and number into a country, else smaller, else over its edge, else the number alone.

        A name that is ``wanted`` is rather written beside the country, with a line to it.
        """
        at = name_place(land, placed, self._area)
        if at is None:
            return
        ways = [
            (lines, font) for font in _SIZES for lines in ((f"{name} {number}",), (name, number))
        ]
        hanging, most = None, 0
        for lines, font in ways:
            for box, held in self._within(land, placed, at, lines, font):
                if held == _POINTS:
                    self._put(Label(lines, box, font, land.code))
                    return
                if held > most:
                    hanging, most = Label(lines, box, font, land.code, hangs=True), held
        if hanging:
            self._put(hanging)
            return
        if wanted and self.beside(placed.point(at), _OUT_OF_IT, f"{name} {number}", led=True):
            return
        for box, held in self._within(land, placed, at, (number,), Font.STRONG):
            if held == _POINTS:
                self._put(Label((number,), box, Font.STRONG, land.code))
                return

    def beside(
        self, at: Point, radius: float, words: str, *, led: bool = False, far: bool = True
    ) -> bool:
        """Write a place's name around its dot, nearer before further, and tell whether there was room.

        One further off has a line to its dot; one that is ``led`` in any case.
        """
        wide = self._look.measure.width(words, Font.SMALL) + 2 * _EDGE
        high = self._look.measure.line(Font.SMALL)
        for away, (across, down) in product(_AWAY if far else _AWAY[:_NEAR], _SIDES):
            off = radius + away
            slant = _SLANT if across and down else 1.0
            x = at[0] + across * off * slant + (across - 1) * wide / 2
            y = at[1] + down * off * slant + (down - 1) * high / 2
            box = Box(x, y, wide, high)
            leader = _leader(at, 0.0 if led else radius, box) if led or away > _AWAY[0] else None
            if self._is_free(box) and (leader is None or self._is_clear(leader)):
                self._put(Label((words,), box, Font.SMALL, leader=leader))
                return True
        return False

    def _within(
        self, land: Land, placed: Placed, at: Point, lines: tuple[str, ...], font: Font
    ) -> Iterator[tuple[Box, int]]:
        """Return the free boxes that lie in a country at least half, and how many of nine points do."""
        wide, high = land.main.wide * placed.scale, land.main.high * placed.scale
        for box in self._boxes(lines, placed.point(at), font):
            if box.wide < wide and box.high < high and self._is_free(box):
                held = _held(land, placed, box)
                if held >= _HALF_IN:
                    yield box, held

    def _boxes(self, lines: tuple[str, ...], middle: Point, font: Font) -> Iterator[Box]:
        measure = self._look.measure
        wide = max(measure.width(line, font) for line in lines) + 2 * _EDGE
        line = measure.line(font)
        high = line * len(lines)
        for down, across in product(_SHIFTS, _ASIDE):
            x, y = middle[0] + (across - 0.5) * wide, middle[1] - high / 2 + down * line
            yield Box(x, y, wide, high)

    def _is_free(self, box: Box) -> bool:
        area = self._area
        inside = area.x <= box.x and box.right <= area.right
        inside = inside and area.y <= box.y and box.bottom <= area.bottom
        return inside and not any(box.meets(other) for other in self._taken)

    def _is_clear(self, leader: Leader) -> bool:
        """Tell whether a line crosses neither a label nor another line."""
        points = _along(leader)
        if any(label.box.holds(*at) for label in self.placed for at in points):
            return False
        return not any(_cross(leader, label.leader) for label in self.placed if label.leader)

    def _put(self, label: Label) -> None:
        self.placed.append(label)
        self._taken.append(label.box)
        if label.leader:
            self._taken += [Box(*at, 1.0, 1.0).grown(1.0) for at in _along(label.leader)]


def _held(land: Land, placed: Placed, box: Box) -> int:
    """Return how many of nine points of ``box`` lie in the country, or 0: too few, or not the middle."""
    xs, ys = (box.centre[0], box.x, box.right), (box.centre[1], box.y, box.bottom)
    if not land.holds(placed.back(box.centre)):
        return 0
    held = _POINTS
    for corner in product(xs, ys):
        held -= not land.holds(placed.back(corner))
        if held < _HALF_IN:
            return 0
    return held


def _leader(at: Point, radius: float, box: Box) -> Leader:
    """Return the line from the edge of a dot to the nearest point of ``box``."""
    near = box.nearest(at)
    share = min(radius / max(dist(at, near), 1.0), 1.0)
    return _between(at, near, share), near


def _along(leader: Leader) -> list[Point]:
    return [_between(*leader, n / _STEPS) for n in range(_STEPS)]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _cross(one: Leader, other: Leader) -> bool:
    """Tell whether two lines cross: each has its ends on both sides of the other."""
    return all(_side(*a, b[0]) * _side(*a, b[1]) < 0 for a, b in ((one, other), (other, one)))


def _side(start: Point, end: Point, at: Point) -> float:
    return (end[0] - start[0]) * (at[1] - start[1]) - (end[1] - start[1]) * (at[0] - start[0])
