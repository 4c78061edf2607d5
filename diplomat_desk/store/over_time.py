"""When initiatives began, counted by SQL."""

from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Select, Subquery, case, func, literal, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate, Precision
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.over_time import (
    Beginnings,
    Dated,
    Dates,
    Earlier,
    OverTime,
    compared,
    period_of,
)
from diplomat_desk.domain.periods import Period
from diplomat_desk.store.counting import highest_level
from diplomat_desk.store.filtering import members
from diplomat_desk.store.listing import tally
from diplomat_desk.store.schema import initiative

SPLITS = (Dimension.TRACK, Dimension.KIND, Dimension.STATUS)
"""What beginnings can be told apart by: columns of an initiative."""

_DATES: dict[Dates, ColumnElement[str]] = {
    Dates.RECORDED: func.coalesce(
        func.nullif(initiative.c.start, ""),
        func.nullif(initiative.c.end, ""),
        func.nullif(initiative.c.planned_start, ""),
        initiative.c.planned_end,
    ),
    Dates.ACTUAL: initiative.c.start,
    Dates.PLANNED: initiative.c.planned_start,
}
_MONTH, _DAY = len("1991-10"), len("1991-10-06")
_DOUBT = "?~%"
_ONGOING = ".."


def ask(
    connection: Connection,
    chosen: Filter,
    split: Dimension | None,
    dates: tuple[Dates, ...],
    compare: bool,
) -> OverTime:
    """Return when what ``chosen`` selects began, by each of ``dates``, in the groups of ``split``.

    A process that counts once began with the earliest of its own and its rounds' dates that match the
    filter, its period aside. With ``compare`` the first of ``dates`` is also told of the period before.
    """
    found, levels = zip(*(_begun(connection, chosen, split, one) for one in dates), strict=True)
    marking = max(levels)
    periods = compared(chosen, found[:1]) if compare else None
    earlier = None
    if periods:
        earlier, level = _earlier(connection, chosen, split, found[0], periods[1])
        marking = max(marking, level)
    return OverTime(
        chosen,
        tally(connection, chosen),
        max(marking, _level_of_countries(connection, chosen)),
        split,
        found,
        periods[0] if periods else period_of(chosen),
        earlier,
    )


def _earlier(
    connection: Connection,
    chosen: Filter,
    split: Dimension | None,
    found: Beginnings,
    period: Period,
) -> tuple[Earlier, Level]:
    """Return what began in the period before; without a bound in the filter it is among ``found``."""
    if not period_of(chosen).bounded:
        return Earlier(period, found), Level.PUBLIC
    before = replace(chosen, since=period.since, until=period.until, undated=False)
    beginnings, level = _begun(connection, before, split, found.dates)
    return Earlier(period, beginnings), level


def _begun(
    connection: Connection, chosen: Filter, split: Dimension | None, dates: Dates
) -> tuple[Beginnings, Level]:
    """Return what began, and the highest level among it."""
    counted = _rounds if chosen.unit is Unit.ROUNDS else _processes
    units = counted(chosen, split, dates)
    precise = any(one and one.precision is Precision.DAY for one in (chosen.since, chosen.until))
    start = func.substr(units.c.at, 1, _DAY if precise else _MONTH)
    last = func.substr(units.c.at, func.length(units.c.at), 1)
    query = select(
        start,
        units.c.code,
        func.count(),
        func.sum(case((last.in_(tuple(_DOUBT)), 1), else_=0)),
        func.max(units.c.level),
        func.max(units.c.unit_level),
    ).group_by(start, units.c.code)
    return _beginnings(dates, [tuple(row) for row in connection.execute(query)])


def _beginnings(
    dates: Dates, rows: list[tuple[str, str, int, int, int, int]]
) -> tuple[Beginnings, Level]:
    known: dict[str, PartialDate] = {}
    dated = []
    apart = {"": 0, _ONGOING: 0}
    for text, code, number, doubtful, *_ in rows:
        if text in apart:
            apart[text] += number
            continue
        on = known.get(text)
        if on is None:
            on = known[text] = PartialDate.of(text.rstrip(_DOUBT))
        dated.append(Dated(on, code, number, doubtful))
    level = max((max(row[4:]) for row in rows), default=0)
    return Beginnings(dates, tuple(dated), apart[""], apart[_ONGOING]), Level(level)


def _rounds(chosen: Filter, split: Dimension | None, dates: Dates) -> Subquery:
    """Return ``at``, ``code`` and levels of each selected record."""
    level = initiative.c.confidentiality
    return (
        members(chosen)
        .add_columns(
            _DATES[dates].label("at"),
            _code(split).label("code"),
            level.label("level"),
            level.label("unit_level"),
        )
        .subquery()
    )


def _processes(chosen: Filter, split: Dimension | None, dates: Dates) -> Subquery:
    """Return ``at``, ``code`` and levels of each process, and of each record that is in none."""
    found = (
        members(replace(chosen, since=None, until=None))
        .add_columns(_DATES[dates].label("at"), initiative.c.confidentiality.label("level"))
        .subquery()
    )
    known = func.nullif(func.nullif(found.c.at, ""), _ONGOING)
    earliest = func.coalesce(func.min(known), func.max(found.c.at), "")
    once: Select[tuple[int, str, int]] = select(
        found.c.unit, earliest.label("at"), func.max(found.c.level).label("level")
    ).group_by(found.c.unit)
    if period_of(chosen).bounded:
        once = once.where(found.c.unit.in_(select(members(chosen).subquery().c.unit)))
    units = once.subquery()
    return (
        select(
            units.c.at,
            _code(split).label("code"),
            units.c.level,
            initiative.c.confidentiality.label("unit_level"),
        )
        .join_from(units, initiative, initiative.c.id == units.c.unit)
        .subquery()
    )


def _code(split: Dimension | None) -> ColumnElement[str]:
    column: ColumnElement[str] = initiative.c[split] if split else literal("")
    return column


def _level_of_countries(connection: Connection, chosen: Filter) -> Level:
    """Return the highest level of what decided about the selection, where countries did."""
    if chosen.countries or chosen.country_role or chosen.also:
        return highest_level(connection, chosen)
    return Level.PUBLIC
