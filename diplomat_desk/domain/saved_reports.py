"""Reports that are kept under a name: which one, of what, and how it is set."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import LONGEST_NAME, free_name, unbounded
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say

CEILING = "ceiling"
"""In a kept report's setting, the code of a level up to which it goes, whatever the window shows."""

Pairs = tuple[tuple[str, str], ...]
"""Names and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedReport:
    """A report with its choices, its subject and its filter, under a name; ``level`` bounds where that is shown.

    ``report`` and ``options`` are names and codes of the catalogue of reports, ``subject`` is the reference
    code of an initiative, with a meeting's place after a stroke, or the code of a country. ``setting`` is
    how it is set, ``language`` a BCP 47 tag. The ceiling of the day is not kept, the one in force
    always holds; a lower one of the report's own is, see :data:`CEILING`. No letterhead is, the register has one.
    """

    id: int = 0
    version: int = 0
    name: str = ""
    position: int = 0
    report: str = ""
    options: Pairs = ()
    subject: str = ""
    filter: Filter = field(default_factory=Filter)
    setting: Pairs = ()
    language: str = "en"
    level: Level = Level.PUBLIC

    def ceiling(self, highest: Level) -> Level:
        """Return the level up to which the report goes: its own, but never above ``highest``."""
        code = dict(self.setting).get(CEILING, "")
        own = next((level for level in Level if level.code == code), highest)
        return min(own, highest)


def unbounded_report(one: SavedReport) -> SavedReport:
    """Return ``one`` as it is kept: without the ceiling of the day, its pairs in one order."""
    return replace(
        one,
        filter=unbounded(one.filter),
        options=tuple(sorted(one.options)),
        setting=tuple(sorted(one.setting)),
    )


def report_problems(one: SavedReport, others: Iterable[SavedReport]) -> tuple[Problem, ...]:
    """Return what forbids keeping ``one`` beside ``others``; empty if nothing."""
    if not one.name:
        return (Problem("name", say("Give the report a name.")),)
    if len(one.name) > LONGEST_NAME:
        text = say("A report's name has at most {most} characters.", most=LONGEST_NAME)
        return (Problem("name", text),)
    for other in others:
        if other.id != one.id and fold(other.name) == fold(one.name):
            text = say(
                "There is a report “{name}” already. Choose another name, or update that one.",
                name=other.name,
            )
            return (Problem("name", text),)
    return ()


def proposed_name(report: str, about: str, others: Iterable[SavedReport]) -> str:
    """Return a free name for a report: what it is called, and what it is ``about`` if that says anything."""
    whole = f"{report}: {about}" if about else report
    return free_name(whole, (one.name for one in others))
