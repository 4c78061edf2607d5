"""Reading a written date as far as it goes, and no further.

What cannot be read stays a text: it has no date and a doubt that says why. Only a day that there never
was is refused. Conventions of a whole column are worked out by
:mod:`diplomat_desk.exchange.date_conventions`.
"""

import re
from dataclasses import dataclass, replace

from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.date_conventions import Conventions, conventions
from diplomat_desk.exchange.date_parts import Heard, Way, hear
from diplomat_desk.exchange.date_words import (
    about,
    between,
    has_other_digits,
    is_going_on,
    is_of_another_calendar,
    part_of,
    plainly,
)
from diplomat_desk.exchange.mapping import ColumnMapping, Order

__all__ = [
    "Conventions",
    "Read",
    "Span",
    "conventions",
    "read_date",
    "read_in",
    "read_span",
    "span_in",
]

_LONGEST = 100
_EDTF = re.compile(r"\d{4}-\d{2}(?:-\d{2})?[?~%]?", re.ASCII)
_ISO_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[t ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(?:z|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII,
)
_TIME = re.compile(
    r"(?:,|\bat\b|t)?\s*(?<![\d/.-])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\.?)?"
    r"\s*(?:z|(?:utc|gmt)?(?:[+-]\d{2}:?\d{2})?(?:\s*\([\w ,+-]*\))?)$",
    re.ASCII,
)
_DECADE = re.compile(
    r"\b(?:\d{2}(?:xx|\?\?|--)|\d{3}[x?]|\d{3}0'?s|\d{2}0{2}'?s|'?\d0'?s)(?![\w?])|-е гг"
)
_MARKS = re.compile(
    r"\s*(?:\(\s*([?~%]|ca?\.?|approx\.?|est\.?|uncertain)\s*\)|(?<![/.?*x-])([?~%]+))$"
)
_SOLAR_OR_LUNAR = re.compile(r"1[234]\d\d/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/1[34]\d\d", re.ASCII)
_HIJRI_YEAR = re.compile(r"\b1[234]\d\d\b\s*(?:a?h|sh|a\.h)?\b", re.ASCII)
_HIJRI_MARK = re.compile(r"\b1[234]\d\d\s*-?\s*(?:ah|h|sh|hs)\b", re.ASCII)
_CHOICE = re.compile(r"[,;&?]|\b(?:or|and|ou|et|o|y|oder|und|или|и|أو|یا)\b", re.IGNORECASE)
_CLOSE = re.compile(r"\s*[/,]\s*|\?\s+|\s+(?=\d)", re.ASCII)
"""What may part two dates where nothing plainer does."""
_EASTERN = re.compile(r"(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号])?)?", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:[.'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says of a date.

    ``doubt`` is what a person should know of it; ``refused`` why there can be no such date. A text that
    is no date has neither a date nor a refusal. ``slight`` tells that the doubt needs no look: a year of
    two digits was read by the rule of the column.
    """

    date: PartialDate | None = None
    doubt: str = ""
    refused: str = ""
    slight: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """What a text says of a beginning and an end; the end has no date where there is only one."""

    start: Read = Read()
    end: Read = Read()


def read_date(
    text: str,
    order: Order,
    pivot: int,
    *,
    years: tuple[int, int] | None = None,
    serial: int = 0,
) -> Read:
    """Return what ``text`` says; of a range the first day, with a doubt.

    ``order`` is the column's, and two digits above ``pivot`` are of the 1900s. A year outside ``years``
    is doubted; without them, in a date of numbers, one before 1900. ``serial`` is 1900 or 1904 where the
    column counts days since then.
    """
    span = read_span(text, order, pivot, years=years, serial=serial)
    if span.end.date is None and not span.end.refused:
        return span.start
    doubt = say("It says more than one date; the first was taken.")
    return replace(span.start, doubt=_both(span.start.doubt, doubt), slight=False)


def span_in(column: ColumnMapping, text: str) -> Span:
    """Return the beginning and end that ``text`` says in ``column``, with its conventions.

    Of two dates that are a choice or a list, and no range, the end is not taken for one.
    """
    span = read_span(text, column.order, column.pivot, years=column.years, serial=column.serial)
    return Span(span.start) if _CHOICE.search(text) else span


def read_in(column: ColumnMapping, text: str, order: Order | None = None) -> Read:
    """Return what ``text`` says in ``column``, with its conventions; ``order`` in place of its own."""
    return read_date(
        text,
        column.order if order is None else order,
        column.pivot,
        years=column.years,
        serial=column.serial,
    )


def read_span(
    text: str,
    order: Order,
    pivot: int,
    *,
    years: tuple[int, int] | None = None,
    serial: int = 0,
) -> Span:
    """Return the beginning and end that ``text`` says, as :func:`read_date` reads each."""
    if _EDTF.fullmatch(text) and years is None:
        try:
            return Span(Read(PartialDate.of(text)))
        except DateError:
            pass  # A day of 00 is one that is not known; the rest is refused with its reason below.
    if len(text) > _LONGEST * 4:
        return Span(_unread(text))
    plain = _eastern(plainly(text))
    if not plain:
        return Span()
    way = Way(order, pivot, years, serial)
    if whole := _at_once(plain, text):
        return Span(whole)
    one = _single(plain, way)
    if one is not None:
        return Span(one)
    if _DECADE.search(plain):
        return Span(Read(doubt=say("A decade is no date; it is kept as text.")))
    return _range(plain, way) or Span(_unread(text))


def _eastern(plain: str) -> str:
    """Return ``plain`` with the signs for year, month and day that Chinese and Japanese dates have as ISO has it."""
    found = _EASTERN.fullmatch(plain)
    if not found:
        return plain
    year, month, day = found.groups()
    return "-".join((year, *(f"{int(part):02}" for part in (month, day) if part)))


def _at_once(plain: str, text: str) -> Read | None:
    """Return what needs no convention: nothing, an open end, another calendar."""
    if not plain.strip("?./-* x0"):
        return Read(PartialDate.open()) if plain == ".." else Read(doubt=say("No date is given."))
    if is_going_on(plain):
        return Read(PartialDate.open())
    if len(plain) > _LONGEST:
        return _unread(text)
    if _is_of_another_calendar(plain, text):
        return Read(doubt=say("It seems to be a date of another calendar; none is converted."))
    return None


def _is_of_another_calendar(plain: str, text: str) -> bool:
    if _SOLAR_OR_LUNAR.fullmatch(plain) or _HIJRI_MARK.search(plain):
        return True
    if has_other_digits(text) and _HIJRI_YEAR.search(plain):
        return True
    return any(is_of_another_calendar(word) for word in _WORD.findall(plain))


def _single(plain: str, way: Way) -> Read | None:
    """Return what one date says; None where ``plain`` has no shape of one."""
    heard = Heard()
    body = _marked(_without_time(plain, heard), heard)
    if _EDTF.fullmatch(body) is None and _DECADE.search(body):
        return None
    try:
        if not hear(body, way, heard):
            return None
        date = heard.date()
    except (DateError, OverflowError) as error:
        return Read(refused=str(error))
    if date and date.year < 1900 and way.years is None and "/" in body:
        heard.doubts.append(say("The year {year} is unusual.", year=date.year))
    if date is None and not heard.doubts:
        return None
    doubt = " ".join((*heard.doubts, *heard.slight))
    return Read(date, doubt, slight=bool(heard.slight) and not heard.doubts)


def _without_time(plain: str, heard: Heard) -> str:
    """Return ``plain`` without a time of day, which is doubted unless it is midnight."""
    iso = _ISO_TIME.fullmatch(plain)
    if iso:
        body, hour, minute, second, half = iso[1], iso[2], iso[3], iso[4], None
    else:
        found = _TIME.search(plain)
        if found is None or found.start() == 0:
            return plain
        body, (hour, minute, second, half) = plain[: found.start()].strip(" ,"), found.groups()
    at_twelve = half is not None and half.startswith("a") and int(hour) == 12
    if (int(hour) and not at_twelve) or int(minute) or int(second or 0):
        heard.doubts.append(say("The time of day was left out."))
    return body


def _marked(plain: str, heard: Heard) -> str:
    """Return ``plain`` without what says how sure it is."""
    body = plain.strip(" ;,")
    if body[:1] in "([" and body[-1:] in ")]" and body.count("(") + body.count("[") == 1:
        body = body[1:-1].strip()
    if mark := _MARKS.search(body):
        sign = mark[1] or mark[2]
        heard.uncertain = sign == "uncertain" or "?" in sign or "%" in sign
        heard.approximate = sign.strip("?") not in ("", "uncertain")
        body = body[: mark.start()]
    if body[:1] == "?" and body[1:2].isdigit():
        heard.uncertain, body = True, body[1:]
    if near := about().match(body):
        heard.approximate, body = True, body[near.end() :]
    if vague := part_of().match(body):
        heard.doubts.append(say("“{words}” was left out.", words=vague.group().strip(" -,")))
        body = body[vague.end() :]
    return body.rstrip(".") if len(body) > 5 else body


def _range(plain: str, way: Way) -> Span | None:
    """Return the two ends of a range, each completed from the other: ``12-14 May 1999``."""
    body = plain.removeprefix("from ").removeprefix("between ").removeprefix("entre ")
    parted = sorted(between().finditer(body), key=lambda match: " " not in match.group())
    found = (*parted, *_CLOSE.finditer(body))
    for match in found:
        mark = "?" if "?" in match.group() else ""
        left, right = body[: match.start()] + mark, body[match.end() :]
        for one, other in _completed(left, right, way):
            start, end = _single(one, way), _end(other, way)
            if start and end and start.date and (end.date or end.refused):
                return Span(start, end)
    return None


def _end(plain: str, way: Way) -> Read | None:
    return Read(PartialDate.open()) if is_going_on(plain) else _single(plain, way)


def _completed(left: str, right: str, way: Way) -> list[tuple[str, str]]:
    """Return the ways to complete each side of a range from the other, the plainest first."""
    pairs = [(left, right)]
    last, first = _single(right, way), _single(left, way)
    if last and last.date:
        year, month = last.date.year, last.date.month
        if left.isdecimal() and len(left) <= 2 and last.date.day:
            pairs.append((f"{year:04}-{month:02}-{int(left):02}", right))
        elif not left.isdecimal():
            pairs.append((f"{left} {year:04}", right))
    if first and first.date and not first.date.is_open:
        if right.isdecimal() and len(right) == 2 and left.isdecimal() and len(left) == 4:
            pairs.append((left, left[:2] + right))
        pairs.append((left, f"{right} {first.date.year:04}"))
    if tail := re.fullmatch(r"(\d{1,2}),? (\d{4})", right, re.ASCII):
        words = _WORD.findall(left)
        pairs.append((f"{left} {tail[2]}", f"{words[0] if words else ''} {tail[1]} {tail[2]}"))
    return pairs


def _both(first: str, second: str) -> str:
    return f"{first} {second}".strip()


def _unread(text: str) -> Read:
    shown = text.strip()
    shown = shown if len(shown) <= 40 else shown[:40] + "…"
    return Read(doubt=say("“{text}” cannot be read as a date.", text=shown))
