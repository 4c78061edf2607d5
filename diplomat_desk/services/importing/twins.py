"""Rows that look like duplicates: of a record, or of another row of the same file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.pairs import Half, pair_of
from diplomat_desk.domain.text import fold
from diplomat_desk.exchange.drafts import Draft
from diplomat_desk.exchange.tables import Row
from diplomat_desk.services.importing.verdicts import Likeness, Twin
from diplomat_desk.services.same_initiatives import alike
from diplomat_desk.store import likely_pairs
from diplomat_desk.store.connection import Connection

MOST_REMEMBERED = 250_000
"""Rows of a longer file are held against these first ones only; rows that are the same cell by cell are all found."""
_MOST_TOGETHER = 30
"""Of so many rows of one day and country each is held against the latest ones."""
_FEWEST_PARTIES = 2

_Place = tuple[str, str, bool]
"""A day, a country, and whether what is kept there began surely on that day."""


@dataclass(slots=True)
class Twins:
    """Finds for each row, as it comes, what it looks like.

    Records up to id ``upto`` are looked at, as far as ``ceiling`` shows them; ``upto`` 0 looks at none.
    """

    connection: Connection
    ceiling: Level
    upto: int
    _same: dict[int, int] = field(default_factory=dict)
    _parties: dict[int, tuple[int, int]] = field(default_factory=dict)
    _near: dict[_Place, list[Half]] = field(default_factory=dict)
    _remembered: int = 0

    def of(self, rows: Sequence[tuple[Row, Draft]]) -> dict[int, Twin]:
        """Return by row number what each of ``rows`` looks like; rows that look like nothing are left out."""
        halves = {row.number: half for row, draft in rows if (half := _half(draft))}
        near = likely_pairs.near(self.connection, self.ceiling, list(halves.values()), self.upto)
        on_file = _by_place(near)
        found = {}
        for row, draft in rows:
            twin = self._of_row(row, draft, halves.get(row.number), on_file)
            if twin is not None:
                found[row.number] = twin
        return found

    def _of_row(
        self, row: Row, draft: Draft, half: Half | None, on_file: dict[_Place, list[Half]]
    ) -> Twin | None:
        first = self._same.setdefault(hash(row.cells), row.number)
        if first != row.number:
            title = draft.initiative.title if draft.initiative else ""
            return Twin(row.number, Likeness.SAME_ROW, title, of_row=first)
        if draft.initiative is None:
            return None
        twin = self._turned(row.number, draft.initiative) or (
            self._alike(row.number, half, on_file) if half else None
        )
        if half and self._remembered < MOST_REMEMBERED:
            self._remember(half)
        return twin

    def _alike(self, number: int, half: Half, on_file: dict[_Place, list[Half]]) -> Twin | None:
        for place in _places_to_look(half):
            for other in (*on_file.get(place, ()), *self._near.get(place, ())):
                pair = pair_of(half, other)
                if pair is not None and alike(pair):
                    return _twin(number, other)
        return None

    def _turned(self, number: int, one: Initiative) -> Twin | None:
        """Return an earlier row with the same parties in another order: the same event, told from the other side."""
        parties = [
            *(part.country for part in one.countries),
            *(fold(b.name) for b in one.organisations),
        ]
        if len(parties) < _FEWEST_PARTIES or one.first is None:
            return None
        title = tuple(sorted(fold(one.title).split()))
        sides = hash((one.start, one.end, tuple(sorted(parties)), title))
        order = hash((tuple(parties), one.countries))
        if sides not in self._parties:
            if len(self._parties) < MOST_REMEMBERED:
                self._parties[sides] = (number, order)
            return None
        other, other_order = self._parties[sides]
        if order == other_order:
            return None
        return Twin(number, Likeness.OTHER_WAY_ROUND, one.title, of_row=other)

    def _remember(self, half: Half) -> None:
        self._remembered += 1
        for place in _places_to_keep(half):
            together = self._near.get(place)
            if together is None:
                # Most places hold one, and a deque takes ten times the memory of a list of that.
                self._near[place] = [half]
                continue
            together.append(half)
            if len(together) > _MOST_TOGETHER:
                del together[0]


def _half(draft: Draft) -> Half | None:
    """Return a row as likeness needs it, under its number below zero; None for one without day or country."""
    one = draft.initiative
    begins = one.first if one else None
    if one is None or begins is None or not one.countries:
        return None
    return Half(
        -draft.row,
        "",
        one.title,
        fold(one.title),
        begins.earliest.isoformat(),
        begins.latest.isoformat(),
        one.confidentiality,
        0,
        {part.country: int(part.level) for part in one.countries},
    )


def _twin(number: int, other: Half) -> Twin:
    if other.id < 0:
        return Twin(number, Likeness.ALIKE, other.title, of_row=-other.id)
    return Twin(number, Likeness.ALIKE, other.title, id=other.id, reference=other.reference)


def _places_to_look(half: Half) -> Iterator[_Place]:
    """Give where what may have begun on the same day is kept: a year also meets each day of it."""
    days = half.days
    for code in half.countries:
        for day in days:
            yield day, code, True
        if half.first != half.last:
            yield half.first, code, False


def _places_to_keep(half: Half) -> Iterator[_Place]:
    later = half.days[1:]
    for code in half.countries:
        yield half.first, code, True
        for day in later:
            yield day, code, False


def _by_place(halves: Iterable[Half]) -> dict[_Place, list[Half]]:
    found: dict[_Place, list[Half]] = {}
    for half in halves:
        for place in _places_to_keep(half):
            found.setdefault(place, []).append(half)
    return found
