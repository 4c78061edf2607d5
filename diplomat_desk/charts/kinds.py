"""What a chart is: its question, its choices, and how its numbers become a picture and a table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.layout import Layout, Room
from diplomat_desk.charts.surface import Look
from diplomat_desk.charts.tables import Table
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Option, Options, names_of, not_offered, values_of
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say


class ChartError(DeskError):
    """There is no such chart, or no such choice for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a chart is described with, beside its numbers.

    ``watched`` are the countries that coverage always shows, empty or not, the home country among them.
    ``paper`` tells that nothing scrolls, so that long lists end with a statement of the rest. ``beside`` are
    the figures whose table will stand beside this one, so that both have the same lines.
    """

    vocabularies: Vocabularies
    countries: Countries
    options: Options = field(default_factory=dict)
    imprint: Imprint = field(default_factory=Imprint)
    watched: tuple[str, ...] = ()
    home: str = ""
    paper: bool = False
    beside: "Figures | None" = None


class Figures(Protocol):
    """The numbers behind a chart, as the store returns them: always of a filter, under its ceiling."""

    @property
    def filter(self) -> Filter:
        """What was selected."""

    @property
    def tally(self) -> Tally:
        """How many that is, and what it leaves out."""

    @property
    def marking(self) -> Level:
        """The highest level of anything that is counted or named."""


class Chart(Protocol):
    """A description: the numbers with all their words, and no place in pixels yet."""

    @property
    def title(self) -> str:
        """What the picture is about."""

    @property
    def subtitle(self) -> str:
        """The filter in words."""

    @property
    def caption(self) -> tuple[str, ...]:
        """What is counted, undated, without a place in the chart, withheld."""

    @property
    def imprint(self) -> str:
        """Register, date, marking; may be empty."""

    @property
    def summary(self) -> str:
        """The finding in a sentence or three, for whoever cannot see the picture."""

    @property
    def empty(self) -> str:
        """Why there is nothing to draw; empty where there is."""


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A chart of the catalogue.

    ``question`` is what it answers, ``icon`` a name in ``resources/icons``. ``describe`` turns its
    numbers into a description, ``table`` into a table, and ``lay_out`` places a description in pixels.
    ``together`` puts two descriptions on one scale, row by row alike, where two filters can be compared.
    ``mirrors`` tells that it is seen in a mirror where people read from right to left.
    """

    name: str
    label: str
    question: str
    icon: str
    options: tuple[Option, ...]
    describe: Callable[[Any, Basis], Any]
    table: Callable[[Any, Basis], Table]
    lay_out: Callable[[Any, Room, Look], Layout]
    together: Callable[[Any, Any], tuple[Any, Any]] | None = None
    mirrors: bool = True

    @property
    def asks(self) -> str:
        """The question in the user's language."""
        return say(self.question)


def settled(kind: ChartKind, given: Options) -> dict[str, str]:
    """Return ``given`` with what is not chosen as usual.

    Raises:
        ChartError: an option or a value that the chart does not have; the message names those it has.
    """
    strange = not_offered(kind.options, given)
    if strange:
        text = say("The chart “{chart}” has no option “{name}”. It has: {names}.",
                   chart=kind.name, name=strange, names=names_of(kind.options))  # fmt: skip
        raise ChartError(text)
    return values_of(kind.options, given, ChartError)
