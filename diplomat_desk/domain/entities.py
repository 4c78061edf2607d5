"""Frozen answers about people and organisations: list rows, and the parts that they took."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person or organisation as a list shows it.

    ``type`` and ``country`` are codes, ``uses`` counts the initiatives that they took part in,
    ``last_day`` is the last day of the latest (ISO 8601), empty where none is dated.
    """

    id: int
    name: str
    type: str
    country: str
    level: Level
    uses: int
    last_day: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids that a search finds, in order, of how many that may be told."""

    ids: Sequence[int]
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a person or organisation took in an initiative, as it was then.

    ``day`` is the first day that the date can stand for (ISO 8601), empty where there is none, and
    ``when`` that date as it is recorded (EDTF); ``meeting`` titles the sitting where the part was taken in one.
    """

    id: int
    reference: str
    title: str
    track: str
    day: str
    role: str
    affiliation: str = ""
    post: str = ""
    capacity: str = ""
    as_given: str = ""
    meeting: str = ""
    at_meeting: bool = False
    when: str = ""
