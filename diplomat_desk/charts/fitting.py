"""Cutting and wrapping text, by whatever tells how wide it is."""

import unicodedata
from collections.abc import Callable

ELLIPSIS = "…"

Width = Callable[[str], float]
"""Tells how wide a piece of one line is, in pixels."""


def cut(text: str, room: float, width: Width) -> str:
    """Return ``text``, or as much of its beginning as fits into ``room`` with an ellipsis.

    It is cut at a blank where one lies in the last third, and never between a letter and its marks.
    """
    if width(text) <= room:
        return text
    left = room - width(ELLIPSIS)
    used = 0.0
    end = 0
    for position, character in enumerate(text):
        used += width(character)
        if used > left:
            break
        end = position + 1
    while end and end < len(text) and clings(text[end]):
        end -= 1
    blank = text.rfind(" ", 0, end)
    return text[: blank if blank > end * 2 / 3 else end].rstrip(" ,;·-") + ELLIPSIS


def wrap(text: str, room: float, width: Width, most: int = 0) -> list[str]:
    """Return ``text`` in lines no wider than ``room``; after ``most`` lines (0: any) it is cut.

    A word that is wider than a line is broken, so that nothing is ever lost at the edge.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text, room, width):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    lines += [line] if line else []
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        return [*lines[: most - 1], cut(rest, room, width)]
    return lines


def clings(character: str) -> bool:
    """Tell whether ``character`` belongs to the one before it: a mark, a joiner, a skin tone."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf", "Sk")


def _pieces(text: str, room: float, width: Width) -> list[str]:
    pieces: list[str] = []
    for word in text.split():
        if width(word) <= room:
            pieces.append(word)
            continue
        piece = ""
        for character in word:
            if piece and not clings(character) and width(piece + character) > room:
                pieces.append(piece)
                piece = ""
            piece += character
        pieces.append(piece)
    return pieces
