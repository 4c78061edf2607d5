"""The lists of many records at a time: rows become values column by column.

What a column's values become is settled once for all rows, and most of it is done without a step of
Python for each: several times as fast as row by row, where an export reads half a million.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, Select, Table, exists, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.store.idlists import among, given
from diplomat_desk.store.parts import PARTS, date_of

Columns = Mapping[str, Iterable[Any]]
"""What rows hold, by the names of their columns."""

_LEVELS = {int(level): level for level in Level}


def read_parts(connection: Connection, ids: Sequence[int]) -> dict[str, dict[int, tuple[Any, ...]]]:
    """Return the lists of the initiatives ``ids``: by field, then by id; an empty list is left out."""
    # Of some lists a register has no entry at all, and then nobody's need to be asked for.
    used = connection.execute(_used()).one()
    return {
        part.field: by_owner(connection, part.table, ids, part.holds) if there else {}
        for part, there in zip(PARTS, used, strict=True)
    }


def by_owner(
    connection: Connection,
    table: Table,
    ids: Sequence[int],
    holds: type | str,
    owner: str = "initiative_id",
) -> dict[int, tuple[Any, ...]]:
    """Return the entries of ``table`` in order, by the id of their owner; an empty list is left out.

    ``holds`` is the class of an entry, or the name of the column that is one.
    """
    columns = columns_of(connection, _entries(table, holds, owner), ids)
    if not columns:
        return {}
    entries = columns[holds] if isinstance(holds, str) else values_of(holds, columns)
    return grouped(columns[owner], entries)


def columns_of(
    connection: Connection, query: Select[Any], ids: Sequence[int]
) -> dict[str, Sequence[Any]]:
    """Return what ``query`` finds for ``ids``, by column; nothing where there is no row."""
    result = connection.execute(query, given(ids))
    names = result.keys()
    return dict(zip(names, zip(*result.all(), strict=True), strict=False))


def values_of(cls: type, columns: Columns) -> Iterator[Any]:
    """Yield a frozen value of class ``cls`` for each row; a field without a column has its default."""
    return map(cls, *(read(columns.get(name)) for name, read in _fields(cls)))


def levels_of(numbers: Iterable[int]) -> Iterator[Level]:
    """Yield the level that each number stands for."""
    return map(_LEVELS.__getitem__, numbers)


def dates_of(texts: Iterable[str]) -> Iterator[PartialDate | None]:
    """Yield the date of each EDTF text, None for an empty one."""
    return map(date_of, texts)


def grouped(owners: Iterable[int], entries: Iterable[Any]) -> dict[int, tuple[Any, ...]]:
    """Return ``entries`` in their order by the owner of each."""
    found: dict[int, list[Any]] = {}
    for owner, entry in zip(owners, entries, strict=True):
        if owner in found:
            found[owner].append(entry)
        else:
            found[owner] = [entry]
    return {owner: tuple(held) for owner, held in found.items()}


@cache
def _fields(cls: type) -> tuple[tuple[str, Callable[[Any], Iterable[Any]]], ...]:
    """Return the fields of ``cls``, and how the values of each are made of its column."""
    return tuple((one.name, _reading(one.type, one.default)) for one in fields(cls))


def _reading(kind: Any, default: Any) -> Callable[[Any], Iterable[Any]]:  # noqa: ANN401
    change: Callable[[Iterable[Any]], Iterable[Any]] = _texts
    if kind is Level:
        change = levels_of
    elif kind == PartialDate | None:
        change = dates_of

    def read(column: Iterable[Any] | None) -> Iterable[Any]:
        if column is not None:
            return change(column)
        if default is MISSING:
            raise TypeError(f"there is no column for a {kind} that has no default")
        return repeat(default)

    return read


def _texts(held: Iterable[Any]) -> Iterable[Any]:
    return ["" if one is None else one for one in held]


# Made once: making a statement costs more than running it, and every batch runs these for each list.


@cache
def _used() -> Select[Any]:
    columns: list[Any] = [exists(select(part.table.c.position)) for part in PARTS]
    return select(*columns)


@cache
def _entries(table: Table, holds: type | str, owner: str) -> Select[Any]:
    names = (holds,) if isinstance(holds, str) else tuple(one.name for one in fields(holds))
    column = table.c[owner]
    return (
        select(column, *(table.c[name] for name in names if name in table.c))
        .where(among(column))
        .order_by(column, table.c.position)
    )
