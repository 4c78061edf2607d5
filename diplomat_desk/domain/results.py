"""What came of an initiative: outcomes, transfers, documents, and how it was assessed.

An outcome is a change, not an activity or an output (outcome harvesting, Wilson-Grau 2018). A transfer
is the field's test of Track II: what reached an official track, and what became of it there.
"""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What changed, for whom, when; ``kind`` and ``significance`` are codes, the rest is text."""

    what: str
    kind: str = ""
    for_whom: str = ""
    date: PartialDate | None = None
    significance: str = ""
    evidence: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Transfer:
    """What was carried to which official track (a code) or office, through what channel, with what response."""

    what: str
    to_track: str = ""
    to_office: str = ""
    date: PartialDate | None = None
    channel: str = ""
    response: str = ""
    evidence: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class OutcomeDocument:
    """A text that came of it; ``stage`` is a code after the PA-X codebook, ``scheme`` and ``value`` its id."""

    title: str
    date: PartialDate | None = None
    stage: str = ""
    scheme: str = ""
    value: str = ""
    url: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Assessment:
    """A rating under one of the six OECD DAC criteria (OECD 2019), with who gave it, when and why."""

    criterion: str
    rating: str = ""
    reviewer: str = ""
    date: PartialDate | None = None
    reason: str = ""
    level: Level = Level.PUBLIC
