"""Names on a map: in a country where they fit into it, beside a city where there is room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from diplomat_desk.charts.atlas import Land
from diplomat_desk.charts.geometry import Box, Placed, Point
from diplomat_desk.charts.surface import Font, Look

_EDGE = 2.0
_SHIFTS = (0.0, 0.8, -0.8, 1.25, -1.25, 1.7, -1.7, 2.4, -2.4)
_ASIDE = (0.0, 0.3, -0.3)
"""How far a name may lie from the middle: in lines down, in its widths across."""
_POINTS, _MOST_POINTS = 9, 7


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text around a middle; ``code`` is the country's, empty for a city's name.

    One that ``hangs`` over its country's edge needs a ground of its own.
    """

    lines: tuple[str, ...]
    box: Box
    font: Font
    code: str = ""
    hangs: bool = False


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
        """Write name and number into a country, else the number alone, else nothing.

        A name that is ``wanted`` may hang over the country's edge a little.
        """
        wide, high = land.main.wide * placed.scale, land.main.high * placed.scale
        both, number_only = ((f"{name} {number}",), (name, number)), ((number,),)
        ways = [(lines, _POINTS) for lines in both]
        ways += [(lines, _MOST_POINTS) for lines in both if wanted]
        for lines, least in (*ways, *((lines, _POINTS) for lines in number_only)):
            boxes = self._boxes(lines, placed.point(land.at), Font.STRONG)
            for box in (box for box in boxes if box.wide < wide and box.high < high):
                if self._is_free(box) and _inside(land, placed, box, least):
                    hangs = least < _POINTS
                    self._put(Label(lines, box, Font.STRONG, land.code, hangs))
                    return

    def beside(self, at: Point, radius: float, words: str) -> None:
        """Write a city's name to the right or left of its dot, below or above it, or not at all."""
        wide = self._look.measure.width(words, Font.SMALL) + 2 * _EDGE
        high = self._look.measure.line(Font.SMALL)
        off, middle, level = radius + 1, at[0] - wide / 2, at[1] - high / 2
        right, left = (at[0] + off, level), (at[0] - off - wide, level)
        for x, y in (right, left, (middle, at[1] + off), (middle, at[1] - off - high)):
            box = Box(x, y, wide, high)
            if self._is_free(box):
                self._put(Label((words,), box, Font.SMALL))
                return

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


def _inside(land: Land, placed: Placed, box: Box, least: int) -> bool:
    """Tell whether at least so many of nine points of ``box`` lie in the country."""
    xs, ys = (box.centre[0], box.x, box.right), (box.centre[1], box.y, box.bottom)
    missing = _POINTS - least
    for corner in product(xs, ys):
        missing -= not land.holds(placed.back(corner))
        if missing < 0:
            return False
    return True
