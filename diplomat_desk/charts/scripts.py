"""Which way a text runs, and in which language it is likely written, judged by its letters."""

import unicodedata

from diplomat_desk.domain.text import clean

_URDU = frozenset("ٹڈڑںےۓہھۃ")
_PERSIAN = frozenset("پچژگکی")
_PASHTO = frozenset("ټډړږښڼځڅېۍ")
_MIRRORED = ("ar", "fa", "he", "ps", "sd", "ug", "ur", "yi")
_NOT_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF))


def is_mirrored(language: str) -> bool:
    """Tell whether pages in ``language`` (BCP 47) run from right to left."""
    return language.split("-", maxsplit=1)[0] in _MIRRORED


def runs_right_to_left(text: str) -> bool:
    """Tell whether most of the letters of ``text`` run from right to left."""
    right, left = right_and_left(text)
    return right > left


def right_and_left(text: str) -> tuple[int, int]:
    """Return how many letters of ``text`` run from right to left, and how many from left to right."""
    classes = [unicodedata.bidirectional(character) for character in text]
    return sum(c in ("R", "AL") for c in classes), classes.count("L")


def language_of(text: str) -> str:
    """Return the likely language of a right-to-left text: ``ur``, ``ps``, ``fa``, ``he`` or ``ar``.

    A guess by letters that the neighbouring languages do not have; it only chooses letter forms.
    """
    letters = set(text)
    if any("\u0590" <= letter <= "\u05ff" for letter in letters):
        return "he"
    for language, own in (("ps", _PASHTO), ("ur", _URDU), ("fa", _PERSIAN)):
        if letters & own:
            return language
    return "ar"


def printable(text: str) -> str:
    """Return ``text`` without what neither XML nor paper can hold: control and non-characters."""
    return clean(text).translate(_NOT_CHARACTERS)
