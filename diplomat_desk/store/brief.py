"""What a brief on a country asks of the register: with whom, through whom, what held it back."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    and_,
    func,
    select,
)

from diplomat_desk.domain.briefing import Body, Counted, Latest
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.text import fold
from diplomat_desk.store.beginnings import FIRST_DATE
from diplomat_desk.store.counted import units_and_records
from diplomat_desk.store.dated import ONGOING
from diplomat_desk.store.filtering import alive, members, shown
from diplomat_desk.store.raising import raised_names
from diplomat_desk.store.schema import (
    engagement,
    initiative,
    initiative_country,
    initiative_place,
)
from diplomat_desk.store.schema_entities import organisation
from diplomat_desk.store.schema_parts import hindrance, meeting

CONVENING = ("convenor", "facilitator", "host")
"""Roles of organisations (codes of ``organisation-role``) that bring others together."""


def highest_of(
    connection: Connection, numbers: Collection[int], ceiling: Level, *, meetings: bool = False
) -> Level:
    """Return the highest level of the records ``numbers`` that may be shown; with ``meetings``, of theirs too."""
    records = select(func.max(initiative.c.confidentiality)).where(
        initiative.c.id.in_(numbers), alive(ceiling)
    )
    level = connection.execute(records).scalar() or 0
    if meetings:
        sittings = select(func.max(meeting.c.level)).where(
            meeting.c.initiative_id.in_(numbers), shown(meeting, ceiling)
        )
        level = max(level, connection.execute(sittings).scalar() or 0)
    return Level(level)


def latest(connection: Connection, chosen: Filter, today: str) -> Latest | None:
    """Return what began last up to ``today`` (ISO 8601), plans and what was cancelled aside; None for none."""
    one = initiative.c
    query = (
        members(chosen)
        .with_only_columns(one.reference, one.title, one.track, FIRST_DATE, one.confidentiality)
        .where(
            one.first_day <= today, ~one.planned, one.status != "cancelled", FIRST_DATE != ONGOING
        )
        .order_by(one.first_day.desc(), one.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    reference, title, track, date, level = row
    return Latest(reference, title, track, PartialDate.of(date), Level(level))


def countries(connection: Connection, chosen: Filter) -> tuple[Counted, ...]:
    """Return every country that takes part, with its role: in how many, most first."""
    found, part = units_and_records(chosen), initiative_country
    number = func.count(found.c.unit.distinct())
    query = (
        select(part.c.country, number, part.c.role, func.max(part.c.level))
        .join_from(found, part, part.c.initiative_id == found.c.id)
        .where(shown(part, chosen.ceiling))
        .group_by(part.c.country, part.c.role)
        .order_by(number.desc(), part.c.country)
    )
    return tuple(
        Counted(code, number, role, Level(level))
        for code, number, role, level in connection.execute(query)
    )


def places(connection: Connection, chosen: Filter, most: int) -> tuple[Counted, ...]:
    """Return the cities where most took place, with the codes of their countries as ``sort``."""
    found, part = units_and_records(chosen), initiative_place
    number = func.count(found.c.unit.distinct())
    query = (
        select(part.c.city, number, func.coalesce(part.c.country, ""))
        .join_from(found, part, part.c.initiative_id == found.c.id)
        .where(part.c.city != "")
        .group_by(part.c.city, part.c.country)
        .order_by(number.desc(), part.c.city)
        .limit(most)
    )
    return tuple(Counted(*row) for row in connection.execute(query))


def constraints(connection: Connection, chosen: Filter) -> tuple[Counted, ...]:
    """Return what held initiatives back, by type: in how many, most first."""
    found = units_and_records(chosen)
    number = func.count(found.c.unit.distinct())
    query = (
        select(hindrance.c.type, number)
        .join_from(found, hindrance, hindrance.c.initiative_id == found.c.id)
        .where(hindrance.c.type != "")
        .group_by(hindrance.c.type)
        .order_by(number.desc(), hindrance.c.type)
    )
    return tuple(Counted(*row) for row in connection.execute(query))


def organisations(connection: Connection, chosen: Filter, most: int) -> tuple[Body, ...]:
    """Return the organisations that took part most, those that convene before others of as many."""
    found = units_and_records(chosen)
    convenes = func.max(engagement.c.role.in_(CONVENING))
    rows = connection.execute(
        _engaged(found, chosen, engagement.c.organisation_id, organisation.c.name)
        .add_columns(func.max(_happened()))
        .group_by(engagement.c.organisation_id)
        .order_by(
            func.count(found.c.unit.distinct()).desc(),
            convenes.desc(),
            func.max(_happened()).desc(),
            organisation.c.name_key,
        )
        .limit(most)
    ).all()
    roles = _roles(connection, chosen, [row[0] for row in rows])
    hidden = raised_names(connection).names
    return tuple(
        Body(one, name, number, roles.get(one, ()), (last or "")[:4], Level(max(levels)))
        for one, name, number, *levels, last in rows
        if hidden.get(fold(name), 0) <= chosen.ceiling
    )


def conveners(
    connection: Connection, chosen: Filter, column: str, most: int
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return who convened, hosted or facilitated most, by each code of ``column``: track or approach."""
    found = units_and_records(chosen)
    one = initiative.alias("one")
    code = one.c[column].label("code")
    grouped = (
        _engaged(found, chosen, code, organisation.c.name)
        .join(one, one.c.id == found.c.unit)
        .where(engagement.c.role.in_(CONVENING))
        .group_by(code, engagement.c.organisation_id)
        .subquery()
    )
    place = func.row_number().over(
        partition_by=grouped.c.code, order_by=(grouped.c.number.desc(), grouped.c.name)
    )
    ranked = select(grouped, place.label("place")).subquery()
    columns = ranked.c
    query = select(columns.code, columns.name, columns.number).where(columns.place <= most)
    hidden = raised_names(connection).names
    told: dict[str, tuple[tuple[str, int], ...]] = {}
    for key, name, number in connection.execute(query.order_by(columns.code, columns.place)):
        if hidden.get(fold(name), 0) <= chosen.ceiling:
            told[key] = (*told.get(key, ()), (name, number))
    return told


def convening_level(connection: Connection, chosen: Filter) -> Level:
    """Return the highest level of a convening engagement that may be told, and of its organisation."""
    found = units_and_records(chosen)
    query = (
        select(func.max(engagement.c.level), func.max(organisation.c.level))
        .select_from(_joined(found))
        .where(*_told(chosen), engagement.c.role.in_(CONVENING))
    )
    return Level(max(level or 0 for level in connection.execute(query).one()))


def _engaged(found: CTE, chosen: Filter, *keys: ColumnElement[Any]) -> Any:  # noqa: ANN401 - a selection
    """Return a selection of ``keys``, how many units, and both levels of the engagements that may be told."""
    return (
        select(
            *keys,
            func.count(found.c.unit.distinct()).label("number"),
            func.max(engagement.c.level).label("level"),
            func.max(organisation.c.level).label("own"),
        )
        .select_from(_joined(found))
        .where(*_told(chosen))
    )


def _joined(found: CTE) -> Any:  # noqa: ANN401 - a join
    return (
        found.join(engagement, engagement.c.initiative_id == found.c.id)
        .join(organisation, organisation.c.id == engagement.c.organisation_id)
        .join(initiative, initiative.c.id == found.c.id)
    )


def _told(chosen: Filter) -> tuple[ColumnElement[bool], ...]:
    return shown(engagement, chosen.ceiling), shown(organisation, chosen.ceiling)


def _happened() -> ColumnElement[str]:
    """Return the first day of a record that is not only planned."""
    return func.coalesce(func.iif(initiative.c.planned, "", initiative.c.first_day), "")


def _roles(
    connection: Connection, chosen: Filter, bodies: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Return the roles that each of ``bodies`` had, the most frequent first."""
    found = units_and_records(chosen)
    number = func.count(found.c.unit.distinct())
    query = (
        select(engagement.c.organisation_id, engagement.c.role)
        .join_from(found, engagement, engagement.c.initiative_id == found.c.id)
        .where(and_(shown(engagement, chosen.ceiling), engagement.c.organisation_id.in_(bodies)))
        .group_by(engagement.c.organisation_id, engagement.c.role)
        .order_by(number.desc(), engagement.c.role)
    )
    roles: dict[int, tuple[str, ...]] = {}
    for body, role in connection.execute(query):
        roles[body] = (*roles.get(body, ()), role)
    return roles
