"""Initiatives counted by any two dimensions, by SQL."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    exists,
    func,
    null,
    select,
    true,
)

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.regions import OTHER, REGIONS
from diplomat_desk.store.counting import highest_level
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import term
from diplomat_desk.store.sides import Counted, Side

NO_REGIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class _Numbers:
    """What is counted: cells and totals by code, and units with a row, a column, both."""

    cells: dict[tuple[str, str], int] = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)
    columns: Counter[str] = field(default_factory=Counter)
    selected: int = 0
    with_row: int = 0
    with_column: int = 0
    with_both: int = 0
    level: int = 0


def cross(
    connection: Connection,
    chosen: Filter,
    rows: Dimension,
    columns: Dimension,
    regions: Mapping[str, str] = NO_REGIONS,
) -> Crosstab:
    """Return initiatives counted by ``rows`` and ``columns``; ``regions`` tells where countries lie.

    An initiative counts once in each of its groups; where processes count, a process has its own
    countries, purposes and so on, and those of its matching rounds, but its own track, kind and status.
    A record is in the year in which it began; an undated one is in none.
    """
    counted = Counted(chosen, (rows, columns), regions)
    found = _Numbers()
    _count_cells(connection, counted, found)
    _count_units(connection, counted, chosen.unit, found)
    _count_totals(connection, counted, chosen.unit, found)
    down = _in_order(connection, rows, found.rows)
    across = _in_order(connection, columns, found.columns)
    return Crosstab(
        down,
        across,
        tuple(tuple(found.cells.get((row, column), 0) for column in across) for row in down),
        tuple(found.rows[row] for row in down),
        tuple(found.columns[column] for column in across),
        found.selected - found.with_row,
        tally(connection, chosen),
        chosen,
        _marking(connection, chosen, found),
        rows,
        columns,
        found.selected - found.with_column,
        found.selected - found.with_row - found.with_column + found.with_both,
        tuple(regions.get(row, OTHER) for row in down) if _placed(rows, regions) else (),
    )


def track_by_country(connection: Connection, chosen: Filter) -> Crosstab:
    """Return initiatives counted by country (rows) and track (columns)."""
    return cross(connection, chosen, Dimension.COUNTRY, Dimension.TRACK)


def _placed(rows: Dimension, regions: Mapping[str, str]) -> bool:
    return rows is Dimension.COUNTRY and bool(regions)


def _marking(connection: Connection, chosen: Filter, found: _Numbers) -> Level:
    """Return the highest level of what was counted, and of the entries by which it was selected."""
    level = Level(found.level)
    by_entries = (chosen.countries, chosen.country_role, chosen.also, chosen.organisation_types)
    return max(level, highest_level(connection, chosen)) if any(by_entries) else level


def _count_cells(connection: Connection, counted: Counted, found: _Numbers) -> None:
    """Count what is in each crossing, and the totals that are sums of them."""
    units, rows, columns = counted.units, counted.rows, counted.columns
    levels = [
        units.c.level,
        *(one.entries.c.level for one in (rows, columns) if one.entries is not None),
    ]
    source = _joined(counted, rows, columns)
    number = func.count(units.c.unit.distinct()) if source is not units else func.count()
    query = (
        select(rows.code, columns.code, number, *(func.max(level) for level in levels))
        .select_from(source)
        .where(*(one.code.is_not(None) for one in (rows, columns) if one.partial))
        .group_by(rows.code, columns.code)
    )
    for row, column, cell, *highest in connection.execute(query):
        found.cells[row, column] = cell
        found.rows[row] += cell
        found.columns[column] += cell
        found.level = max(found.level, *highest)


def _count_units(connection: Connection, counted: Counted, unit: Unit, found: _Numbers) -> None:
    """Count the units that have a row, a column, both; and the totals of a side of which each has one."""
    has_row = _has(counted, counted.rows, unit)
    has_column = has_row if counted.same_entries else _has(counted, counted.columns, unit)
    single = [one for one in (counted.rows, counted.columns) if one.entries is None]
    code = single[0].code if len(single) == 1 else null()
    keys = (code.label("key"), has_row.label("has_row"), has_column.label("has_column"))
    # Grouped by the answers, so that each question is asked once for each unit.
    query = select(*keys, func.count(), func.max(counted.units.c.level)).group_by(
        "key", "has_row", "has_column"
    )
    totals = found.rows if counted.rows.entries is None else found.columns
    sums: Counter[str] = Counter()
    for key, row, column, number, level in connection.execute(query):
        if row and column and key is not None:
            sums[key] += number
        found.selected += number
        found.with_row += number if row else 0
        found.with_column += number if column else 0
        found.with_both += number if row and column else 0
        found.level = max(found.level, level or 0)
    if len(single) == 1:
        totals.clear()
        totals.update(sums)


def _count_totals(connection: Connection, counted: Counted, unit: Unit, found: _Numbers) -> None:
    """Count the totals of a list that is crossed with another: cells would count a unit twice."""
    rows, columns = counted.rows, counted.columns
    if rows.entries is None or columns.entries is None:
        return
    for one, other, totals in ((rows, columns, found.rows), (columns, rows, found.columns)):
        query = (
            select(one.code, func.count(counted.units.c.unit.distinct()))
            .select_from(_joined(counted, one))
            .group_by(one.code)
        )
        if not counted.same_entries:
            query = query.where(_has(counted, other, unit))
        totals.clear()
        totals.update({row[0]: int(row[1]) for row in connection.execute(query)})


def _joined(counted: Counted, *sides: Side) -> FromClause:
    source = counted.units
    for one in {id(side.entries): side.entries for side in sides}.values():
        if one is not None:
            source = source.join(one, one.c.unit == counted.units.c.unit)
    return source


def _has(counted: Counted, side: Side, unit: Unit) -> ColumnElement[bool]:
    """Return the condition that a unit is in any group of a side."""
    entries = side.entries
    if entries is None:
        return side.code.is_not(None) if side.partial else true()
    if unit is Unit.ROUNDS:
        return exists().where(entries.c.unit == counted.units.c.unit)
    return counted.units.c.unit.in_(select(entries.c.unit))


def _in_order(
    connection: Connection, dimension: Dimension, totals: Counter[str]
) -> tuple[str, ...]:
    """Return the codes of ``totals``: terms as in their vocabulary, years and regions, else by size."""
    if dimension is Dimension.YEAR:
        return tuple(sorted(totals))
    if dimension is Dimension.REGION:
        known = REGIONS
    elif dimension.vocabulary:
        query = select(term.c.code).where(term.c.vocabulary == dimension.vocabulary)
        known = tuple(connection.scalars(query.order_by(term.c.position)))
    else:
        return tuple(sorted(totals, key=lambda code: (-totals[code], code)))
    return (*(code for code in known if code in totals), *sorted(totals.keys() - set(known)))
