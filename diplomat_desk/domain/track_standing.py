"""What each track comes to, beside what sets it apart: its time, its reach, what came of it."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.lapses import Spell

ALL = "+all"
"""Stands for a track where all of them are told together."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One track. ``first`` and ``latest`` are the years in which something on it began, empty for none.

    ``number`` are its initiatives, ``active`` those of them under way. Of what came of them it is known for
    ``with_outcome``; ``without_outcome`` are known to have had none, ``vague_outcome`` have one recorded as
    unknown or not applicable; of the rest nothing is recorded. ``transferred`` of them have one or more of
    the ``transfers``, whose times from the start are ``spell``, known for ``timed``.
    """

    track: str
    number: int
    first: str = ""
    latest: str = ""
    active: int = 0
    countries: int = 0
    organisations: int = 0
    with_outcome: int = 0
    without_outcome: int = 0
    vague_outcome: int = 0
    transferred: int = 0
    transfers: int = 0
    timed: int = 0
    spell: Spell | None = None

    @property
    def outcome_not_recorded(self) -> int:
        """For how many nothing is recorded of what came of them."""
        known = self.with_outcome + self.without_outcome + self.vague_outcome
        return self.number - known


@dataclass(frozen=True, slots=True)
class Standings:
    """The tracks that occur in their vocabulary's order, and all together under :data:`ALL`.

    ``marking`` is the highest level of anything that is counted.
    """

    tracks: tuple[Standing, ...]
    together: Standing
    marking: Level
