"""Filters kept under a name."""

import json

from sqlalchemy import Connection, delete, insert, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.store import codec
from diplomat_desk.store.parts import Fields, value_of
from diplomat_desk.store.schema_entities import saved_filter


def listing(connection: Connection, ceiling: Level) -> tuple[SavedFilter, ...]:
    """Return the filters whose names may be shown under ``ceiling``, in their order."""
    rows = connection.execute(
        select(saved_filter)
        .where(saved_filter.c.level <= int(ceiling))
        .order_by(saved_filter.c.position, saved_filter.c.id)
    )
    return tuple(_filter(row) for row in rows.mappings())


def state_of(connection: Connection, number: int) -> State | None:
    """Return a filter as it stands, or None."""
    row = (
        connection.execute(select(saved_filter).where(saved_filter.c.id == number))
        .mappings()
        .first()
    )
    return State(_filter(row)) if row else None


def write(connection: Connection, one: SavedFilter, known: int | None) -> SavedFilter:
    """Write ``one`` over version ``known``, or as a new row, and return it as it stands."""
    values = {
        "name": one.name,
        "position": one.position,
        "filter": codec.text_of(one.filter),
        "level": int(one.level),
        "version": (known if known is not None else one.version) + 1,
    }
    number = one.id
    if known is not None:
        connection.execute(update(saved_filter).where(saved_filter.c.id == number).values(values))
    else:
        made = connection.execute(
            insert(saved_filter).values(values | ({"id": number} if number else {}))
        )
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
    row = (
        connection.execute(select(saved_filter).where(saved_filter.c.id == number)).mappings().one()
    )
    return _filter(row)


def erase(connection: Connection, number: int) -> None:
    """Delete a filter."""
    connection.execute(delete(saved_filter).where(saved_filter.c.id == number))


def _filter(row: Fields) -> SavedFilter:
    held = codec.structured(json.loads(row["filter"]), Filter)
    made: SavedFilter = value_of(SavedFilter, row, filter=held)
    return made
