"""Finding words in the text of pages: no Qt, no PDF.

Letter case, diacritics and the forms of Arabic letters make no difference, nor do ends of lines.
"""

from array import array
from dataclasses import dataclass
from functools import lru_cache

from diplomat_desk.domain.text import fold
from diplomat_desk.ui.printing.pdf_text import Span

MOST = 10_000
"""So many matches are found at most; nobody steps through more."""

_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line, where the word goes on in the next."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text for comparing, and for each of its characters the place in the text as it was."""

    folded: str
    places: "array[int]"


def prepared(text: str) -> PageText:
    """Return a page's text made ready to be searched."""
    folded: list[str] = []
    places = array("L")
    blank = True
    for place, char in enumerate(text):
        plain = _plain(char)
        if plain == " " and blank:
            continue
        if plain:
            blank = plain == " "
            folded.append(plain)
            places.extend([place] * len(plain))
    return PageText("".join(folded), places)


def needle_of(typed: str) -> str:
    """Return what is looked for when somebody types ``typed``."""
    # A character beyond the basic plane stands in a page's text as its two surrogates.
    units = typed.encode("utf-16-le", "surrogatepass")
    text = "".join(chr(units[n] | units[n + 1] << 8) for n in range(0, len(units), 2))
    return prepared(text).folded.strip()


def matches(page: PageText, needle: str) -> tuple[Span, ...]:
    """Return where ``needle`` stands on a page, in the order of reading, none overlapping."""
    found: list[Span] = []
    place = page.folded.find(needle) if needle else -1
    while place >= 0 and len(found) < MOST:
        first, last = page.places[place], page.places[place + len(needle) - 1]
        found.append(Span(first, last - first + 1))
        place = page.folded.find(needle, place + len(needle))
    return tuple(found)


@lru_cache(maxsize=4_096)
def _plain(char: str) -> str:
    if char in _HYPHENS:
        return ""
    return " " if char.isspace() else fold(char)
