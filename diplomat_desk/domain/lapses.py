"""How long something took, as far as partial dates tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from statistics import median

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.words import count, say

_MONTH = 30.44
_YEAR = 365.25
_FEW_DAYS = 60
_FEW_MONTHS = 24
_MANY_YEARS = 10
_KNOWN_TO_THE_MONTH = 62


@dataclass(frozen=True, slots=True)
class Lapse:
    """A time of at least ``least`` and at most ``most`` days; the same where both dates are known to the day."""

    least: int
    most: int

    @property
    def middle(self) -> float:
        """The days half way between both bounds."""
        return (self.least + self.most) / 2

    def in_words(self) -> str:
        """Return ``12 days``, ``about 4 months``, ``about 2 years``, ``less than a year``."""
        if self.least == self.most:
            return _days(self.most) if self.most < _FEW_DAYS else _months_or_years(self.middle)
        if self.least == 0:
            return _less_than(self.most)
        if self.most - self.least <= _KNOWN_TO_THE_MONTH:
            return say("about {time}", time=_months_or_years(self.middle))
        years = round(self.middle / _YEAR)
        time = _years(years) if years else _months(max(round(self.middle / _MONTH), 1))
        return say("about {time}", time=time)


@dataclass(frozen=True, slots=True)
class Spell:
    """The shortest, the median and the longest of several times, each as far as it is known."""

    shortest: Lapse
    median: Lapse
    longest: Lapse


def between(start: PartialDate, end: PartialDate) -> Lapse | None:
    """Return the time from ``start`` to ``end``, or None if ``end`` surely lies before it, or either is open."""
    return between_written(str(start), str(end))


@lru_cache(maxsize=65_536)
def between_written(start: str, end: str) -> Lapse | None:
    """Return :func:`between` of two dates in EDTF, quickly for the thousandth time."""
    first, last = _days_of(start), _days_of(end)
    if first is None or last is None:
        return None
    most = last[1] - first[0]
    return Lapse(max(last[0] - first[1], 0), most) if most >= 0 else None


@lru_cache(maxsize=65_536)
def _days_of(text: str) -> tuple[int, int] | None:
    """Return the first and the last day that a date can stand for, as ordinals; None for an open end."""
    date = PartialDate.of(text)
    return None if date.is_open else (date.earliest.toordinal(), date.latest.toordinal())


def spell(lapses: Sequence[Lapse]) -> Spell | None:
    """Return what ``lapses`` have in common, or None if there is none.

    Whatever the days that are not known, the true median lies between the medians of both bounds, and
    so do the shortest and the longest.
    """
    if not lapses:
        return None
    least = [lapse.least for lapse in lapses]
    most = [lapse.most for lapse in lapses]
    return Spell(
        Lapse(min(least), min(most)),
        Lapse(round(median(least)), round(median(most))),
        Lapse(max(least), max(most)),
    )


def _days(number: int) -> str:
    return count(number, "{n} day", "{n} days") if number else say("the same day")


def _months(number: int) -> str:
    return count(number, "{n} month", "{n} months")


def _years(number: float) -> str:
    return say("1 year") if number == 1 else say("{n} years", n=f"{number:,}")


def _months_or_years(days: float) -> str:
    months = round(days / _MONTH)
    if months < 1:
        return _days(round(days))
    if months <= _FEW_MONTHS and months != 12:
        return _months(months)
    years = round(days / _YEAR, 1)
    return _years(round(years) if years >= _MANY_YEARS or years == int(years) else years)


def _less_than(days: int) -> str:
    if days < _FEW_DAYS / 2:
        return say("less than a month") if days else say("the same day")
    if days <= _YEAR:
        months = ceil((days + 1) / _MONTH)
        many = count(months, "less than {n} month", "less than {n} months")
        return many if months < 12 else say("less than a year")
    years = ceil(days / _YEAR)
    return count(years, "less than {n} year", "less than {n} years")
