"""Cleaning text as it comes in, and folding it for search."""

import unicodedata

# One letter is typed in several ways across Arabic, Persian and Urdu keyboards.
_LETTERS = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ـ": None,
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe",
        "’": "'", "‘": "'", "ʼ": "'",
    }
)  # fmt: skip


def clean(text: str) -> str:
    """Return ``text`` fit to keep: NFC, Unix line ends, no control characters, no outer blanks.

    Control characters (a NUL among them) cannot be seen, printed or put into XML, so none is kept;
    tab and line feed are.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return kept.strip()


def clean_line(text: str) -> str:
    """Return ``text`` as :func:`clean` does, on one line with single blanks."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Return ``text`` for comparing: no case, no diacritics, one form of each Arabic-script letter."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in spread if not unicodedata.combining(c)).translate(_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``: runs of letters, marks and digits, in order."""
    folded = fold(text)
    return tuple("".join(c if c.isalnum() else " " for c in folded).split())
