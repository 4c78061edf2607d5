"""Which way texts run on a page that runs one way itself."""

from diplomat_desk.charts.scripts import language_of, right_and_left, runs_right_to_left
from diplomat_desk.reports.document import Text
from diplomat_desk.reports.runs import words_of

_FOREIGN = 8
"""Letters of another script for one of the page's own, from which on a text is foreign."""


def one_line(text: str) -> str:
    """Return ``text`` as one line that a file can hold; a blank at either end is kept."""
    line = " ".join(words_of(text))
    before = " " if text[:1].isspace() else ""
    after = " " if line and text[-1:].isspace() else ""
    return before + line + after


def has_letters(text: str) -> bool:
    """Tell whether ``text`` has a direction: numbers and signs alone have none."""
    return any(character.isalpha() for character in text)


def runs_against(text: str, *, mirrored: bool) -> bool:
    """Tell whether ``text`` runs against a page that is ``mirrored`` or not.

    On a mirrored page foreign names in a sentence of the page's own are often longer than the rest of
    it; so a text runs against it only where next to nothing is in its own script.
    """
    if not has_letters(text):
        return False
    if not mirrored:
        return runs_right_to_left(text)
    right, left = right_and_left(text)
    return right * _FOREIGN < left


def flips(text: Text, *, mirrored: bool) -> bool:
    """Tell whether all that ``text`` says runs against a page that is ``mirrored`` or not."""
    said = [span.text for span in text if has_letters(span.text)]
    return bool(said) and all(runs_against(one, mirrored=mirrored) for one in said)


def language_against(text: str, *, mirrored: bool) -> str:
    """Return the likely language of ``text`` where it runs against the page, else nothing."""
    if not runs_against(text, mirrored=mirrored):
        return ""
    return "en" if mirrored else language_of(text)
