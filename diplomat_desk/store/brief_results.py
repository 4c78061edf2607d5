"""What came of the initiatives that a filter selects: outcomes and transfers of most weight, with sources."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, case, func, or_, select

from diplomat_desk.domain.briefing import Result, Results
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.results import Outcome, Transfer
from diplomat_desk.domain.terms import NONE
from diplomat_desk.store.beginnings import FIRST_DATE
from diplomat_desk.store.counted import units_and_records
from diplomat_desk.store.filtering import shown
from diplomat_desk.store.parts import value_of
from diplomat_desk.store.schema import initiative, source
from diplomat_desk.store.schema_parts import outcome, transfer

_SOURCES_EACH = 1


def results(connection: Connection, chosen: Filter, most: int) -> Results:
    """Return how many outcomes and transfers there are, and the ``most`` that weigh most, the latest first.

    At most half of them are transfers. What weighs more by its significance comes before what is later; "none"
    is an answer, and no outcome.
    """
    carried = _read(connection, chosen, transfer, Transfer, most // 2)
    changed = _read(connection, chosen, outcome, Outcome, most - len(carried))
    found = sorted((*carried, *changed), key=lambda one: one.date, reverse=True)
    sources = _sources(connection, {one.initiative_id for one in found}, chosen.ceiling)
    return Results(
        _number(connection, chosen, outcome),
        _number(connection, chosen, transfer),
        tuple(_with_sources(one, sources.get(one.initiative_id, ())) for one in found),
    )


def _read(
    connection: Connection, chosen: Filter, table: Table, kind: type, most: int
) -> list[Result]:
    one = initiative.c
    date = func.coalesce(func.nullif(table.c.date, ""), FIRST_DATE, "").label("on")
    columns = [column for column in table.c if column.name != "initiative_id"]
    query = (
        _of(chosen, table)
        .with_only_columns(one.id, one.reference, one.title.label("initiative_title"), one.track)
        .add_columns(one.confidentiality, date, *columns)
        .distinct()
        .order_by(*_weight(table), date.desc(), one.id.desc(), table.c.position)
        .limit(most)
    )
    return [
        Result(
            row["id"], row["reference"], row["initiative_title"], row["track"], row["on"],
            value_of(kind, row), level=Level(max(row["confidentiality"], row["level"])),
        )
        for row in connection.execute(query).mappings()
    ]  # fmt: skip


def _number(connection: Connection, chosen: Filter, table: Table) -> int:
    entries = (
        _of(chosen, table).with_only_columns(table.c.initiative_id, table.c.position).distinct()
    )
    return connection.execute(select(func.count()).select_from(entries.subquery())).scalar_one()


def _of(chosen: Filter, table: Table) -> Select[Any]:
    found = units_and_records(chosen)
    query: Select[Any] = (
        select(found.c.id)
        .join_from(found, table, table.c.initiative_id == found.c.id)
        .join(initiative, initiative.c.id == found.c.id)
        .where(shown(table, chosen.ceiling))
    )
    if table is not outcome:
        return query
    return query.where(table.c.kind != NONE, or_(table.c.what != "", table.c.kind != ""))


def _weight(table: Table) -> tuple[ColumnElement[Any], ...]:
    if table is not outcome:
        return ()
    order = {"high": 0, "moderate": 1, "low": 3}
    return (case(order, value=table.c.significance, else_=2),)


def _sources(
    connection: Connection, wanted: Iterable[int], ceiling: Level
) -> dict[int, tuple[Source, ...]]:
    """Return the first source of each of ``wanted`` that may be told."""
    query = (
        select(source)
        .where(source.c.initiative_id.in_(wanted), shown(source, ceiling))
        .order_by(source.c.initiative_id, source.c.position)
    )
    found: dict[int, tuple[Source, ...]] = {}
    for row in connection.execute(query).mappings():
        there = found.get(row["initiative_id"], ())
        if len(there) < _SOURCES_EACH:
            found[row["initiative_id"]] = (*there, value_of(Source, row))
    return found


def _with_sources(one: Result, sources: tuple[Source, ...]) -> Result:
    level = max((one.level, *(each.level for each in sources)))
    return replace(one, sources=sources, level=level)
