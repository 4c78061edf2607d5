"""One entry of a record's history, as it may be seen."""

from dataclasses import dataclass

from diplomat_desk.domain.changes import Action, Identity, State, name_of


@dataclass(frozen=True, slots=True)
class Version:
    """Who did what to a record, when, and how it stood before and after.

    ``at`` is ISO 8601 in UTC. ``before`` is None for what was then recorded, ``after`` for what was
    deleted for good; both are as seen under the ceiling that was asked with.
    """

    number: int
    at: str
    author: str
    action: Action
    identity: Identity
    before: State | None
    after: State | None

    @property
    def name(self) -> str:
        """What the record was called then; empty for what is gone without a trace."""
        state = self.after or self.before
        return name_of(state.record) if state else ""
