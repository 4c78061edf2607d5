"""What changed in a long text: the changed passages with a little around them, not the whole of it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SHORT = 240
"""A text up to this length is told whole."""
MOST = 1_200
_AROUND = 60
_PIECES = re.compile(r"[^.!?\n۔।]*[.!?\n۔।]*\s*")
_MOST_PIECES = 4_000


def passages(before: str, after: str) -> tuple[str, str]:
    """Return what ``before`` and ``after`` say where they differ; short texts whole."""
    if len(before) <= SHORT and len(after) <= SHORT:
        return before, after
    if not before or not after:
        return _cut(before), _cut(after)
    found = list(_changed(before, after))
    return _cut(_joined(before, [old for old, _ in found])), _cut(
        _joined(after, [new for _, new in found])
    )


def _changed(before: str, after: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Give where the texts differ: first and last letter of each passage, in both."""
    olds, news = _PIECES.findall(before), _PIECES.findall(after)
    if max(len(olds), len(news)) > _MOST_PIECES:
        yield _trimmed(before, after, (0, len(before)), (0, len(after)))
        return
    at_old, at_new = _starts(olds), _starts(news)
    for tag, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag != "equal":
            old, new = (at_old[i], at_old[j]), (at_new[k], at_new[m])
            yield _trimmed(before, after, old, new)


def _starts(pieces: list[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _trimmed(
    before: str, after: str, old: tuple[int, int], new: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return both passages without what they begin and end with alike, to whole words."""
    (a, b), (c, d) = old, new
    while a < b and c < d and before[a] == after[c]:
        a, c = a + 1, c + 1
    while b > a and d > c and before[b - 1] == after[d - 1]:
        b, d = b - 1, d - 1
    return (a, b), (c, d)


def _joined(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the passages of ``text`` with some letters around each; what touches is one passage."""
    wide: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        if wide and first <= wide[-1][1]:
            wide[-1] = (wide[-1][0], max(last, wide[-1][1]))
        else:
            wide.append((first, last))
    shown = [_to_words(text, first, last) for first, last in wide]
    return " ".join(shown)


def _to_words(text: str, first: int, last: int) -> str:
    """Return a passage from the beginning of a word to the end of one, with dots where it was cut."""
    begun = text.find(" ", first, first + _AROUND // 2) + 1 if first else 0
    ended = text.rfind(" ", last - _AROUND // 2, last) if last < len(text) else len(text)
    begun = begun or first
    ended = ended if ended > begun else last
    passage = text[begun:ended].strip()
    return ("…" if begun else "") + passage + ("…" if ended < len(text) else "")


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1].rstrip() + "…"
