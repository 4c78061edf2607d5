"""What a recorded change was: a label, and every touched record whole, before and after."""

from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.imports import ImportBatch
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.quality import Dismissal
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.terms import Term

Record = (
    Initiative
    | Person
    | Organisation
    | Term
    | Country
    | SavedFilter
    | SavedChart
    | SavedReport
    | Dismissal
    | ImportBatch
)
"""Everything that is kept with a history and can be undone."""


class Kind(StrEnum):
    """Which sort of record; the value is kept in the history."""

    INITIATIVE = "initiative"
    PERSON = "person"
    ORGANISATION = "organisation"
    TERM = "term"
    COUNTRY = "country"
    FILTER = "filter"
    CHART = "chart"
    REPORT = "report"
    DISMISSAL = "dismissal"
    IMPORT = "import"


CLASS_OF: dict[Kind, type] = {
    Kind.INITIATIVE: Initiative,
    Kind.PERSON: Person,
    Kind.ORGANISATION: Organisation,
    Kind.TERM: Term,
    Kind.COUNTRY: Country,
    Kind.FILTER: SavedFilter,
    Kind.CHART: SavedChart,
    Kind.REPORT: SavedReport,
    Kind.DISMISSAL: Dismissal,
    Kind.IMPORT: ImportBatch,
}
_KIND_OF = {cls: kind for kind, cls in CLASS_OF.items()}


class Action(StrEnum):
    """What was done to a record."""

    RECORD = "record"
    EDIT = "edit"
    DELETE = "delete"
    RESTORE = "restore"
    PURGE = "purge"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Identity:
    """Which record: its sort, and its key as text (an id, a code, ``vocabulary:code``)."""

    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class State:
    """A record as it stands in the register; ``binned`` says that it lies in the bin."""

    record: Record
    binned: bool = False

    @property
    def identity(self) -> Identity:
        """Which record this is."""
        return identity_of(self.record)

    @property
    def initiative(self) -> Initiative:
        """The record, known to be an initiative; raises :class:`TypeError` for any other."""
        if not isinstance(self.record, Initiative):
            raise TypeError(f"{type(self.record).__name__} is no initiative")
        return self.record


@dataclass(frozen=True, slots=True)
class Change:
    """One recorded change of one record, whole.

    ``before`` is None where there was none, ``after`` where none is left. ``label`` finishes the
    menu's "Undo …": ``record “Agra summit”``.
    """

    action: Action
    label: str
    before: State | None
    after: State | None

    @property
    def identity(self) -> Identity:
        """Which record changed."""
        state = self.after or self.before
        if state is None:
            raise ValueError("A change of nothing")
        return state.identity

    @property
    def id(self) -> int:
        """The id of the initiative that changed; 0 when it was another sort of record."""
        state = self.after or self.before
        return state.record.id if state and isinstance(state.record, Initiative) else 0


def identity_of(record: Record) -> Identity:
    """Return which record ``record`` is."""
    kind = _KIND_OF[type(record)]
    match record:
        case Term():
            key = f"{record.vocabulary}:{record.code}"
        case Country():
            key = record.code
        case Dismissal():
            key = record.subject
        case _:
            key = str(record.id)
    return Identity(kind, key)


def level_of(record: Record) -> Level:
    """Return how confidential ``record`` is; what has no level of its own is public."""
    match record:
        case Initiative() | Person() | Organisation():
            return record.confidentiality
        case SavedFilter() | SavedChart() | SavedReport() | Dismissal() | ImportBatch():
            return record.level
        case _:
            return Level.PUBLIC


def name_of(record: Record) -> str:
    """Return what people call ``record``."""
    match record:
        case Initiative():
            return record.title
        case Term():
            return record.label
        case Dismissal():
            return record.reason
        case _:
            return record.name
