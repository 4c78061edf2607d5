"""What a row of a table becomes before it is recorded, and what a person should look at first."""

from dataclasses import dataclass, field
from enum import StrEnum

from diplomat_desk.domain.initiative import Initiative


class Weight(StrEnum):
    """How much a finding matters."""

    NOTED = "noted"
    """Told, nothing to do: a year of two digits was read."""
    WARNED = "warned"
    """The row is recorded, but somebody should look at it."""
    REFUSED = "refused"
    """The row is not recorded."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one cell: row and column as the spreadsheet has them, the value, what is the matter."""

    row: int
    column: str
    value: str
    message: str
    weight: Weight = Weight.WARNED


class Sort(StrEnum):
    """What an unmatched value should have been."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A value that nothing in the register answers to; ``vocabulary`` of terms. ``place`` is its column."""

    place: int
    value: str
    sort: Sort
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as it would be recorded: ``initiative`` is None where the row is refused.

    ``process`` is the title of the process that it names.
    """

    row: int
    initiative: Initiative | None
    findings: tuple[Finding, ...] = ()
    unmatched: tuple[Unmatched, ...] = field(default=())
    process: str = ""

    @property
    def refused(self) -> bool:
        """Whether the row is not recorded."""
        return self.initiative is None
