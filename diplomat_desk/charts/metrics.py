"""How wide text is, and how to cut or wrap it, without a toolkit.

Widths are the sum of the shipped fonts' advance widths (see :mod:`diplomat_desk.charts.fonts`) plus
a little slack, since kerning and joining only narrow a text, and a viewer without Noto Sans puts a
slightly wider font in its place.
"""

import unicodedata
from functools import lru_cache

from diplomat_desk.charts.fonts import advance

SLACK = 1.04
ELLIPSIS = "…"
_WIDE = 1.0
_UNKNOWN = 0.7
_PICTOGRAM = 1.35


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of ``text`` at ``size`` pixels; never less than it will be in Noto Sans."""
    return sum(_ems(character, bold) for character in text) * size * SLACK


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return ``text``, or as much of its beginning as fits into ``room`` with an ellipsis.

    It is cut at a blank where one lies in the last third, and never between a letter and its marks.
    """
    if width(text, size, bold=bold) <= room:
        return text
    left = room - width(ELLIPSIS, size, bold=bold)
    used = 0.0
    end = 0
    for position, character in enumerate(text):
        used += width(character, size, bold=bold)
        if used > left:
            break
        end = position + 1
    while end and end < len(text) and _clings(text[end]):
        end -= 1
    blank = text.rfind(" ", 0, end)
    return text[: blank if blank > end * 2 / 3 else end].rstrip(" ,;·-") + ELLIPSIS


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int = 0) -> list[str]:
    """Return ``text`` in lines no wider than ``room``; after ``most`` lines (0: any) it is cut.

    A word that is wider than a line is broken, so that nothing is ever lost at the edge.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text, room, size, bold):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    lines += [line] if line else []
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        return [*lines[: most - 1], cut(rest, room, size, bold=bold)]
    return lines


def _pieces(text: str, room: float, size: float, bold: bool) -> list[str]:
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for character in word:
            if (
                piece
                and not _clings(character)
                and width(piece + character, size, bold=bold) > room
            ):
                pieces.append(piece)
                piece = ""
            piece += character
        pieces.append(piece)
    return pieces


def _clings(character: str) -> bool:
    """Tell whether ``character`` belongs to the one before it: a mark, a joiner, a skin tone."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf", "Sk")


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
