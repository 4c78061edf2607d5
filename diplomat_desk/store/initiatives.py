"""Writing initiatives whole; every derived column is kept here."""

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
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
from diplomat_desk.domain.words import say
from diplomat_desk.store import appearances, engagements, findings, index
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE, drop_unused
from diplomat_desk.store.parts import date_text, write_parts
from diplomat_desk.store.raising import raised_for, raised_names
from diplomat_desk.store.reading import DATES, PLAIN
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.sortkeys import sort_keys


def write(
    connection: Connection,
    state: State,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    now: str,
    expected: int | None = None,
) -> State:
    """Write ``state`` whole and return it as it now stands (id, version, reference filled in).

    ``expected`` is the version that the writer saw; another one on file raises :class:`StaleError`.
    A state whose id is not on file any more is put back under that same id.
    """
    record = state.initiative
    known = (
        connection.execute(
            select(initiative.c.version, initiative.c.parent_id).where(initiative.c.id == record.id)
        ).first()
        if record.id
        else None
    )
    if known is not None and expected is not None and known.version != expected:
        raise StaleError(
            say(
                "This record was changed meanwhile; what you typed was not recorded. Reload it and try again."
            )
        )
    record = replace(record, version=(known.version if known else record.version) + 1)
    names = raised_names(connection)
    values = (
        _values(record)
        | sort_keys(record, countries, names)
        | {"changed_at": now, "binned_at": now if state.binned else None}
    )
    if known is None:
        record = _insert(connection, record, values | {"created_at": now})
    else:
        connection.execute(update(initiative).where(initiative.c.id == record.id).values(values))
    write_parts(connection, record, replace=known is not None)
    record = engagements.write(connection, record, replace=known is not None)
    record = appearances.write(connection, record, replace=known is not None)
    if known is not None:
        index.forget(connection, Kind.INITIATIVE, record.id)
    if not state.binned:
        raised = raised_for(connection, [record], names)
        index.put_initiative(connection, record, vocabularies, countries, raised)
        findings.keep(connection, record, countries, raised, new=known is None)
    _keep_family(connection, {record.id, record.parent_id, known.parent_id if known else None})
    return State(record, state.binned)


def erase(connection: Connection, initiative_id: int) -> None:
    """Delete the initiative and its lists for good; its rounds, if any, stay and stand alone."""
    parent = connection.execute(
        select(initiative.c.parent_id).where(initiative.c.id == initiative_id)
    ).scalar()
    bodies = engagements.named_by(connection, initiative_id)
    people = appearances.named_by(connection, initiative_id)
    connection.execute(
        update(initiative)
        .where(initiative.c.parent_id == initiative_id)
        .values(parent_id=None, parent_level=None)
    )
    index.forget(connection, Kind.INITIATIVE, initiative_id)
    connection.execute(delete(initiative).where(initiative.c.id == initiative_id))
    drop_unused(connection, ORGANISATIONS, bodies)
    drop_unused(connection, PEOPLE, people)
    _keep_family(connection, {parent})


def _insert(connection: Connection, record: Initiative, values: dict[str, Any]) -> Initiative:
    if record.id:
        values["id"] = record.id
    made = connection.execute(insert(initiative).values(values))
    return replace(record, id=int(made.inserted_primary_key[0]))  # type: ignore[index]


def _values(record: Initiative) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(record, name) for name in PLAIN}
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


def _keep_family(connection: Connection, ids: set[int | None]) -> None:
    """Bring the derived columns between processes and rounds up to date around ``ids``."""
    known = {"ids": [one for one in ids if one]}
    connection.execute(_KEEP_ROUNDS_LEVEL, known)
    connection.execute(_KEEP_PARENT_LEVEL, known)


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
