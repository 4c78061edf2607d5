"""The steps that can be undone and redone in this sitting. Knows neither Qt nor storage."""

from dataclasses import dataclass, field

from diplomat_desk.domain.changes import Change, Identity


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the user, undone as one: its label and what it changed, in order.

    ``told`` are the changes that the act was about, where others only followed from it; whether the
    step may be told under a ceiling is judged by them. Empty means all.
    """

    label: str
    changes: tuple[Change, ...]
    told: tuple[Change, ...] = ()


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
            stack[:] = [s for s in stack if all(c.identity != identity for c in s.changes)]
