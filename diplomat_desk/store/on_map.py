"""Where initiatives engage and where they met, counted by SQL for the map."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import CTE, ColumnElement, Connection, case, exists, func, or_, select, true

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.on_map import Host, LandCount, MapFigures
from diplomat_desk.store import counting
from diplomat_desk.store.filtering import members, shown
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import initiative, initiative_country, initiative_place, term
from diplomat_desk.store.schema_parts import meeting


class _Placed(NamedTuple):
    """By track how many have a country, how many have a place at all, and the records' highest level."""

    on_tracks: dict[str, int]
    somewhere: int
    level: int


def ask(connection: Connection, chosen: Filter) -> MapFigures:
    """Return the countries that ``chosen`` engages, by track, and the places where it met.

    An initiative counts once in each of its countries, whatever its roles there; where processes count,
    a process has its own countries and places and those of its matching rounds.
    """
    found = _records(chosen)
    cells, level = _cells(connection, found, chosen)
    hosts, host_level = _hosts(connection, found, chosen)
    placed = _placed(connection, found, chosen)
    levels = [level, host_level, placed.level]
    if chosen.organisation_types:
        levels.append(int(counting.highest_level(connection, chosen)))
    tracks = _tracks(connection, placed.on_tracks)
    counts = tally(connection, chosen)
    return MapFigures(
        tracks,
        tuple(placed.on_tracks[track] for track in tracks),
        _lands(cells, tracks),
        hosts,
        counts.selected - sum(placed.on_tracks.values()),
        counts.selected - placed.somewhere,
        chosen,
        counts,
        Level(max(levels)),
    )


def _records(chosen: Filter) -> CTE:
    """Return ``id``, ``unit``, the unit's ``track`` and the record's ``level`` of all that is counted."""
    found = members(chosen)
    own = (initiative.c.track, initiative.c.confidentiality.label("level"))
    if chosen.unit is Unit.ROUNDS:
        made = found.add_columns(*own).cte("records")
    else:
        each = found.subquery()
        pairs = select(each.c.id, each.c.unit)
        both = pairs.union(select(each.c.unit.label("id"), each.c.unit)).subquery()
        process = initiative.alias("process")
        made = (
            select(both.c.id, both.c.unit, process.c.track, own[1])
            .join_from(both, process, process.c.id == both.c.unit)
            .join(initiative, initiative.c.id == both.c.id)
            .cte("records")
        )
    # Else SQLite walks through the initiatives, with all their text, once for every country.
    return made.prefix_with("MATERIALIZED")


def _cells(
    connection: Connection, found: CTE, chosen: Filter
) -> tuple[dict[tuple[str, str], int], int]:
    """Return how many are in a country and on a track, and the highest level of a participation."""
    part = initiative_country
    query = (
        select(part.c.country, found.c.track)
        .add_columns(func.count(found.c.unit.distinct()), func.max(part.c.level))
        .join_from(found, part, part.c.initiative_id == found.c.id)
        .where(*_engaged(chosen))
        .group_by(part.c.country, found.c.track)
    )
    rows = connection.execute(query).all()
    return {(row[0], row[1]): int(row[2]) for row in rows}, max((row[3] for row in rows), default=0)


def _engaged(chosen: Filter) -> tuple[ColumnElement[bool], ...]:
    part = initiative_country
    role = part.c.role == chosen.country_role if chosen.country_role else true()
    return shown(part, chosen.ceiling), role


def _met(chosen: Filter) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a meeting may be told and was anywhere."""
    somewhere = or_(meeting.c.city != "", meeting.c.country.is_not(None))
    return shown(meeting, chosen.ceiling), somewhere


def _placed(connection: Connection, found: CTE, chosen: Filter) -> _Placed:
    country, place = initiative_country, initiative_place
    engaged = exists().where(country.c.initiative_id == found.c.id, *_engaged(chosen))
    named = exists().where(place.c.initiative_id == found.c.id)
    met = exists().where(meeting.c.initiative_id == found.c.id, *_met(chosen))
    rows = connection.execute(
        select(
            found.c.track,
            func.count(case((engaged, found.c.unit)).distinct()),
            func.count(case((or_(named, met), found.c.unit)).distinct()),
            func.max(found.c.level),
        ).group_by(found.c.track)
    ).all()
    return _Placed(
        {row[0]: int(row[1]) for row in rows if row[1]},
        sum(int(row[2]) for row in rows),
        max((row[3] for row in rows), default=0),
    )


def _hosts(connection: Connection, found: CTE, chosen: Filter) -> tuple[tuple[Host, ...], int]:
    """Return the places where they met, most often first, and the highest level of a meeting there.

    A place without a meeting counts once a unit, a place with meetings as often as they are.
    """
    part, there = initiative_place, found.alias("there")
    at = (part.c.city, func.coalesce(part.c.country, ""))
    named = (
        select(*at, func.count(found.c.unit.distinct()))
        .join_from(found, part, part.c.initiative_id == found.c.id)
        .group_by(*at)
    )
    held_at = (meeting.c.city, func.coalesce(meeting.c.country, ""))
    held = (
        select(*held_at, func.count(), func.max(meeting.c.level))
        .join_from(found, meeting, meeting.c.initiative_id == found.c.id)
        .where(*_met(chosen))
        .group_by(*held_at)
    )
    both = (
        select(*held_at, -func.count(found.c.unit.distinct()))
        .join_from(found, meeting, meeting.c.initiative_id == found.c.id)
        .join(there, there.c.unit == found.c.unit)
        .join(part, part.c.initiative_id == there.c.id)
        .where(*_met(chosen), part.c.city == meeting.c.city, at[1] == held_at[1])
        .group_by(*held_at)
    )
    meetings = connection.execute(held).all()
    counted = [
        *connection.execute(named),
        *meetings,
        *(connection.execute(both) if meetings else ()),
    ]
    times: dict[tuple[str, str], int] = {}
    for row in counted:
        times[row[0], row[1]] = times.get((row[0], row[1]), 0) + int(row[2])
    hosts = (Host(city, country, number) for (city, country), number in times.items())
    ordered = sorted(hosts, key=lambda host: (-host.times, host.city, host.country))
    return tuple(ordered), max((row[3] for row in meetings), default=0)


def _lands(cells: dict[tuple[str, str], int], tracks: tuple[str, ...]) -> tuple[LandCount, ...]:
    codes = dict.fromkeys(country for country, _ in cells)
    counts = (
        LandCount(code, sum(on), on)
        for code in codes
        for on in [tuple(cells.get((code, track), 0) for track in tracks)]
    )
    return tuple(sorted(counts, key=lambda one: (-one.total, one.code)))


def _tracks(connection: Connection, used: Iterable[str]) -> tuple[str, ...]:
    """Return the tracks in use, in the order of the vocabulary."""
    query = select(term.c.code).where(term.c.vocabulary == "track").order_by(term.c.position)
    ordered = [code for code in connection.scalars(query) if code in set(used)]
    return (*ordered, *sorted(set(used).difference(ordered)))
