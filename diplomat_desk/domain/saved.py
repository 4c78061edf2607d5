"""Filters that are kept under a name."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter with a name, in its place in the sidebar; ``level`` bounds where the name may be shown.

    The filter's own ceiling is not kept: the one in force always holds.
    """

    id: int = 0
    version: int = 0
    name: str = ""
    position: int = 0
    filter: Filter = field(default_factory=Filter)
    level: Level = Level.PUBLIC

    def is_in_force(self, chosen: Filter) -> bool:
        """Tell whether ``chosen`` is this filter, under whatever ceiling."""
        return unbounded(self.filter) == unbounded(chosen)


def unbounded(chosen: Filter) -> Filter:
    """Return ``chosen`` as it is kept: without the ceiling of the day."""
    return replace(chosen, ceiling=TOP)


def saved_problems(one: SavedFilter, others: Iterable[SavedFilter]) -> tuple[Problem, ...]:
    """Return what forbids keeping ``one`` beside ``others``; empty if nothing."""
    if not one.name:
        return (Problem("name", say("Give the filter a name.")),)
    if len(one.name) > LONGEST_NAME:
        text = say("A filter's name has at most {most} characters.", most=LONGEST_NAME)
        return (Problem("name", text),)
    for other in others:
        if other.id != one.id and fold(other.name) == fold(one.name):
            text = say(
                "There is a filter “{name}” already. Choose another name, or update that one.",
                name=other.name,
            )
            return (Problem("name", text),)
    return ()


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return ``wanted``, cut to the longest that a name may be, with a number where it is ``taken``."""
    folded = {fold(name) for name in taken}
    number, name = 1, _cut(wanted, "")
    while fold(name) in folded:
        number += 1
        name = _cut(wanted, f" {number}")
    return name


def _cut(name: str, ending: str) -> str:
    room = LONGEST_NAME - len(ending)
    kept = name if len(name) <= room else name[: room - 1].rstrip() + "…"
    return kept + ending
