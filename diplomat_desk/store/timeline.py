"""What ran when, read in columns: one JSON array for each, which SQLite builds outside the interpreter's lock."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
)

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.timeline import FOREVER, Round, Timeline
from diplomat_desk.store.filtering import alive, members, shown
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import initiative, initiative_country

_process = initiative.alias("process")
_COLUMNS = (
    "ids", "references", "titles", "kinds", "tracks", "statuses", "starts", "ends", "due", "planned",
    "firsts", "lasts", "countries", "processes",
)  # fmt: skip


def ask(connection: Connection, chosen: Filter) -> Timeline:
    """Return the initiatives of ``chosen`` with their dates, by id.

    Where processes count, one reaches over all its rounds that may be shown, and has those that match
    as its ``rounds``.
    """
    columns, level = _read(connection, chosen)
    named: dict[int, tuple[str, str]] = {}
    rounds: dict[int, tuple[Round, ...]] = {}
    if chosen.unit is Unit.ROUNDS:
        named, reached = _named(connection, chosen, set(columns["processes"]))
    else:
        rounds, reached = _rounds(connection, chosen, columns)
    return Timeline(
        filter=chosen,
        tally=_tally(connection, chosen, columns),
        marking=_marking(connection, chosen, max(level, reached)),
        named=named,
        rounds=rounds,
        **{name: tuple(values) for name, values in columns.items()},
    )


def _tally(connection: Connection, chosen: Filter, columns: dict[str, list[Any]]) -> Tally:
    """Count what was read; one without a date of its own has a place in time by its rounds."""
    selected, undated = len(columns["ids"]), columns["firsts"].count("")
    return replace(tally(connection, chosen.cleared()), selected=selected, undated=undated)


def _read(connection: Connection, chosen: Filter) -> tuple[dict[str, list[Any]], int]:
    rows = _rows(chosen).subquery()
    packed = [func.json_group_array(rows.c[name]) for name in _COLUMNS]
    found = connection.execute(select(func.max(rows.c.level), *packed)).one()
    columns = {name: json.loads(text) for name, text in zip(_COLUMNS, found[1:], strict=True)}
    return columns, int(found[0] or 0)


def _rows(chosen: Filter) -> Select[Any]:
    one = initiative.c
    selected: Select[Any] = members(chosen)
    process: ColumnElement[int] = case(
        (one.parent_level <= int(chosen.ceiling), one.parent_id), else_=0
    )
    if chosen.unit is Unit.PROCESSES:
        units = select(selected.subquery("matching").c.unit)
        selected = select(one.id).where(one.id.in_(units))
        process = literal(0)
    return selected.with_only_columns(
        one.id.label("ids"),
        one.reference.label("references"),
        one.title.label("titles"),
        one.kind.label("kinds"),
        one.track.label("tracks"),
        one.status.label("statuses"),
        _start().label("starts"),
        _end().label("ends"),
        case((and_(~one.planned, one.end == ""), one.planned_end), else_="").label("due"),
        one.planned.label("planned"),
        func.coalesce(one.first_day, "").label("firsts"),
        _last().label("lasts"),
        _countries(chosen).label("countries"),
        process.label("processes"),
        one.confidentiality.label("level"),
    ).order_by(one.id)


def _start() -> ColumnElement[str]:
    return case((initiative.c.planned, initiative.c.planned_start), else_=initiative.c.start)


def _end() -> ColumnElement[str]:
    return case((initiative.c.planned, initiative.c.planned_end), else_=initiative.c.end)


def _last() -> ColumnElement[str]:
    one = initiative.c
    runs = and_(~one.planned, one.end == "", one.status == "active", one.first_day.is_not(None))
    return case((or_(runs, one.end == ".."), FOREVER), else_=func.coalesce(one.last_day, ""))


def _countries(chosen: Filter) -> ColumnElement[str]:
    """Return the codes that an initiative counts in by itself."""
    part = initiative_country
    own = (
        select(func.group_concat(part.c.country.distinct()))
        .where(part.c.initiative_id == initiative.c.id, *_counts(chosen))
        .correlate(initiative)
    )
    return func.coalesce(own.scalar_subquery(), "")


def _counts(chosen: Filter) -> tuple[ColumnElement[bool], ...]:
    part = initiative_country
    in_role = (part.c.role == chosen.country_role) if chosen.country_role else true()
    return shown(part, chosen.ceiling), in_role


def _countries_of_rounds(connection: Connection, chosen: Filter) -> dict[int, set[str]]:
    """Return the countries that each process counts in by its matching rounds."""
    found = members(chosen).subquery("matching")
    part = initiative_country
    query = (
        select(found.c.unit, part.c.country)
        .join_from(found, part, part.c.initiative_id == found.c.id)
        .where(found.c.unit != found.c.id, *_counts(chosen))
    )
    countries: dict[int, set[str]] = {}
    for process, country in connection.execute(query):
        countries.setdefault(process, set()).add(country)
    return countries


def _named(
    connection: Connection, chosen: Filter, wanted: set[int]
) -> tuple[dict[int, tuple[str, str]], int]:
    """Return reference and title of the processes ``wanted``, and the highest level among them."""
    if wanted <= {0}:
        return {}, 0
    parents = select(initiative.c.parent_id).where(
        initiative.c.parent_level <= int(chosen.ceiling), alive(chosen.ceiling)
    )
    query = select(
        _process.c.id, _process.c.reference, _process.c.title, _process.c.confidentiality
    ).where(_process.c.id.in_(parents), alive(chosen.ceiling, _process))
    found = [one for one in connection.execute(query) if one.id in wanted]
    level = max((one.confidentiality for one in found), default=0)
    return {one.id: (one.reference, one.title) for one in found}, level


def _rounds(
    connection: Connection, chosen: Filter, columns: dict[str, list[Any]]
) -> tuple[dict[int, tuple[Round, ...]], int]:
    """Return the matching rounds by their process, earliest first, and the highest level of any round.

    The processes in ``columns`` are made to reach over all their rounds that may be shown.
    """
    matching = members(chosen).subquery("matching")
    one = initiative.c
    query = (
        select(one.parent_id, one.id, one.reference, one.title, _start().label("start"),
               _end().label("end"), one.first_day, _last().label("last_day"), one.confidentiality,
               one.id.in_(select(matching.c.id)).label("matches"))
        .where(one.parent_id.in_(select(matching.c.unit)), one.parent_level <= int(chosen.ceiling),
               alive(chosen.ceiling), one.first_day.is_not(None))
        .order_by(one.first_day, one.id)
    )  # fmt: skip
    every: dict[int, list[Round]] = {}
    matched: dict[int, list[Round]] = {}
    level = 0
    for r in connection.execute(query):
        made = Round(r.id, r.reference, r.title, r.start, r.end, r.first_day, r.last_day)
        every.setdefault(r.parent_id, []).append(made)
        if r.matches:
            matched.setdefault(r.parent_id, []).append(made)
        level = max(level, r.confidentiality)
    countries = _countries_of_rounds(connection, chosen)
    for number, process in enumerate(columns["ids"]):
        if process in every:
            _reach(columns, number, every[process])
        if process in countries:
            own = columns["countries"][number]
            codes = countries[process].union(own.split(",") if own else ())
            columns["countries"][number] = ",".join(sorted(codes))
    return {process: tuple(found) for process, found in matched.items()}, level


def _reach(columns: dict[str, list[Any]], number: int, rounds: list[Round]) -> None:
    """Make one process reach over its ``rounds``; one without dates of its own takes theirs."""
    last = max(rounds, key=lambda one: one.last)
    active = columns["statuses"][number] == "active"
    if not columns["firsts"][number]:
        columns["starts"][number] = rounds[0].start or rounds[0].end
        columns["ends"][number] = "" if active else last.end or last.start
        columns["firsts"][number], columns["lasts"][number] = rounds[0].first, last.last
        if active:
            columns["lasts"][number] = FOREVER
        return
    columns["firsts"][number] = min(columns["firsts"][number], rounds[0].first)
    if not columns["ends"][number]:
        columns["lasts"][number] = max(columns["lasts"][number], last.last)


def _marking(connection: Connection, chosen: Filter, level: int) -> Level:
    """Return the highest level among the countries of what is counted, ``level`` at least."""
    part = initiative_country
    # The constant lets SQLite use the small index of what is above public.
    raised = and_(part.c.level > 0, part.c.level > level, shown(part, chosen.ceiling))
    highest = select(func.max(part.c.level)).where(raised)
    if connection.scalar(highest) is None:
        return Level(level)
    found = members(chosen).subquery()
    counted = select(found.c.id).union(select(found.c.unit))
    found_level = connection.scalar(highest.where(part.c.initiative_id.in_(counted)))
    return Level(max(level, found_level or 0))
