"""What stands in a calendar: meetings, what begins and ends, what is due; each on the date that is known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.words import say


class Sort(StrEnum):
    """What happens, in the order in which a day tells it."""

    MEETING = "meeting"
    HELD = "held"
    BEGINS = "begins"
    ENDS = "ends"
    PLANNED = "planned"
    PLANNED_END = "planned-end"
    DUE = "due"

    @property
    def label(self) -> str:
        """What it is, as said after its name."""
        return {
            Sort.MEETING: say("meeting"),
            Sort.HELD: say("takes place"),
            Sort.BEGINS: say("begins"),
            Sort.ENDS: say("ends"),
            Sort.PLANNED: say("planned to begin"),
            Sort.PLANNED_END: say("planned to end"),
            Sort.DUE: say("follow-up due"),
        }[self]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one date: of which initiative, what it is called, and a remark (a place, an owner).

    ``level`` is the highest of the initiative and of the entry itself.
    """

    initiative_id: int
    reference: str
    title: str
    date: PartialDate
    sort: Sort
    what: str = ""
    remark: str = ""
    level: Level = Level.PUBLIC

    @property
    def name(self) -> str:
        """What it is called: its own name, else that of its initiative."""
        return self.what or self.title


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a calendar: ``days`` by number, and ``sometime`` of which only the month is known."""

    year: int
    month: int
    days: tuple[tuple[int, tuple[Entry, ...]], ...] = ()
    sometime: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known to happen in it."""
        return not (self.days or self.sometime)

    @property
    def date(self) -> PartialDate:
        """The month as a date."""
        return PartialDate(self.year, self.month)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months in order, and by year what is only known to lie in it."""

    months: tuple[Month, ...]
    years: tuple[tuple[int, tuple[Entry, ...]], ...] = ()


def months_from(first: date, number: int) -> tuple[tuple[int, int], ...]:
    """Return year and month of ``number`` months, that of ``first`` being the first."""
    start = first.year * 12 + first.month - 1
    return tuple(((start + n) // 12, (start + n) % 12 + 1) for n in range(number))


def arranged(entries: tuple[Entry, ...], months: tuple[tuple[int, int], ...]) -> Calendar:
    """Return ``entries`` in their places of a calendar of ``months``; no date is filled in."""
    order = {sort: n for n, sort in enumerate(Sort)}
    in_order = sorted(entries, key=lambda one: (order[one.sort], one.name, one.initiative_id))
    by_date: dict[tuple[int, int, int], list[Entry]] = {}
    for one in in_order:
        place = (one.date.year, one.date.month or 0, one.date.day or 0)
        by_date.setdefault(place, []).append(one)
    made = tuple(_month(year, month, by_date) for year, month in months)
    years = dict.fromkeys(year for year, _ in months)
    only_year = ((year, tuple(by_date.get((year, 0, 0), ()))) for year in years)
    return Calendar(made, tuple((year, held) for year, held in only_year if held))


def _month(year: int, month: int, by_date: dict[tuple[int, int, int], list[Entry]]) -> Month:
    days = tuple(
        (day, tuple(by_date[year, month, day]))
        for day in range(1, 32)
        if (year, month, day) in by_date
    )
    return Month(year, month, days, tuple(by_date.get((year, month, 0), ())))
