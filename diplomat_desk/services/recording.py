"""Recording, editing, deleting and restoring initiatives: one transaction each, undone as one step."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.rules import problems, tidy
from diplomat_desk.domain.words import count, say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.steps import Step
from diplomat_desk.store.writing import Writer, writing

LABEL_LENGTH = 60


def record(desk: Desk, initiative: Initiative) -> Change:
    """Record a new initiative (``id`` 0) or an edited one, and return what changed.

    Raises :class:`RefusedError` with every problem, :class:`StaleError` when it was changed since it
    was read, :class:`MissingError` when it is gone, :class:`FileError`; then nothing is written.
    An edit that changes nothing writes nothing either, and is no step.
    """
    tidied = tidy(initiative)
    found = problems(tidied, desk.vocabularies, desk.countries)
    if found:
        raise RefusedError(found)
    with begin(desk) as writer:
        before = writer.find(tidied.id) if tidied.id else None
        if tidied.id and (before is None or before.binned):
            raise MissingError(
                say("This record was deleted meanwhile; what you typed was not recorded.")
            )
        if before and not tidied.reference:
            tidied = replace(tidied, reference=before.initiative.reference)
        if before and replace(before.initiative, version=tidied.version) == tidied:
            return Change(Action.EDIT, _label(Action.EDIT, tidied), before, before)
        found = _family_problems(writer, tidied) + _reference_problems(writer, tidied)
        if found:
            raise RefusedError(found)
        action = Action.EDIT if before else Action.RECORD
        change = writer.put(
            action, _label(action, tidied), before, State(tidied), expected=tidied.version
        )
    desk.history.add(Step(change.label, (change,)))
    return change


def delete(desk: Desk, ids: Sequence[int]) -> tuple[Change, ...]:
    """Put initiatives into the bin, as one step; those already gone are passed over."""
    return _each(
        desk,
        ids,
        Action.DELETE,
        lambda state: None if state.binned else replace(state, binned=True),
    )


def restore(desk: Desk, ids: Sequence[int]) -> tuple[Change, ...]:
    """Take initiatives out of the bin, whole, as one step."""
    return _each(
        desk,
        ids,
        Action.RESTORE,
        lambda state: replace(state, binned=False) if state.binned else None,
    )


def purge(desk: Desk, ids: Sequence[int]) -> tuple[Change, ...]:
    """Delete what lies in the bin for good; this cannot be undone, and no step on it stays."""
    changes = []
    with begin(desk) as writer:
        for initiative_id in ids:
            state = writer.find(initiative_id)
            if state is not None and state.binned:
                label = _label(Action.PURGE, state.initiative)
                changes.append(writer.erase(Action.PURGE, label, state))
    for change in changes:
        desk.history.forget(change.id)
    return tuple(changes)


def begin(desk: Desk) -> AbstractContextManager[Writer]:
    """Give the transaction in which ``desk`` records."""
    return writing(
        desk.register,
        desk.vocabularies,
        desk.countries,
        now=desk.now(),
        author=desk.author,
        prefix=desk.prefix,
    )


def _each(
    desk: Desk, ids: Sequence[int], action: Action, turn: Callable[[State], State | None]
) -> tuple[Change, ...]:
    changes = []
    with begin(desk) as writer:
        for initiative_id in dict.fromkeys(ids):
            before = writer.find(initiative_id)
            wanted = turn(before) if before else None
            if before and wanted:
                label = _label(action, before.initiative)
                changes.append(writer.put(action, label, before, wanted))
    if changes:
        desk.history.add(Step(_joint_label(action, changes), tuple(changes)))
    return tuple(changes)


def _family_problems(writer: Writer, initiative: Initiative) -> tuple[Problem, ...]:
    if initiative.parent_id is None:
        return ()
    parent = writer.find(initiative.parent_id)
    if parent is None or parent.binned:
        return (
            Problem(
                "parent_id", say("The process that it is part of is not in the register any more.")
            ),
        )
    if parent.initiative.id == initiative.id:
        return (Problem("parent_id", say("An initiative cannot be part of itself.")),)
    if parent.initiative.parent_id is not None:
        return (
            Problem(
                "parent_id",
                say(
                    "“{title}” is a round itself; choose the process that it belongs to.",
                    title=parent.initiative.title,
                ),
            ),
        )
    if initiative.id and writer.has_rounds(initiative.id):
        return (
            Problem(
                "parent_id", say("This is a process with rounds; it cannot be a round as well.")
            ),
        )
    return ()


def _reference_problems(writer: Writer, initiative: Initiative) -> tuple[Problem, ...]:
    if initiative.reference and writer.reference_is_taken(initiative.reference, initiative.id):
        text = say("“{code}” is the reference of another record.", code=initiative.reference)
        return (Problem("reference", text),)
    return ()


def _label(action: Action, initiative: Initiative) -> str:
    title = initiative.title
    shown = title if len(title) <= LABEL_LENGTH else title[: LABEL_LENGTH - 1] + "…"
    texts = {
        Action.RECORD: say("record “{title}”", title=shown),
        Action.EDIT: say("edit “{title}”", title=shown),
        Action.DELETE: say("delete “{title}”", title=shown),
        Action.RESTORE: say("restore “{title}”", title=shown),
        Action.PURGE: say("delete “{title}” for good", title=shown),
    }
    return texts[action]


def _joint_label(action: Action, changes: list[Change]) -> str:
    if len(changes) == 1:
        return changes[0].label
    if action is Action.DELETE:
        return count(len(changes), "delete {n} record", "delete {n} records")
    return count(len(changes), "restore {n} record", "restore {n} records")
