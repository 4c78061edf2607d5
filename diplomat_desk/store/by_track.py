"""What each track comes to, counted by SQL."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    case,
    func,
    literal,
    select,
)

from diplomat_desk.domain import lapses
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.lapses import Lapse
from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN
from diplomat_desk.domain.track_standing import ALL, Standing, Standings
from diplomat_desk.domain.transfers import Carried
from diplomat_desk.store.counted import counted_records
from diplomat_desk.store.dated import ONGOING
from diplomat_desk.store.filtering import shown
from diplomat_desk.store.flows import flow_query
from diplomat_desk.store.levels import participation_level
from diplomat_desk.store.schema import engagement, initiative_country, term
from diplomat_desk.store.schema_entities import organisation
from diplomat_desk.store.schema_parts import outcome

_VAGUE = (NONE, UNKNOWN, NOT_APPLICABLE)
_YEAR = len("1991")

Numbers = dict[str, dict[str, Any]]
"""Track -> field of a standing -> its value."""


class _Counted(NamedTuple):
    """The records that count with their track: ``unit``, ``id``, ``track``, ``level``; and what is found."""

    records: CTE
    numbers: Numbers
    levels: list[int]


def ask(connection: Connection, chosen: Filter) -> Standings:
    """Return what each track comes to among what ``chosen`` selects.

    Where processes count, a process has its own entries and those of its selected rounds, on its own track.
    """
    counted = _Counted(counted_records(chosen), {}, [int(participation_level(connection, chosen))])
    _count_units(connection, counted)
    _count_reach(connection, counted, chosen)
    _count_outcomes(connection, counted, chosen)
    _count_transfers(connection, counted, chosen)
    order = select(term.c.code).where(term.c.vocabulary == "track").order_by(term.c.position)
    known = [code for code in connection.scalars(order) if code in counted.numbers]
    rest = sorted(set(counted.numbers).difference(known) - {ALL})
    tracks = tuple(Standing(code, **counted.numbers[code]) for code in (*known, *rest))
    together = Standing(ALL, **counted.numbers[ALL])
    return Standings(tracks, together, Level(max(counted.levels)))


def _put(counted: _Counted, track: str, **values: Any) -> None:  # noqa: ANN401 - fields of a standing
    counted.numbers.setdefault(track, {}).update(values)


def _both_ways(
    connection: Connection,
    counted: _Counted,
    columns: Sequence[ColumnElement[Any]],
    joined: Any,  # noqa: ANN401 - any source of rows
    *where: ColumnElement[bool],
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Give the aggregates ``columns`` of each track, and of all of them under :data:`ALL`."""
    track = counted.records.c.track
    each = select(track, *columns).select_from(joined).where(*where).group_by(track)
    for row in connection.execute(each):
        yield row[0], tuple(row)
    whole = select(literal(ALL), *columns).select_from(joined).where(*where)
    yield ALL, tuple(connection.execute(whole).one())


def _count_units(connection: Connection, counted: _Counted) -> None:
    records = counted.records
    known = case((records.c.start > ONGOING, func.substr(records.c.start, 1, _YEAR)))
    active = case((records.c.status == "active", records.c.unit))
    columns = (
        func.count(records.c.unit.distinct()),
        func.min(known),
        func.max(known),
        func.count(active.distinct()),
        func.max(records.c.level),
    )
    for track, row in _both_ways(connection, counted, columns, records):
        _put(counted, track, number=row[1], first=row[2] or "", latest=row[3] or "", active=row[4])
        counted.levels.append(row[5] or 0)


def _count_reach(connection: Connection, counted: _Counted, chosen: Filter) -> None:
    """Count the countries and the organisations that may be told, each once."""
    records, part, body = counted.records, initiative_country, engagement
    joined = records.join(part, part.c.initiative_id == records.c.id)
    columns = (func.count(part.c.country.distinct()), func.max(part.c.level))
    for track, row in _both_ways(connection, counted, columns, joined, shown(part, chosen.ceiling)):
        _put(counted, track, countries=row[1])
        counted.levels.append(row[2] or 0)
    joined = records.join(body, body.c.initiative_id == records.c.id).join(
        organisation, organisation.c.id == body.c.organisation_id
    )
    columns = (
        func.count(organisation.c.id.distinct()),
        func.max(func.max(body.c.level, organisation.c.level)),
    )
    told = (shown(body, chosen.ceiling), shown(organisation, chosen.ceiling))
    for track, row in _both_ways(connection, counted, columns, joined, *told):
        _put(counted, track, organisations=row[1])
        counted.levels.append(row[2] or 0)


def _count_outcomes(connection: Connection, counted: _Counted, chosen: Filter) -> None:
    records = counted.records
    units = (
        select(
            records.c.track,
            func.max(outcome.c.kind.not_in(_VAGUE)).label("clear"),
            func.max(outcome.c.kind == NONE).label("without"),
            func.max(outcome.c.level).label("level"),
        )
        .join_from(records, outcome, outcome.c.initiative_id == records.c.id)
        .where(shown(outcome, chosen.ceiling))
        .group_by(records.c.unit, records.c.track)
        .subquery()
    )
    query = select(
        units.c.track, units.c.clear, units.c.without, func.count(), func.max(units.c.level)
    ).group_by(units.c.track, units.c.clear, units.c.without)
    for track, clear, without, number, level in connection.execute(query):
        name = "with_outcome" if clear else "without_outcome" if without else "vague_outcome"
        for code in (track, ALL):
            before = counted.numbers[code].get(name, 0)
            _put(counted, code, **{name: before + number})
        counted.levels.append(level)


def _count_transfers(connection: Connection, counted: _Counted, chosen: Filter) -> None:
    flows = flow_query(chosen, Carried.TRANSFERS, within=True)
    query = select(flows.c.came, flows.c.unit, flows.c.begun, flows.c.date, flows.c.level)
    by_track: dict[str, list[tuple[int, Lapse | None]]] = {}
    for came, unit, begun, date, level in connection.execute(query):
        for track in (came, ALL):
            by_track.setdefault(track, []).append((unit, _between(begun, date)))
        counted.levels.append(level)
    for track, found in by_track.items():
        times = [time for _, time in found if time]
        _put(
            counted,
            track,
            transferred=len({unit for unit, _ in found}),
            transfers=len(found),
            timed=len(times),
            spell=lapses.spell(times),
        )


def _between(begun: str, date: str) -> Lapse | None:
    return lapses.between_written(begun, date) if begun and date else None
