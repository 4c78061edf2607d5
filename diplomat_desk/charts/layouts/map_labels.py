"""Names on a map: in a country where they fit into it, beside a city where there is room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from diplomat_desk.charts.atlas import Land
from diplomat_desk.charts.geometry import Box, Placed, Point
from diplomat_desk.charts.layouts.map_frame import name_place
from diplomat_desk.charts.surface import Font, Look

_EDGE = 2.0
_SHIFTS = (0.0, 0.8, -0.8, 1.25, -1.25, 1.7, -1.7, 2.4, -2.4)
_ASIDE = (0.0, 0.3, -0.3)
"""How far a name may lie from the middle: in lines down, in its widths across."""
_POINTS, _MOST_POINTS = 9, 7
_SIZES = (Font.STRONG, Font.SMALL)
_AWAY = (1.0, 9.0, 20.0)
"""How far a name may stand from its dot, in pixels."""
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_SLANT = 0.7


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text around a middle; ``code`` is the country's, empty for a city's name.

    One that ``hangs`` over its country's edge needs a ground of its own; ``to`` is the dot that a name
    further off belongs to.
    """

    lines: tuple[str, ...]
    box: Box
    font: Font
    code: str = ""
    hangs: bool = False
    to: Point | None = None


class Labels:
    """Collects labels so that none touches another, a dot, or the edge of the map."""

    def __init__(self, area: Box, look: Look, taken: Iterable[Box]) -> None:
        self.placed: list[Label] = []
        self._area = area
        self._look = look
        self._taken = list(taken)

    def into(self, land: Land, placed: Placed, name: str, number: str) -> None:
        """Write name and number into a country, else smaller, else over its edge, else the number alone."""
        at = name_place(land, placed, self._area)
        if at is None:
            return
        ways = [
            (lines, font) for font in _SIZES for lines in ((f"{name} {number}",), (name, number))
        ]
        hanging: Label | None = None
        for lines, font in ways:
            for box, held in self._within(land, placed, at, lines, font):
                if held == _POINTS:
                    self._put(Label(lines, box, font, land.code))
                    return
                hanging = hanging or Label(lines, box, font, land.code, hangs=True)
        if hanging:
            self._put(hanging)
            return
        for box, held in self._within(land, placed, at, (number,), Font.STRONG):
            if held == _POINTS:
                self._put(Label((number,), box, Font.STRONG, land.code))
                return

    def beside(self, at: Point, radius: float, words: str) -> None:
        """Write a place's name around its dot, nearer before further; one further off has a line to it."""
        wide = self._look.measure.width(words, Font.SMALL) + 2 * _EDGE
        high = self._look.measure.line(Font.SMALL)
        for away, (across, down) in product(_AWAY, _SIDES):
            off = radius + away
            slant = _SLANT if across and down else 1.0
            x = at[0] + across * off * slant + (across - 1) * wide / 2
            y = at[1] + down * off * slant + (down - 1) * high / 2
            box = Box(x, y, wide, high)
            if self._is_free(box):
                self._put(Label((words,), box, Font.SMALL, to=at if away > _AWAY[0] else None))
                return

    def _within(
        self, land: Land, placed: Placed, at: Point, lines: tuple[str, ...], font: Font
    ) -> Iterator[tuple[Box, int]]:
        """Return the free boxes that lie in a country at least mostly, and how many of nine points do."""
        wide, high = land.main.wide * placed.scale, land.main.high * placed.scale
        for box in self._boxes(lines, placed.point(at), font):
            if box.wide < wide and box.high < high and self._is_free(box):
                held = _held(land, placed, box)
                if held >= _MOST_POINTS:
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

    def _put(self, label: Label) -> None:
        self.placed.append(label)
        self._taken.append(label.box)


def _held(land: Land, placed: Placed, box: Box) -> int:
    """Return how many of nine points of ``box`` lie in the country, or 0 where that is too few."""
    xs, ys = (box.centre[0], box.x, box.right), (box.centre[1], box.y, box.bottom)
    held = _POINTS
    for corner in product(xs, ys):
        held -= not land.holds(placed.back(corner))
        if held < _MOST_POINTS:
            return 0
    return held
