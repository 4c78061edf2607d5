"""Channels counted by SQL: what was tried on each track or by each approach, when last, and what still runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    union,
)

from diplomat_desk.domain.channels import Channel, Crossing, Running
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.regions import OTHER
from diplomat_desk.store.filtering import members, shown
from diplomat_desk.store.schema import initiative, initiative_country
from diplomat_desk.store.schema_parts import meeting

ACTIVE, PLANNED, CANCELLED = "active", "planned", "cancelled"
_process = initiative.alias("process")


def by(
    connection: Connection, chosen: Filter, across: Dimension, today: str
) -> tuple[Channel, ...]:
    """Return the channels of what ``chosen`` selects by track or approach, on the day ``today`` (ISO 8601).

    Where processes count, a process has its own track and approach, and begins and ends with its rounds.
    """
    found = _records(chosen, across, today)
    query = select(found.c.code, *_numbers(found)).group_by(found.c.code)
    return tuple(_channel(code, numbers) for code, *numbers in connection.execute(query).all())


def crossed(
    connection: Connection,
    chosen: Filter,
    across: Dimension,
    today: str,
    regions: Mapping[str, str] | None = None,
) -> tuple[Crossing, ...]:
    """Return the channels to each country that takes part; to each region, where ``regions`` tells them."""
    found = _records(chosen, across, today)
    parts = _participations(chosen, found)
    row: ColumnElement[str] = parts.c.country
    if regions is not None:
        row = case(regions, value=row, else_=OTHER) if regions else literal(OTHER)
    query = (
        select(row.label("row"), found.c.code, func.max(parts.c.level), *_numbers(found))
        .join_from(found, parts, parts.c.id == found.c.id)
        .group_by("row", found.c.code)
    )
    return tuple(
        Crossing(key, _channel(code, numbers, level))
        for key, code, level, *numbers in connection.execute(query)
    )


def running(connection: Connection, chosen: Filter, today: str, most: int) -> tuple[Running, ...]:
    """Return what is active or planned on each track, at most ``most`` of each, the latest first."""
    found = _records(chosen, Dimension.TRACK, today)
    once = (
        select(found.c.channel, found.c.code, func.max(found.c.last).label("last"))
        .where(or_(found.c.active, found.c.planned))
        .group_by(found.c.channel, found.c.code)
        .subquery()
    )
    order = (once.c.last.desc(), once.c.channel.desc())
    place = func.row_number().over(partition_by=once.c.code, order_by=order)
    ranked = select(once, place.label("place")).subquery()
    one = initiative.c
    query = (
        select(ranked.c.code, one.reference, one.title, one.status, one.confidentiality)
        .join_from(ranked, initiative, one.id == ranked.c.channel)
        .where(ranked.c.place <= most)
        .order_by(ranked.c.code, ranked.c.place)
    )
    return tuple(Running(*row[:4], Level(row[4])) for row in connection.execute(query))


def _numbers(found: FromClause) -> tuple[ColumnElement[Any], ...]:
    """Return how many, the first and last day, how many active, planned and cancelled, and the level."""
    return (
        func.count(found.c.unit.distinct()),
        func.min(func.nullif(found.c.begun, "")),
        func.max(found.c.last),
        func.count(case((found.c.active, found.c.channel)).distinct()),
        func.count(case((found.c.planned, found.c.channel)).distinct()),
        func.count(case((found.c.cancelled, found.c.unit)).distinct()),
        func.max(found.c.level),
    )


def _channel(code: str, row: Sequence[Any], level: int = 0) -> Channel:
    number, first, last, active, planned, cancelled, own = row
    highest = Level(max(own, level))
    return Channel(code, number, first or "", last, active, planned, cancelled, highest)


def _participations(chosen: Filter, found: Subquery) -> Subquery:
    """Return the countries that each record counts in; a process's own too, where processes count."""
    part = initiative_country
    told = [shown(part, chosen.ceiling)]
    if chosen.country_role:
        told.append(part.c.role == chosen.country_role)
    columns = (found.c.id, part.c.country, part.c.level)
    own = select(*columns).join_from(found, part, part.c.initiative_id == found.c.id).where(*told)
    if chosen.unit is Unit.ROUNDS:
        return own.subquery("parts")
    of_process = (
        select(*columns).join_from(found, part, part.c.initiative_id == found.c.unit).where(*told)
    )
    return union(own, of_process).subquery("parts")


def _records(chosen: Filter, across: Dimension, today: str) -> Subquery:
    """Return each selected record: ``id``, ``unit``, ``channel`` (its process, else itself), ``code``, ``level``.

    ``begun`` and ``last`` are the days on which it began and of which anything is known, empty for none;
    ``active``, ``planned`` and ``cancelled`` hold or not. What is only planned, or was cancelled, never
    began, and a plan whose day is over is no plan any more.
    """
    one = initiative.c
    over = one.status == CANCELLED
    happened = and_(~one.planned, one.first_day <= today, ~over)
    seen = _process.c.id.is_not(None)
    channel = func.coalesce(_process.c.id, one.id)
    counted = _process if chosen.unit is Unit.PROCESSES else initiative
    code = func.coalesce(counted.c[str(across)], one[str(across)], "")
    process_says = and_(seen, _process.c.status.in_((ACTIVE, PLANNED)), ~over)
    decides = process_says if chosen.unit is Unit.ROUNDS else seen
    level = case(
        (
            and_(decides, _process.c.confidentiality > one.confidentiality),
            _process.c.confidentiality,
        ),
        else_=one.confidentiality,
    )
    query: Select[Any] = members(chosen).add_columns(
        channel.label("channel"),
        code.label("code"),
        case((happened, one.first_day), else_="").label("begun"),
        func.max(
            case((happened, func.min(func.coalesce(one.last_day, ""), today)), else_=""),
            case((over, ""), else_=_last_met(chosen, today)),
        ).label("last"),
        _has(ACTIVE, over).label(ACTIVE),
        and_(_has(PLANNED, over), ~_passed(today)).label(PLANNED),
        over.label(CANCELLED),
        level.label("level"),
    )
    process = and_(one.parent_id == _process.c.id, one.parent_level <= int(chosen.ceiling))
    return query.select_from(initiative.outerjoin(_process, process)).subquery("records")


def _has(status: str, over: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a record, or the process that it is a round of, has ``status``."""
    return and_(
        or_(initiative.c.status == status, func.coalesce(_process.c.status, "") == status), ~over
    )


def _passed(today: str) -> ColumnElement[bool]:
    """Return the condition that a plan's day is over: nobody says that it was held."""
    return func.coalesce(initiative.c.last_day, today) < today


def _last_met(chosen: Filter, today: str) -> ColumnElement[str]:
    met = (
        select(func.max(meeting.c.first_day))
        .where(
            meeting.c.initiative_id == initiative.c.id,
            meeting.c.first_day <= today,
            shown(meeting, chosen.ceiling),
        )
        .correlate(initiative)
        .scalar_subquery()
    )
    return func.coalesce(met, "")
