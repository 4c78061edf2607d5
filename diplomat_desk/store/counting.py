"""Counts for the charts, made by SQL."""

from typing import Any

from sqlalchemy import Connection, Select, Subquery, func, select, true, union

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.store.filtering import engaged, members, shown
from diplomat_desk.store.schema import engagement, initiative, initiative_country
from diplomat_desk.store.schema_entities import organisation


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
