"""Which rules of quality a record breaks: kept with every writing, so that they are counted by SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select

from diplomat_desk.domain.advice.quality import findings_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.veil import Views
from diplomat_desk.store.bulk import insert_rows
from diplomat_desk.store.schema_parts import finding


def rows_of(number: int, views: Views, countries: Countries) -> list[dict[str, Any]]:
    """Return what is kept of the initiative ``number``, for :func:`put_rows`."""
    levels = _levels(views, countries)
    return [
        {"initiative_id": number, "rule": rule, "levels": bits} for rule, bits in levels.items()
    ]


def put_rows(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Keep what is found in records of which nothing is kept yet."""
    insert_rows(connection, finding, rows)


def keep(
    connection: Connection,
    number: int,
    views: Views,
    countries: Countries,
    *,
    new: bool = False,
) -> None:
    """Keep what is found in the initiative ``number`` as it is seen at each level.

    Only the rules are kept; their sentences come from reading the record. What lies above a level is as
    if it were not there: a secret outcome is missed below its level, and says nothing of itself there.
    """
    rows = rows_of(number, views, countries)
    there = {} if new else _there(connection, number)
    if there == {row["rule"]: row["levels"] for row in rows}:
        return
    if there:
        connection.execute(_CLEAR, {"number": number})
    put_rows(connection, rows)


def _levels(views: Views, countries: Countries) -> dict[str, int]:
    """Return by rule the levels at which a record, seen so, breaks it."""
    levels: dict[str, int] = {}
    broken: set[str] = set()
    last: Initiative | None = None
    for level, seen in views:
        if seen is not last:
            broken = {found.rule for found in findings_of(seen, countries)}
        last = seen
        for rule in broken:
            levels[rule] = levels.get(rule, 0) | bit_of(level)
    return levels


def _there(connection: Connection, number: int) -> dict[str, int]:
    return {row.rule: row.levels for row in connection.execute(_READ, {"number": number})}


def bit_of(level: Level) -> int:
    """Return the bit that stands for ``level`` in the column ``levels``."""
    return 1 << int(level)


def lowest(bits: int) -> Level:
    """Return the lowest level of the column ``levels``."""
    return min(level for level in Level if bits & bit_of(level))


_number: BindParameter[int] = bindparam("number")
_CLEAR = delete(finding).where(finding.c.initiative_id == _number)
_READ = select(finding.c.rule, finding.c.levels).where(finding.c.initiative_id == _number)
