"""Merging two records of one person or one organisation, as one step that can be undone."""

from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, Kind, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.merging import Entity, Preview, merged, renamed
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.entities import NAMED, keep, orphan, told
from diplomat_desk.services.labels import short
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store import entity_lists, entity_uses, reading, touching
from diplomat_desk.store.batches import batches
from diplomat_desk.store.writing import Writer


def preview(desk: Desk, kind: Kind, keep_id: int, drop_id: int, ceiling: Level) -> Preview:
    """Return what merging ``drop_id`` into ``keep_id`` would do, as far as ``ceiling`` allows to tell.

    Raises :class:`MissingError` and, for a record with itself, :class:`RefusedError`.
    """
    _two(keep_id, drop_id)
    with desk.register.reading() as connection:
        read = entity_lists.person if kind is Kind.PERSON else entity_lists.body
        kept: Entity = read(connection, keep_id, ceiling)
        gone: Entity = read(connection, drop_id, ceiling)
        row = entity_lists.rows(connection, NAMED[kind], [drop_id], ceiling)
        parts = (
            entity_lists.parts_within(connection, drop_id, ceiling)
            if kind is Kind.ORGANISATION
            else ()
        )
    moving = tuple(number for number, _ in parts if number != keep_id)
    return Preview(kept, gone, merged(kept, gone), row[0].uses if row else 0, len(moving))


def merge(
    desk: Desk, kind: Kind, keep_id: int, drop_id: int, ceiling: Level = TOP
) -> tuple[Change, ...]:
    """Merge ``drop_id`` into ``keep_id`` and return what changed; one step takes it all back.

    Whatever names the double is rewritten whole, what lies above ``ceiling`` and in the bin too. Raises
    :class:`MissingError`, :class:`RefusedError`; then nothing is written.
    """
    _two(keep_id, drop_id)
    with begin(desk) as writer:
        kept, gone = (told(writer, kind, number, ceiling) for number in (keep_id, drop_id))
        words = _label(kept, gone)
        changes = keep(writer, gone)
        gone = changes[-1].after or gone if changes else gone
        wanted = State(_merged(writer, kept, gone))
        staying = writer.put(Action.MERGE, words, kept, wanted)
        changes.append(staying)
        changes += _rename(writer, kind, words, staying, gone)
        changes += orphan(writer, gone, _entity(wanted).name)
        going = writer.erase(Action.MERGE, words, gone)
    done = (*changes, going)
    desk.history.add(Step(words, done, (staying, going)))
    return done


def _two(keep_id: int, drop_id: int) -> None:
    if keep_id == drop_id:
        raise RefusedError((Problem("", say("Choose another one to merge it with.")),))


def _label(kept: State, gone: State) -> str:
    return say(
        "merge “{gone}” into “{kept}”",
        gone=short(_entity(gone).name),
        kept=short(_entity(kept).name),
    )


def _merged(writer: Writer, kept: State, gone: State) -> Entity:
    stays, goes = _entity(kept), _entity(gone)
    if isinstance(stays, Organisation) and isinstance(goes, Organisation):
        # What belongs to the double, near or far, cannot go on belonging to what it becomes.
        if goes.id in entity_uses.above(writer.connection, stays.id):
            stays = _under(stays, goes.parent)
        if stays.id in entity_uses.above(writer.connection, goes.id):
            goes = _under(goes, "")
    return merged(stays, goes)


def _under(one: Organisation, parent: str) -> Organisation:
    return replace(one, parent=parent)


def _rename(writer: Writer, kind: Kind, words: str, staying: Change, gone: State) -> list[Change]:
    """Rewrite every initiative that names the double; in batches, for there may be thousands."""
    assert staying.after is not None  # noqa: S101 - for the type checker
    kept = _entity(staying.after)
    ids = touching.using(writer.connection, NAMED[kind], _entity(gone).id)
    changes: list[Change] = []
    for batch in batches(ids):
        for before in list(reading.states(writer.connection, batch)):
            writer.progress.at(len(changes), len(ids))
            record = renamed(before.initiative, kept, _entity(gone))
            wanted = State(record, before.binned)
            changes.append(writer.put(Action.MERGE, words, before, wanted))
    return changes


def _entity(state: State) -> Entity:
    one = state.record
    assert isinstance(one, Person | Organisation)  # noqa: S101 - for the type checker
    return one
