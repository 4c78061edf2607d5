"""A sentence that is too long for its place: the title in it gives way, never what was done with it."""

from collections.abc import Callable

Fits = Callable[[str], bool]

_CUT = "…"


def shortened(sentence: str, fits: Fits) -> str:
    """Return ``sentence``, with the words between “ and ” cut as far as ``fits`` demands.

    A sentence that names no title is cut in its middle: how it begins and ends says most.
    """
    if fits(sentence):
        return sentence
    start, end = sentence.find("“") + 1, sentence.rfind("”")
    if 0 < start < end:
        return _cut(sentence, start, end, fits)
    middle = len(sentence) // 2
    half = _most(middle, lambda n: fits(sentence[:n] + _CUT + sentence[len(sentence) - n :]))
    return sentence[:half].rstrip() + _CUT + sentence[len(sentence) - half :].lstrip()


def _cut(sentence: str, start: int, end: int, fits: Fits) -> str:
    """Cut the end of ``sentence[start:end]``."""

    def with_letters(number: int) -> str:
        return sentence[: start + number].rstrip() + _CUT + sentence[end:]

    return with_letters(_most(end - start, lambda number: fits(with_letters(number))))


def _most(limit: int, good: Callable[[int], bool]) -> int:
    """Return the highest number up to ``limit`` that is ``good``, which all lower ones are too."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if good(middle) else (low, middle - 1)
    return low
