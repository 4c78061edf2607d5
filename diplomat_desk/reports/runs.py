"""Text for a template: plain strings, or marked with their language where they run right to left."""

import re
import unicodedata

from diplomat_desk.charts.scripts import language_of, printable, runs_right_to_left
from diplomat_desk.reports.glyphs import Data

_LONGEST_WORD = 36
_LONGEST_IN_ADDRESS = 30
_BREAK = "\u200b"
_ADDRESS = ("http://", "https://")
_BLANKS = re.compile(r"(?:[^\S\u00a0\u202f]|(?<!«)[\u00a0\u202f](?![:;?!»%]))+")
"""What parts words; a no-break space does not where French sets it, before a mark and within quotes."""


def run(text: str) -> Data:
    """Return one line of ``text`` for a template: as it is, or with ``lang`` where it is right-to-left.

    The template never reads it as markup. Words wider than a column get invisible places to break.
    """
    line = breakable(text).strip()
    if runs_right_to_left(line):
        return {"text": line, "lang": language_of(line)}
    return line


def words_of(text: str) -> list[str]:
    """Return the words of ``text``; a mark that a no-break space keeps with a word belongs to it."""
    return [word for word in _BLANKS.split(printable(text)) if word]


def breakable(text: str) -> str:
    """Return ``text`` as one line, blanks at its ends kept, with places to break in its long words."""
    line = " ".join(_breakable(word) for word in words_of(text))
    before = " " if text[:1].isspace() else ""
    after = " " if line and text[-1:].isspace() else ""
    return before + line + after


def paragraphs(text: str) -> list[Data]:
    """Return the paragraphs of ``text``, each as :func:`run` gives it."""
    return [run(line) for line in printable(text).split("\n") if line.strip()]


def is_address(text: str) -> bool:
    """Tell whether ``text`` can be a link: a web address without blanks."""
    return text.startswith(_ADDRESS) and len(text.split()) == 1


def _breakable(word: str) -> str:
    """Return ``word`` with break marks in long stretches; typesetters break addresses by themselves."""
    if len(word) <= _LONGEST_WORD:
        return word
    address = word.startswith(_ADDRESS)
    pieces: list[str] = []
    since = 0
    for character in word:
        mark = unicodedata.category(character).startswith("M")
        if address and not character.isalnum():
            since = 0
        if since >= _LONGEST_IN_ADDRESS and not mark:
            pieces.append(_BREAK)
            since = 0
        pieces.append(character)
        since += 1
    return "".join(pieces)
