"""People: who they are over time, and who they were at an initiative or meeting.

What somebody was at an event is stored with the event and never updated from today's job: "former"
changes the track.
"""

from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate

SERVING = "serving-official"
FORMER = "former-official"
PRIVATE = "private"
EXPERT = "expert"
"""Codes of the vocabulary ``capacity`` that rules of the field speak of."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where a person belonged and as what, for a time; ``capacity`` is a code of that vocabulary."""

    organisation: str
    post: str = ""
    capacity: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, whole. ``id`` 0 is "not yet recorded"; ``country`` is a code, empty if not recorded.

    ``aliases`` are other names and spellings; the names that sources gave stay with each appearance.
    One that is not ``kept`` was only named somewhere, and goes when nothing names it any more.
    """

    id: int = 0
    version: int = 0
    name: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    note: str = ""
    confidentiality: Level = Level.PUBLIC
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person at an initiative or meeting, as they were then.

    ``name`` is the person's name in the register and ``as_given`` the one that the source gave, empty
    where it is the same. ``role`` and ``capacity`` are codes; ``affiliation`` and ``post`` are the words
    of the time. ``person_id`` tells people of one name apart; 0 lets the name decide.
    """

    name: str
    role: str = "participant"
    affiliation: str = ""
    post: str = ""
    capacity: str = ""
    as_given: str = ""
    level: Level = Level.PUBLIC
    person_id: int = field(default=0, compare=False)
