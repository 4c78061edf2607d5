"""Recording, editing, deleting and restoring initiatives: one transaction each, undone as one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, Identity, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.domain.veil import kept_back
from diplomat_desk.domain.words import count, say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import label
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store.blobs import Content
from diplomat_desk.store.writing import Writer

NO_CONTENTS: Mapping[str, Content] = {}


def record(
    desk: Desk,
    initiative: Initiative,
    ceiling: Level = TOP,
    contents: Mapping[str, Content] = NO_CONTENTS,
) -> Change:
    """Record a new initiative (``id`` 0) or an edited one, and return what changed.

    ``ceiling`` is what the editor was shown it under: what lies above it is put back. ``contents`` are
    those of attachments that are new, by digest. Raises :class:`RefusedError` with every problem,
    :class:`StaleError` when it was changed since it was read, :class:`MissingError` when it is gone,
    :class:`FileError`; then nothing is written. An edit that changes nothing is no step.
    """
    tidied = tidy(initiative)
    found = problems(tidied, desk.vocabularies, desk.countries)
    if found:
        raise RefusedError(found)
    with begin(desk) as writer:
        before = _before(writer, tidied)
        if before is not None:
            seen = writer.seen(before, ceiling)
            tidied = kept_back(tidied, before.initiative, seen)
            if not tidied.reference:
                tidied = replace(tidied, reference=before.initiative.reference)
            if replace(before.initiative, version=tidied.version) == tidied:
                return Change(Action.EDIT, label(Action.EDIT, tidied), before, before)
        found = (
            *_family_problems(writer, tidied),
            *_reference_problems(writer, tidied),
            *_link_problems(writer, tidied),
        )
        if found:
            raise RefusedError(found)
        writer.keep_contents(contents)
        action = Action.EDIT if before else Action.RECORD
        change = writer.put(
            action, label(action, tidied), before, State(tidied), expected=tidied.version
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
    """Delete what lies in the bin for good, its history too; this cannot be undone, no step on it stays."""
    changes = []
    gone: list[Identity] = []
    with begin(desk) as writer:
        for done, initiative_id in enumerate(ids):
            writer.progress.at(done, len(ids))
            state = writer.initiative(initiative_id)
            if state is not None and state.binned:
                gone += (state.identity, *writer.dismissals_about(initiative_id))
                changes.append(writer.purge(label(Action.PURGE, state.record), state))
        if changes:
            writer.leave_no_word()
    for identity in gone:
        desk.history.forget(identity)
    return tuple(changes)


def _before(writer: Writer, edited: Initiative) -> State | None:
    before = writer.initiative(edited.id) if edited.id else None
    if edited.id and (before is None or before.binned):
        raise MissingError(
            say("This record was deleted meanwhile; what you typed was not recorded.")
        )
    return before


def _each(
    desk: Desk, ids: Sequence[int], action: Action, turn: Callable[[State], State | None]
) -> tuple[Change, ...]:
    changes = []
    with begin(desk) as writer:
        found = writer.initiatives(list(dict.fromkeys(ids)))
        for done, before in enumerate(found.values()):
            writer.progress.at(done, len(found))
            wanted = turn(before)
            if wanted:
                changes.append(writer.put(action, label(action, before.record), before, wanted))
    if changes:
        desk.history.add(Step(_joint_label(action, changes), tuple(changes)))
    return tuple(changes)


def _family_problems(writer: Writer, initiative: Initiative) -> tuple[Problem, ...]:
    if initiative.parent_id is None:
        return ()
    parent = writer.initiative(initiative.parent_id)
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


def _link_problems(writer: Writer, initiative: Initiative) -> tuple[Problem, ...]:
    if all(writer.initiative(link.target_id) for link in initiative.links):
        return ()
    return (Problem("links", say("An initiative that it is tied to is not in the register.")),)


def _joint_label(action: Action, changes: list[Change]) -> str:
    if len(changes) == 1:
        return changes[0].label
    if action is Action.DELETE:
        return count(len(changes), "delete {n} record", "delete {n} records")
    return count(len(changes), "restore {n} record", "restore {n} records")
