"""Whether every record still says what the history says that it says.

A record is written and told in one transaction, so where the two differ nobody did it by this program:
a bit that turned, or somebody else's hand. People and organisations that came with an initiative have no
history of their own until they are edited; their names are held against those that initiatives gave them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Subquery, func, select

from diplomat_desk.domain.changes import Identity, Kind, State
from diplomat_desk.domain.imports import ImportBatch
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.store import aggregates, codec, preferences, reading, records
from diplomat_desk.store.schema import history, initiative
from diplomat_desk.store.schema_entities import organisation, person

_BATCH = 500
_IDS = ("person_id", "organisation_id")
"""A name that stands beside one of them is that of another record, and may have been changed there."""
_VERSION = frozenset({"version"})
_FOLLOWING: dict[type, frozenset[str]] = {
    Person: _VERSION | {"affiliations"},
    Organisation: _VERSION | {"parent"},
    # A record that is purged takes its row of the import along, and leaves its level.
    ImportBatch: _VERSION | {"recorded", "level"},
}
"""What follows from other records without an entry in the history, and a count of edits."""
_Names = dict[Kind, dict[int, set[str]]]


def unlike(
    connection: Connection, progress: Progress = UNWATCHED, *, spare: bool = True
) -> Iterator[Identity]:
    """Give every record that is not as the history left it, is there without it, or is gone without it.

    With ``spare``, what :func:`spared_up_to` an earlier version told is not held against a record.
    """
    latest = records.latest_of_each()
    total = connection.execute(select(func.count()).select_from(latest)).scalar_one()
    spared = spared_up_to(connection) if spare else 0
    names: _Names = {Kind.PERSON: {}, Kind.ORGANISATION: {}}
    told: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    done, after = 0, 0
    while rows := _rows(connection, latest, after):
        after = rows[-1].id
        yield from _unlike(connection, rows, names, told, spared)
        done += len(rows)
        progress.at(done, total)
    ids = connection.scalars(select(initiative.c.id))
    yield from (
        Identity(Kind.INITIATIVE, str(one)) for one in ids if str(one) not in told[Kind.INITIATIVE]
    )
    yield from _misnamed(connection, names, told)


def _rows(connection: Connection, latest: Subquery, after: int) -> Sequence[Any]:
    query = (
        select(history.c.id, history.c.kind, history.c.record_key, history.c.after)
        .join(latest, latest.c.id == history.c.id)
        .where(history.c.id > after)
        .order_by(history.c.id)
        .limit(_BATCH)
    )
    return connection.execute(query).all()


def spared_up_to(connection: Connection) -> int:
    """Return the last entry of the history that tells less of a record than this version would; 0 for none."""
    return int(preferences.get(connection, preferences.TOLD_FROM) or 0)


def spare_what_is_older(connection: Connection) -> None:
    """Take what stands in a register from before there were seals for right, if its history tells it otherwise.

    The first versions of the program told of a record less than it holds now.
    """
    if next(unlike(connection), None) is not None:
        preferences.put(connection, preferences.TOLD_FROM, str(records.latest(connection)))


def _unlike(
    connection: Connection,
    rows: Sequence[Any],
    names: _Names,
    told: dict[Kind, set[str]],
    spared: int,
) -> Iterator[Identity]:
    readable = [(row, said) for row in rows if (said := _read(row))]
    ids = [int(one.key) for _, (one, _) in readable if one.kind is Kind.INITIATIVE]
    there = _states(connection, ids)
    for row, (identity, wanted) in readable:
        told[identity.kind].add(identity.key)
        many = identity.kind is Kind.INITIATIVE
        found = there.get(int(identity.key)) if many else _found(connection, identity)
        if wanted is not None:
            _note_names(wanted, names)
        if row.id > spared and _bare(found) != _bare(wanted):
            yield identity


def _read(row: Any) -> tuple[Identity, State | None] | None:  # noqa: ANN401 - a row
    """Return what an entry of the history says, None where it cannot be read: its link tells that it changed."""
    try:
        identity = Identity(Kind(row.kind), row.record_key)
        if identity.kind not in (Kind.TERM, Kind.COUNTRY, Kind.DISMISSAL):
            int(identity.key)
        return identity, codec.decode(row.after, identity.kind)
    except codec.UNREADABLE:
        return None


def _found(connection: Connection, identity: Identity) -> State | None:
    """Return a record as it stands; one that cannot be read is not as it was told."""
    try:
        return aggregates.find(connection, identity)
    except codec.UNREADABLE:
        return None


def _states(connection: Connection, ids: Sequence[int]) -> dict[int, State]:
    """Return the initiatives that can be read; one that cannot is not as it was told."""
    try:
        return {one.initiative.id: one for one in reading.states(connection, ids)}
    except codec.UNREADABLE:
        if len(ids) == 1:
            return {}
        return {number: one for each in ids for number, one in _states(connection, [each]).items()}


def _misnamed(
    connection: Connection, names: _Names, told: dict[Kind, set[str]]
) -> Iterator[Identity]:
    for kind, table in ((Kind.PERSON, person), (Kind.ORGANISATION, organisation)):
        for row in connection.execute(select(table.c.id, table.c.name)):
            given = names[kind].get(row.id)
            if str(row.id) not in told[kind] and given and row.name not in given:
                yield Identity(kind, str(row.id))


def _note_names(state: State, names: _Names) -> None:
    if state.identity.kind is not Kind.INITIATIVE:
        return
    for body in state.initiative.organisations:
        names[Kind.ORGANISATION].setdefault(body.organisation_id, set()).add(body.name)
    attending = (one for meeting in state.initiative.meetings for one in meeting.attendance)
    for who in (*state.initiative.people, *attending):
        names[Kind.PERSON].setdefault(who.person_id, set()).add(who.name)


def _bare(state: State | None) -> Any:  # noqa: ANN401 - plain data
    """Return a state as plain data without what other records say."""
    if state is None:
        return None
    record = codec.plain(state.record)
    less = _FOLLOWING.get(type(state.record), _VERSION)
    return state.binned, {name: _told(one) for name, one in record.items() if name not in less}


def _told(value: Any) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, dict):
        if any(value.get(name) for name in _IDS):
            # What the source called them stays; empty, it was the name of that time.
            value = value | {"as_given": value["as_given"] or value["name"], "name": ""}
        return {name: _told(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_told(one) for one in value]
    return value
