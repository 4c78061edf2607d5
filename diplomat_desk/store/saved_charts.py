"""Charts kept under a name."""

import json

from sqlalchemy import Connection, delete, insert, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.store import codec
from diplomat_desk.store.parts import Fields, value_of
from diplomat_desk.store.schema_entities import saved_chart


def listing(connection: Connection, ceiling: Level) -> tuple[SavedChart, ...]:
    """Return the charts whose names may be shown under ``ceiling``, in their order."""
    rows = connection.execute(
        select(saved_chart)
        .where(saved_chart.c.level <= int(ceiling))
        .order_by(saved_chart.c.position, saved_chart.c.id)
    )
    return tuple(_chart(row) for row in rows.mappings())


def state_of(connection: Connection, number: int) -> State | None:
    """Return a kept chart as it stands, or None."""
    query = select(saved_chart).where(saved_chart.c.id == number)
    row = connection.execute(query).mappings().first()
    return State(_chart(row)) if row else None


def write(connection: Connection, one: SavedChart, known: int | None) -> SavedChart:
    """Write ``one`` over version ``known``, or as a new row, and return it as it stands."""
    values = {
        "name": one.name,
        "position": one.position,
        "chart": one.chart,
        "options": codec.text_of(one.options),
        "filter": codec.text_of(one.filter),
        "other": "" if one.other is None else codec.text_of(one.other),
        "tile": one.tile,
        "level": int(one.level),
        "version": (known if known is not None else one.version) + 1,
    }
    number = one.id
    if known is not None:
        connection.execute(update(saved_chart).where(saved_chart.c.id == number).values(values))
    else:
        key = {"id": number} if number else {}
        made = connection.execute(insert(saved_chart).values(values | key))
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
    query = select(saved_chart).where(saved_chart.c.id == number)
    return _chart(connection.execute(query).mappings().one())


def erase(connection: Connection, number: int) -> None:
    """Delete a kept chart."""
    connection.execute(delete(saved_chart).where(saved_chart.c.id == number))


def _chart(row: Fields) -> SavedChart:
    options = tuple((str(name), str(value)) for name, value in json.loads(row["options"]))
    held = codec.structured(json.loads(row["filter"]), Filter)
    other = codec.structured(json.loads(row["other"]), Filter) if row["other"] else None
    made: SavedChart = value_of(SavedChart, row, filter=held, other=other, options=options)
    return made
