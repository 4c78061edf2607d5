"""Cleaning text as it comes in, and folding it for search."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# One letter is typed in several ways across Arabic, Persian and Urdu keyboards.
_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه",
        "ە": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ـ": None,
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe",
        "’": "'", "‘": "'", "ʼ": "'",
    }
)  # fmt: skip
# Word ends a line with a vertical tab, the web with U+2028; dropping them would glue words.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# For text of ASCII letters only, as most is; the same as asking each letter, and far faster.
_RUNS = re.compile("[a-z0-9]+")
_SHORT = 40


def clean(text: str) -> str:
    """Return ``text`` fit to keep: NFC, Unix line ends, no control characters, no outer blanks.

    Control characters (a NUL among them) and lone surrogates cannot be seen, printed or put into
    XML, so none is kept; tab and line feed are. Marks of direction and joiners belong to the text.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    # What can be printed holds nothing to drop; most texts are so, and letter by letter is slow.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return unicodedata.normalize("NFC", text).strip()
    text = _LINE_ENDS.sub("\n", text)
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept).strip()


def clean_line(text: str) -> str:
    """Return ``text`` as :func:`clean` does, on one line with single blanks."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Return ``text`` for comparing.

    No letter case, no diacritics, one form of each Arabic-script letter, one set of digits, and
    none of the marks that only steer the display (direction, joiners, soft hyphens).
    """
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    # Compatibility forms such as ™ come apart into capitals, hence the second casefold.
    return "".join(map(_plain, spread)).casefold().translate(_LETTERS)


def _plain(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return ""
    return str(unicodedata.decimal(char, char))


def words_of_all(texts: Iterable[str]) -> list[str]:
    """Return the folded words of many texts, in order; short ones are known again, such as names."""
    return [
        word
        for text in texts
        for word in (_words_of_short(text) if len(text) <= _SHORT else words_of(text))
    ]


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``: runs of letters, marks and digits, in order."""
    folded = fold(text)
    if folded.isascii():
        return tuple(_RUNS.findall(folded))
    # Vowel signs of Indic scripts are marks, not letters; they belong to the word.
    runs = "".join(c if c.isalnum() or is_mark(c) else " " for c in folded).split()
    return tuple(run for run in runs if not all(map(is_mark, run)))


@lru_cache(maxsize=4_096)
def _words_of_short(text: str) -> tuple[str, ...]:
    return words_of(text)


def is_mark(char: str) -> bool:
    """Tell whether ``char`` is a mark on the letter before it, such as a vowel sign."""
    return unicodedata.category(char).startswith("M")
