"""What on a map can be pointed at: dots before countries, countries by their outlines."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
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
    """The marks of a map; ``all`` are those with a number, and a country without one is found by place.

    Marks of countries are made when they are asked for, since a map that is zoomed is laid out anew for
    every frame. ``lands`` are those in sight, ``counted`` the codes with a number, largest first.
    """

    def __init__(
        self,
        area: Box,
        placed: Placed,
        lands: tuple[tuple[Land, str], ...],
        counted: tuple[str, ...],
        spots: tuple[Spot, ...],
        listed: tuple[Mark, ...],
        mark_of: Callable[[str], Mark | None],
    ) -> None:
        self._area = area
        self._placed = placed
        self._lands = lands
        self._counted = counted
        self._spots = spots
        self._listed = listed
        self._mark_of = mark_of

    @cached_property
    def _order(self) -> ScatteredMarks:
        marks = [mark for code in self._counted if (mark := self._mark_of(code))]
        spots = (spot.mark for spot in self._spots)
        return ScatteredMarks(
            tuple({mark.key: mark for mark in (*marks, *spots, *self._listed)}.values())
        )

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark with a number: countries, dots, what is listed beside."""
        return self._order.all

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at: the country with most."""
        return self._order.first

    def at(self, x: float, y: float) -> Mark | None:
        """Return the dot, else the country, else the listed line at a point, or None."""
        if not self._area.holds(x, y):
            return next((mark for mark in self._listed if mark.box.holds(x, y)), None)
        return self._spot(x, y) or self._land(x, y)

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        return self._order.find(key) or (None if key[1] else self._mark_of(key[0]))

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the marks of a country, the empty one too."""
        found = self._order.of_country(code)
        empty = None if found else self._mark_of(code)
        return (empty,) if empty else found

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark before or after ``start``, largest country first, then dots, then the list."""
        if self._order.find(start.key) is None:
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
        holding = (code for land, code in self._lands if land.box.holds(*at) and land.holds(at))
        code = next(holding, None)
        return self._mark_of(code) if code else None
