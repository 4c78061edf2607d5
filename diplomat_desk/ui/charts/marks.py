"""What in a chart can be pointed at: found by a point, walked through by the arrow keys."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a drawing and what it stands for.

    ``row`` and ``column`` are codes (country, track), empty where the mark stands for all of them;
    ``text`` tells the figure in words; ``shape`` is in the drawing's pixels.
    """

    row: str
    column: str
    value: int
    text: str
    shape: QRectF

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


class Marks:
    """The marks of a drawing, line by line from the top; no line is empty."""

    def __init__(self, lines: tuple[tuple[Mark, ...], ...]) -> None:
        self._lines = lines
        self._tops = [line[0].shape.top() for line in lines]
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

    def at(self, point: QPointF) -> Mark | None:
        """Return the mark under ``point``, or None. Lines do not overlap, so one is looked through."""
        number = bisect_right(self._tops, point.y()) - 1
        if number < 0:
            return None
        return next((mark for mark in self._lines[number] if mark.shape.contains(point)), None)

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        place = self._places.get(key)
        return self._lines[place[0]][place[1]] if place else None

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


def _beside(line: tuple[Mark, ...], start: Mark) -> Mark:
    """Return the mark of ``line`` in the same column as ``start``, else the nearest one."""
    across = start.shape.center().x()
    return min(line, key=lambda m: (m.column != start.column, abs(m.shape.center().x() - across)))
