"""What a recorded change was: a label, and every touched record whole, before and after."""

from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.initiative import Initiative


class Action(StrEnum):
    """What was done to a record."""

    RECORD = "record"
    EDIT = "edit"
    DELETE = "delete"
    RESTORE = "restore"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class State:
    """An initiative as it stands in the register; ``binned`` says that it lies in the bin."""

    initiative: Initiative
    binned: bool = False


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
    def id(self) -> int:
        """The id of the record that changed."""
        state = self.after or self.before
        return state.initiative.id if state else 0
