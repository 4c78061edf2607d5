"""What tells whether two initiatives may be one: dates, countries and titles, as far as a ceiling shows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, cast, func, or_, select

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.pairs import Half, Pair, pair_of, pairs_among
from diplomat_desk.store.filtering import alive, shown
from diplomat_desk.store.parts import date_of
from diplomat_desk.store.records import latest
from diplomat_desk.store.schema import history, initiative, initiative_country

_DATES = ("start", "end", "planned_start", "planned_end")
_MOST_SPANS = 60
MOST = 50_000
"""In a register with more, duplicates are not looked for: the search would take many seconds."""


def candidates(
    connection: Connection, ceiling: Level, ids: Sequence[int] | None = None
) -> Iterator[Pair]:
    """Give the pairs that may be one but for their titles: of all initiatives, or those with one of ``ids``.

    All together are looked at only in a register of up to :data:`MOST` initiatives.
    """
    if ids is None:
        alive_ones = select(func.count()).select_from(initiative).where(alive(ceiling))
        if connection.execute(alive_ones).scalar_one() <= MOST:
            yield from pairs_among(_halves(connection, ceiling))
        return
    day = initiative.c.first_day
    for one in _halves(connection, ceiling, initiative.c.id.in_(ids)):
        days = day.between(one.first, one.last) | day.in_(one.days)
        for other in _halves(connection, ceiling, days):
            pair = pair_of(one, other)
            if pair is not None:
                yield pair


def near(connection: Connection, ceiling: Level, halves: Sequence[Half], upto: int) -> list[Half]:
    """Return what was recorded up to id ``upto`` and may have begun on a day on which one of ``halves`` may have."""
    if not halves or not upto:
        return []
    day = initiative.c.first_day
    days = {one for half in halves for one in half.days}
    spans = {(half.first, half.last) for half in halves if half.first != half.last}
    if len(spans) > _MOST_SPANS:
        spans = {(min(first for first, _ in spans), max(last for _, last in spans))}
    condition = or_(day.in_(days), *(day.between(first, last) for first, last in spans))
    return _halves(connection, ceiling, condition, initiative.c.id <= upto)


def are_few(connection: Connection, most: int) -> bool:
    """Tell whether no more than about ``most`` initiatives were ever recorded, without counting them."""
    return (connection.execute(select(func.max(initiative.c.id))).scalar() or 0) <= most


def changed_since(connection: Connection, change: int) -> tuple[int, list[int]]:
    """Return the number of the latest change in the history, and the initiatives changed after ``change``."""
    keys = connection.scalars(
        select(history.c.record_key)
        .where(history.c.id > change, history.c.kind == Kind.INITIATIVE.value)
        .distinct()
    )
    return latest(connection), [int(key) for key in keys]


def _halves(connection: Connection, ceiling: Level, *conditions: ColumnElement[bool]) -> list[Half]:
    part = initiative_country
    countries = (
        select(func.group_concat(part.c.country + ":" + cast(part.c.level, String), " "))
        .where(part.c.initiative_id == initiative.c.id, shown(part, ceiling))
        .scalar_subquery()
    )
    columns = ("id", "reference", "title", "title_key", "confidentiality", "parent_id", *_DATES)
    query: Select[Any] = select(
        *(initiative.c[name] for name in columns), countries.label("countries")
    ).where(alive(ceiling), initiative.c.first_day.is_not(None), *conditions)
    rows = connection.execute(query).mappings()
    return [_half(row) for row in rows if row["countries"]]


def _half(row: Mapping[Any, Any]) -> Half:
    begins = next(held for name in _DATES if (held := date_of(row[name])))
    countries: dict[str, int] = {}
    for part in row["countries"].split(" "):
        code, _, level = part.rpartition(":")
        countries[code] = min(int(level), countries.get(code, int(level)))
    return Half(
        row["id"],
        row["reference"],
        row["title"],
        row["title_key"],
        begins.earliest.isoformat(),
        begins.latest.isoformat(),
        Level(row["confidentiality"]),
        row["parent_id"] or 0,
        countries,
    )
