"""Columns whose lists run side by side: a role for each country, a code for each name."""

from collections.abc import Sequence
from dataclasses import replace

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.cells import is_missing, pieces
from diplomat_desk.exchange.countries_read import Reader
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Guess
from diplomat_desk.exchange.targets import BY_NAME, NOTE, Shape

_OWNERS = {
    "countries.role": ("countries", "actors"),
    "organisations.role": ("organisations", "actors"),
    "people.role": ("people",),
    "people.post": ("people",),
    "people.affiliation": ("people",),
    "place.country": ("place.city",),
}
"""What runs beside another column -> what that can be."""
_AGREED, _COMPARED = 0.9, 300


def set_beside(
    guesses: Sequence[Guess], rows: Sequence[Sequence[str]], known: Known | None = None
) -> tuple[Guess, ...]:
    """Return ``guesses`` with each column that runs beside another set beside it.

    What has nothing to run beside is kept as a note. A column that names the same countries as another,
    by codes or in another language, is a note too: nothing is recorded twice.
    """
    found = list(guesses)
    for place, guess in enumerate(guesses):
        if guess.mapping.target in _OWNERS:
            found[place] = _owned(guess, guesses, rows)
        elif guess.mapping.target == "countries" and known:
            twin = _same_countries(guess, found, rows, known)
            found[place] = _noted(guess, twin) if twin else guess
    return tuple(found)


def _owned(guess: Guess, guesses: Sequence[Guess], rows: Sequence[Sequence[str]]) -> Guess:
    one = guess.mapping
    owners = [g for g in guesses if g.mapping.target in _OWNERS[one.target]]
    if not owners:
        if BY_NAME[one.target].shape is Shape.PLACE:
            return guess
        note = replace(one, target=NOTE, separator="")
        return Guess(
            note, 0.4, say("It has no column to run beside; it is kept word for word in a note.")
        )
    owner = max(
        owners,
        key=lambda g: (
            _parallel(one.place, g.mapping.place, g.mapping.separator, rows),
            g.mapping.place < one.place,
            -abs(g.mapping.place - one.place),
        ),
    ).mapping
    separator = owner.separator
    if separator and not _lists(one.place, separator, rows):
        separator = one.separator
    why = say("{why} It runs beside “{other}”.", why=guess.why, other=owner.header)
    return Guess(replace(one, of=owner.place, separator=separator), guess.confidence, why)


def _noted(guess: Guess, twin: Guess) -> Guess:
    why = say(
        "It lists the same countries as “{other}”, side by side; it is kept word for word in a note.",
        other=twin.mapping.header,
    )
    note = replace(guess.mapping, target=NOTE, role="", separator="", codes=CountryCodes.NAMES)
    return Guess(note, 0.7, why)


def _same_countries(
    guess: Guess, guesses: Sequence[Guess], rows: Sequence[Sequence[str]], known: Known
) -> Guess | None:
    """Return the better column that has the same countries in the same rows, in the same role.

    The surer one is better; of two alike the one that has names, then the first.
    """

    def rank(one: Guess) -> tuple[float, bool, int]:
        is_coded = one.mapping.codes is not CountryCodes.NAMES
        return -one.confidence, is_coded, one.mapping.place

    for other in guesses:
        if other.mapping.target != "countries" or other.mapping.role != guess.mapping.role:
            continue
        if rank(other) < rank(guess) and _agree(guess.mapping, other.mapping, rows, known):
            return other
    return None


def _agree(
    one: ColumnMapping, other: ColumnMapping, rows: Sequence[Sequence[str]], known: Known
) -> bool:
    same = compared = 0
    for row in rows[:_COMPARED]:
        if max(one.place, other.place) >= len(row):
            continue
        found = [_codes_in(row[column.place], column, known) for column in (one, other)]
        if all(found):
            compared += 1
            same += found[0] == found[1]
    return compared > 0 and same / compared >= _AGREED


def _codes_in(text: str, column: ColumnMapping, known: Known) -> frozenset[str]:
    if is_missing(text):
        return frozenset()
    reader = Reader(known, column.codes)
    return frozenset(
        code for part in pieces(text, column.separator) for code in reader.every(part).codes
    )


def _parallel(one: int, other: int, separator: str, rows: Sequence[Sequence[str]]) -> float:
    """Return in what share of the rows with a list both columns have as many elements."""
    if not separator:
        return 0.0
    same = lists = 0
    for row in rows:
        if max(one, other) >= len(row) or is_missing(row[other]) or is_missing(row[one]):
            continue
        counts = len(pieces(row[one], separator)), len(pieces(row[other], separator))
        if max(counts) > 1:
            lists += 1
            same += counts[0] == counts[1]
    return same / lists if lists else 0.0


def _lists(place: int, separator: str, rows: Sequence[Sequence[str]]) -> bool:
    return any(place < len(row) and separator in row[place] for row in rows)
