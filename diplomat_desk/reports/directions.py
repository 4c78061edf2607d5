"""Which way texts run on a page that runs one way itself."""

from diplomat_desk.charts.scripts import language_of, printable, runs_right_to_left
from diplomat_desk.reports.document import Text

RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur")


def is_mirrored(language: str) -> bool:
    """Tell whether pages in ``language`` (BCP 47) run from right to left."""
    return language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT


def one_line(text: str) -> str:
    """Return ``text`` as one line that a file can hold; a blank at either end is kept."""
    line = " ".join(printable(text).split())
    before = " " if text[:1].isspace() else ""
    after = " " if line and text[-1:].isspace() else ""
    return before + line + after


def has_letters(text: str) -> bool:
    """Tell whether ``text`` has a direction: numbers and signs alone have none."""
    return any(character.isalpha() for character in text)


def flips(text: Text, *, mirrored: bool) -> bool:
    """Tell whether all that ``text`` says runs against a page that is ``mirrored`` or not."""
    ways = {runs_right_to_left(span.text) for span in text if has_letters(span.text)}
    return ways == {not mirrored}


def language_against(text: str, *, mirrored: bool) -> str:
    """Return the likely language of ``text`` where it runs against the page, else nothing."""
    if not has_letters(text):
        return ""
    right = runs_right_to_left(text)
    if right == mirrored:
        return ""
    return language_of(text) if right else "en"
