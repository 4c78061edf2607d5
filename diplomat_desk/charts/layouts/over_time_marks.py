"""Marks that stand in columns: bars along time."""

from bisect import bisect_right

from diplomat_desk.charts.marks import Mark, Step


class ColumnMarks:
    """Columns from left to right, side by side; each begins with what stands for it whole, then upwards."""

    def __init__(self, columns: tuple[tuple[Mark, ...], ...]) -> None:
        self._columns = columns
        self._starts = [column[0].box.x for column in columns]
        self._places = {
            mark.key: (n, m) for n, column in enumerate(columns) for m, mark in enumerate(column)
        }

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark, column by column."""
        return tuple(mark for column in self._columns for mark in column)

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at: the first column that has anything."""
        wholes = [column[0] for column in self._columns]
        return next((mark for mark in wholes if mark.value), wholes[0] if wholes else None)

    def at(self, x: float, y: float) -> Mark | None:
        """Return the segment under a point, else the column that it is in, or None."""
        number = bisect_right(self._starts, x) - 1
        if number < 0:
            return None
        whole, *pieces = self._columns[number]
        within = next((mark for mark in pieces if mark.box.holds(x, y)), None)
        return within or (whole if whole.box.holds(x, y) else None)

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        place = self._places.get(key)
        return self._columns[place[0]][place[1]] if place else None

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return nothing: no bar stands for a country."""
        return tuple(mark for mark in self.all if code in mark.aim.countries)

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark one ``step`` from ``start``: along time, or up and down within a column."""
        number, place = self._places[start.key]
        column = self._columns[number]
        upwards = {
            Step.UP: place + 1,
            Step.DOWN: place - 1,
            Step.TOP: len(column) - 1,
            Step.BOTTOM: 0,
        }
        if step in upwards:
            return column[max(0, min(upwards[step], len(column) - 1))]
        last = len(self._columns) - 1
        along = {
            Step.LEFT: number - 1,
            Step.RIGHT: number + 1,
            Step.PAGE_UP: number - page,
            Step.PAGE_DOWN: number + page,
            Step.ROW_START: 0,
            Step.ROW_END: last,
        }
        target = self._columns[max(0, min(along[step], last))]
        return next((mark for mark in target if mark.column == start.column), target[0])
