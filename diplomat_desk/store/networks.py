"""Who took part together, counted by SQL: the nodes of a network first, then the ties among these."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Select,
    Subquery,
    Text,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.networks import Between, Network, Node, Tie
from diplomat_desk.store.filtering import known, level_of, members, shown
from diplomat_desk.store.listing import tally
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE
from diplomat_desk.store.put_out import attributable
from diplomat_desk.store.schema import initiative, initiative_country, term
from diplomat_desk.store.schema_entities import organisation
from diplomat_desk.store.schema_parts import appearance

_NAMED = {Between.ORGANISATIONS: ORGANISATIONS, Between.PEOPLE: PEOPLE}


_WHOLE, _NODE, _TRACK, _TIE = range(4)
"""What a line of the one answer tells of."""


def ask(connection: Connection, chosen: Filter, between: Between, most: int) -> Network:
    """Return the ``most`` best connected of those ``between`` whom the network is, and their ties.

    An initiative ties each two of those that it names; where processes count, a process names its own
    and those of its matching rounds. Who may not be told is not there, and nothing counts through them.
    """
    lines: list[list[Any]] = [[], [], [], []]
    for sort, *line in connection.execute(_everything(chosen, between, most)):
        lines[sort].append(line)
    # In the order in which the statement limited them, which a union need not keep.
    lines[_NODE].sort(key=lambda line: (-line[3], -line[2], len(line[0]), line[0]))
    keys = [line[0] for line in lines[_NODE]]
    told = _told(connection, chosen, between, keys)
    tracks = _by_track(lines[_TRACK], _order(connection))
    _, _, total, alone, placed, level = lines[_WHOLE][0]
    counts = tally(connection, chosen)
    return Network(
        between,
        tuple(
            Node(key, *told.get(key, ("", "")), initiatives, shared, tracks[key])
            for key, _, initiatives, shared, *_ in lines[_NODE]
        ),
        _ties(lines[_TIE], keys),
        total,
        alone,
        counts.selected - placed,
        counts,
        Level(max(level, _highest(connection, chosen))),
        chosen,
    )


def _everything(chosen: Filter, between: Between, most: int) -> CompoundSelect[Any]:
    """Return the one statement that counts nodes, tracks and ties: whom each record names is read once."""
    pairs = _pairs(chosen, between).cte("pairs")
    sizes = select(pairs.c.unit, func.count().label("size")).group_by(pairs.c.unit).cte("sizes")
    nodes = (
        select(
            pairs.c.node,
            func.count().label("initiatives"),
            func.sum(case((sizes.c.size > 1, 1), else_=0)).label("shared"),
            func.max(pairs.c.level).label("level"),
        )
        .join_from(pairs, sizes, sizes.c.unit == pairs.c.unit)
        .group_by(pairs.c.node)
        .cte("nodes")
    )
    order = (nodes.c.shared.desc(), nodes.c.initiatives.desc(), nodes.c.node)
    best = select(nodes).order_by(*order).limit(most).cte("best")
    few = select(pairs).where(pairs.c.node.in_(select(best.c.node))).cte("few")
    placed = select(func.count()).select_from(sizes).scalar_subquery()
    return union_all(
        select(
            *_line(_WHOLE, literal(""), literal("")),
            func.count(),
            func.coalesce(func.sum(case((nodes.c.shared == 0, 1), else_=0)), 0),
            placed,
            func.coalesce(func.max(nodes.c.level), 0),
        ).select_from(nodes),
        select(
            *_line(_NODE, best.c.node, literal("")),
            best.c.initiatives,
            best.c.shared,
            *_NO_MORE,
        ),
        select(
            *_line(_TRACK, few.c.node, few.c.track), func.count(), *_NO_MORE, literal(0)
        ).group_by(few.c.node, few.c.track),
        _tied(few),
    )


def _tied(few: CTE) -> Select[Any]:
    """Return each two of ``few`` that share something, how much, and on how many tracks."""
    other = few.alias("other")
    return (
        select(
            *_line(_TIE, few.c.node, other.c.node),
            func.count(),
            func.count(few.c.track.distinct()),
            *_NO_MORE,
        )
        .join_from(few, other, (other.c.unit == few.c.unit) & (few.c.node < other.c.node))
        .group_by(few.c.node, other.c.node)
    )


def _line(
    sort: int, one: ColumnElement[Any], other: ColumnElement[Any]
) -> tuple[ColumnElement[Any], ...]:
    """Return how a line begins: what it tells of, and two texts that name it."""
    return literal(sort), cast(one, Text), cast(other, Text)


_NO_MORE = (literal(0), literal(0))


def _pairs(chosen: Filter, between: Between) -> Select[tuple[int, Any, int, str]]:
    """Return the distinct pairs of a counted ``unit`` and a ``node``; ``level`` is that of the naming."""
    found = _found(chosen)
    both: FromClause = _entries(chosen, between, found, found.c.id).subquery()
    if chosen.unit is Unit.PROCESSES:
        of_process = _entries(chosen, between, found, found.c.unit).where(
            found.c.unit != found.c.id
        )
        both = union_all(select(both), of_process).subquery()
    level = func.max(both.c.level).label("level")
    return select(both.c.unit, both.c.node, level, both.c.track).group_by(both.c.unit, both.c.node)


def _found(chosen: Filter) -> Subquery:
    """Return what ``chosen`` selects, with the ``track`` and the ``level`` of what it counts under."""
    query = members(chosen)
    if chosen.unit is Unit.ROUNDS:
        return query.add_columns(
            initiative.c.track, initiative.c.confidentiality.label("level")
        ).subquery()
    found = query.add_columns(initiative.c.confidentiality.label("own")).subquery()
    level = case((initiative.c.confidentiality > found.c.own, initiative.c.confidentiality),
                 else_=found.c.own)  # fmt: skip
    return (
        select(found, initiative.c.track, level.label("level"))
        .join_from(found, initiative, initiative.c.id == found.c.unit)
        .subquery()
    )


def _entries(
    chosen: Filter, between: Between, found: Subquery, record: ColumnElement[int]
) -> Select[Any]:
    """Return ``unit``, ``node``, ``level`` and ``track`` of what the entries of each ``record`` name."""
    part, node, table = _part(between)
    # The sum keeps SQLite from going through all entries first and looking up each one's record.
    query = (
        select(found.c.unit, node.label("node"), level_of(part).label("level"), found.c.track)
        .join_from(found, part, part.c.initiative_id == record + 0)
        .where(shown(part, chosen.ceiling))
    )
    if between is Between.PEOPLE:
        # A chart is put out; whoever was there under the Chatham House Rule is not in it at any ceiling.
        query = query.where(or_(level_of(part) < int(TOP), attributable()))
    if table is None:
        return query
    # An entry that may be shown tells who it names, but for a level of their own (filtering.known);
    # the few that have one are looked up once.
    return query.where(node.not_in(select(table.c.id).where(~shown(table, chosen.ceiling))))


def _part(between: Between) -> tuple[FromClause, ColumnElement[Any], FromClause | None]:
    """Return the entries that name a node, their column for it, and its own table; none for countries."""
    if between is Between.COUNTRIES:
        return initiative_country, initiative_country.c.country, None
    named = _NAMED[between]
    return named.uses, named.reference, named.table


def _order(connection: Connection) -> dict[str, int]:
    """Return the places of the tracks in their vocabulary."""
    query = select(term.c.code, term.c.position).where(term.c.vocabulary == "track")
    return {row.code: row.position for row in connection.execute(query)}


def _by_track(lines: list[Any], order: dict[str, int]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for node, track, number, *_ in sorted(
        lines, key=lambda line: (order.get(line[1], len(order)), line[1])
    ):
        found.setdefault(node, []).append((track, number))
    return {node: tuple(tracks) for node, tracks in found.items()}


def _ties(lines: list[Any], keys: list[str]) -> tuple[Tie, ...]:
    """Return the ties among ``keys``, the strongest first."""
    numbers = {key: number for number, key in enumerate(keys)}
    found = []
    for one, other, weight, tracks, *_ in lines:
        first, second = sorted((numbers[one], numbers[other]))
        found.append(Tie(first, second, weight, tracks))
    return tuple(sorted(found, key=lambda tie: (-tie.weight, tie.one, tie.other)))


def _told(
    connection: Connection, chosen: Filter, between: Between, keys: list[str]
) -> dict[str, tuple[str, str]]:
    """Return name and sort of those of ``keys`` that have a name of their own."""
    if between is Between.COUNTRIES or not keys:
        return {}
    named = _NAMED[between]
    columns = named.table.c
    ids = [int(key) for key in keys]
    sort = organisation.c.type if between is Between.ORGANISATIONS else literal("")
    query = select(columns.id, columns.name, sort).where(
        columns.id.in_(ids), known(named, chosen.ceiling)
    )
    told = {str(number): (name, code) for number, name, code in connection.execute(query)}
    if between is Between.ORGANISATIONS:
        return told
    last = _capacities(connection, chosen, ids)
    return {key: (name, last.get(int(key), "")) for key, (name, _) in told.items()}


def _capacities(connection: Connection, chosen: Filter, ids: list[int]) -> dict[int, str]:
    """Return the capacity in which each of the people ``ids`` took part last, as far as it is told."""
    found = members(chosen).subquery()
    order = (
        found.c.first_day.is_(None),
        found.c.first_day.desc(),
        found.c.id.desc(),
        appearance.c.position.desc(),
    )
    place = func.row_number().over(partition_by=appearance.c.person_id, order_by=order)
    ranked = (
        select(appearance.c.person_id, appearance.c.capacity, place.label("place"))
        .join_from(found, appearance, appearance.c.initiative_id == found.c.id)
        .where(
            shown(appearance, chosen.ceiling),
            appearance.c.person_id.in_(ids),
            appearance.c.capacity != "",
            attributable(),
        )
        .subquery()
    )
    rows = connection.execute(
        select(ranked.c.person_id, ranked.c.capacity).where(ranked.c.place == 1)
    )
    return {row.person_id: row.capacity for row in rows}


def _highest(connection: Connection, chosen: Filter) -> int:
    """Return the highest level of a record that ``chosen`` counts."""
    return int(connection.scalar(select(func.max(_found(chosen).c.level))) or 0)
