"""Where in a text the words of a search stand, and the piece around them that a list of results shows.

Words are compared as the index folds them, but the places are those of the text as it was written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diplomat_desk.domain.queries import Wanted
from diplomat_desk.domain.text import fold, is_mark

Span = tuple[int, int]
"""Start and length of a hit, or start and end of a piece."""

LONGEST = 180
"""Characters that a snippet has at most."""
_BEFORE = 48
_SLACK = 24
# A long attachment is looked through piece by piece, and not for ever.
_PIECE = 4_000
_MOST = 400_000
_BREAKS = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text on one line, and the hits in it."""

    text: str = ""
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A folded word and where it stands in the original: from ``start`` up to ``end``."""

    folded: str
    start: int
    end: int


def marks_in(text: str, wanted: Sequence[Wanted]) -> tuple[Span, ...]:
    """Return where ``wanted`` stands in ``text``, in order, none within another."""
    found = sorted(
        (start, end) for start, end, _ in _hits(tuple(_words(text)), wanted) if end > start
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple((start, end - start) for start, end in joined)


def meets(text: str, wanted: Sequence[Wanted]) -> frozenset[int]:
    """Return which of ``wanted`` stand in ``text``, by their numbers."""
    return frozenset(number for _, _, number in _hits(tuple(_words(text)), wanted))


def best_snippet(texts: Iterable[str], wanted: Sequence[Wanted]) -> Snippet:
    """Return the piece of one of ``texts`` in which the most of ``wanted`` stands; empty where none does."""
    best, most = Snippet(), 0
    for text in texts:
        for start, end in _pieces(text):
            met = len(meets(text[start:end], wanted))
            if met > most:
                best, most = _cut(text, start, end, wanted), met
            if most == len(wanted):
                return best
    return best


def opening(text: str) -> Snippet:
    """Return how ``text`` begins, on one line, with nothing marked."""
    line = " ".join(text[: 2 * LONGEST].split())
    if len(line) <= LONGEST:
        return Snippet(line)
    return Snippet(line[: LONGEST - _SLACK].rsplit(" ", 1)[0] + "…")


def _pieces(text: str) -> Iterator[Span]:
    """Yield where pieces of ``text`` start and stop, between words."""
    start = 0
    while start < min(len(text), _MOST):
        end = start + _PIECE
        blank = _BREAKS.search(text, end, end + _PIECE)
        stop = blank.end() if blank else end
        yield start, min(stop, len(text))
        start = stop


def _cut(text: str, first: int, last: int, wanted: Sequence[Wanted]) -> Snippet:
    """Return the part of ``text`` from ``first`` to ``last`` where the most hits stand close together."""
    line = "".join(" " if c.isspace() else c for c in text[first:last])
    marks = marks_in(line, wanted)
    hit = max(marks, key=lambda mark: _within(marks, mark[0]))[0]
    fits = len(line) <= LONGEST or hit < _BEFORE + _SLACK
    start = 0 if fits else hit - _BEFORE
    if start:
        blank = line.find(" ", start, start + _SLACK)
        start = blank + 1 if 0 <= blank < hit else start
    end = min(len(line), start + LONGEST)
    if end < len(line):
        blank = line.rfind(" ", end - _SLACK, end)
        end = blank if blank > hit else end
    before = "…" if first + start else ""
    after = "…" if first + end < len(text.rstrip()) else ""
    shift = len(before) - start
    kept = tuple(
        (begin + shift, min(length, end - begin)) for begin, length in marks if start <= begin < end
    )
    return Snippet(before + line[start:end] + after, kept)


def _within(marks: Sequence[Span], start: int) -> int:
    return sum(start <= begin < start + LONGEST - _BEFORE for begin, _ in marks)


def _hits(words: Sequence[_Word], wanted: Sequence[Wanted]) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of each hit, and the number of what it is a hit of."""
    for place, word in enumerate(words):
        for number, one in enumerate(wanted):
            if not word.folded.startswith(one.words[0]):
                continue
            row = words[place : place + len(one.words)]
            if _agree(row, one):
                yield word.start, row[-1].end, number


def _agree(row: Sequence[_Word], one: Wanted) -> bool:
    if len(row) < len(one.words):
        return False
    *firsts, last = one.words
    if any(word.folded != first for word, first in zip(row, firsts, strict=False)):
        return False
    return row[-1].folded.startswith(last) if one.begun else row[-1].folded == last


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of ``text`` as :func:`diplomat_desk.domain.text.words_of` finds them."""
    folded, starts, ends = _folded(text)
    begin = -1
    for at, char in enumerate(folded + " "):
        if char.isalnum() or is_mark(char):
            begin = at if begin < 0 else begin
        elif begin >= 0:
            run = folded[begin:at]
            if not all(map(is_mark, run)):
                yield _Word(run, starts[begin], ends[at - 1])
            begin = -1


def _folded(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return ``text`` folded, and for each letter of that where the one it comes from starts and ends."""
    if text.isascii():
        return fold(text), range(len(text)), range(1, len(text) + 1)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, char in enumerate(text):
        spread = _fold_letter(char)
        letters.append(spread)
        starts += [place] * len(spread)
        ends += [place + 1] * len(spread)
        if not spread and ends:
            # A mark that is dropped in folding still belongs to the letter before it.
            ends[-1] = place + 1
    return "".join(letters), starts, ends


@lru_cache(maxsize=4096)
def _fold_letter(char: str) -> str:
    return fold(char)
