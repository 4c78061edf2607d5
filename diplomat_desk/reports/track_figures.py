"""What the comparison of tracks is made from, and the shares that it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from diplomat_desk.charts.bars import per_cent
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab, Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.positions import Positions
from diplomat_desk.domain.terms import NOT_APPLICABLE, UNKNOWN
from diplomat_desk.domain.track_standing import ALL, Standing, Standings
from diplomat_desk.domain.transfers import Transfers
from diplomat_desk.domain.words import say
from diplomat_desk.reports.kinds import Used

APART = (
    Dimension.PURPOSE,
    Dimension.FORMALITY,
    Dimension.SCOPE,
    Dimension.VISIBILITY,
    Dimension.RECOGNITION,
)
"""What sets tracks apart: purpose and formality, scope of engagement, visibility and recognition."""
COMPARED = (*APART, Dimension.MODE)
FEWEST = 5
"""A share says something of a track from so many initiatives on."""
NO_ANSWER = ("", UNKNOWN, NOT_APPLICABLE)

_FIELDS = {
    Dimension.PURPOSE: "purposes",
    Dimension.FORMALITY: "formality",
    Dimension.SCOPE: "scope of engagement",
    Dimension.VISIBILITY: "visibility",
    Dimension.RECOGNITION: "recognition",
    Dimension.MODE: "mode",
}


@dataclass(frozen=True, kw_only=True)
class TrackComparison:
    """The tracks of a filter: each dimension crossed with the track, what each comes to, and the charts.

    ``crosses`` are those of :data:`COMPARED`, in its order; the pictures' numbers are None where no
    pictures are wanted.
    """

    filter: Filter
    tally: Tally
    marking: Level
    standings: Standings
    crosses: tuple[Crosstab, ...]
    positions: Positions | None = None
    transfers: Transfers | None = None
    used: frozenset[Used] = frozenset()

    @cached_property
    def sides(self) -> tuple["Side", ...]:
        """The dimensions as they can be asked by track."""
        return tuple(
            Side(one, cross, self.standings)
            for one, cross in zip(COMPARED, self.crosses, strict=True)
        )

    @property
    def standing(self) -> tuple[Standing, ...]:
        """The tracks that occur."""
        return self.standings.tracks


class Side:
    """One dimension: how many of each track's initiatives have which of its values."""

    def __init__(self, dimension: Dimension, cross: Crosstab, standings: Standings) -> None:
        """Read ``cross``, which has the dimension's values as rows and the tracks as columns."""
        self.dimension = dimension
        self.values = cross.rows
        self._whole = {one.track: one.number for one in (*standings.tracks, standings.together)}
        self._numbers = {
            (row, column): number
            for row, line in zip(cross.rows, cross.cells, strict=True)
            for column, number in zip(cross.columns, line, strict=True)
        }
        totals = dict(zip(cross.columns, cross.column_totals, strict=True))
        for row, number in zip(cross.rows, cross.row_totals, strict=True):
            self._numbers[row, ALL] = number
        totals[ALL] = cross.placed
        if dimension is Dimension.PURPOSE:
            # A list without an entry has no row: that nothing is recorded is what is left.
            for track, number in self._whole.items():
                self._numbers["", track] = number - totals.get(track, 0)

    def number(self, value: str, track: str) -> int:
        """Return how many of a track (or of all) have ``value``."""
        return self._numbers.get((value, track), 0)

    def recorded(self, track: str) -> int:
        """Return for how many of a track anything is recorded."""
        return self._whole[track] - self.number("", track)

    @property
    def name(self) -> str:
        """What the dimension is called within a sentence."""
        return say(_FIELDS[self.dimension])

    def answers(self) -> Iterator[str]:
        """Give the values that occur and say something."""
        yield from (value for value in self.values if value not in NO_ANSWER)


def share(number: int, whole: int) -> str:
    """Return ``46%``; empty where there is nothing to have a share of."""
    if not whole:
        return ""
    return per_cent(number, whole) if number else say("{n}%", n=0)
