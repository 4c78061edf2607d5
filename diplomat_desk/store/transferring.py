"""What went from track to track: transfers and ties as one kind of flow, counted by SQL."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
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
    kept = [row for row in rows if within or row.came != row.went]
    flows = added_up([Flow(row.came, row.went, row.result, row.number, row.unit) for row in kept])
    number = sum(flow.number for flow in flows)
    links = sum(row.number for row in kept if row.linked)
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
        stayed=sum(row.number for row in rows) - number,
        on_processes=_on_processes(connection, chosen, carried),
        flows=flows,
        passages=_passages(kept),
        chains=chains,
        cases=_cases(connection, flow_query(chosen, carried, within=within)) if few else (),
    )


def _grouped(connection: Connection, steps: Subquery) -> Sequence[Row[Any]]:
    """Return the flows that go one way with one result: how many, an initiative, the levels, all their times.

    ``times`` has a line for each: its two dates. As one text they are many times faster to fetch and to
    count than a row for each two.
    """
    start: ColumnElement[Any] = case((steps.c.date == "", ""), else_=steps.c.begun)
    ways = (steps.c.came, steps.c.went, steps.c.result, steps.c.linked)
    query = select(
        *ways,
        func.count().label("number"),
        func.min(steps.c.unit).label("unit"),
        func.max(steps.c.level).label("level"),
        func.max(steps.c.outcome_level).label("outcome_level"),
        func.group_concat(start.concat(" ").concat(steps.c.date), "\n").label("times"),
    ).group_by(*ways)
    return connection.execute(query).all()


def _passages(rows: Iterable[Row[Any]]) -> tuple[Passage, ...]:
    numbers: Counter[tuple[str, str]] = Counter()
    times: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        way = (row.came, row.went)
        numbers[way] += row.number
        times.setdefault(way, []).append(row.times)
    made = []
    for way, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        made.append(_passage(way, number, Counter("\n".join(times[way]).split("\n"))))
    return tuple(made)


def _passage(way: tuple[str, str], number: int, times: Counter[str]) -> Passage:
    dated: list[Lapse] = []
    undated = 0
    for both, often in times.items():
        start, _, date = both.partition(" ")
        lapse = _between(start, date)
        if lapse:
            dated += [lapse] * often
        elif not (start and date):
            undated += often
    backward = number - len(dated) - undated
    return Passage(*way, number, lapses.spell(dated), len(dated), undated, backward)


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
    # The few processes first: the narrow index has them, and the transfers' records are not looked up.
    processes = select(initiative.c.id).where(
        alive(chosen.ceiling), ~is_round(chosen.ceiling), *conditions(chosen)
    )
    query = select(func.count()).where(
        shown(transfer, chosen.ceiling), transfer.c.initiative_id.in_(processes)
    )
    return connection.execute(query).scalar_one()


def _marking(connection: Connection, chosen: Filter, rows: Sequence[Row[Any]]) -> Level:
    level = Level(max((max(row.level, row.outcome_level) for row in rows), default=0))
    return max(level, participation_level(connection, chosen))
