"""What of a network can be pointed at: dots, the lines of the lists, and ties."""

from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box, Point
from diplomat_desk.charts.marks import Mark, ScatteredMarks

_NEAR = 4.0


@dataclass(frozen=True, slots=True)
class Pointed:
    """A mark with the numbers of the dots that it is about."""

    mark: Mark
    dots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie's mark, its dots' numbers, and where it runs."""

    mark: Mark
    dots: tuple[int, int]
    start: Point
    end: Point


class NetworkMarks(ScatteredMarks):
    """Dots and lines of lists, to be walked through; the pointer finds ties as well, within the ``pane``."""

    def __init__(
        self,
        dots: tuple[Pointed, ...],
        listed: tuple[Pointed, ...],
        ties: tuple[Tied, ...],
        pane: Box,
    ) -> None:
        super().__init__(tuple(one.mark for one in (*dots, *listed)))
        self._dots, self._ties, self._pane = dots, ties, pane
        self._listed = tuple(one.mark for one in listed)
        self._about: dict[tuple[str, str], tuple[int, ...]]
        self._about = {tie.mark.key: tie.dots for tie in ties}
        self._about |= {one.mark.key: one.dots for one in (*dots, *listed)}

    def dots_of(self, mark: Mark) -> tuple[int, ...]:
        """Return the numbers of the dots that ``mark`` is about."""
        return self._about.get(mark.key, ())

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, a tie's too, or None."""
        tie = (one.mark for one in self._ties if one.mark.key == key)
        return super().find(key) or next(tie, None)

    def at(self, x: float, y: float) -> Mark | None:
        """Return the dot under a point, else the line of a list, else the nearest tie, or None."""
        if not self._pane.holds(x, y):
            return next((mark for mark in self._listed if mark.box.holds(x, y)), None)
        under = [one.mark for one in self._dots if one.mark.box.holds(x, y)]
        if under:
            return min(under, key=lambda mark: _far(mark.box.centre, (x, y)))
        near = [(_beside(one, (x, y)), number) for number, one in enumerate(self._ties)]
        far, number = min(near, default=(_NEAR + 1, 0))
        return self._ties[number].mark if far <= _NEAR else None


def _far(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _beside(tie: Tied, point: Point) -> float:
    """Return how far ``point`` is from a tie, in pixels."""
    (x, y), (dx, dy) = tie.start, (tie.end[0] - tie.start[0], tie.end[1] - tie.start[1])
    long = dx * dx + dy * dy
    along = ((point[0] - x) * dx + (point[1] - y) * dy) / long if long else 0.0
    share = min(max(along, 0.0), 1.0)
    nearest = (x + share * dx, y + share * dy)
    return float(_far(nearest, point) ** 0.5)
