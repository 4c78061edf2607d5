"""The words in written dates, in the shipped languages and a few more: months, days of the week, "about"."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from diplomat_desk.domain.text import fold
from diplomat_desk.paths import resource

_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"،": ",", "⁄": "/", "’": "'", "‘": "'"})


def plainly(text: str) -> str:
    """Return ``text`` folded, with plain dashes and digits, on one line."""
    return " ".join(fold(text.translate(_SIGNS)).split())


def has_other_digits(text: str) -> bool:
    """Tell whether ``text`` is written with digits of the Arabic script."""
    return any("\u0660" <= c <= "\u0669" or "\u06f0" <= c <= "\u06f9" for c in text)


def month_of(word: str) -> int | None:
    """Return the month (1 to 12) that a plain word names, whole or shortened; None if none."""
    return _months().get(word.strip("."))


def is_weekday(word: str) -> bool:
    """Tell whether a plain word is a day of the week."""
    return word.strip(".") in _set("weekdays")


def is_filler(word: str) -> bool:
    """Tell whether a plain word says nothing in a date: ``of``, ``year``."""
    return word.strip(".") in _set("fillers")


def is_going_on(text: str) -> bool:
    """Tell whether plain ``text`` says that something has no end yet."""
    return text.strip(". ") in _set("going_on") or text == ".."


def is_of_another_calendar(word: str) -> bool:
    """Tell whether a plain word belongs to an Islamic or Persian calendar."""
    return word.strip(".") in _set("hijri")


@cache
def about() -> re.Pattern[str]:
    """Return the pattern of a plain text that begins with "about"."""
    return re.compile(rf"(?:~\s*|(?:{_any('about')})(?:\.\s*|\s+|(?=\d)))(?=\S)")


@cache
def part_of() -> re.Pattern[str]:
    """Return the pattern of a plain text that begins with a part of a year: ``early``, ``summer``."""
    return re.compile(rf"(?:{_any('part_of')})(?:\.?\s*-\s*|\s+|,\s*)(?=\S)")


@cache
def between() -> re.Pattern[str]:
    """Return the pattern of what stands between the two ends of a plain range."""
    return re.compile(
        rf"\s*;\s*|\s+-+\s+|\s+(?:{_any('to')})\s+|(?<=[^\W_])\s*-\s*(?=[^\W_])|\s&\s"
    )


def joined(text: str) -> str:
    """Return plain ``text`` with each month's name of several words as one."""
    for name in _long_months():
        if name in text:
            text = text.replace(name, name.replace(" ", ""))
    return text


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = json.loads(
        resource("import-profiles", "date_words.json").read_bytes()
    )
    return words


@cache
def _months() -> Mapping[str, int]:
    return {
        fold(name).replace(" ", ""): int(number)
        for number, names in _words()["months"].items()
        for name in names
    }


@cache
def _long_months() -> tuple[str, ...]:
    names = (fold(name) for names in _words()["months"].values() for name in names)
    return tuple(name for name in names if " " in name)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(fold(word).strip(".") for word in _words()[name])


def _any(name: str) -> str:
    longest_first = sorted((fold(word) for word in _words()[name]), key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)
