"""What on a map can be pointed at: dots before countries, countries by their outlines."""

from dataclasses import dataclass
from math import hypot

from diplomat_desk.charts.atlas import Land
from diplomat_desk.charts.geometry import Box, Placed, Point
from diplomat_desk.charts.marks import Mark, ScatteredMarks, Step

_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle on the map that can be pointed at: a place where one met, or a small country."""

    mark: Mark
    at: Point
    radius: float


class MapMarks:
    """The marks of a map; ``all`` are those with a number, and a country without one is found by place."""

    def __init__(
        self,
        area: Box,
        placed: Placed,
        lands: tuple[tuple[Land, Mark], ...],
        spots: tuple[Spot, ...],
        listed: tuple[Mark, ...],
    ) -> None:
        self._area = area
        self._placed = placed
        self._lands = lands
        self._spots = spots
        self._listed = listed
        counted = (mark for _, mark in lands if mark.value)
        small = (spot.mark for spot in spots)
        self._order = ScatteredMarks(tuple(dict.fromkeys((*counted, *small, *listed))))
        self._empty = {mark.key: mark for _, mark in lands if not self._order.find(mark.key)}

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark with a number: countries, dots, what is listed beside."""
        return self._order.all

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at."""
        return self._order.first

    def at(self, x: float, y: float) -> Mark | None:
        """Return the dot, else the country, else the listed line at a point, or None."""
        if not self._area.holds(x, y):
            return next((mark for mark in self._listed if mark.box.holds(x, y)), None)
        return self._spot(x, y) or self._land(x, y)

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        return self._order.find(key) or self._empty.get(key)

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the marks of a country, the empty one too."""
        empty = self._empty.get((code, ""))
        return (*self._order.of_country(code), *((empty,) if empty else ()))

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark before or after ``start``, largest country first, then dots, then the list."""
        if start.key in self._empty:
            return self.first or start
        return self._order.go(start, step, page)

    def _spot(self, x: float, y: float) -> Mark | None:
        """Return the spot whose middle is nearest, among those that hold the point."""
        best, found = 0.0, None
        for spot in self._spots:
            away = hypot(spot.at[0] - x, spot.at[1] - y)
            if away <= spot.radius + _NEAR and (found is None or away < best):
                best, found = away, spot.mark
        return found

    def _land(self, x: float, y: float) -> Mark | None:
        at = self._placed.back((x, y))
        holding = (mark for land, mark in self._lands if land.box.holds(*at) and land.holds(at))
        return next(holding, None)
