"""Frozen answers of the register: list rows, counts and cross-tabulations."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.words import count, dotted, say


@dataclass(frozen=True, slots=True)
class Row:
    """One initiative as a list shows it.

    Dates are EDTF text; ``countries`` are codes in recorded order.
    """

    id: int
    reference: str
    title: str
    kind: str
    track: str
    status: str
    approach: str
    mode: str
    confidentiality: Level
    start: str
    end: str
    planned: bool
    countries: tuple[str, ...]
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    tags: tuple[str, ...]
    parent_id: int | None
    rounds: int
    changed: str


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted initiative that can still come back; ``since`` is when (ISO 8601, UTC)."""

    id: int
    reference: str
    title: str
    since: str


class SortKey(StrEnum):
    """Columns that a list can be sorted by."""

    REFERENCE = "reference"
    TITLE = "title"
    KIND = "kind"
    TRACK = "track"
    COUNTRIES = "countries"
    START = "start"
    END = "end"
    STATUS = "status"
    APPROACH = "approach"
    MODE = "mode"
    CONFIDENTIALITY = "confidentiality"
    ORGANISATIONS = "organisations"
    PLACE = "place"
    TAGS = "tags"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list. Records without a value come last, either way round."""

    key: SortKey = SortKey.START
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are selected, of how many, and what that leaves out.

    ``total`` counts what the ceiling lets be seen; ``withheld`` counts the records that lie above it in
    the whole register, ``entries`` the parts of the other records that do; never per filter, so that
    narrowing cannot locate them. ``unit`` says what counts as one.
    """

    selected: int
    total: int
    undated: int
    withheld: int
    entries: int = 0
    unit: Unit = Unit.ROUNDS

    @property
    def withheld_in_words(self) -> str:
        """What lies above the ceiling, as ``2 records and 5 entries withheld``; empty where nothing does."""
        return withheld_in_words(self.withheld, self.entries)

    def in_words(self, *, with_unit: bool = True) -> str:
        """Return ``26 of 80 initiatives · 3 undated · every round counted · 2 records withheld``.

        Without ``with_unit`` it does not say what counts as one: whoever shows it says so elsewhere.
        """
        counted = count(
            self.total,
            "{selected} of {n} initiative",
            "{selected} of {n} initiatives",
            selected=f"{self.selected:,}",
        )
        once = self.unit is Unit.PROCESSES
        unit = say("a process counted once") if once else say("every round counted")
        parts = (
            counted,
            say("{undated} undated", undated=f"{self.undated:,}"),
            unit if with_unit else "",
            self.withheld_in_words,
        )
        return dotted(*parts)


def withheld_in_words(records: int, entries: int) -> str:
    """Return ``2 records and 5 entries withheld``; empty where nothing is."""
    if records and entries:
        return say(
            "{records} and {entries} withheld",
            records=count(records, "{n} record", "{n} records"),
            entries=count(entries, "{n} entry", "{n} entries"),
        )
    if entries:
        return count(entries, "{n} entry withheld", "{n} entries withheld")
    return count(records, "{n} record withheld", "{n} records withheld") if records else ""


@dataclass(frozen=True, slots=True)
class Rounds:
    """The rounds of a process that may be shown, earliest first; ``outside`` are those beyond the filter."""

    ids: tuple[int, ...]
    outside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Selection:
    """All matching ids in order, and the tally of the filter that selected them."""

    ids: Sequence[int]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Initiatives counted by two dimensions, ``down`` (rows) and ``across`` (columns).

    ``cells[r][c]`` counts distinct initiatives; one with several countries counts once in each of
    them, so rows need not add up. ``row_totals`` and ``column_totals`` count those that have both a
    row and a column, each once. ``without_row`` and ``without_column`` count the selected initiatives
    that have none, ``without_both`` those of them that have neither. Countries come largest first, then
    by code; terms in their vocabulary's order, years and regions in theirs. ``regions`` are those of
    the rows, where they are countries and it was asked for. ``marking`` is the highest level of what is
    counted.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    without_row: int
    tally: Tally
    filter: Filter
    marking: Level = Level.PUBLIC
    down: Dimension = Dimension.COUNTRY
    across: Dimension = Dimension.TRACK
    without_column: int = 0
    without_both: int = 0
    regions: tuple[str, ...] = ()

    @property
    def placed(self) -> int:
        """How many initiatives have both a row and a column, each counted once."""
        missing = self.without_row + self.without_column - self.without_both
        return self.tally.selected - missing
