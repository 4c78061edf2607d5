"""Bars packed into the rows of their lanes so that none overlaps another."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappush, heapreplace

_ROW_BITS = 24
_ROW_MASK = (1 << _ROW_BITS) - 1
_NEVER = 1 << 62


def packed(bars: Sequence[int], first: Sequence[int], free: Sequence[int]) -> list[list[int]]:
    """Return ``bars``, which come by their first day, in as few rows as hold them side by side.

    A bar takes its row from ``first[bar]`` until before ``free[bar]``; it goes into the row that has
    been free for longest, where there is most room before it.
    """
    # One whole number for the day and the row compares much faster than a pair.
    ends: list[int] = [_NEVER]
    rows: list[list[int]] = []
    for bar in bars:
        soonest = ends[0]
        if soonest >> _ROW_BITS <= first[bar]:
            row = soonest & _ROW_MASK
            rows[row].append(bar)
            heapreplace(ends, free[bar] << _ROW_BITS | row)
        else:
            heappush(ends, free[bar] << _ROW_BITS | len(rows))
            rows.append([bar])
    return rows


@dataclass(frozen=True, eq=False)
class Row:
    """Bars beside each other from left to right, with the days that they begin on and end before."""

    bars: list[int]
    first: list[int]
    last: list[int]

    def between(self, since: float, until: float) -> range:
        """Return the places in the row of the bars that touch the time from ``since`` to ``until``."""
        return range(bisect_right(self.last, since), bisect_left(self.first, until))


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of all lanes; what is needed to find bars in one is made when it is first looked at."""

    all: list[list[int]]
    first: Sequence[int]
    last: Sequence[int]
    _made: dict[int, Row] = field(default_factory=dict)

    def row(self, number: int) -> Row:
        """Return one row ready to be looked through."""
        made = self._made.get(number)
        if made is None:
            bars = self.all[number]
            made = Row(bars, [self.first[bar] for bar in bars], [self.last[bar] for bar in bars])
            self._made[number] = made
        return made
