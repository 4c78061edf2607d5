"""Partial dates: a year, a month or a day, never filled in beyond what is known.

The written form is EDTF level 1 (Library of Congress, ISO 8601-2:2019): ``1991``, ``1991-10``,
``1991-10-06``, each with ``?`` (uncertain), ``~`` (approximate) or ``%`` (both), and ``..`` for an
open end.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diplomat_desk.domain.words import say

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
OPEN_YEAR = -1
_MARKS = {"": (False, False), "?": (True, False), "~": (False, True), "%": (True, True)}
_SIGNS = {marks: sign for sign, marks in _MARKS.items()}


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    OPEN = "open"


class DateError(ValueError):
    """A text is not a date, or names one that does not exist; ``str(error)`` says so in words."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; ``year`` :data:`OPEN_YEAR` stands for an open end (``..``).

    ``uncertain`` is EDTF's ``?``, ``approximate`` its ``~``.
    """

    year: int
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.year == OPEN_YEAR:
            if self.month or self.day or self.uncertain or self.approximate:
                raise DateError(say("An open end has no month, no day and no mark of doubt."))
            return
        _check(self.year, self.month, self.day)

    @classmethod
    def open(cls) -> "PartialDate":
        """Return the open end: still going on."""
        return cls(OPEN_YEAR)

    @classmethod
    def of(cls, text: str) -> "PartialDate":
        """Return the date that EDTF ``text`` writes; raise :class:`DateError` if it writes none."""
        if text == "..":
            return cls.open()
        found = _EDTF.fullmatch(text)
        if not found:
            raise DateError(say("“{text}” is not a date in EDTF form.", text=text))
        year, month, day, mark = found.groups()
        uncertain, approximate = _MARKS[mark]
        return cls(
            int(year),
            int(month) if month else None,
            int(day) if day else None,
            uncertain,
            approximate,
        )

    def __str__(self) -> str:
        """Return the EDTF text."""
        if self.is_open:
            return ".."
        text = f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text + _SIGNS[self.uncertain, self.approximate]

    @property
    def is_open(self) -> bool:
        """Whether this is the open end."""
        return self.year == OPEN_YEAR

    @property
    def precision(self) -> Precision:
        """How much is known."""
        if self.is_open:
            return Precision.OPEN
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> date:
        """The first day that this date can stand for (the last of all days for an open end)."""
        if self.is_open:
            return date.max
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date can stand for."""
        if self.is_open:
            return date.max
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def in_words(self) -> str:
        """Return the date as people read it: ``about 6 October 1991``, ``1991``, ``ongoing``."""
        if self.is_open:
            return say("ongoing")
        text = self._as_far_as_known()
        if self.approximate:
            text = say("about {date}", date=text)
        return say("{date} (uncertain)", date=text) if self.uncertain else text

    def _as_far_as_known(self) -> str:
        """Return day, month and year in the order of the language, without any mark of doubt."""
        if not self.month:
            return say("{year}", year=self.year)
        month = month_name(self.month)
        if not self.day:
            return say("{month} {year}", month=month, year=self.year)
        return say("{day} {month} {year}", day=self.day, month=month, year=self.year)


def month_name(month: int) -> str:
    """Return the English source name of ``month`` (1 to 12), translated."""
    return say(_MONTHS[month - 1])


def surely_after(start: PartialDate, end: PartialDate) -> bool:
    """Tell whether ``start`` lies after ``end`` however the unknown parts fall out."""
    return not end.is_open and start.earliest > end.latest


def span_in_words(start: PartialDate | None, end: PartialDate | None) -> str:
    """Return ``14 to 16 July 2001`` style text for a start and an end; either may be unknown."""
    if start is None:
        return _only_an_end(end)
    if end is None or start == end:
        return start.in_words()
    if end.is_open:
        return say("since {start}, ongoing", start=start.in_words())
    return _within_a_year(start, end) or say(
        "{start} to {end}", start=start.in_words(), end=end.in_words()
    )


def _only_an_end(end: PartialDate | None) -> str:
    if end is None:
        return say("no date")
    if end.is_open:
        return say("ongoing, start unknown")
    return say("until {end}, start unknown", end=end.in_words())


def _within_a_year(start: PartialDate, end: PartialDate) -> str:
    """Return a span of days with its year said once, and its month if it is one; else nothing."""
    plain = not (start.uncertain or start.approximate or end.uncertain or end.approximate)
    if not (plain and start.day and end.day and start.year == end.year):
        return ""
    days = {"first": start.day, "last": end.day, "year": end.year}
    month, then = month_name(start.month or 1), month_name(end.month or 1)
    if start.month == end.month:
        return say("{first} to {last} {month} {year}", month=month, **days)
    return say("{first} {month} to {last} {then} {year}", month=month, then=then, **days)


def _check(year: int, month: int | None, day: int | None) -> None:
    if not 1 <= year <= 9998:
        raise DateError(
            say("The year {year} is outside what a date can hold (1 to 9998).", year=year)
        )
    if month is None:
        if day is not None:
            raise DateError(say("A day needs its month."))
        return
    if not 1 <= month <= 12:
        raise DateError(say("There is no month {month}.", month=month))
    if day is None:
        return
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DateError(_no_such_day(year, month, day, last))


def _no_such_day(year: int, month: int, day: int, last: int) -> str:
    name = month_name(month)
    if day < 1 or day > 31:
        return say("There is no day {day} in any month.", day=day)
    if month == 2 and day == 29:
        return say("{year} had no 29 February. Did you mean 28 February {year}?", year=year)
    return say(
        "There is no {day} {month}. Did you mean {last} {month} {year}?",
        day=day, month=name, last=last, year=year,
    )  # fmt: skip


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
