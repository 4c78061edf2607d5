"""Reading dates as people type them: ``Oct 1991``, ``6 Oct 1991``, ``c. 1991``, ``16/1/1955``, ``ongoing``."""

import re
import unicodedata

from diplomat_desk.domain.dates import DateError, PartialDate, month_name
from diplomat_desk.domain.words import say

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ABOUT = re.compile(r"^(?:c\.|ca\.?|circa|about|around|approx\.?|approximately|c(?=[\s\d])|~)\s*")
_OPEN = {"..", "ongoing", "open", "present", "now", "continuing", "today"}
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_NUMBERS = re.compile(r"\d+")
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[/. -]\d{1,2}[/. -]\d{2}")


def read_date(text: str) -> PartialDate | None:
    """Return the date that a person typed, or None for an empty text.

    Nothing is guessed: a day and month that could be either way round are refused, and so is a
    two-digit year. Raises :class:`DateError` with a sentence that says what to write.
    """
    plain = _plain(text)
    if not plain:
        return None
    if plain in _OPEN:
        return PartialDate.open()
    body, uncertain, approximate = _marks(plain)
    year, month, day = _parts(body, text.strip())
    return PartialDate(year, month, day, uncertain, approximate)


def _plain(text: str) -> str:
    digits = (str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)
    return " ".join("".join(digits).replace("–", "-").casefold().split())


def _marks(text: str) -> tuple[str, bool, bool]:
    body = _ABOUT.sub("", text)
    approximate = body != text
    uncertain = False
    while body and body[-1] in "?~%":
        uncertain = uncertain or body[-1] in "?%"
        approximate = approximate or body[-1] in "~%"
        body = body[:-1].rstrip()
    return body, uncertain, approximate


def _parts(body: str, typed: str) -> tuple[int, int | None, int | None]:
    if "x" in body or re.fullmatch(r"\d{4}s", body):
        raise DateError(say("A decade is not a date here. Write “c. 1995”, or a start and an end."))
    words = [w for w in re.split(r"[\s,./-]+", _ORDINAL.sub("", body)) if w and w != "of"]
    named = [w for w in words if not w.isdigit()]
    if not words or len(words) > 3 or len(named) > 1:
        raise _unread(typed)
    if named:
        return _with_month_name(words, named[0], typed)
    return _numbers_only([int(w) for w in words], body, typed, words)


def _with_month_name(words: list[str], name: str, typed: str) -> tuple[int, int | None, int | None]:
    month = _month(name)
    numbers = [w for w in words if w != name]
    years = [w for w in numbers if len(w) == 4]
    days = [w for w in numbers if len(w) <= 2]
    if month is None:
        raise _unread(typed)
    if not years and numbers:
        raise DateError(
            say("Write the year with four digits, as in “{month} 1991”.", month=name.title())
        )
    if len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(numbers):
        raise _unread(typed)
    return int(years[0]), month, int(days[0]) if days else None


def _month(name: str) -> int | None:
    if name in _FULL:
        return _FULL.index(name) + 1
    short = name[:3]
    if short in _MONTHS and _FULL[_MONTHS.index(short)].startswith(
        name.removesuffix("t") if name == "sept" else name
    ):
        return _MONTHS.index(short) + 1
    return None


def _numbers_only(
    numbers: list[int], body: str, typed: str, words: list[str]
) -> tuple[int, int | None, int | None]:
    if len(words[0]) == 4:
        year, *rest = numbers
        return (year, *(rest + [None, None])[:2])  # type: ignore[return-value]
    if len(words) == 1 or _TWO_DIGIT_YEAR.fullmatch(body):
        raise DateError(say("Write the year with four digits, as in “1991”."))
    if len(words[-1]) != 4:
        raise _unread(typed)
    if len(numbers) == 2:
        return numbers[1], numbers[0], None
    return _day_and_month(*numbers)


def _day_and_month(first: int, second: int, year: int) -> tuple[int, int, int]:
    if first <= 12 and second <= 12 and first != second and min(first, second) > 0:
        raise DateError(
            say(
                "This can be {one} or {other}. Write the month as a word.",
                one=f"{first} {month_name(second)} {year}",
                other=f"{second} {month_name(first)} {year}",
            )
        )
    return (year, first, second) if second > 12 >= first else (year, second, first)


def _unread(typed: str) -> DateError:
    shown = typed if len(typed) <= 40 else typed[:40] + "…"
    return DateError(
        say(
            "“{text}” is not a date that can be read. Write it like 1991, Oct 1991 or 6 Oct 1991.",
            text=shown,
        )
    )
