"""What a cell says to its column: one text or several, decided, "not recorded", or as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from diplomat_desk.exchange.cells import is_missing, pieces
from diplomat_desk.exchange.country_names import CountryNames
from diplomat_desk.exchange.known import key_of
from diplomat_desk.exchange.mapping import AS_TEXT, LEFT_OUT

_SHORT, _SHORT_LIST = 40, 120
"""The same few texts fill most columns; longer ones seldom come twice."""
_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a cell, empty where it says nothing, and whether a person decided what it stands for."""

    text: str = ""
    decided: bool = False


NOTHING = Said()
Telling = tuple[Said, bool]
"""What a text says, and whether the whole cell is to be kept word for word beside it."""
Listing = tuple[tuple[Said, ...], bool]
"""What each element of a cell says, and whether the whole cell is to be kept."""


class Saying:
    """Reads the cells of one column, and remembers what short texts say.

    ``missing`` and ``answers`` are folded texts, ``values`` decisions by folded texts. ``names`` are those of
    countries that a comma may have parted in two; None where that cannot be.
    """

    def __init__(
        self,
        missing: frozenset[str],
        answers: frozenset[str],
        values: Mapping[str, str],
        *,
        separator: str = "",
        names: CountryNames | None = None,
    ) -> None:
        self._missing = missing
        self._answers = answers
        self._values = values
        self._separator = separator
        self._names = names
        self._one: Callable[[str], Telling] = lru_cache(_REMEMBERED)(self._told)
        self._several: Callable[[str], Listing] = lru_cache(_REMEMBERED)(self._listed)

    def one(self, text: str) -> Telling:
        """Return what ``text``, which is not empty, says as a whole; "not recorded" is kept and nothing."""
        return self._one(text) if len(text) <= _SHORT else self._told(text)

    def several(self, text: str) -> Listing:
        """Return what the elements of the list ``text``, which is not empty, say, blanks among them."""
        return self._several(text) if len(text) <= _SHORT_LIST else self._listed(text)

    def decided(self, text: str) -> Telling | None:
        """Return what was decided about ``text``, None where nothing was."""
        answer = self._values.get(key_of(text)) if self._values else None
        if answer is None:
            return None
        if answer in (LEFT_OUT, AS_TEXT):
            return Said(decided=True), answer == AS_TEXT
        return Said(answer, decided=True), key_of(answer) != key_of(text)

    def _told(self, text: str) -> Telling:
        decided = self.decided(text)
        if decided is not None:
            return decided
        if is_missing(text, self._missing, self._answers):
            return NOTHING, True
        return Said(text), False

    def _listed(self, text: str) -> Listing:
        if self.decided(text) or is_missing(text, self._missing, self._answers):
            said, kept = self._told(text)
            return (said,), kept
        parts = pieces(text, self._separator)
        if self._names:
            parts = _rejoined(parts, self._names)
        told = [self._told(part) if part else (NOTHING, False) for part in parts]
        return tuple(said for said, _ in told), any(kept for _, kept in told)


def _rejoined(parts: tuple[str, ...], names: CountryNames) -> tuple[str, ...]:
    """Return ``parts`` with names that a comma parted made whole again: ``Korea, South``."""
    found: list[str] = []
    for part in parts:
        if found and names.joins(found[-1], part):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return tuple(found)
