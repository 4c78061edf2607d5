"""The marks of two charts in one picture: each half answers for its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diplomat_desk.charts.geometry import Point
from diplomat_desk.charts.marks import Mark, Marks, Step

_ACROSS = {Step.RIGHT: 1, Step.LEFT: 0}
_DOWN = {Step.DOWN: 1, Step.PAGE_DOWN: 1, Step.UP: 0, Step.PAGE_UP: 0}


class PairMarks:
    """The marks of ``halves``, each moved to its corner, their rows named after the half.

    ``beside`` tells that the second half is right of the first, else it is below.
    """

    def __init__(
        self,
        halves: Sequence[Marks],
        corners: Sequence[Point],
        names: Sequence[str],
        *,
        beside: bool,
    ) -> None:
        self._halves = halves
        self._corners = corners
        self._names = names
        self._beside = beside

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark, those of the first half first."""
        return tuple(mark for n, half in enumerate(self._halves) for mark in self._out(n, half.all))

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at."""
        firsts = (self._out(n, (half.first,)) for n, half in enumerate(self._halves) if half.first)
        return next((mark for found in firsts for mark in found), None)

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark under a point, or None."""
        for number, (left, top) in enumerate(self._corners):
            found = self._halves[number].at(x - left, y - top)
            if found is not None:
                return self._moved(number, found)
        return None

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        for number, name in enumerate(self._names):
            half, _, row = key[0].partition(" ")
            found = self._halves[number].find((row, key[1])) if half == name else None
            if found is not None:
                return self._moved(number, found)
        return None

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the marks of a country in both."""
        return tuple(
            mark
            for n, half in enumerate(self._halves)
            for mark in self._out(n, half.of_country(code))
        )

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark one ``step`` from ``start``; from the edge of a half into the other one."""
        half, _, row = start.row.partition(" ")
        number = self._names.index(half)
        own = self._halves[number].find((row, start.column))
        if own is None:
            return start
        found = self._halves[number].go(own, step, page)
        other = (_ACROSS if self._beside else _DOWN).get(step)
        if found.key == own.key and other is not None and other != number:
            return self._nearest(other, start) or start
        return self._moved(number, found)

    def _nearest(self, number: int, start: Mark) -> Mark | None:
        """Return the mark of the other half that is nearest, along the way first."""
        x, y = start.box.centre
        marks = self._out(number, self._halves[number].all)
        if self._beside:
            return min(
                marks, key=lambda m: (abs(m.box.centre[1] - y), abs(m.box.x - x)), default=None
            )
        return min(marks, key=lambda m: (abs(m.box.y - y), abs(m.box.centre[0] - x)), default=None)

    def _out(self, number: int, marks: Iterable[Mark]) -> list[Mark]:
        return [self._moved(number, mark) for mark in marks]

    def _moved(self, number: int, mark: Mark) -> Mark:
        row = f"{self._names[number]} {mark.row}"
        return replace(mark, row=row, box=mark.box.moved(*self._corners[number]))
