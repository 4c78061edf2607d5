"""What ran when: the selected initiatives with their dates, in columns.

Columns rather than objects: a register of 100,000 initiatives is read, packed and drawn from them
without one object for each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate, span_in_words
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter

FOREVER = date.max.isoformat()
"""Stands for the last day of what has no end yet."""
LAPSED = ("suspended", "concluded", "cancelled")
"""The statuses of what no longer runs."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a process: its dates as EDTF text, and the days that they can stand for."""

    id: int
    reference: str
    title: str
    start: str
    end: str
    first: str
    last: str

    @property
    def dates_in_words(self) -> str:
        """When it was held, as people read it."""
        return in_words(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The initiatives of a filter; the n-th entry of every column is the n-th initiative's.

    ``starts`` and ``ends`` are EDTF text: the actual dates, else the planned ones (``planned``); where
    an actual start has no end, ``due`` is the planned one. ``firsts`` and ``lasts`` are the days (ISO
    8601) that they can stand for, empty without a date, :data:`FOREVER` for what has no end yet: one
    that says so, or is active. ``countries`` are codes joined by commas; ``processes`` is the id of the
    process that it is a round of, 0 for none, ``named`` the reference and title of each. ``rounds`` are
    the matching rounds of a process, where processes count.
    """

    filter: Filter
    tally: Tally
    marking: Level
    ids: tuple[int, ...]
    references: tuple[str, ...]
    titles: tuple[str, ...]
    kinds: tuple[str, ...]
    tracks: tuple[str, ...]
    statuses: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    due: tuple[str, ...]
    planned: tuple[int, ...]
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    countries: tuple[str, ...]
    processes: tuple[int, ...]
    named: Mapping[int, tuple[str, str]]
    rounds: Mapping[int, tuple[Round, ...]]

    def dates_in_words(self, number: int) -> str:
        """Return when the ``number``-th initiative ran, as people read it."""
        return in_words(self.starts[number], self.ends[number])


def in_words(start: str, end: str) -> str:
    """Return what two EDTF texts, either of them empty, say as a stretch of time."""
    return span_in_words(_date(start), _date(end))


def _date(text: str) -> PartialDate | None:
    return PartialDate.of(text) if text else None
