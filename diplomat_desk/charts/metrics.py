"""How wide text is on paper, and how to cut or wrap it, without a toolkit.

Widths are the sum of the shipped fonts' advance widths (see :mod:`diplomat_desk.charts.fonts`) plus
a little slack, since kerning and joining only narrow a text, and a viewer without Noto Sans puts a
slightly wider font in its place.
"""

import unicodedata
from functools import lru_cache

from diplomat_desk.charts import fitting
from diplomat_desk.charts.fonts import advance

SLACK = 1.04
_WIDE = 1.0
_UNKNOWN = 0.7
_PICTOGRAM = 1.35


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of ``text`` at ``size`` pixels; never less than it will be in Noto Sans."""
    return sum(_ems(character, bold) for character in text) * size * SLACK


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return ``text``, or as much of its beginning as fits into ``room`` with an ellipsis."""
    return fitting.cut(text, room, lambda part: width(part, size, bold=bold))


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int = 0) -> list[str]:
    """Return ``text`` in lines no wider than ``room``; after ``most`` lines (0: any) it is cut."""
    return fitting.wrap(text, room, lambda part: width(part, size, bold=bold), most)


@lru_cache(maxsize=8192)
def _ems(character: str, bold: bool) -> float:
    known = advance(character, bold=bold)
    if known is not None:
        return known
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if ord(character) >= 0x1F000:
        return _PICTOGRAM
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN
