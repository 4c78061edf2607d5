"""People: who they are over time, and who they were at an initiative or meeting.

What somebody was at an event is stored with the event and never updated from today's job: "former"
changes the track.
"""

from dataclasses import dataclass, field
from datetime import date

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

    def may_cover(self, when: PartialDate) -> bool:
        """Tell whether it can have held at ``when``; where no date of it is known, it cannot be told."""
        if self.since is None and self.until is None:
            return False
        begun = self.since is None or self.since.earliest <= when.latest
        return begun and (self.until is None or self.until.latest >= when.earliest)


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

    def affiliation_at(self, when: PartialDate) -> Affiliation | None:
        """Return where they may have belonged at ``when``: of several, the one begun last.

        One with neither a beginning nor an end says nothing of when it held.
        """
        held = [one for one in self.affiliations if one.may_cover(when)]
        return max(
            held, key=lambda one: one.since.earliest if one.since else date.min, default=None
        )


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
