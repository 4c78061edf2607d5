"""Ticks along time: decades, years, months or days, as many as there is room for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from diplomat_desk.charts.steps import round_numbers
from diplomat_desk.domain.dates import PartialDate, month_name

_YEARS = tuple(islice(round_numbers(), 12))
_MONTHS = (1, 3, 6)
_DAYS = (1, 5, 10)
_YEAR, _MONTH = 365.2425, 30.44
_YEAR_ROOM, _MONTH_ROOM, _DAY_ROOM = 46.0, 74.0, 30.0
"""How far apart ticks are at least, in pixels, so that their words fit between them."""
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Tick:
    """A place in time with its words; ``strong`` begins a larger unit (a year, a month)."""

    day: int
    label: str
    strong: bool = False


def ticks(since: float, until: float, wide: float) -> list[Tick]:
    """Return the ticks from the day ``since`` to ``until`` (ordinals) over ``wide`` pixels."""
    scale = wide / max(until - since, 1e-6)
    low = day_of(since)
    high = day_of(until)
    for every in _DAYS:
        if every * scale >= _DAY_ROOM * (1 if every == 1 else 1.2):
            return list(_by_days(low, high, every))
    for every in _MONTHS:
        if every * _MONTH * scale >= _MONTH_ROOM:
            return list(_by_months(low, high, every))
    every = next((n for n in _YEARS if n * _YEAR * scale >= _YEAR_ROOM), _YEARS[-1])
    return list(_by_years(low, high, every))


def day_of(ordinal: float) -> date:
    """Return the day at ``ordinal``, within what a calendar holds."""
    return date.fromordinal(int(min(max(ordinal, _FIRST), _LAST)))


def rounded(ordinal: float, scale: float) -> PartialDate:
    """Return the day at ``ordinal`` as exactly as ``scale`` pixels a day let it be pointed at."""
    day = day_of(ordinal)
    if _MONTH * scale < 4:
        return PartialDate(day.year)
    if scale < 1.5:
        return PartialDate(day.year, day.month)
    return PartialDate(day.year, day.month, day.day)


def _by_years(low: date, high: date, every: int) -> Iterator[Tick]:
    first = -(-low.year // every) * every
    for year in range(max(first, 1), high.year + 1, every):
        yield Tick(date(year, 1, 1).toordinal(), str(year))


def _by_months(low: date, high: date, every: int) -> Iterator[Tick]:
    for number in range(low.year * 12 + low.month - 1, high.year * 12 + high.month):
        year, month = number // 12, number % 12 + 1
        if (month - 1) % every == 0:
            label = str(year) if month == 1 else month_name(month)
            yield Tick(date(year, month, 1).toordinal(), label, month == 1)


def _by_days(low: date, high: date, every: int) -> Iterator[Tick]:
    for ordinal in range(low.toordinal(), high.toordinal() + 1):
        day = date.fromordinal(ordinal)
        # Ten-day steps start anew each month, and leave out the thirty-first beside the first.
        if (day.day - 1) % every or (every > 1 and day.day > 31 - every):
            continue
        first = day.day == 1
        label = str(day.day) if not first else PartialDate(day.year, day.month).in_words()
        yield Tick(ordinal, label, first)
