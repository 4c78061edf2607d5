"""Undo and redo: each record of a step is put back whole, under the same id, in one transaction."""

from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, Record, State, level_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.errors import StaleError
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.words import say
from diplomat_desk.services import words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store.writing import Writer


def labels(desk: Desk, ceiling: Level) -> tuple[str, str]:
    """Return what undo and redo would do, each finishing "Undo …"; empty for nothing or for a withheld step."""
    history = desk.history
    return (
        history.undo_label if _may_be_told(history.done, ceiling) else "",
        history.redo_label if _may_be_told(history.undone, ceiling) else "",
    )


def undo(desk: Desk, ceiling: Level = TOP) -> Step | None:
    """Take back the latest step and return it; None when there is nothing to take back.

    A step on a record above ``ceiling`` is neither told nor touched. Raises :class:`StaleError` when a
    record is no longer as the step left it; nothing is changed then.
    """
    if not _may_be_told(desk.history.done, ceiling):
        return None
    step = desk.history.done[-1]
    with begin(desk) as writer:
        for change in reversed(step.changes):
            _put(
                writer,
                change,
                change.after,
                change.before,
                say("undo: {label}", label=change.label),
            )
    words.follow(desk, step)
    desk.history.undone.append(desk.history.done.pop())
    return step


def redo(desk: Desk, ceiling: Level = TOP) -> Step | None:
    """Do again what was undone last and return it; None when there is nothing at or below ``ceiling``."""
    if not _may_be_told(desk.history.undone, ceiling):
        return None
    step = desk.history.undone[-1]
    with begin(desk) as writer:
        for change in step.changes:
            _put(
                writer,
                change,
                change.before,
                change.after,
                say("redo: {label}", label=change.label),
            )
    words.follow(desk, step)
    desk.history.done.append(desk.history.undone.pop())
    return step


def _may_be_told(steps: list[Step], ceiling: Level) -> bool:
    """Tell whether there is a next step, and no record that it was about lay above ``ceiling`` in it."""
    changes = (steps[-1].told or steps[-1].changes) if steps else ()
    states = [state for change in changes for state in (change.before, change.after)]
    return bool(states) and all(
        state is None or level_of(state.record) <= ceiling for state in states
    )


def _put(
    writer: Writer, change: Change, current: State | None, wanted: State | None, label: str
) -> None:
    found = writer.find(change.identity)
    if not _alike(found, current):
        raise StaleError(
            say("The record was changed since; undoing would lose that. Nothing was changed.")
        )
    if wanted is not None:
        writer.put(change.action, label, found, wanted)
    elif found is not None:
        writer.erase(Action.DELETE, label, found)


def _alike(one: State | None, other: State | None) -> bool:
    """Tell whether two states say the same; versions always grow and do not count."""
    if one is None or other is None:
        return one is other
    return one.binned == other.binned and _unversioned(one.record) == _unversioned(other.record)


def _unversioned(record: Record) -> Record:
    return record if isinstance(record, Term | Country) else replace(record, version=0)
