"""The quality list as it is shown: findings by rule, and one finding with what it opens."""

from dataclasses import dataclass

from diplomat_desk.domain.changes import Identity
from diplomat_desk.domain.confidentiality import Level


@dataclass(frozen=True, slots=True)
class Heading:
    """What the findings of one rule are headed with; a ``gap`` is less urgent than a contradiction."""

    code: str
    title: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """How many findings of one rule there are."""

    heading: Heading
    number: int


@dataclass(frozen=True, slots=True)
class Item:
    """One finding: the record that it opens, and a sentence that says what is wrong.

    ``subject`` names it for a dismissal, ``level`` is the lowest at which it is found. ``reason``,
    ``author`` and ``at`` (ISO 8601) are those of its dismissal, empty for an open one.
    """

    subject: str
    rule: str
    record: Identity
    reference: str
    title: str
    sentence: str
    level: Level
    reason: str = ""
    author: str = ""
    at: str = ""
