"""Text cut into stretches of one direction and script: Word wants to be told of each which it is.

The rules are those of the Unicode bidirectional algorithm (UAX #9) for text without explicit marks;
Word applies them only in part to text that is not cut so.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

_INDIC = "[\u0900-\u097f\u200c\u200d]*[\u0900-\u097f][\u0900-\u097f\u200c\u200d]*"
_DEVANAGARI = re.compile(f"{_INDIC}(?: +{_INDIC})*")
_NUMBER = re.compile(r"[-+$€£]?[0-9]+(?:[-+./,:][0-9]+)*[%°]?")
_LEFT, _RIGHT, _DIGITS = "L", "R", "N"
_STRONG = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT, "AN": _RIGHT}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one direction; ``indic`` where it is in Devanagari."""

    text: str
    right: bool = False
    indic: bool = False


def stretches(text: str, *, right: bool) -> list[Stretch]:
    """Return ``text`` cut up, as it stands in a paragraph that runs ``right`` to left or not."""
    if text.isascii() and not right:
        return [Stretch(text)]
    found: list[Stretch] = []
    place = 0
    ways = _ways(text, right=right)
    for way, group in groupby(ways):
        end = place + len(list(group))
        piece = text[place:end]
        found += [Stretch(piece, right=True)] if way else _by_script(piece)
        place = end
    return found


def _ways(text: str, *, right: bool) -> list[bool]:
    """Return for each character whether it runs from right to left."""
    ways: list[str] = []
    base = last = _RIGHT if right else _LEFT
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _STRONG:
            last = _STRONG[kind]
            ways.append(last)
        elif kind == "EN":
            ways.append(last if last == _LEFT else _DIGITS)
        else:
            ways.append(ways[-1] if kind == "NSM" and ways else "")
    for number in _NUMBER.finditer(text):
        if ways[number.end() - 1] == _DIGITS or ways[number.start()] == _DIGITS:
            ways[number.start() : number.end()] = [_DIGITS] * len(number.group())
    # Word turns a number with signs in it around, such as a date, unless it runs its own way.
    across = {_LEFT: False, _RIGHT: True, _DIGITS: not right}
    return [across[way] for way in _settled(ways, base)]


def _settled(ways: list[str], base: str) -> list[str]:
    """Return ``ways`` with signs and blanks going along with both neighbours, or with the paragraph.

    Numbers among text from right to left are neighbours like that text.
    """
    settled: list[str] = []
    before = base
    groups = [(way, len(list(group))) for way, group in groupby(ways)]
    for number, (way, many) in enumerate(groups):
        if way:
            settled += [way] * many
            before = _beside(way)
            continue
        after = _beside(groups[number + 1][0]) if number + 1 < len(groups) else base
        settled += [before if before == after else base] * many
    return settled


def _beside(way: str) -> str:
    return _RIGHT if way == _DIGITS else way


def _by_script(text: str) -> list[Stretch]:
    found: list[Stretch] = []
    place = 0
    for match in _DEVANAGARI.finditer(text):
        if match.start() > place:
            found.append(Stretch(text[place : match.start()]))
        found.append(Stretch(match.group(), indic=True))
        place = match.end()
    if place < len(text):
        found.append(Stretch(text[place:]))
    return found
