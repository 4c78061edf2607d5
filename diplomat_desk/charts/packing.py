"""Bars packed into the rows of their lanes so that none overlaps another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace
from itertools import accumulate

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


class Pack:
    """The rows of one lane; where their number is known, they are packed when first looked at."""

    def __init__(
        self,
        bars: Sequence[int],
        first: Sequence[int],
        free: Sequence[int],
        number: int | None = None,
    ) -> None:
        """Take ``bars`` and when each takes its row and leaves it (:func:`packed`)."""
        self._asked = (bars, first, free)
        self._number = number

    def __len__(self) -> int:
        return len(self.rows) if self._number is None else self._number

    @cached_property
    def rows(self) -> list[list[int]]:
        """The bars of each row."""
        return packed(*self._asked)


@dataclass(frozen=True, eq=False)
class Row:
    """Bars beside each other from left to right, with the days that they begin on and end before."""

    bars: list[int]
    first: list[int]
    last: list[int]

    def between(self, since: float, until: float) -> range:
        """Return the places in the row of the bars that touch the time from ``since`` to ``until``."""
        return range(bisect_right(self.last, since), bisect_left(self.first, until))


class Rows:
    """The rows of all lanes; what is needed to find bars in one is made when it is first looked at."""

    def __init__(
        self, packs: Iterable[Pack], first: Sequence[int], last: Sequence[int], most: int = 0
    ) -> None:
        """Take the lanes' rows from the top, ``most`` of them at most (0: all)."""
        self._packs = list(packs)
        self._first, self._last = first, last
        self._after = list(accumulate(map(len, self._packs)))
        total = self._after[-1] if self._after else 0
        self._number = min(total, most) if most else total
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._number

    @property
    def all(self) -> list[list[int]]:
        """The bars of every row."""
        return [self.bars(number) for number in range(len(self))]

    def bars(self, number: int) -> list[int]:
        """Return the bars of one row."""
        lane = bisect_right(self._after, number)
        return self._packs[lane].rows[number - self._after[lane]]

    def row(self, number: int) -> Row:
        """Return one row ready to be looked through."""
        made = self._made.get(number)
        if made is None:
            bars = self.bars(number)
            made = Row(bars, [self._first[bar] for bar in bars], [self._last[bar] for bar in bars])
            self._made[number] = made
        return made
