"""Findings about a record, and their dismissal by a person with a reason."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level

SAME = "same-initiative"
"""The code under which two initiatives that look like one are found."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in one record: the rule's code and a sentence."""

    rule: str
    message: str


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


def subject_of(rule: str, initiative_id: int) -> str:
    """Return what a dismissal is about: a rule's finding in an initiative."""
    return f"{rule}:initiative:{initiative_id}"


def pair_subject(one_id: int, other_id: int) -> str:
    """Return what a dismissal is about: that two initiatives look like one."""
    return f"{SAME}:{min(one_id, other_id)}:{max(one_id, other_id)}"
