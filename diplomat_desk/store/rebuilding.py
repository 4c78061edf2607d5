"""Rebuilding one record of a damaged register: as the history tells it, or as its rows say where that is lost."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.exc import IntegrityError

from diplomat_desk.domain.changes import Action, Identity, Kind, State
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.progress import Progress
from diplomat_desk.domain.words import say
from diplomat_desk.store import (
    aggregates,
    appearances,
    blobs,
    codec,
    records,
    vocabulary,
)
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE
from diplomat_desk.store.schema import history
from diplomat_desk.store.schema_entities import organisation, person

_FIRST = (Kind.TERM, Kind.COUNTRY, Kind.ORGANISATION, Kind.PERSON, Kind.INITIATIVE)
"""What others name stands before what names it; the rest follows."""

_NAMED = {Kind.PERSON: PEOPLE, Kind.ORGANISATION: ORGANISATIONS}
_TABLES: dict[Kind, Table] = {Kind.PERSON: person, Kind.ORGANISATION: organisation}


@dataclass
class Work:
    """One mending: its transaction, the moment of it, who watches, and what it ``counts``."""

    connection: Connection
    now: str
    progress: Progress
    spared: int = 0
    """The last entry of the history that tells less of a record than its rows."""
    last_lost: int = 0
    """The last entry of the history that is lost."""
    counts: Counter[str] = field(default_factory=Counter)


def in_order(found: Iterable[Identity]) -> Sequence[Identity]:
    """Return what others name before what names it."""
    return sorted(
        found, key=lambda one: _FIRST.index(one.kind) if one.kind in _FIRST else len(_FIRST)
    )


def rebuild(work: Work, identity: Identity) -> str:
    """Write a record as the history tells it, or tell the history how it stands; return what it is counted as."""
    connection = work.connection
    there = _standing(connection, identity)
    latest = _latest(connection, identity)
    if there and latest and latest.id <= work.spared:
        return "as it is"
    told = codec.decode(latest.after, identity.kind) if latest else None
    if there and told and _is_newer(work, there, told, latest.id):
        return _vouched(work, there)
    told = told or _named_elsewhere(connection, there)
    if told is None:
        # Deleted as far as is told, or never told of: what is there is kept rather than lost.
        return _vouched(work, there) if there else "gone"
    wanted = _with_contents_only(work, told)
    try:
        with connection.begin_nested():
            if there is None:
                _clear(connection, identity)
            made = aggregates.put(
                connection,
                wanted,
                vocabulary.vocabularies(connection),
                vocabulary.countries(connection),
                now=work.now,
            )
            if wanted is not told:
                _remember(work, Action.EDIT, told, made)
    except (DeskError, IntegrityError, *codec.UNREADABLE):
        if there:
            return _vouched(work, there)
        return "failed" if identity.kind is Kind.INITIATIVE else "others"
    return "rebuilt"


def _is_newer(work: Work, there: State, told: State, entry: int) -> bool:
    """Tell whether a record was edited after ``told``, by an entry of the history that is lost."""
    if work.last_lost < entry:
        return False
    return getattr(there.record, "version", 0) > getattr(told.record, "version", 0)


def _standing(connection: Connection, identity: Identity) -> State | None:
    try:
        return aggregates.find(connection, identity)
    except codec.UNREADABLE:
        return None


def _latest(connection: Connection, identity: Identity) -> Any:  # noqa: ANN401 - a row
    """Return number and ``after`` of the latest entry about a record, None where there is none."""
    return connection.execute(
        select(history.c.id, history.c.after)
        .where(history.c.kind == identity.kind.value, history.c.record_key == identity.key)
        .order_by(history.c.id.desc())
        .limit(1)
    ).first()


def _named_elsewhere(connection: Connection, there: State | None) -> State | None:
    """Return a person or organisation without a history under the name that an initiative gave it."""
    named = _NAMED.get(there.identity.kind) if there else None
    if there is None or named is None:
        return None
    number = int(there.identity.key)
    users = select(named.uses.c.initiative_id).where(named.reference == number).limit(1)
    user = connection.scalar(users)
    latest = _latest(connection, Identity(Kind.INITIATIVE, str(user))) if user else None
    state = codec.decode(latest.after) if latest else None
    if state is None:
        return None
    one, bodies = there.record, state.initiative.organisations
    everybody = appearances.everybody(state.initiative)
    if isinstance(one, Person):
        called = next((who.name for who in everybody if who.person_id == number), one.name)
        return replace(there, record=replace(one, name=called))
    if isinstance(one, Organisation):
        called = next((body.name for body in bodies if body.organisation_id == number), one.name)
        return replace(there, record=replace(one, name=called))
    return None


def _vouched(work: Work, there: State) -> str:
    _remember(work, Action.RESTORE, None, there)
    return "unsure"


def _remember(work: Work, action: Action, before: State | None, after: State) -> None:
    identity = after.identity
    records.remember(
        work.connection,
        action,
        identity,
        before,
        after,
        now=work.now,
        author=say("Recovery of the file"),
    )


def _with_contents_only(work: Work, state: State) -> State:
    """Return ``state`` without the attachments whose contents are lost."""
    if state.identity.kind is not Kind.INITIATIVE or not state.initiative.attachments:
        return state
    files = state.initiative.attachments
    there = blobs.kept(work.connection, [one.digest for one in files])
    kept = tuple(one for one in files if one.digest in there)
    if len(kept) == len(files):
        return state
    work.counts["contents"] += len(files) - len(kept)
    return replace(state, record=replace(state.initiative, attachments=kept))


def _clear(connection: Connection, identity: Identity) -> None:
    """Take away the row of a record that cannot be read, so that it can be written anew under its key."""
    table = _TABLES.get(identity.kind)
    if table is not None:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.execute(delete(table).where(table.c.id == int(identity.key)))
