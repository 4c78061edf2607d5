"""What a table seems to hold: its columns, its first rows, and the mapping that follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from diplomat_desk.exchange.dating import Conventions, conventions, read_date
from diplomat_desk.exchange.header_words import order_in
from diplomat_desk.exchange.keys import likely_key
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import ColumnMapping, Guess, Mapping, Order
from diplomat_desk.exchange.recognising import recognise
from diplomat_desk.exchange.tables import Layout, Row, Table
from diplomat_desk.exchange.targets import BY_NAME, Shape

LOOKED_AT = 5_000
"""So many rows tell what the columns are."""
MOST_DATES = 250_000
"""So many rows tell how the columns of dates are written."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A table read as ``layout`` says; ``guesses`` are for each column, ``sample`` are its first rows."""

    layout: Layout
    header: tuple[str, ...]
    sample: tuple[Row, ...]
    guesses: tuple[Guess, ...]
    _written: dict[int, Conventions] = field(default_factory=dict, compare=False, repr=False)

    @property
    def mapping(self) -> Mapping:
        """The mapping that the guesses make."""
        columns = tuple(guess.mapping for guess in self.guesses)
        return Mapping(layout=self.layout, columns=columns, key=likely_key(columns, self.sample))

    def written(self, place: int) -> Conventions:
        """Return how the column at ``place`` writes its dates, as far as the first rows tell."""
        if place not in self._written:
            self._written[place] = conventions(row.cells[place] for row in self.sample)
        return self._written[place]


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """A column whose dates can be read in more than one order, and nothing in it tells which is meant."""

    place: int
    header: str
    found: Conventions

    def readings(self) -> tuple[tuple[Order, str, str], ...]:
        """Return each order that fits, with a value and what that would be, in words."""
        example = self.found.examples[0]
        read = (
            (order, read_date(example, order, self.found.pivot)) for order in self.found.options
        )
        return tuple((order, example, one.date.in_words()) for order, one in read if one.date)


def understand(table: Table, layout: Layout, known: Known) -> Understood:
    """Return what ``table`` seems to hold, read as ``layout`` says. May take seconds.

    Raises:
        ExchangeError: it cannot be read so.
    """
    header = table.header(layout)
    sample = tuple(islice(table.rows(layout), LOOKED_AT))
    guesses = recognise(header, [row.cells for row in sample], known)
    if len(sample) == LOOKED_AT:
        guesses = _by_whole_columns(table, layout, guesses)
    return Understood(layout, header, sample, guesses)


def date_questions(
    understood: Understood, columns: Sequence[ColumnMapping]
) -> tuple[DateQuestion, ...]:
    """Return which of ``columns`` need a person to say in which order their dates are written."""
    found = []
    for one in columns:
        if BY_NAME[one.target].shape is Shape.DATE and one.order is Order.NONE and not one.serial:
            said = understood.written(one.place)
            if said.undecided:
                found.append(DateQuestion(one.place, one.header, said))
    return tuple(found)


def _by_whole_columns(
    table: Table, layout: Layout, guesses: tuple[Guess, ...]
) -> tuple[Guess, ...]:
    """Return ``guesses`` with the order of dates that the whole of each column shows, not its first rows only."""
    places = [
        guess.mapping.place
        for guess in guesses
        if BY_NAME[guess.mapping.target].shape is Shape.DATE and not guess.mapping.serial
    ]
    if not places:
        return guesses
    columns: dict[int, list[str]] = {place: [] for place in places}
    for row in islice(table.rows(layout), MOST_DATES):
        for place, values in columns.items():
            values.append(row.cells[place])
    found = {place: conventions(values) for place, values in columns.items()}
    return tuple(
        _with(guess, found[guess.mapping.place]) if guess.mapping.place in found else guess
        for guess in guesses
    )


def _with(guess: Guess, found: Conventions) -> Guess:
    order = order_in(guess.mapping.header) if found.undecided else found.order
    mapping = replace(guess.mapping, order=order, pivot=found.pivot, years=found.years)
    return replace(guess, mapping=mapping)
