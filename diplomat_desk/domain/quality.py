"""Findings about a record, and their dismissal by a person with a reason."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in one record: the rule's code, a sentence, and the level of what it speaks of."""

    rule: str
    message: str
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A finding that somebody judged to be no fault.

    ``subject`` is what it was about: ``rule:initiative:12``, ``same-initiative:12:45``; ``at`` is ISO 8601.
    """

    subject: str = ""
    version: int = 0
    reason: str = ""
    author: str = ""
    at: str = ""
    level: Level = Level.PUBLIC
