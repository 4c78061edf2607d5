"""How wide text is when it is printed, and where a word must break that is wider than its place."""

import re
import unicodedata
from math import ceil

from diplomat_desk.charts.fonts import advance

_UNKNOWN = 1.0
_BREAK = "\u200b"
_PLACES = re.compile(r"[ \t\n\r\u200b]+")
_SLACK = 1.06
"""Lines do not fill up to the last point."""


class _Widths(dict[str, float]):
    """Advance widths in ems, asked of the fonts once for each character."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, character: str) -> float:
        known = advance(character, bold=self._bold)
        width = _UNKNOWN if known is None else known
        self[character] = width if unicodedata.category(character) not in ("Mn", "Cf") else 0.0
        return self[character]


_REGULAR = _Widths(bold=False)
_BOLD = _Widths(bold=True)


def wide(words: str, *, bold: bool = False) -> float:
    """Return the width of ``words`` on one line, in ems."""
    return sum(map((_BOLD if bold else _REGULAR).__getitem__, words))


def lines(words: str, ems: float) -> int:
    """Return on about how many lines of ``ems`` width ``words`` stand; rather one too many."""
    return max(ceil(wide(words) * _SLACK / max(ems, 1.0)), 1)


def longest_word(words: str, *, bold: bool = False) -> float:
    """Return the width of the longest stretch of ``words`` that does not break, in ems."""
    # Only where a line can break: the space of "1,528 (31%)" holds its neighbours together.
    stretches = _PLACES.split(words.replace("-", "- "))
    return max((wide(one, bold=bold) for one in stretches), default=0.0)


def fitted(words: str, ems: float) -> str:
    """Return ``words`` with places to break in those that are wider than ``ems``."""
    if wide(words) <= ems:
        return words
    return " ".join(_broken(word, ems) if wide(word) > ems else word for word in words.split(" "))


def shortened(words: str, ems: float) -> str:
    """Return ``words``, or their beginning and an ellipsis where they are wider than ``ems``."""
    if wide(words) <= ems:
        return words
    while words and wide(words) + 1 > ems:
        words = words[:-1]
    return words.rstrip() + "…"


def _broken(word: str, ems: float) -> str:
    pieces: list[str] = []
    since = 0.0
    for character in word:
        width = _REGULAR[character]
        if width and since + width > ems:
            pieces.append(_BREAK)
            since = 0.0
        since = 0.0 if character in (_BREAK, "-") else since + width
        pieces.append(character)
    return "".join(pieces)
