"""Rows of lists by id: Core rows, never whole records, a page at a time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    case,
    func,
    select,
)
from sqlalchemy import (
    Row as SqlRow,
)

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Row
from diplomat_desk.store.filtering import alive, shown
from diplomat_desk.store.schema import (
    engagement,
    initiative,
    initiative_country,
    initiative_place,
    initiative_tag,
)
from diplomat_desk.store.schema_entities import organisation

child = initiative.alias("child")
live_rounds = (child.c.parent_id == initiative.c.id) & child.c.binned_at.is_(None)
"""The rounds of the initiative that a query is about, whatever their level."""


def rows(connection: Connection, ids: Sequence[int], ceiling: Level) -> tuple[Row, ...]:
    """Return the rows of ``ids`` in their order; an id that may not be shown any more is left out."""
    wanted = list(ids)
    if not wanted:
        return ()
    found = connection.execute(_ROWS, {"ids": wanted, "ceiling": int(ceiling)}).all()
    countries = _countries(connection, wanted, ceiling)
    tags = _texts(connection, initiative_tag, initiative_tag.c.tag, wanted)
    places = _texts(
        connection,
        initiative_place,
        case(
            (initiative_place.c.city != "", initiative_place.c.city),
            else_=func.coalesce(initiative_place.c.country, ""),
        ),
        wanted,
    )
    bodies = _organisations(connection, wanted, ceiling)
    for process, codes in _countries_of_rounds(connection, found, ceiling).items():
        countries[process] = tuple(dict.fromkeys((*countries.get(process, ()), *codes)))
    by_id = {
        r.id: Row(
            r.id, r.reference, r.title, r.kind, r.track, r.status, r.approach, r.mode,
            Level(r.confidentiality), r.start, r.end, bool(r.planned),
            countries.get(r.id, ()), bodies.get(r.id, ()), places.get(r.id, ()), tags.get(r.id, ()),
            r.parent_id, r.rounds, r.changed_at,
        )
        for r in found
    }  # fmt: skip
    return tuple(by_id[one] for one in wanted if one in by_id)


def _texts(
    connection: Connection, table: Table, column: ColumnElement[str], ids: list[int]
) -> dict[int, tuple[str, ...]]:
    query = (
        select(table.c.initiative_id, column)
        .where(table.c.initiative_id.in_(ids))
        .order_by(table.c.initiative_id, table.c.position)
    )
    return _gathered(connection, query)


def _countries_of_rounds(
    connection: Connection, found: Sequence[SqlRow[Any]], ceiling: Level
) -> dict[int, tuple[str, ...]]:
    """Return the countries of the rounds of those among ``found`` that are processes."""
    processes = [row.id for row in found if row.rounds]
    if not processes:
        return {}
    query = (
        select(initiative.c.parent_id, initiative_country.c.country)
        .join_from(initiative, initiative_country)
        .where(
            initiative.c.parent_id.in_(processes),
            alive(ceiling),
            shown(initiative_country, ceiling),
        )
        .order_by(initiative.c.first_day, initiative.c.id, initiative_country.c.position)
    )
    return _gathered(connection, query)


def _countries(
    connection: Connection, ids: list[int], ceiling: Level
) -> dict[int, tuple[str, ...]]:
    part = initiative_country
    query = (
        select(part.c.initiative_id, part.c.country)
        .where(part.c.initiative_id.in_(ids), shown(part, ceiling))
        .order_by(part.c.initiative_id, part.c.position)
    )
    return _gathered(connection, query)


def _organisations(
    connection: Connection, ids: list[int], ceiling: Level
) -> dict[int, tuple[str, ...]]:
    query = (
        select(engagement.c.initiative_id, organisation.c.name)
        .join_from(engagement, organisation)
        .where(
            engagement.c.initiative_id.in_(ids),
            shown(engagement, ceiling),
            shown(organisation, ceiling),
        )
        .order_by(engagement.c.initiative_id, engagement.c.position)
    )
    return _gathered(connection, query)


def _gathered(connection: Connection, query: Select[Any]) -> dict[int, tuple[str, ...]]:
    """Return the texts of ``query`` (owner, text) by owner, each once, in the order they come."""
    found: dict[int, list[str]] = {}
    for owner, text in connection.execute(query):
        found.setdefault(owner, []).append(text)
    return {owner: tuple(dict.fromkeys(texts)) for owner, texts in found.items()}


_ceiling = bindparam("ceiling", type_=Integer)


def _date(planned: str, actual: str, *, first: bool) -> ColumnElement[str]:
    """Return the column of a start or end: actual, else planned, else what the rounds span."""
    own = case((initiative.c.planned, initiative.c[planned]), else_=initiative.c[actual])
    texts = (child.c.start, child.c.end) if first else (child.c.end, child.c.start)
    edge = child.c.first_day if first else child.c.last_day.desc()
    spanned = (
        select(func.coalesce(*(func.nullif(text, "") for text in texts), ""))
        .where(live_rounds, child.c.confidentiality <= _ceiling, child.c.first_day.is_not(None))
        .order_by(edge)
        .limit(1)
        .correlate(initiative)
        .scalar_subquery()
    )
    from_rounds = case((initiative.c.first_day.is_(None), func.coalesce(spanned, "")), else_=own)
    return from_rounds.label(actual)


_ROWS = select(
    initiative.c.id,
    initiative.c.reference,
    initiative.c.title,
    initiative.c.kind,
    initiative.c.track,
    initiative.c.status,
    initiative.c.approach,
    initiative.c.mode,
    initiative.c.confidentiality,
    _date("planned_start", "start", first=True),
    _date("planned_end", "end", first=False),
    initiative.c.planned,
    case((initiative.c.parent_level <= _ceiling, initiative.c.parent_id)).label("parent_id"),
    select(func.count())
    .select_from(child)
    .where(live_rounds, child.c.confidentiality <= _ceiling)
    .scalar_subquery()
    .label("rounds"),
    initiative.c.changed_at,
).where(
    initiative.c.id.in_(bindparam("ids", expanding=True)),
    initiative.c.binned_at.is_(None),
    initiative.c.confidentiality <= _ceiling,
)
