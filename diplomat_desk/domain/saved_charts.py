"""Charts that are kept under a name, and those of them that the dashboard shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import LONGEST_NAME, free_name, unbounded
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say

MOST_TILES = 6
"""So many charts can be taken in at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedChart:
    """A chart with its choices and its filter, under a name; ``level`` bounds where the name may be shown.

    ``chart`` and ``options`` are names and codes of the catalogue of charts. ``other`` is the filter that
    it is compared with, if any. ``tile`` is its place on the dashboard, 0 for none. No ceiling is kept:
    the one in force always holds.
    """

    id: int = 0
    version: int = 0
    name: str = ""
    position: int = 0
    chart: str = ""
    options: tuple[tuple[str, str], ...] = ()
    filter: Filter = field(default_factory=Filter)
    other: Filter | None = None
    tile: int = 0
    level: Level = Level.PUBLIC

    def is_shown_by(self, shown: "SavedChart") -> bool:
        """Tell whether ``shown`` is the same picture, under whatever name and ceiling."""
        return _picture(self) == _picture(shown)


def unbounded_chart(one: SavedChart) -> SavedChart:
    """Return ``one`` as it is kept: without the ceiling of the day, its options in one order."""
    other = None if one.other is None else unbounded(one.other)
    options = tuple(sorted(one.options))
    return replace(one, filter=unbounded(one.filter), other=other, options=options)


def chart_problems(one: SavedChart, others: Iterable[SavedChart]) -> tuple[Problem, ...]:
    """Return what forbids keeping ``one`` beside ``others``; empty if nothing."""
    if not one.name:
        return (Problem("name", say("Give the chart a name.")),)
    if len(one.name) > LONGEST_NAME:
        text = say("A chart's name has at most {most} characters.", most=LONGEST_NAME)
        return (Problem("name", text),)
    for other in others:
        if other.id != one.id and fold(other.name) == fold(one.name):
            text = say(
                "There is a chart “{name}” already. Choose another name, or update that one.",
                name=other.name,
            )
            return (Problem("name", text),)
    return ()


def tiles_of(charts: Iterable[SavedChart]) -> tuple[SavedChart, ...]:
    """Return those of ``charts`` that the dashboard shows, in their places."""
    return tuple(sorted((one for one in charts if one.tile), key=lambda one: (one.tile, one.id)))


def _picture(one: SavedChart) -> tuple[object, ...]:
    made = unbounded_chart(one)
    return made.chart, made.options, made.filter, made.other


def proposed_name(chart: str, filter_in_words: str, others: Iterable[SavedChart]) -> str:
    """Return a free name for a picture: what the chart is called, and its filter if that narrows."""
    whole = f"{chart}: {filter_in_words}" if filter_in_words else chart
    return free_name(whole, (one.name for one in others))
