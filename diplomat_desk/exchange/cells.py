"""What a cell says before anybody asks what it means: plain text, nothing, or a list."""

from collections.abc import Iterable
from functools import lru_cache

from diplomat_desk.domain.text import clean
from diplomat_desk.exchange.formats.cells import restored
from diplomat_desk.exchange.known import key_of

_GAPS = """
-9 -99 -999 -9999 n.a. n/a na nan null #n/a n.d. n/d . .. ... ? ?? – — - -- missing
"""
MISSING = frozenset(_GAPS.split())
"""What published tables write for "not recorded", folded. "None" and "unknown" are answers, not gaps."""
_LONGEST_GAP = 100
_OPENING, _CLOSING = "([{«“", ")]}»”"


def plain_cell(text: str) -> str:
    """Return a cell cleaned, without the apostrophe that our own export puts before ``=``, ``+``, ``-``, ``@``."""
    return restored(clean(text))


def is_missing(
    text: str, also: frozenset[str] = frozenset(), but: frozenset[str] = frozenset()
) -> bool:
    """Tell whether ``text`` says that nothing is recorded; ``also`` and ``but`` are folded texts."""
    if len(text) > _LONGEST_GAP:
        return False
    if not also and text.isascii() and text.isprintable():
        # No gap has a blank within, so that this is the key of any text that can be one.
        key = text.strip().lower()
        return not key or (key in MISSING and key not in but)
    return _is_missing(text, also, but)


@lru_cache(maxsize=4096)
def _is_missing(text: str, also: frozenset[str], but: frozenset[str]) -> bool:
    key = key_of(text)
    return not key or key in also or (key in MISSING and key not in but)


def pieces(text: str, separator: str) -> tuple[str, ...]:
    """Return the elements of a list, blanks among them, since a column beside it counts places.

    A separator within brackets parts nothing: ``IGAD (Ethiopia, Kenya), UN`` are two. Where commas part the
    lists of a column, a cell with semicolons is parted at those, and a cell of several lines at these where it has
    no other sign.
    """
    if not separator:
        return (text,)
    if separator.strip() == "," and ";" in text:
        separator = ";"
    if "\n" in text and separator not in text:
        separator = "\n"
    if not any(bracket in text for bracket in _OPENING):
        return tuple(part.strip() for part in text.split(separator))
    return tuple(_outside(text, separator))


def _outside(text: str, separator: str) -> Iterable[str]:
    closes = _pairs(text)
    start = place = 0
    while place < len(text):
        if place in closes:
            place = closes[place] + 1
        elif text.startswith(separator, place):
            yield text[start:place].strip()
            place += len(separator)
            start = place
        else:
            place += 1
    yield text[start:].strip()


def _pairs(text: str) -> dict[int, int]:
    """Return where each bracket that is closed again opens and closes; a lone one is a letter like any."""
    opened: list[tuple[str, int]] = []
    found = {}
    for place, letter in enumerate(text):
        if letter in _OPENING:
            opened.append((_CLOSING[_OPENING.index(letter)], place))
        elif opened and letter == opened[-1][0]:
            found[opened.pop()[1]] = place
    return found
