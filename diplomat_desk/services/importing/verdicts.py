"""What is to become of a row: values that the check and the import share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.exchange.drafts import Draft
from diplomat_desk.exchange.tables import Row


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"
    LEFT_OUT = "left-out"
    REFUSED = "refused"


class Choice(StrEnum):
    """What is to be done with a row that looks like a duplicate."""

    IMPORT = "import"
    """Keep both."""
    SKIP = "skip"
    UPDATE = "update"
    """Let the one that it looks like say what the row says."""


class Likeness(StrEnum):
    """Why a row looks like a duplicate."""

    SAME_ROW = "same-row"
    """Another row of the file has the very same cells."""
    OTHER_WAY_ROUND = "other-way-round"
    """Another row has the same day and title and the same parties, in another order."""
    ALIKE = "alike"
    """Both may begin on the same day, share a country, and have titles much alike."""


@dataclass(frozen=True, slots=True)
class Twin:
    """What row ``row`` looks like: a record (``id``, ``reference``, ``title``), or another row, ``of_row``."""

    row: int
    why: Likeness
    title: str
    of_row: int = 0
    id: int = 0
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What was decided about rows that look like duplicates, by row; ``otherwise`` is for all others."""

    rows: Mapping[int, Choice] = field(default_factory=dict)
    otherwise: Choice = Choice.IMPORT

    def of(self, row: int) -> Choice:
        """Return what is to be done with ``row``, should it look like a duplicate."""
        return self.rows.get(row, self.otherwise)


@dataclass(slots=True)
class Judged:
    """A row, its draft and what becomes of it.

    ``wanted`` is the record as it is to stand, None for a row that is not recorded. ``before`` is the
    record on file that is updated; ``onto`` a row just before it that makes the record which this one
    updates.
    """

    row: Row
    draft: Draft
    verdict: Verdict
    wanted: Initiative | None = None
    before: State | None = None
    onto: "Judged | None" = None
    twin: Twin | None = None
