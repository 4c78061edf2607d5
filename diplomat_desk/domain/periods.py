"""Stretches of time: the steps of a time axis, and periods that can be compared."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from diplomat_desk.domain.dates import PartialDate, Precision
from diplomat_desk.domain.words import say

_LAST_YEAR = 9998


class Step(StrEnum):
    """The steps of a time axis; each is numbered, so that the next one's number is one more."""

    DECADE = "decade"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"

    def containing(self, day: date) -> int:
        """Return the number of the step that ``day`` lies in."""
        return self._at(day.year, day.month)

    def number(self, on: PartialDate) -> int | None:
        """Return the number of the step that ``on`` belongs to; None where it is too vague to say.

        A year belongs to no quarter and no month: what is not known is not filled in.
        """
        if on.is_open or (on.month is None and self in _IN_YEAR):
            return None
        return self._at(on.year, on.month or 1)

    def _at(self, year: int, month: int) -> int:
        match self:
            case Step.DECADE:
                return year // 10
            case Step.YEAR:
                return year
            case Step.QUARTER:
                return year * 4 + (month - 1) // 3
        return year * 12 + month - 1

    def since(self, number: int) -> PartialDate:
        """Return the date that the step begins with, no more precise than the step is."""
        match self:
            case Step.DECADE:
                return PartialDate(max(number * 10, 1))
            case Step.YEAR:
                return PartialDate(number)
            case Step.QUARTER:
                return PartialDate(number // 4, number % 4 * 3 + 1)
        return PartialDate(number // 12, number % 12 + 1)

    def until(self, number: int) -> PartialDate:
        """Return the date that the step ends with."""
        match self:
            case Step.DECADE:
                return PartialDate(min(number * 10 + 9, _LAST_YEAR))
            case Step.QUARTER:
                return PartialDate(number // 4, number % 4 * 3 + 3)
        return self.since(number)

    def key(self, number: int) -> str:
        """Return the code of a step: ``1990s``, ``1991``, ``1991-Q4``, ``1991-10``."""
        match self:
            case Step.DECADE:
                return f"{number * 10}s"
            case Step.QUARTER:
                return f"{number // 4:04}-Q{number % 4 + 1}"
        return str(self.since(number))

    def in_words(self, number: int) -> str:
        """Return the name of a step: ``the 1990s`` without its article, ``Q4 1991``, ``October 1991``."""
        match self:
            case Step.DECADE:
                return say("{year}s", year=number * 10)
            case Step.QUARTER:
                return say("Q{quarter} {year}", quarter=number % 4 + 1, year=number // 4)
        return self.since(number).in_words()

    def within_year(self, number: int) -> str:
        """Return the short name of a quarter or a month within its year; else its whole name."""
        match self:
            case Step.QUARTER:
                return say("Q{quarter}", quarter=number % 4 + 1)
            case Step.MONTH:
                return say(_SHORT[number % 12])
        return self.in_words(number)


_IN_YEAR = (Step.QUARTER, Step.MONTH)


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since`` to ``until``, both included; None is no bound."""

    since: PartialDate | None = None
    until: PartialDate | None = None

    @property
    def bounded(self) -> bool:
        """Whether it has any bound."""
        return self.since is not None or self.until is not None

    @property
    def is_backward(self) -> bool:
        """Whether it ends before it begins, as the common part of two that do not overlap does."""
        since, until = self.since, self.until
        return since is not None and until is not None and since.earliest > until.latest

    def may_hold(self, on: PartialDate) -> bool:
        """Tell whether a day that ``on`` can stand for lies in the period."""
        after = self.since is None or on.latest >= self.since.earliest
        return after and (self.until is None or on.earliest <= self.until.latest)

    def holds(self, on: PartialDate) -> bool:
        """Tell whether every day that ``on`` can stand for lies in the period."""
        after = self.since is None or on.earliest >= self.since.earliest
        return after and (self.until is None or on.latest <= self.until.latest)

    def within(self, other: "Period") -> "Period":
        """Return the part of the period that lies in ``other``; backward where they do not overlap."""
        since = [one for one in (self.since, other.since) if one]
        until = [one for one in (self.until, other.until) if one]
        return Period(
            max(since, key=lambda one: one.earliest, default=None),
            min(until, key=lambda one: one.latest, default=None),
        )

    def in_words(self) -> str:
        """Return ``2015–2019``, or as much of it as is bounded."""
        if self.since and self.until:
            if self.since == self.until:
                return self.since.in_words()
            return f"{self.since.in_words()}–{self.until.in_words()}"
        if self.since:
            return say("since {start}", start=self.since.in_words())
        return say("until {end}", end=self.until.in_words()) if self.until else say("all times")


def before(period: Period) -> Period | None:
    """Return the period of the same length that ends where ``period`` begins; None if there is none.

    Years are counted in years and months in months; only days are counted in days.
    """
    since, until = period.since, period.until
    if since is None or until is None or until.is_open:
        return None
    finest = {since.precision, until.precision}
    if Precision.DAY in finest:
        return _days_before(since.earliest, until.latest)
    step = Step.MONTH if Precision.MONTH in finest else Step.YEAR
    first, last = step.containing(since.earliest), step.containing(until.latest)
    start = first - (last - first + 1)
    if start < step.containing(date.min):
        return None
    return Period(step.since(start), step.until(first - 1))


def _days_before(first: date, last: date) -> Period | None:
    length = last - first + timedelta(days=1)
    if first - date.min < length:
        return None
    start, end = first - length, first - timedelta(days=1)
    return Period(
        PartialDate(start.year, start.month, start.day), PartialDate(end.year, end.month, end.day)
    )


_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
