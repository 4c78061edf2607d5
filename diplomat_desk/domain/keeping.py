"""What an analyst keeps with an initiative: notes, follow-ups, links, files, constraints and claims."""

from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Constraint:
    """What held an initiative back: a code of the vocabulary ``constraint`` and a note."""

    type: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of the dated journal."""

    text: str
    date: PartialDate | None = None
    author: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to do by ``due``; ``done`` is the day that it was done, None while it is open."""

    task: str
    due: PartialDate | None = None
    owner: str = ""
    done: PartialDate | None = None
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from this initiative to another, by its id; ``kind`` is a code of the vocabulary ``link``."""

    kind: str
    target_id: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept inside the register: its name, its size in bytes and the SHA-256 of its content.

    The content is stored once under ``digest``, beside the records.
    """

    name: str
    size: int
    digest: str
    note: str = ""
    added: PartialDate | None = None
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of one fact: ``fact`` is a field's name, ``value`` as that field is written.

    ``source`` is the key of a source of the record, 0 for none. Claims of one fact stand side by side;
    the one that is ``adopted`` is what the record itself says.
    """

    fact: str
    value: str
    source: int = 0
    adopted: bool = False
    note: str = field(default="")
