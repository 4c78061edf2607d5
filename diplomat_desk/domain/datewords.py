"""Reading dates as people type them: ``Oct 1991``, ``6 Oct 1991``, ``c. 1991``, ``16/1/1955``."""

import re
import unicodedata

from diplomat_desk.domain.dates import DateError, PartialDate, month_name
from diplomat_desk.domain.words import say

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ABOUT = re.compile(
    r"(?:~|(?:circa|about|around|approximately|approx|ca|c)(?:\.|\b|(?=\d)))\s*(?=\S)"
)
_OPEN = {"..", "ongoing", "open", "present", "now", "continuing", "today"}
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[/. -](?:\d{1,2}[/. -])?\d{2}")
_DECADE = re.compile(r"\b(?:\d{2}xx|\d{3}x|\d{3}0'?s)\b")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


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
    # Marks of direction come along when a date is copied out of right-to-left text.
    seen = (c for c in text if unicodedata.category(c) != "Cf")
    digits = "".join(str(unicodedata.decimal(c, c)) for c in seen)
    return " ".join(digits.translate(_DASHES).casefold().split())


def _marks(text: str) -> tuple[str, bool, bool]:
    about = _ABOUT.match(text)
    body = text[about.end() :] if about else text
    approximate = about is not None
    uncertain = False
    while body and body[-1] in "?~%":
        uncertain = uncertain or body[-1] in "?%"
        approximate = approximate or body[-1] in "~%"
        body = body[:-1].rstrip()
    return body, uncertain, approximate


def _parts(body: str, typed: str) -> tuple[int, int | None, int | None]:
    if _DECADE.search(body):
        raise DateError(say("A decade is not a date here. Write “c. 1995”, or a start and an end."))
    words = [w for w in re.split(r"[\s,./-]+", _ORDINAL.sub("", body.strip("., "))) if w != "of"]
    named = [w for w in words if not _is_number(w)]
    if len(words) > 3 or len(named) > 1 or "" in words:
        raise _unread(typed)
    if any(len(w) > 4 for w in words if w not in named):
        raise _four_digits()
    if named:
        return _with_month_name(words, named[0], typed)
    return _numbers_only(words, body, typed)


def _is_number(word: str) -> bool:
    # Superscript digits are digits to Python and no numbers to int().
    return word.isascii() and word.isdigit()


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


def _numbers_only(words: list[str], body: str, typed: str) -> tuple[int, int | None, int | None]:
    first, second, third = ([int(w) for w in words] + [0, 0])[:3]
    if len(words[0]) == 4:
        if len(words) == 2 and second > max(12, first % 100):
            raise DateError(say("This looks like a period. Write its start and its end apart."))
        return first, second if len(words) > 1 else None, third if len(words) > 2 else None
    if len(words) == 1 or _TWO_DIGIT_YEAR.fullmatch(body):
        raise _four_digits()
    if len(words[-1]) != 4:
        raise _unread(typed)
    return (second, first, None) if len(words) == 2 else _day_and_month(first, second, third)


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


def _four_digits() -> DateError:
    return DateError(say("Write the year with four digits, as in “1991”."))


def _unread(typed: str) -> DateError:
    shown = typed if len(typed) <= 40 else typed[:40] + "…"
    return DateError(
        say(
            "“{text}” is not a date that can be read. Write it like 1991, Oct 1991 or 6 Oct 1991.",
            text=shown,
        )
    )
