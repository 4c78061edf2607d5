"""What went from one track to another, what came of it there, and how long it took.

Transfer is the field's test of Track II: whether what unofficial people worked out reached those who can
decide. It is recorded as such on an initiative, or as a tie from one initiative to another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.lapses import Lapse, Spell

OFFICE = "+office"
"""Stands for a track where a transfer names an office alone."""
NOWHERE = "+nowhere"
"""Stands for a track where a transfer names neither."""
ANSWERED = "+answered"
"""Stands for an outcome where a response to the transfer is recorded."""
SOME_OUTCOME = "+outcome"
"""Stands for an outcome of no recorded kind."""
NOTHING = ""
"""No response and no outcome is recorded."""

FORWARD = ("precedes", "feeds-into")
"""Ties from the earlier initiative to the later one (codes of the vocabulary ``link``)."""
BACKWARD = ("spun-off",)
"""Ties from the later initiative to the one that it grew out of."""
MOST_NAMED = 8


class Carried(StrEnum):
    """Which records count as something that went from one track to another."""

    BOTH = "both"
    TRANSFERS = "transfers"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Flow:
    """How many went the same way; ``record`` is the initiative that a single one came from, else 0."""

    came: str
    went: str
    result: str
    number: int
    record: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Every flow from one track to another, and how long those took that have both dates.

    ``undated`` lack a date; ``backward`` have one that lies before the start.
    """

    came: str
    went: str
    number: int
    spell: Spell | None
    dated: int
    undated: int
    backward: int


@dataclass(frozen=True, slots=True)
class Chain:
    """How many times something went on from where it had gone to."""

    came: str
    through: str
    went: str
    number: int


@dataclass(frozen=True, slots=True)
class Case:
    """One flow by name: the initiative that it came from, and the office or initiative that it went to."""

    record: int
    reference: str
    title: str
    came: str
    went: str
    to: str
    lapse: Lapse | None


@dataclass(frozen=True, slots=True)
class Transfers:
    """All that went from the selected initiatives to a track, largest flow first.

    ``transfers`` and ``links`` say how many there are of each; ``stayed`` are those left out since they
    stayed on their track. ``on_processes`` are transfers recorded
    on a process where only rounds count. ``cases`` names the flows where they are few.
    """

    filter: Filter
    tally: Tally
    marking: Level
    carried: Carried
    transfers: int
    links: int
    stayed: int
    on_processes: int
    flows: tuple[Flow, ...]
    passages: tuple[Passage, ...]
    chains: tuple[Chain, ...]
    cases: tuple[Case, ...]

    @property
    def number(self) -> int:
        """How many flows there are."""
        return sum(flow.number for flow in self.flows)


def added_up(flows: Sequence[Flow]) -> tuple[Flow, ...]:
    """Return ``flows`` that go the same way as one, largest first."""
    numbers: dict[tuple[str, str, str], int] = {}
    records: dict[tuple[str, str, str], int] = {}
    for flow in flows:
        way = (flow.came, flow.went, flow.result)
        numbers[way] = numbers.get(way, 0) + flow.number
        records[way] = flow.record
    return tuple(
        Flow(*way, number, records[way] if number == 1 else 0)
        for way, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    )
