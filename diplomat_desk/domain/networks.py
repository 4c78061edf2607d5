"""Who works with whom: organisations, people or countries, tied by the initiatives that they share."""

from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter


class Between(StrEnum):
    """What the nodes of a network are."""

    ORGANISATIONS = "organisations"
    PEOPLE = "people"
    COUNTRIES = "countries"


@dataclass(frozen=True, slots=True)
class Node:
    """One organisation, person or country of a network.

    ``key`` is its code, or its id as text; ``name`` is empty for countries, which are named by their
    code. ``sort`` is the code of an organisation's type, of the capacity in which a person took part
    last, or of a country's region. ``shared`` counts those of its ``initiatives`` that name another one
    as well, whether that one is in the network or not. ``tracks`` are pairs of a track's code and its
    initiatives on it, in the vocabulary's order.
    """

    key: str
    name: str
    sort: str
    initiatives: int
    shared: int
    tracks: tuple[tuple[str, int], ...]

    @property
    def id(self) -> int:
        """The id of the organisation or person; 0 for a country."""
        return int(self.key) if self.key.isdecimal() else 0


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes by their numbers, the lower first: how many initiatives they share, on how many tracks."""

    one: int
    other: int
    weight: int
    tracks: int


@dataclass(frozen=True, slots=True)
class Network:
    """The best connected of all who take part in what a filter selects, and the ties among them.

    Nodes come by the initiatives that they share, most first. ``total`` counts everybody, ``alone``
    those who share no initiative with another one, ``without`` the selected initiatives that name nobody.
    """

    between: Between
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    total: int
    alone: int
    without: int
    tally: Tally
    marking: Level
    filter: Filter
