"""What went from track to track: transfers and ties as one kind of flow, counted by SQL."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    case,
    func,
    select,
)

from diplomat_desk.domain import lapses
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.lapses import Lapse
from diplomat_desk.domain.transfers import (
    MOST_NAMED,
    Carried,
    Case,
    Chain,
    Flow,
    Passage,
    Transfers,
    added_up,
)
from diplomat_desk.store.filtering import alive, conditions, is_round, shown
from diplomat_desk.store.flows import chain_query, flow_query
from diplomat_desk.store.levels import participation_level
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_parts import transfer


def ask(
    connection: Connection,
    chosen: Filter,
    carried: Carried = Carried.BOTH,
    *,
    within: bool = False,
) -> Transfers:
    """Return what went from the initiatives that ``chosen`` selects to which track, and how long it took.

    ``within`` counts what stayed on its track, too.
    """
    rows = _grouped(connection, flow_query(chosen, carried, within=True))
    kept = [row for row in rows if within or row[0] != row[1]]
    flows = added_up([Flow(row[0], row[1], row[2], row[5], row[6]) for row in kept])
    number = sum(flow.number for flow in flows)
    links = sum(row[5] for row in kept if row[8])
    chains, level = (
        _chains(connection, chosen, carried, within=within) if links else ((), Level.PUBLIC)
    )
    few = 0 < number <= MOST_NAMED
    return Transfers(
        filter=chosen,
        tally=tally(connection, chosen),
        marking=max(level, _marking(connection, chosen, kept)),
        carried=carried,
        transfers=number - links,
        links=links,
        stayed=sum(row[5] for row in rows) - number,
        on_processes=_on_processes(connection, chosen, carried),
        flows=flows,
        passages=_passages(kept),
        chains=chains,
        cases=_cases(connection, flow_query(chosen, carried, within=within)) if few else (),
    )


def _grouped(connection: Connection, steps: Subquery) -> list[tuple[Any, ...]]:
    """Return came, went, result, two dates, number, an initiative, a level, 1 for links, a level."""
    start: ColumnElement[Any] = case((steps.c.date == "", ""), else_=steps.c.begun)
    ways: list[ColumnElement[Any]] = [
        steps.c.came, steps.c.went, steps.c.result, start.label("start"), steps.c.date,
    ]  # fmt: skip
    counted: list[ColumnElement[Any]] = [
        func.count(), func.min(steps.c.unit), func.max(steps.c.level),
        steps.c.linked, func.max(steps.c.outcome_level),
    ]  # fmt: skip
    query: Select[Any] = select(*ways, *counted).group_by(*ways, steps.c.linked)
    return [tuple(row) for row in connection.execute(query)]


def _passages(rows: Iterable[tuple[Any, ...]]) -> tuple[Passage, ...]:
    numbers: dict[tuple[str, str], int] = {}
    undated: dict[tuple[str, str], int] = {}
    times: dict[tuple[str, str], list[Lapse]] = {}
    for came, went, _, start, date, number, *_rest in rows:
        way = (came, went)
        numbers[way] = numbers.get(way, 0) + number
        lapse = _between(start, date)
        if lapse:
            times.setdefault(way, []).extend([lapse] * number)
        elif not (start and date):
            undated[way] = undated.get(way, 0) + number
    made = []
    for way, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        dated, without = times.get(way, []), undated.get(way, 0)
        backward = number - len(dated) - without
        made.append(Passage(*way, number, lapses.spell(dated), len(dated), without, backward))
    return tuple(made)


def _between(start: str, date: str) -> Lapse | None:
    return lapses.between_written(start, date) if start and date else None


def _chains(
    connection: Connection, chosen: Filter, carried: Carried, *, within: bool
) -> tuple[tuple[Chain, ...], Level]:
    """Return how often what a link led to led on, not always on one track, and the highest level in that."""
    query = chain_query(chosen, carried, within=within)
    rows = [tuple(row) for row in connection.execute(query)]
    found = [Chain(row[0], row[1], row[2], row[3]) for row in rows]
    found.sort(key=lambda chain: (-chain.number, chain.came, chain.through, chain.went))
    return tuple(found), Level(max((row[4] for row in rows), default=0))


def _cases(connection: Connection, steps: Subquery) -> tuple[Case, ...]:
    wanted: list[ColumnElement[Any]] = [
        steps.c.unit, initiative.c.reference, initiative.c.title, steps.c.came, steps.c.went,
        steps.c.to, steps.c.begun, steps.c.date,
    ]  # fmt: skip
    query: Select[Any] = (
        select(*wanted)
        .join_from(steps, initiative, initiative.c.id == steps.c.unit)
        .order_by(initiative.c.first_day, steps.c.unit)
    )
    rows = map(tuple, connection.execute(query))
    return tuple(
        Case(row[0], row[1], row[2], row[3], row[4], row[5], _between(row[6], row[7]))
        for row in rows
    )


def _on_processes(connection: Connection, chosen: Filter, carried: Carried) -> int:
    if chosen.unit is Unit.PROCESSES or carried is Carried.LINKS:
        return 0
    query = (
        select(func.count())
        .join_from(transfer, initiative)
        .where(
            alive(chosen.ceiling),
            ~is_round(chosen.ceiling),
            shown(transfer, chosen.ceiling),
            *conditions(chosen),
        )
    )
    return connection.execute(query).scalar_one()


def _marking(connection: Connection, chosen: Filter, rows: list[tuple[Any, ...]]) -> Level:
    level = Level(max((max(row[7], row[9]) for row in rows), default=0))
    return max(level, participation_level(connection, chosen))
