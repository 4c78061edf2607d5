"""Where the names of a network's dots stand: beside them, never on each other, the largest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box, Point
from diplomat_desk.charts.network_chart import NetworkChart
from diplomat_desk.charts.surface import Anchor, Font, Look

_ROOMS = (230.0, 110.0)
_APART = 3.0
_MOST, _TRIED = 140, 400
_NAMED = 8
_CROWD = 100
_CELL = 48.0


@dataclass(frozen=True, slots=True)
class Placing:
    """A dot's number, its middle and radius in pixels, and whether its name is better on the left."""

    number: int
    centre: Point
    radius: float
    leftward: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A name at ``x``, from its ``anchor`` on, over ``box``; ``whole`` is the name before it was cut."""

    words: str
    whole: str
    x: float
    anchor: Anchor
    box: Box


class _Taken:
    """Boxes that are taken, found by the squares of a grid that they touch."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = {}

    def add(self, box: Box, owner: int) -> None:
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append((box, owner))

    def free(self, box: Box, owner: int) -> bool:
        """Tell whether nothing but what is the ``owner``'s lies there."""
        return not any(
            one != owner and other.meets(box)
            for cell in _cells(box)
            for other, one in self._cells.get(cell, ())
        )


def place_labels(
    dots: Sequence[Placing], chart: NetworkChart, look: Look, pane: Box, forced: int = 0
) -> dict[int, Label]:
    """Return the names that have room within ``pane``, by the dot's number.

    The first ``forced``, and in a crowd the few largest, may cover dots if need be; no name covers another.
    """
    names, circles = _Taken(), _Taken()
    for dot in dots:
        (x, y), radius = dot.centre, dot.radius
        circles.add(Box(x - radius, y - radius, 2 * radius, 2 * radius), dot.number)
    placed: dict[int, Label] = {}
    must = max(forced, _NAMED if len(dots) > _CROWD else 0)
    # Dots come by what they share, those on more ties stand out by their size.
    order = sorted(dots[forced:], key=lambda dot: (-dot.radius, dot.number))
    for place, dot in enumerate((*dots[:forced], *order)):
        if len(placed) >= _MOST or place >= _TRIED:
            break
        tries = _tries(dot, chart, look, pane)
        found = next((one for one in tries if _fits(one, dot.number, names, circles)), None)
        if found is None and place < must:
            again = _tries(dot, chart, look, pane)
            found = next((one for one in again if names.free(one.box, dot.number)), None)
        if found is not None:
            placed[dot.number] = found
            names.add(found.box.grown(1.0), dot.number)
    return placed


def _fits(one: Label, number: int, names: _Taken, circles: _Taken) -> bool:
    return names.free(one.box, number) and circles.free(one.box, number)


def _tries(dot: Placing, chart: NetworkChart, look: Look, pane: Box) -> Iterator[Label]:
    """Give the ways to name ``dot`` within ``pane``, the best first: whole all around, then cut."""
    whole = " ".join(chart.dots[dot.number].label.split())
    line = look.measure.line(Font.SMALL)
    last = ""
    for room in _ROOMS:
        words = look.fitted(whole, min(room, pane.wide * 0.4), Font.SMALL)
        if words == last:
            continue
        last = words
        wide = look.measure.width(words, Font.SMALL)
        for x, anchor, box in _places(dot, wide, line):
            inside = pane.x <= box.x and box.right <= pane.right
            if inside and pane.y <= box.y and box.bottom <= pane.bottom:
                yield Label(words, whole, x, anchor, box)


def _places(dot: Placing, wide: float, line: float) -> Iterator[tuple[float, Anchor, Box]]:
    """Give the places for a name: on the better side of its dot, on the other, below, above."""
    (x, y), radius = dot.centre, dot.radius
    high = line * 0.86
    side = radius + _APART
    right = (x + side, Anchor.LEFT, Box(x + side, y - high / 2, wide, high))
    left = (x - side, Anchor.RIGHT, Box(x - side - wide, y - high / 2, wide, high))
    yield from (left, right) if dot.leftward else (right, left)
    for middle in (y + radius + 1 + high / 2, y - radius - 1 - high / 2):
        yield x, Anchor.MIDDLE, Box(x - wide / 2, middle - high / 2, wide, high)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.y // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
