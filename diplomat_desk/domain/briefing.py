"""What a brief on a country tells beside its channels: with whom, by whom, and what came of it."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Outcome, Transfer


@dataclass(frozen=True, slots=True)
class Latest:
    """The initiative that began last: what is read of it first."""

    reference: str
    title: str
    track: str
    date: PartialDate
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Counted:
    """How many initiatives something occurs in; ``sort`` is the code of a role, of a constraint."""

    key: str
    number: int
    sort: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, in how many initiatives it took part, in which roles, and until which year."""

    id: int
    name: str
    number: int
    roles: tuple[str, ...]
    last_year: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Known:
    """A person who may be named, in how many initiatives they took part, and as what they were at the last.

    ``as_then`` is that appearance, ``title`` and ``date`` (EDTF, empty for none) are of its initiative.
    """

    as_then: Appearance
    number: int
    title: str
    date: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome or a transfer with the initiative that it came of; ``date`` (EDTF) is its own, else of that."""

    initiative_id: int
    reference: str
    title: str
    track: str
    date: str
    what: Outcome | Transfer
    sources: tuple[Source, ...] = ()
    level: Level = Level.PUBLIC

    @property
    def is_transfer(self) -> bool:
        """Whether it was carried to an official track."""
        return isinstance(self.what, Transfer)


@dataclass(frozen=True, slots=True)
class Results:
    """How many outcomes and transfers are recorded, and those that weigh most, the latest first."""

    outcomes: int = 0
    transfers: int = 0
    shown: tuple[Result, ...] = ()
