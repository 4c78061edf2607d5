"""Meetings: the sittings of an initiative, who attended, and how what was said may be attributed."""

import secrets
from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.people import Appearance

CHATHAM_HOUSE = "chatham-house"
OFF_RECORD = "off-record"
UNATTRIBUTED = (CHATHAM_HOUSE, OFF_RECORD)
"""Rules under which neither a person nor an affiliation may appear in anything that is put out.

Source: the Chatham House Rule (1927, refined 1992 and 2002): information may be used, but neither the
identity nor the affiliation of the speakers or of any other participant may be revealed.
"""

_KEYS = 2**31


def new_key() -> int:
    """Return a number that names a meeting or source within its record; 0 means "none yet"."""
    # At random, so that two who add to one record do not meet on the next number.
    return 1 + secrets.randbelow(_KEYS - 1)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One sitting: ``format`` and ``attribution`` are codes of those vocabularies.

    ``country`` is a code; ``key`` names the meeting within its record and says nothing to a reader.
    """

    date: PartialDate | None = None
    title: str = ""
    city: str = ""
    country: str = ""
    format: str = ""
    agenda: str = ""
    attribution: str = ""
    attendance: tuple[Appearance, ...] = ()
    level: Level = Level.PUBLIC
    key: int = field(default=0, compare=False)

    @property
    def is_unattributed(self) -> bool:
        """Whether its rule forbids to name who attended."""
        return self.attribution in UNATTRIBUTED
