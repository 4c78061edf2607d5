"""How records stood earlier, as far as a ceiling allows; read from the history, never written here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    cast,
    exists,
    func,
    or_,
    select,
    true,
)

from diplomat_desk.domain.changes import Action, Identity, Kind, Record, State, level_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.hindsight import Hindsight
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.veil import veil, veil_organisation, veil_person
from diplomat_desk.domain.versions import Version
from diplomat_desk.domain.words import say
from diplomat_desk.store import codec
from diplomat_desk.store.filtering import known
from diplomat_desk.store.imports import batch_told
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, Named
from diplomat_desk.store.raised_past import Past
from diplomat_desk.store.saved_reports import may_be_told
from diplomat_desk.store.schema import history, initiative
from diplomat_desk.store.schema_entities import dismissal, saved_chart, saved_filter, saved_report
from diplomat_desk.store.schema_imports import import_batch
from diplomat_desk.store.schema_parts import blob

_BATCH = 500


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the history with its states whole."""

    number: int
    at: str
    author: str
    action: Action
    before: State | None
    after: State | None


def of_record(
    connection: Connection,
    identity: Identity,
    ceiling: Level,
    *,
    first: int = 0,
    most: int = 50,
    put_out: bool = False,
) -> tuple[Version, ...]:
    """Return the history of one record, the latest first, from entry ``first`` on.

    With ``put_out`` nobody is named whose meeting forbids it, at any ceiling. A record that is gone is told
    at the top ceiling only. Raises :class:`MissingError` for one that may not be told now.
    """
    if not _may_be_told(connection, identity, ceiling):
        raise MissingError(say("There is no such record here any more."))
    found = _versions(connection, identity, ceiling, put_out=put_out)
    return tuple(reversed(found))[first : first + most]


def recent(connection: Connection, ceiling: Level, most: int = 200) -> tuple[Version, ...]:
    """Return the latest changes of all records that may be told, the latest first."""
    found: list[Version] = []
    past = Past(connection)
    of: dict[Identity, dict[int, Version]] = {}
    for number, identity in _latest(connection, ceiling):
        if identity not in of:
            told = _subject_told(connection, identity, ceiling)
            versions = _versions(connection, identity, ceiling, past=past) if told else ()
            of[identity] = {one.number: one for one in versions}
        if number in of[identity]:
            found.append(of[identity][number])
        if len(found) == most:
            break
    return tuple(found)


def revision(connection: Connection) -> int:
    """Return how many changes the whole register has seen, whatever they were of."""
    return int(connection.execute(select(func.count()).select_from(history)).scalar_one())


def earlier(
    connection: Connection, identity: Identity, number: int, ceiling: Level
) -> tuple[State, Hindsight]:
    """Return how a record stood after change ``number``, as seen, and what is known of its parts since.

    Nothing is withheld at the top ceiling, not even links that lead nowhere any more. Raises
    :class:`MissingError` when there is no such version.
    """
    if _may_be_told(connection, identity, ceiling):
        entries = _entries(connection, identity)
        hindsight = _learnt(entries)
        for one in _versions(connection, identity, ceiling):
            if one.number == number and one.after is not None:
                whole = next(entry.after for entry in entries if entry.number == number)
                return (whole if ceiling >= TOP and whole else one.after), hindsight
    raise MissingError(say("There is no such version of this record any more."))


def kept_contents(connection: Connection, digests: Sequence[str]) -> frozenset[str]:
    """Return those of ``digests`` whose contents are still in the register."""
    query = select(blob.c.digest).where(blob.c.digest.in_(list(digests)))
    return frozenset(connection.scalars(query))


def _versions(
    connection: Connection,
    identity: Identity,
    ceiling: Level,
    *,
    put_out: bool = False,
    past: Past | None = None,
) -> tuple[Version, ...]:
    """Return what may be told of a record's history, the earliest first."""
    entries = _entries(connection, identity)
    see = _seeing(past or Past(connection), entries, ceiling, put_out=put_out)
    return tuple(_told(entries, see, identity, ceiling))


def _told(
    entries: Sequence[_Entry],
    see: Callable[[State | None], State | None],
    identity: Identity,
    ceiling: Level,
) -> Iterator[Version]:
    """Give each change between two states that may be seen and that look different."""
    last: State | None = None
    for entry in entries:
        before, after = see(entry.before) or last, see(entry.after)
        purged = entry.action is Action.PURGE and ceiling >= TOP
        gone = entry.after is None and (before is not None or purged)
        if gone or (after is not None and not _alike(before, after)):
            # What cannot be compared with anything is told as what was then recorded.
            action = entry.action if before or entry.after is None else Action.RECORD
            yield Version(entry.number, entry.at, entry.author, action, identity, before, after)
        # A state above the ceiling is passed over: what follows is compared with what came before it.
        last = after or (None if entry.after is None else last)


def _seeing(
    past: Past, entries: Sequence[_Entry], ceiling: Level, *, put_out: bool
) -> Callable[[State | None], State | None]:
    """Return how a state of this record looks under ``ceiling``."""
    records = [
        state.record
        for entry in entries
        for state in (entry.before, entry.after)
        if state is not None and isinstance(state.record, Initiative)
    ]
    raised = past.raised(records)
    # Nothing can have been raised above the top.
    hindsight = _learnt(entries) if ceiling < TOP or put_out else Hindsight()

    def look(record: Record) -> Record:
        match record:
            case Initiative():
                kept = hindsight.veiled(record, ceiling) if ceiling < TOP else record
                seen = veil(kept, ceiling, raised)
                return hindsight.put_out(seen) if put_out else seen
            case Person():
                return veil_person(record, ceiling, raised)
            case Organisation():
                return veil_organisation(record, ceiling, raised)
            case _:
                return record

    # What one change left is what the next one found, so nearly every state is asked for twice.
    seen: dict[int, State] = {}

    def see(state: State | None) -> State | None:
        if state is None or level_of(state.record) > ceiling:
            return None
        if id(state) not in seen:
            seen[id(state)] = replace(state, record=look(state.record))
        return seen[id(state)]

    return see


def _learnt(entries: Sequence[_Entry]) -> Hindsight:
    hindsight = Hindsight()
    last: State | None = None
    for entry in reversed(entries):
        for state in (entry.after, entry.before):
            if state is not None and state is not last and isinstance(state.record, Initiative):
                hindsight.learn(state.record)
            last = state or last
    return hindsight


def _entries(connection: Connection, identity: Identity) -> list[_Entry]:
    """Return all that the history holds of a record, the earliest first, whatever its level."""
    rows = connection.execute(
        select(history)
        .where(history.c.kind == identity.kind.value, history.c.record_key == identity.key)
        .order_by(history.c.id)
    )
    found: list[_Entry] = []
    text, state = None, None
    for row in rows:
        # One change begins where the last one ended, so nearly every state is there twice.
        before = state if row.before == text else codec.decode(row.before, identity.kind)
        text, state = row.after, codec.decode(row.after, identity.kind)
        found.append(_Entry(row.id, row.at, row.author, Action(row.action), before, state))
    return found


def _latest(connection: Connection, ceiling: Level) -> Iterator[tuple[int, Identity]]:
    """Give number and record of the changes of what may be told now, the latest first."""
    below: int | None = None
    while True:
        query = select(history.c.id, history.c.kind, history.c.record_key).where(_now(ceiling))
        if below is not None:
            query = query.where(history.c.id < below)
        rows = connection.execute(query.order_by(history.c.id.desc()).limit(_BATCH)).all()
        for row in rows:
            yield row.id, Identity(Kind(row.kind), row.record_key)
        if len(rows) < _BATCH:
            return
        below = rows[-1].id


def _may_be_told(connection: Connection, identity: Identity, ceiling: Level) -> bool:
    query = select(history.c.id).where(
        history.c.kind == identity.kind.value,
        history.c.record_key == identity.key,
        _now(ceiling),
    )
    found = connection.execute(query.limit(1)).first()
    return found is not None and _subject_told(connection, identity, ceiling)


def _now(ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that the record of a change may be told as things stand now."""
    if ceiling >= TOP:
        return true()
    kind = history.c.kind
    number = cast(history.c.record_key, Integer)
    return or_(
        kind.in_([Kind.TERM.value, Kind.COUNTRY.value]),
        and_(
            kind == Kind.INITIATIVE.value,
            exists().where(initiative.c.id == number, initiative.c.confidentiality <= int(ceiling)),
        ),
        and_(kind == Kind.PERSON.value, _known(PEOPLE, number, ceiling)),
        and_(kind == Kind.ORGANISATION.value, _known(ORGANISATIONS, number, ceiling)),
        and_(
            kind == Kind.FILTER.value,
            exists().where(saved_filter.c.id == number, saved_filter.c.level <= int(ceiling)),
        ),
        and_(
            kind == Kind.CHART.value,
            exists().where(saved_chart.c.id == number, saved_chart.c.level <= int(ceiling)),
        ),
        and_(
            kind == Kind.REPORT.value,
            exists().where(saved_report.c.id == number, may_be_told(ceiling)),
        ),
        and_(
            kind == Kind.IMPORT.value,
            exists().where(import_batch.c.id == number, batch_told(ceiling)),
        ),
        and_(
            kind == Kind.DISMISSAL.value,
            exists().where(
                dismissal.c.subject == history.c.record_key, dismissal.c.level <= int(ceiling)
            ),
        ),
    )


def _known(named: Named, number: ColumnElement[Any], ceiling: Level) -> ColumnElement[bool]:
    return exists(select(named.table.c.id).where(named.table.c.id == number, known(named, ceiling)))


def _subject_told(connection: Connection, identity: Identity, ceiling: Level) -> bool:
    """Tell whether all that a dismissal is about may be told; any other record stands for itself."""
    if identity.kind is not Kind.DISMISSAL or ceiling >= TOP:
        return True
    words = identity.key.replace("-", ":").split(":")
    kind = next((kind for kind in (Kind.INITIATIVE, Kind.PERSON, Kind.ORGANISATION)
                 if kind.value in words), None)  # fmt: skip
    ids = [int(word) for word in words if word.isdigit()]
    return kind is not None and all(_is_told(connection, kind, one, ceiling) for one in ids)


def _is_told(connection: Connection, kind: Kind, number: int, ceiling: Level) -> bool:
    if kind is Kind.INITIATIVE:
        query = select(initiative.c.id).where(
            initiative.c.id == number, initiative.c.confidentiality <= int(ceiling)
        )
    else:
        named = PEOPLE if kind is Kind.PERSON else ORGANISATIONS
        query = select(named.table.c.id).where(named.table.c.id == number, known(named, ceiling))
    return connection.execute(query).first() is not None


def _alike(one: State | None, other: State | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.binned == other.binned and _unversioned(one.record) == _unversioned(other.record)


def _unversioned(record: Record) -> Record:
    return record if isinstance(record, Term | Country) else replace(record, version=0)
