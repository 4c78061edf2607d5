"""What a person types to find records: words by their beginnings, and phrases in quotation marks."""

import re
from dataclasses import dataclass

from diplomat_desk.domain.text import words_of

# What stands between quotation marks, of whatever script, is a phrase.
_QUOTES = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that have to follow each other, folded; ``begun`` lets the last one be only a beginning."""

    words: tuple[str, ...]
    begun: bool = False


def read_query(typed: str) -> tuple[Wanted, ...]:
    """Return what ``typed`` asks for, all of it at once; nothing where no word is left.

    ``kash "peace talks"`` wants a word that begins with *kash* and the two words in a row. A phrase that is not
    closed yet is still being typed, so its last word is a beginning too.
    """
    pieces = _QUOTES.split(typed)
    closed = len(pieces) % 2 == 1
    found: list[Wanted] = []
    for number, piece in enumerate(pieces):
        words = words_of(piece)
        if number % 2 == 0:
            found += [Wanted((word,), begun=True) for word in words]
        elif words:
            last = number == len(pieces) - 1
            found.append(Wanted(words, begun=last and not closed))
    return tuple(dict.fromkeys(found))


def in_words(one: Wanted) -> str:
    """Return how ``one`` would be typed, so that it can be searched for alone."""
    text = " ".join(one.words)
    return text if len(one.words) == 1 and one.begun else f"“{text}”"
