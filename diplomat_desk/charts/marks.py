"""What in a chart can be pointed at: found by a point, walked through by the arrow keys."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from diplomat_desk.charts.geometry import Box
from diplomat_desk.domain.aims import NOTHING, Aim


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a chart and what it stands for.

    ``row`` and ``column`` name it within the chart, empty where it stands for all of them; ``value`` is
    its number, ``text`` tells it in words. ``box`` is in the layout's pixels. ``aim`` is where a click
    leads.
    """

    row: str
    column: str
    value: float
    text: str
    box: Box
    aim: Aim = NOTHING

    @property
    def key(self) -> tuple[str, str]:
        """What the mark stands for, wherever it lies."""
        return self.row, self.column


class Step(Enum):
    """A way to go from one mark to another."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    ROW_START = "row start"
    ROW_END = "row end"
    TOP = "top"
    BOTTOM = "bottom"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"


class Marks(Protocol):
    """What the canvas asks of the marks of a layout."""

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark, in the order in which a reader goes through them."""

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at."""

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark under a point of the layout's body, or None."""

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the marks that stand for a country, or for something of it alone."""

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark one ``step`` from ``start``; ``page`` lines make a page."""


class LinedMarks:
    """Marks line by line from the top; no line is empty, and lines do not overlap."""

    def __init__(self, lines: tuple[tuple[Mark, ...], ...]) -> None:
        self._lines = lines
        self._tops = [line[0].box.y for line in lines]
        self._places = {
            mark.key: (n, m) for n, line in enumerate(lines) for m, mark in enumerate(line)
        }

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark, line by line."""
        return tuple(mark for line in self._lines for mark in line)

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at."""
        return self._lines[0][0] if self._lines else None

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark under a point, or None. Lines do not overlap, so one is looked through."""
        number = bisect_right(self._tops, y) - 1
        if number < 0:
            return None
        return next((mark for mark in self._lines[number] if mark.box.holds(x, y)), None)

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        place = self._places.get(key)
        return self._lines[place[0]][place[1]] if place else None

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the marks of a country."""
        return tuple(mark for mark in self.all if code in mark.aim.countries)

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark one ``step`` from ``start``; ``page`` lines make a page."""
        number, place = self._places[start.key]
        line = self._lines[number]
        match step:
            case Step.LEFT | Step.RIGHT:
                ahead = place + (1 if step is Step.RIGHT else -1)
                return line[max(0, min(ahead, len(line) - 1))]
            case Step.ROW_START | Step.ROW_END:
                return line[0] if step is Step.ROW_START else line[-1]
        lines = {Step.UP: -1, Step.DOWN: 1, Step.PAGE_UP: -page, Step.PAGE_DOWN: page}
        last = len(self._lines) - 1
        far = {Step.TOP: -last, Step.BOTTOM: last}
        target = max(0, min(number + (lines | far)[step], last))
        return start if target == number else _beside(self._lines[target], start)


class ScatteredMarks:
    """Marks anywhere, as on a map or in a network; the later of two that overlap lies on top."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self.all = marks
        self._by_key = {mark.key: mark for mark in marks}
        self._numbers = {mark.key: n for n, mark in enumerate(marks)}

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at: the first."""
        return self.all[0] if self.all else None

    def at(self, x: float, y: float) -> Mark | None:
        """Return the topmost mark under a point, or None."""
        return next((mark for mark in reversed(self.all) if mark.box.holds(x, y)), None)

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        return self._by_key.get(key)

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the marks of a country."""
        return tuple(mark for mark in self.all if code in mark.aim.countries)

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark before or after ``start`` in the order of the list; Page goes ``page`` on."""
        number = self._numbers[start.key]
        by = {Step.UP: -1, Step.LEFT: -1, Step.DOWN: 1, Step.RIGHT: 1}
        by |= {Step.PAGE_UP: -page, Step.PAGE_DOWN: page}
        by |= dict.fromkeys((Step.ROW_START, Step.TOP), -len(self.all))
        by |= dict.fromkeys((Step.ROW_END, Step.BOTTOM), len(self.all))
        return self.all[max(0, min(number + by[step], len(self.all) - 1))]


def _beside(line: tuple[Mark, ...], start: Mark) -> Mark:
    """Return the mark of ``line`` in the same column as ``start``, else the nearest one."""
    across = start.box.centre[0]
    return min(line, key=lambda m: (m.column != start.column, abs(m.box.centre[0] - across)))
