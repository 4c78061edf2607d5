"""The shapes in which one date is written, each read into a year, a month and a day."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.date_words import is_filler, is_weekday, joined, month_of
from diplomat_desk.exchange.mapping import Order

TRIPLE = re.compile(
    r"([\d?x*]*)\s*(?:\.\s|[/.\-,])\s*([\d?x*]*)\s*(?:\.\s|[/.\-,])\s*('?[\d?x*]*)", re.ASCII
)
"""Three parts between separators, any of them empty or unknown."""
BLANKS = re.compile(r"(\d{1,4}) (\d{1,2}) (\d{1,4})", re.ASCII)
_PAIR = re.compile(r"([\d?x*]*)\s*([/.\- ])\s*('?[\d?x*]+)", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:\.0+)?|'(\d{2})", re.ASCII)
_COMPACT = re.compile(r"((?:1[5-9]|20)\d\d)([01]\d)([0-3]\d)?(?:\.0)?", re.ASCII)
_SERIAL = re.compile(r"(\d{1,5})(?:\.\d+)?", re.ASCII)
_QUARTER = re.compile(
    r"(?:(?:q|qtr|quarter|t|h|s)\s*[1-4]|(?:[1-4]|i{1,3}|iv)(?:st|nd|rd|th|er|e|o)?[. ]*(?:q|quarter|"
    r"trimestre|semestre|half|кв\.?|квартал|полугодие)(?: of)?)[ ,/-]*(\d{4})"
    r"|(\d{4})[ ,/-]*(?:q|qtr|quarter|h|t|w|week )\s*\d{1,2}",
    re.ASCII,
)
_ORDINAL = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|ers?|o|a|eme|е|го|-го|-е)?(?![^\W_])\.?(?=\s|$|,|[^\d\s])"
)
_JOINED = re.compile(r"[^\W\d_]+\.?-\d\d", re.ASCII)
_TOKEN = re.compile(r"'?\d+|[^\W\d_]+(?:[.'][^\W\d_]+)*")
_EPOCHS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class Way:
    """How the dates of a column are written; see :class:`~diplomat_desk.exchange.mapping.ColumnMapping`."""

    order: Order
    pivot: int
    years: tuple[int, int] | None = None
    serial: int = 0


@dataclass(slots=True)
class Heard:
    """What a text says so far: the parts of its date, and what is doubtful about them.

    ``slight`` are the doubts that the convention of the column answers. ``year`` 0 is none.
    """

    year: int = 0
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False
    doubts: list[str] = field(default_factory=list)
    slight: list[str] = field(default_factory=list)

    def date(self) -> PartialDate | None:
        """Return the date.

        Raises:
            DateError: there is no such day.
        """
        if not self.year:
            return None
        return PartialDate(self.year, self.month, self.day, self.uncertain, self.approximate)


def hear(body: str, way: Way, heard: Heard) -> bool:
    """Put what plain ``body`` says into ``heard``; False where it has no known shape of one date.

    Raises:
        DateError: it has one and names no day that there was.
    """
    if way.serial and (counted := _SERIAL.fullmatch(body)):
        return _count(int(counted[1]), way, heard)
    if found := _YEAR.fullmatch(body):
        _set_year(heard, found[1] or found[2], way)
        return True
    if found := TRIPLE.fullmatch(body) or BLANKS.fullmatch(body):
        return _three(*found.groups(), way=way, heard=heard)
    if found := _COMPACT.fullmatch(body):
        return _run_together(found, heard)
    if (found := _PAIR.fullmatch(body)) and _two(found, way, heard):
        return True
    if found := _QUARTER.fullmatch(body):
        _set_year(heard, found[1] or found[2], way)
        heard.doubts.append(say("Of a part of a year, only the year was read."))
        return True
    return _named(body, way, heard)


def orders_of(first: str, second: str, third: str) -> dict[Order, tuple[str, str, str]]:
    """Return the ways to read three numbers that can be a date: order -> year, month and day as written."""
    ways = {
        Order.DMY: (third, second, first),
        Order.MDY: (third, first, second),
        Order.YMD: (first, second, third),
    }
    return {order: parts for order, parts in ways.items() if _possible(*parts)}


def _possible(year: str, month: str, day: str) -> bool:
    """Tell whether the parts can be meant so: a month without its day is usual, a day without month is not."""
    if len(year.strip("'")) == 1 or len(month) > 2 or len(day) > 2:
        return False
    if (month.isdecimal() and int(month) > 12) or (day.isdecimal() and int(day) > 31):
        return False
    return month.isdecimal() or not day.isdecimal()


def _three(first: str, second: str, third: str, *, way: Way, heard: Heard) -> bool:
    if not any(part.strip("'").isdecimal() for part in (first, second, third)):
        return False
    readings = orders_of(first, second, third)
    if len(first) > 2 and first.isdecimal():
        chosen = (first, second, third)
    elif way.order in readings:
        chosen = readings[way.order]
    else:
        chosen = _only(readings, (first, second, third), way, heard)
    year, month, day = chosen
    if not year.strip("'").isdecimal():
        if not heard.doubts:
            heard.doubts.append(say("The year is missing."))
        return True
    if len(third.strip("'")) == 1 and year == third:
        return False
    _set_year(heard, year, way)
    _set_rest(heard, month, day)
    return True


def _only(
    readings: dict[Order, tuple[str, str, str]],
    written: tuple[str, str, str],
    way: Way,
    heard: Heard,
) -> tuple[str, str, str]:
    """Return the one way to read numbers that the column's order does not fit; none where there are several."""
    first, second, third = written
    if len(third.strip("'")) > 2 or len(readings) > 1:
        readings.pop(Order.YMD, None)
    meant = {
        tuple(int(p) if p.isdecimal() else 0 for p in parts[1:]) for parts in readings.values()
    }
    if len(meant) > 1:
        heard.doubts.append(
            say("Day and month can be either way round; the column does not say which.")
        )
        # The year is as far as the date goes, if it has four digits.
        return third if len(third.strip("'")) > 2 else "", "", ""
    if not readings:
        # Kept in the column's order, so that the reason names what it would be.
        return (third, first, second) if way.order is Order.MDY else (third, second, first)
    (order, parts), *_ = readings.items()
    if way.order is not Order.NONE and any(p.isdecimal() for p in parts[1:]):
        heard.doubts.append(_in_another_order(order))
    return parts


def _in_another_order(order: Order) -> str:
    if order is Order.DMY:
        return say("It can only be the day first, unlike the rest of the column.")
    if order is Order.MDY:
        return say("It can only be the month first, unlike the rest of the column.")
    return say("It can only be the year first, unlike the rest of the column.")


def _two(found: re.Match[str], way: Way, heard: Heard) -> bool:
    """Read a month and a year; False for what is a range of years, or has no year."""
    first, sign, second = found.groups()
    if len(first) == 4 and first.isdecimal():
        if second.isdecimal() and (len(second) > 2 or int(second) > max(12, int(first) % 100)):
            return False
        _set_year(heard, first, way)
        _set_rest(heard, second, "")
        return True
    year = second.strip("'")
    if not year.isdecimal() or len(first) > 2 or len(year) == 1 or not (first or sign == "/"):
        return False
    if len(year) == 2 and not second.startswith("'") and int(year) <= 31:
        return False
    _set_year(heard, second, way)
    _set_rest(heard, first, "")
    return True


def _run_together(found: re.Match[str], heard: Heard) -> bool:
    year, month, day = found.groups()
    if int(month) > 12:
        return False
    heard.year = int(year)
    _set_rest(heard, month, day or "")
    if day is None:
        heard.doubts.append(say("Six digits were read as a year and a month."))
    return True


def _count(days: int, way: Way, heard: Heard) -> bool:
    found = _EPOCHS[way.serial] + timedelta(days=days + (way.serial == 1900 and days < 61))
    heard.year, heard.month, heard.day = found.year, found.month, found.day
    return True


def _named(body: str, way: Way, heard: Heard) -> bool:
    """Read a date with the name of its month, days of the week and small words left out."""
    body = joined(body)
    tokens = [t for t in _TOKEN.findall(_ORDINAL.sub(" ", body)) if not is_filler(t)]
    names = [t for t in tokens if not t.strip("'").isdecimal()]
    if len(names) > 1 or not any(month_of(name) for name in names):
        names = [n for n in names if not is_weekday(n)]
    numbers = [t for t in tokens if t.strip("'").isdecimal()]
    if not names:
        left = _without_words(body)
        return left != body and bool(numbers) and hear(left, way, heard)
    month = month_of(names[0])
    if len(names) != 1 or month is None or not 1 <= len(numbers) <= 2:
        return False
    return _day_and_year(numbers, month, way, heard, is_joined=bool(_JOINED.fullmatch(body)))


def _without_words(body: str) -> str:
    return " ".join(re.sub(r"[^\W\d_]+\.?", " ", body).split()).strip(" ,")


def _day_and_year(
    numbers: list[str], month: int, way: Way, heard: Heard, *, is_joined: bool
) -> bool:
    """Read what stands beside a month; ``is_joined`` as spreadsheets write month and year: ``Oct-03``."""
    years = [n for n in numbers if len(n) >= 3] or [n for n in numbers if int(n.strip("'")) > 31]
    year = years[0] if years else numbers[0 if way.order is Order.YMD else -1]
    days = list(numbers)
    days.remove(year)
    if len(year.strip("'")) == 1:
        return False
    if any(len(day) > 2 for day in days):
        return False
    if not years and not days and not year.startswith("'"):
        if not is_joined:
            heard.doubts.append(say("The year is missing."))
            return True
        heard.doubts.append(say("It may be a day of a month without its year."))
    _set_year(heard, year, way)
    _set_rest(heard, str(month), days[0] if days else "")
    return True


def _set_year(heard: Heard, written: str, way: Way) -> None:
    digits = written.strip("'")
    if len(digits) == 3 or len(digits) > 4:
        heard.doubts.append(say("“{year}” is no year of four digits.", year=digits))
        return
    heard.year = int(digits)
    if len(digits) <= 2:
        heard.year += 1900 if heard.year > way.pivot else 2000
        heard.slight.append(say("A year of two digits was read as {year}.", year=heard.year))
    first, last = way.years or (1, 9998)
    if not first <= heard.year <= last:
        heard.doubts.append(
            say("The year {year} lies outside those of the column.", year=heard.year)
        )


def _set_rest(heard: Heard, month: str, day: str) -> None:
    """Take month and day as far as they are known; zero and ``?`` are not."""
    if not heard.year:
        return
    heard.month = int(month) or None if month.isdecimal() else None
    known_day = day.isdecimal() and int(day) > 0
    if heard.month and known_day:
        heard.day = int(day)
    elif known_day:
        heard.doubts.append(say("A day without its month was left out."))
