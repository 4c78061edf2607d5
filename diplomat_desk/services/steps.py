"""The steps that can be undone and redone in this sitting. Knows neither Qt nor storage."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from diplomat_desk.domain.changes import Change, Identity, Kind


class LongChanges(Sequence[Change]):
    """Changes too many to hold in memory, fetched as they are asked for; what is asked of all is known."""

    @property
    @abstractmethod
    def ids(self) -> tuple[int, ...]:
        """The ids of the initiatives that changed."""

    @property
    @abstractmethod
    def kinds(self) -> frozenset[Kind]:
        """Which sorts of records changed."""

    @abstractmethod
    def touches(self, identity: Identity) -> bool:
        """Tell whether a record is among those that changed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the user, undone as one: its label and what it changed, in order.

    ``told`` are the changes that the act was about, where others only followed from it; whether the
    step may be told under a ceiling is judged by them. Empty means all.
    """

    label: str
    changes: Sequence[Change]
    told: tuple[Change, ...] = ()

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of the initiatives that it changed."""
        if isinstance(self.changes, LongChanges):
            return self.changes.ids
        return tuple(change.id for change in self.changes if change.id)

    @property
    def kinds(self) -> frozenset[Kind]:
        """Which sorts of records it changed."""
        if isinstance(self.changes, LongChanges):
            return self.changes.kinds
        return frozenset(change.identity.kind for change in self.changes)

    def touches(self, identity: Identity) -> bool:
        """Tell whether a record is among those that it changed."""
        if isinstance(self.changes, LongChanges):
            return self.changes.touches(identity)
        return any(change.identity == identity for change in self.changes)


@dataclass
class History:
    """Two stacks of steps; doing something new forgets what was undone."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    @property
    def undo_label(self) -> str:
        """What would be undone, finishing "Undo …"; empty when there is nothing."""
        return self.done[-1].label if self.done else ""

    @property
    def redo_label(self) -> str:
        """What would be redone, finishing "Redo …"; empty when there is nothing."""
        return self.undone[-1].label if self.undone else ""

    def add(self, step: Step) -> None:
        """Remember a new step."""
        self.done.append(step)
        self.undone.clear()

    def forget(self, identity: Identity) -> None:
        """Drop the steps that touch a record which is gone for good."""
        for stack in (self.done, self.undone):
            stack[:] = [step for step in stack if not step.touches(identity)]
