"""Processes and their rounds in one flat list: which lines fold, and where rounds are put in."""

from array import array
from collections.abc import Mapping, MutableSequence, Sequence
from enum import Enum, auto

from diplomat_desk.domain.figures import Rounds, Row


class Fold(Enum):
    """How a line stands to its process."""

    FLAT = auto()
    """A record without rounds."""
    FOLDED = auto()
    UNFOLDED = auto()
    ROUND = auto()
    OUTSIDE = auto()
    """A round that the filter leaves out."""


def with_rounds(ids: Sequence[int], rounds: Mapping[int, Rounds]) -> Sequence[int]:
    """Return ``ids`` with the rounds of each process in it put in after it."""
    # Found one by one before any is put in: looking through a million ids is fast, moving them is not.
    places = sorted(((ids.index(one), one) for one in rounds if one in ids), reverse=True)
    if not places:
        return ids
    found = array("q", ids)
    for place, process in places:
        found[place + 1 : place + 1] = array("q", rounds[process].ids)
    return found


class Folding:
    """Knows the processes that are unfolded, and their rounds."""

    def __init__(
        self, rounds: Mapping[int, Rounds] | None = None, *, foldable: bool = False
    ) -> None:
        self.foldable = foldable
        """Whether the list shows processes at all."""
        self._rounds = dict(rounds or {})
        self._process = {one: p for p, known in self._rounds.items() for one in known.ids}

    def of(self, row: Row) -> Fold:
        """Return how the line of ``row`` stands."""
        process = self._process.get(row.id)
        if process is not None:
            return Fold.OUTSIDE if row.id in self._rounds[process].outside else Fold.ROUND
        if not self.foldable or not row.rounds:
            return Fold.FLAT
        return Fold.UNFOLDED if row.id in self._rounds else Fold.FOLDED

    def process_of(self, number: int) -> int:
        """Return the process under which a round is shown; 0 for any other record."""
        return self._process.get(number, 0)

    def rounds_of(self, process: int) -> tuple[int, ...]:
        """Return the rounds that are shown under a process."""
        return self._rounds[process].ids if process in self._rounds else ()

    def unfold(self, process: int, rounds: Rounds) -> None:
        """Remember that the rounds of a process are shown."""
        self._rounds[process] = rounds
        self._process |= dict.fromkeys(rounds.ids, process)

    def fold(self, process: int) -> None:
        """Remember that they are not."""
        for one in self._rounds.pop(process).ids:
            del self._process[one]


def insertable(ids: Sequence[int]) -> MutableSequence[int]:
    """Return ``ids`` so that more can be put in."""
    return ids if isinstance(ids, array) else array("q", ids)
