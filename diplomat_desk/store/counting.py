"""Counts for the charts, made by SQL."""

from typing import Any

from sqlalchemy import Connection, Select, Subquery, func, select, true, union

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.store.filtering import engaged, members, shown
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import engagement, initiative, initiative_country, term
from diplomat_desk.store.schema_entities import organisation


def track_by_country(connection: Connection, chosen: Filter) -> Crosstab:
    """Return initiatives counted by country (rows) and track (columns).

    An initiative counts once in each of its countries, whatever its roles there; where processes
    count, a process has its own countries and those of its matching rounds.
    """
    distinct = _placed(chosen)
    counted = connection.execute(
        select(distinct.c.country, initiative.c.track, func.count())
        .join_from(distinct, initiative, initiative.c.id == distinct.c.unit)
        .group_by(distinct.c.country, initiative.c.track)
    ).all()
    cells = {(r[0], r[1]): int(r[2]) for r in counted}
    placed = connection.execute(
        select(initiative.c.track, func.count(distinct.c.unit.distinct()))
        .join_from(distinct, initiative, initiative.c.id == distinct.c.unit)
        .group_by(initiative.c.track)
    ).all()
    return _crosstab(connection, chosen, cells, {row[0]: int(row[1]) for row in placed})


def countries_of_units(connection: Connection, chosen: Filter) -> dict[int, tuple[str, ...]]:
    """Return the countries that each selected record is counted under, by its id."""
    pairs = _placed(chosen)
    found: dict[int, list[str]] = {}
    for unit, country in connection.execute(select(pairs.c.unit, pairs.c.country)):
        found.setdefault(unit, []).append(country)
    return {unit: tuple(sorted(codes)) for unit, codes in found.items()}


def _placed(chosen: Filter) -> Subquery:
    """Return the distinct pairs of a selected ``unit`` and a ``country`` that it counts in."""
    found = members(chosen).subquery()
    part = initiative_country
    may_be_shown = shown(part, chosen.ceiling)
    in_role = (part.c.role == chosen.country_role) if chosen.country_role else true()
    pairs = (
        select(found.c.unit, part.c.country)
        .join_from(found, part, part.c.initiative_id == found.c.id)
        .where(in_role, may_be_shown)
    )
    if chosen.unit is Unit.ROUNDS:
        return pairs.distinct().subquery()
    own = (
        select(found.c.unit, part.c.country)
        .join_from(found, part, part.c.initiative_id == found.c.unit)
        .where(in_role, may_be_shown)
    )
    return union(pairs, own).subquery()


def highest_level(connection: Connection, chosen: Filter) -> Level:
    """Return the highest level among what ``chosen`` selects and what it is selected and counted by.

    That is its countries, and the organisations of the types that are chosen.
    """
    found = members(chosen).subquery()
    counted = select(found.c.id).union(select(found.c.unit))
    part = initiative_country
    records = select(func.max(initiative.c.confidentiality)).where(initiative.c.id.in_(counted))
    countries = select(func.max(part.c.level)).where(
        part.c.initiative_id.in_(counted), shown(part, chosen.ceiling)
    )
    queries: list[Select[Any]] = [records, countries]
    if chosen.organisation_types:
        bodies = select(func.max(engagement.c.level), func.max(organisation.c.level)).where(
            engagement.c.initiative_id.in_(counted),
            *engaged(chosen.organisation_types, chosen.ceiling),
        )
        queries.append(bodies)
    levels = [level or 0 for query in queries for level in connection.execute(query).one()]
    return Level(max(levels))


def _crosstab(
    connection: Connection,
    chosen: Filter,
    cells: dict[tuple[str, str], int],
    placed: dict[str, int],
) -> Crosstab:
    sums: dict[str, int] = {}
    for (row, _), number in cells.items():
        sums[row] = sums.get(row, 0) + number
    rows = tuple(sorted(sums, key=lambda row: (-sums[row], row)))
    used = {column for _, column in cells}
    columns = tuple(code for code in _tracks(connection) if code in used)
    columns += tuple(sorted(used.difference(columns)))
    counts = tally(connection, chosen)
    return Crosstab(
        rows,
        columns,
        tuple(tuple(cells.get((row, column), 0) for column in columns) for row in rows),
        tuple(sums[row] for row in rows),
        tuple(placed[column] for column in columns),
        counts.selected - sum(placed.values()),
        counts,
        chosen,
        highest_level(connection, chosen),
    )


def _tracks(connection: Connection) -> tuple[str, ...]:
    query = select(term.c.code).where(term.c.vocabulary == "track").order_by(term.c.position)
    return tuple(connection.scalars(query))
