"""Writing initiatives whole; every derived column is kept here."""

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from diplomat_desk.domain.changes import Kind, State
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.errors import StaleError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.veil import Raised, Views, views
from diplomat_desk.domain.words import say
from diplomat_desk.store import appearances, engagements, findings, index
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, drop_unused, named_by
from diplomat_desk.store.parts import date_text, write_parts
from diplomat_desk.store.raising import RaisedNames, raised_for
from diplomat_desk.store.reading import DATES, PLAIN
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.sortkeys import sort_keys

_Known = Row[Any, Any, Any, Any]
"""What is asked first of a record on file: id, version, process, when it was put into the bin."""


def write(
    connection: Connection,
    state: State,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    now: str,
    expected: int | None = None,
    before: State | None = None,
    names: RaisedNames | None = None,
) -> State:
    """Write ``state`` whole and return it as it now stands (id, version, names as in the register).

    ``expected`` is the version that the writer saw; another one on file raises :class:`StaleError`.
    A state whose id is not on file any more is put back under that same id. Where ``before`` is the
    state on file, only what differs from it is written. ``names`` spares asking for them again.
    """
    record = state.initiative
    known = connection.execute(_KNOWN, {"number": record.id}).first() if record.id else None
    if known is not None and expected is not None and known.version != expected:
        raise StaleError(
            say(
                "This record was changed meanwhile; what you typed was not recorded. Reload it and try again."
            )
        )
    was = _on_file(known, before)
    names = names or RaisedNames(connection)
    left = (set(), set()) if known is None else _named_by(connection, record.id, was)
    record = replace(record, version=(known.version if known else record.version) + 1)
    record = _identified(connection, record, was)
    among = [record, was.initiative] if was else [record]
    raised = raised_for(connection, among, names.now())
    seen = views(record, raised)
    values = values_of(record) | sort_keys(record, seen[0][1], countries) | {"changed_at": now}
    # What lies in the bin already keeps the day on which it was put there.
    values["binned_at"] = ((known and known.binned_at) or now) if state.binned else None
    if known is None:
        record = _insert(connection, record, values | {"created_at": now})
    else:
        connection.execute(_UPDATE, values | {"number": record.id})
    _write_lists(connection, record, was)
    if _drop_unused(connection, left, record):
        names.forget()
    then = _views_of(was, raised)
    if not state.binned:
        index.put_initiative(connection, record, seen, vocabularies, countries, then)
        findings.keep(connection, record.id, seen, countries, new=known is None)
    elif then is None or then:
        index.forget(connection, Kind.INITIATIVE, record.id)
    if known is not None or record.parent_id is not None:
        _keep_family(connection, record, state, was, known)
    return State(record, state.binned)


def write_over(connection: Connection, record: Initiative) -> None:
    """Write the columns and lists of a record anew as they are, with all in them that follows from others."""
    connection.execute(_UPDATE, values_of(record) | {"number": record.id})
    _write_lists(connection, record, None)


def erase(connection: Connection, ids: Sequence[int]) -> bool:
    """Delete initiatives and their lists for good; rounds of theirs, if any, stay and stand alone.

    Tell whether an organisation went with them.
    """
    column = initiative.c.id
    query = select(initiative.c.parent_id).where(
        column.in_(ids), initiative.c.parent_id.is_not(None)
    )
    parents = set(connection.scalars(query)) - set(ids)
    bodies, people = (named_by(connection, named, ids) for named in (ORGANISATIONS, PEOPLE))
    connection.execute(
        update(initiative)
        .where(initiative.c.parent_id.in_(ids))
        .values(parent_id=None, parent_level=None)
    )
    index.forget_all(connection, Kind.INITIATIVE, ids)
    connection.execute(delete(initiative).where(column.in_(ids)))
    drop_unused(connection, PEOPLE, people)
    gone = drop_unused(connection, ORGANISATIONS, bodies)
    if parents:
        keep_derived(connection, parents)
    return gone


def _on_file(known: _Known | None, before: State | None) -> State | None:
    """Return the state on file: an empty one where there is none, None where it is not known for sure."""
    if known is None:
        return _NOTHING
    if before is None or before.initiative.id != known.id:
        return None
    same = before.initiative.version == known.version
    return before if same and before.binned == (known.binned_at is not None) else None


def _views_of(was: State | None, raised: Raised) -> Views | None:
    """Return how a record was seen when it was indexed: not at all in the bin, None where that is not known."""
    if was is None:
        return None
    return () if was.binned else views(was.initiative, raised)


def _identified(connection: Connection, record: Initiative, was: State | None) -> Initiative:
    old = was.initiative if was else None
    record = engagements.identified(connection, record, old)
    return appearances.identified(connection, record, old)


def _write_lists(connection: Connection, record: Initiative, was: State | None) -> None:
    old = was.initiative if was else None
    write_parts(connection, record, old)
    engagements.write(connection, record, old)
    appearances.write(connection, record, old)


def _named_by(connection: Connection, number: int, was: State | None) -> tuple[set[int], set[int]]:
    """Return the ids of the organisations and of the people that a record on file names."""
    if was is None:
        return (
            named_by(connection, ORGANISATIONS, [number]),
            named_by(connection, PEOPLE, [number]),
        )
    return (
        {one.organisation_id for one in was.initiative.organisations},
        {one.person_id for one in appearances.everybody(was.initiative)},
    )


def _drop_unused(
    connection: Connection, left: tuple[set[int], set[int]], record: Initiative
) -> bool:
    """Drop what only this record named and names no more; tell whether an organisation went."""
    bodies, people = left
    bodies -= {one.organisation_id for one in record.organisations}
    people -= {one.person_id for one in appearances.everybody(record)}
    drop_unused(connection, PEOPLE, people)
    return drop_unused(connection, ORGANISATIONS, bodies)


def _insert(connection: Connection, record: Initiative, values: dict[str, Any]) -> Initiative:
    if record.id:
        values["id"] = record.id
    made = connection.execute(_INSERT, values)
    return replace(record, id=int(made.inserted_primary_key[0]))  # type: ignore[index]


def values_of(record: Initiative) -> dict[str, Any]:
    """Return the columns of a record that its own fields fill, derived ones of dates included."""
    values: dict[str, Any] = dict(zip(PLAIN, _plain(record), strict=True))
    values |= {name: date_text(getattr(record, name)) for name in DATES}
    first, last = record.first, record.last
    return values | {
        "confidentiality": int(record.confidentiality),
        "budget_amount": record.budget.amount,
        "budget_currency": record.budget.currency,
        "budget_funder": record.budget.funder,
        "first_day": first.earliest.isoformat() if first else None,
        "last_day": last.latest.isoformat() if last else None,
        "planned": first is not None and not (record.start or record.end),
    }


def _keep_family(
    connection: Connection,
    record: Initiative,
    state: State,
    was: State | None,
    known: _Known | None,
) -> None:
    """Bring the family of ``record`` up to date where it may have changed."""
    if was is None or _place(was) != _place(state):
        keep_derived(connection, {record.id, record.parent_id, known.parent_id if known else None})


def _place(state: State) -> tuple[object, ...]:
    """Return all of a state that the derived columns of its process and rounds are made of."""
    one = state.initiative
    return one.id, one.parent_id, one.confidentiality, state.binned


def keep_derived(connection: Connection, ids: set[int | None]) -> None:
    """Bring the derived columns between processes and rounds up to date around ``ids``."""
    known = {"ids": [one for one in ids if one]}
    connection.execute(_KEEP_ROUNDS_LEVEL, known)
    connection.execute(_KEEP_PARENT_LEVEL, known)


_plain = attrgetter(*PLAIN)
_NOTHING = State(Initiative(), binned=True)
"""What is on file of a new record: no lists, and nothing in the index."""

_number: BindParameter[int] = bindparam("number")
_KNOWN = select(
    initiative.c.id, initiative.c.version, initiative.c.parent_id, initiative.c.binned_at
).where(initiative.c.id == _number)
_UPDATE = update(initiative).where(initiative.c.id == _number)
_INSERT = insert(initiative)
_child = initiative.alias("child")
_parent = initiative.alias("parent")
_ids: BindParameter[int] = bindparam("ids", expanding=True)
_KEEP_ROUNDS_LEVEL = (
    update(initiative)
    .where(initiative.c.id.in_(_ids))
    .values(
        rounds_level=select(func.min(_child.c.confidentiality))
        .where(_child.c.parent_id == initiative.c.id, _child.c.binned_at.is_(None))
        .scalar_subquery()
    )
)
_KEEP_PARENT_LEVEL = (
    update(initiative)
    .where(initiative.c.parent_id.in_(_ids) | initiative.c.id.in_(_ids))
    .values(
        parent_level=select(_parent.c.confidentiality)
        .where(_parent.c.id == initiative.c.parent_id, _parent.c.binned_at.is_(None))
        .scalar_subquery()
    )
)
