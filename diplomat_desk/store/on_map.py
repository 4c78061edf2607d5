"""Where initiatives engage and where they met, counted by SQL for the map."""

from sqlalchemy import CTE, Connection, Select, func, literal, or_, select, union_all

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.on_map import Host, LandCount, MapFigures
from diplomat_desk.store import counting
from diplomat_desk.store.filtering import members, shown
from diplomat_desk.store.schema import initiative_place
from diplomat_desk.store.schema_parts import meeting


def ask(connection: Connection, chosen: Filter) -> MapFigures:
    """Return the countries that ``chosen`` engages, by track, and the places where it met."""
    by_track = counting.track_by_country(connection, chosen)
    hosts, placed, level = _hosts(connection, chosen)
    counts = zip(by_track.rows, by_track.row_totals, by_track.cells, strict=True)
    return MapFigures(
        by_track.columns,
        by_track.column_totals,
        tuple(LandCount(code, total, cells) for code, total, cells in counts),
        hosts,
        by_track.without_row,
        by_track.tally.selected - placed,
        chosen,
        by_track.tally,
        max(level, counting.highest_level(connection, chosen)),
    )


def _hosts(connection: Connection, chosen: Filter) -> tuple[tuple[Host, ...], int, Level]:
    """Return the places, how many of the selected have one, and the highest level of a meeting there."""
    stays = _stays(chosen)
    # A place without a meeting is one stay; with meetings, each of them is one.
    times = func.max(func.sum(stays.c.sitting), 1)
    each = (
        select(stays.c.unit, stays.c.city, stays.c.country)
        .add_columns(times.label("times"), func.max(stays.c.level).label("level"))
        .group_by(stays.c.unit, stays.c.city, stays.c.country)
        .subquery()
    )
    total, level = func.sum(each.c.times), func.max(each.c.level)
    found = connection.execute(
        select(each.c.city, each.c.country, total, level)
        .group_by(each.c.city, each.c.country)
        .order_by(total.desc(), each.c.city, each.c.country)
    ).all()
    placed = connection.execute(select(func.count(stays.c.unit.distinct()))).scalar() or 0
    hosts = tuple(Host(row[0], row[1], int(row[2])) for row in found)
    return hosts, placed, Level(max((row[3] for row in found), default=0))


def _stays(chosen: Filter) -> CTE:
    """Return ``unit``, ``city``, ``country`` of every place and meeting; ``sitting`` is 1 for a meeting.

    Where processes count, a process has its own places and those of its matching rounds.
    """
    found = members(chosen).cte()
    matching = select(found.c.id, found.c.unit)
    own = select(found.c.unit.label("id"), found.c.unit)
    each = matching.union(own) if chosen.unit is Unit.PROCESSES else matching
    records = each.subquery()
    at_places = select(
        records.c.unit,
        initiative_place.c.city,
        func.coalesce(initiative_place.c.country, "").label("country"),
        literal(0).label("sitting"),
        literal(0).label("level"),
    ).join_from(records, initiative_place, initiative_place.c.initiative_id == records.c.id)
    at_meetings: Select[tuple[int, str, str, int, int]] = (
        select(
            records.c.unit,
            meeting.c.city,
            func.coalesce(meeting.c.country, "").label("country"),
            literal(1).label("sitting"),
            meeting.c.level,
        )
        .join_from(records, meeting, meeting.c.initiative_id == records.c.id)
        .where(shown(meeting, chosen.ceiling))
        .where(or_(meeting.c.city != "", meeting.c.country.is_not(None)))
    )
    return union_all(at_places, at_meetings).cte("stays")
