"""Names on a map: in a country where they fit into it, beside a city where there is room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diplomat_desk.charts.atlas import Land
from diplomat_desk.charts.geometry import Box, Placed, Point
from diplomat_desk.charts.surface import Font, Look

_EDGE = 2.0
_SHIFTS = (0.0, 1.0, -1.0, 1.6, -1.6, 2.4, -2.4)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text around a middle; ``code`` is the country's, empty for a city's name."""

    lines: tuple[str, ...]
    box: Box
    font: Font
    code: str = ""


class Labels:
    """Collects labels so that none touches another, a dot, or the edge of the map."""

    def __init__(self, area: Box, look: Look, taken: Iterable[Box]) -> None:
        self.placed: list[Label] = []
        self._area = area
        self._look = look
        self._taken = list(taken)

    def into(self, land: Land, placed: Placed, name: str, number: str) -> None:
        """Write name and number into a country, else the number alone, else nothing."""
        wide, high = land.main.wide * placed.scale, land.main.high * placed.scale
        for lines in ((f"{name} {number}",), (name, number), (number,)):
            boxes = self._boxes(lines, placed.point(land.at), Font.STRONG)
            for box in (box for box in boxes if box.wide < wide and box.high < high):
                if self._is_free(box) and _inside(land, placed, box):
                    self._put(Label(lines, box, Font.STRONG, land.code))
                    return

    def beside(self, at: Point, radius: float, words: str) -> None:
        """Write a city's name to the right or left of its dot, or not at all."""
        wide = self._look.measure.width(words, Font.SMALL) + 2 * _EDGE
        high = self._look.measure.line(Font.SMALL)
        for x in (at[0] + radius + 1, at[0] - radius - 1 - wide):
            box = Box(x, at[1] - high / 2, wide, high)
            if self._is_free(box):
                self._put(Label((words,), box, Font.SMALL))
                return

    def _boxes(self, lines: tuple[str, ...], middle: Point, font: Font) -> Iterator[Box]:
        measure = self._look.measure
        wide = max(measure.width(line, font) for line in lines) + 2 * _EDGE
        line = measure.line(font)
        high = line * len(lines)
        for shift in _SHIFTS:
            yield Box(middle[0] - wide / 2, middle[1] - high / 2 + shift * line, wide, high)

    def _is_free(self, box: Box) -> bool:
        area = self._area
        inside = area.x <= box.x and box.right <= area.right
        inside = inside and area.y <= box.y and box.bottom <= area.bottom
        return inside and not any(box.meets(other) for other in self._taken)

    def _put(self, label: Label) -> None:
        self.placed.append(label)
        self._taken.append(label.box)


def _inside(land: Land, placed: Placed, box: Box) -> bool:
    middle = box.centre[1]
    corners = (
        (x, y) for y in (middle, box.y, box.bottom) for x in (box.x, box.right, box.centre[0])
    )
    return all(land.holds(placed.back(corner)) for corner in corners)
