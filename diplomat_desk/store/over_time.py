"""When initiatives began, counted by SQL."""

from collections import Counter
from dataclasses import dataclass, replace

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
from diplomat_desk.store.beginnings import FIRST_DATE
from diplomat_desk.store.dated import DOUBT, ONGOING
from diplomat_desk.store.filtering import members, shown
from diplomat_desk.store.listing import tally_of
from diplomat_desk.store.schema import initiative, initiative_country

_DATES: dict[Dates, ColumnElement[str]] = {
    Dates.RECORDED: FIRST_DATE,
    Dates.ACTUAL: initiative.c.start,
    Dates.PLANNED: initiative.c.planned_start,
}
_MONTH, _DAY = len("1991-10"), len("1991-10-06")


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
    found = [_begun(connection, chosen, split, one) for one in dates]
    beginnings = tuple(one.beginnings for one in found)
    periods = compared(chosen, beginnings[:1]) if compare else None
    earlier = None
    if periods:
        before = _before(connection, chosen, split, found[0], periods[1])
        earlier = Earlier(periods[1], before.beginnings)
        found.append(before)
    levels = [one.level for one in found]
    return OverTime(
        chosen,
        tally_of(connection, chosen, found[0].selected, found[0].undated),
        max(*levels, _level_of_countries(connection, chosen)),
        split,
        beginnings,
        periods[0] if periods else period_of(chosen),
        earlier,
    )


@dataclass(frozen=True, slots=True)
class _Begun:
    """Beginnings, the highest level among them, how many are selected, and how many without any date."""

    beginnings: Beginnings
    level: Level
    selected: int
    undated: int


def _before(
    connection: Connection, chosen: Filter, split: Dimension | None, found: _Begun, period: Period
) -> _Begun:
    """Return what began in the period before; without a bound in the filter it is among ``found``."""
    if not period_of(chosen).bounded:
        return found
    before = replace(chosen, since=period.since, until=period.until, undated=False)
    return _begun(connection, before, split, found.beginnings.dates)


def _begun(connection: Connection, chosen: Filter, split: Dimension | None, dates: Dates) -> _Begun:
    counted = _rounds if chosen.unit is Unit.ROUNDS else _processes
    units = counted(chosen, split, dates)
    precise = any(one and one.precision is Precision.DAY for one in (chosen.since, chosen.until))
    start = func.substr(units.c.at, 1, _DAY if precise else _MONTH)
    doubt = case((func.rtrim(units.c.at, DOUBT) != units.c.at, "?"), else_="")
    # One text of all, counted here: SQLite would sort the records to group them, which takes twice as long.
    query = select(
        func.group_concat(start.concat(doubt).concat(" ").concat(units.c.code), "\n"),
        func.count(),
        func.count(units.c.first_day),
        func.max(units.c.level),
    )
    lines, selected, dated, level = connection.execute(query).one()
    found = Counter(lines.split("\n") if lines else ())
    return _Begun(_beginnings(dates, found), Level(level or 0), selected, selected - dated)


def _beginnings(dates: Dates, lines: Counter[str]) -> Beginnings:
    """Return how often each beginning is among ``lines``: a date, in doubt if "?" ends it, and a group."""
    numbers: dict[tuple[str, str], tuple[int, int]] = {}
    for line, number in lines.items():
        text, _, code = line.partition(" ")
        key = (text.rstrip(DOUBT), code)
        every, doubtful = numbers.get(key, (0, 0))
        in_doubt = number if text.endswith("?") else 0
        numbers[key] = (every + number, doubtful + in_doubt)
    known: dict[str, PartialDate] = {}
    dated = []
    apart = {"": 0, ONGOING: 0}
    for (text, code), (number, doubtful) in sorted(numbers.items()):
        if text in apart:
            apart[text] += number
            continue
        on = known.get(text)
        if on is None:
            on = known[text] = PartialDate.of(text)
        dated.append(Dated(on, code, number, doubtful))
    return Beginnings(dates, tuple(dated), apart[""], apart[ONGOING])


def _rounds(chosen: Filter, split: Dimension | None, dates: Dates) -> Subquery:
    """Return ``at``, ``code``, ``level`` and ``first_day`` of each selected record."""
    level = initiative.c.confidentiality.label("level")
    found = members(chosen).add_columns(
        _DATES[dates].label("at"), _code(split).label("code"), level
    )
    return found.subquery()


def _processes(chosen: Filter, split: Dimension | None, dates: Dates) -> Subquery:
    """Return the same of each process, and of each record that is in none."""
    found = (
        members(replace(chosen, since=None, until=None))
        .add_columns(_DATES[dates].label("at"), initiative.c.confidentiality.label("level"))
        .subquery()
    )
    # The open end sorts before every date, so that it would be the earliest.
    known = case((found.c.at > ONGOING, found.c.at))
    once: Select[tuple[int, str, int, str]] = select(
        found.c.unit,
        func.coalesce(func.min(known), func.max(found.c.at)).label("at"),
        func.max(found.c.level).label("level"),
        func.max(found.c.first_day).label("first_day"),
    ).group_by(found.c.unit)
    if period_of(chosen).bounded:
        once = once.where(found.c.unit.in_(select(members(chosen).subquery().c.unit)))
    units = once.subquery()
    own = initiative.c.confidentiality
    return (
        select(
            units.c.at,
            _code(split).label("code"),
            case((own > units.c.level, own), else_=units.c.level).label("level"),
            units.c.first_day,
        )
        .join_from(units, initiative, initiative.c.id == units.c.unit)
        .subquery()
    )


def _code(split: Dimension | None) -> ColumnElement[str]:
    column: ColumnElement[str] = initiative.c[split] if split else literal("")
    return column


def _level_of_countries(connection: Connection, chosen: Filter) -> Level:
    """Return the highest level of the participations by which countries select."""
    if not (chosen.countries or chosen.country_role or chosen.also):
        return Level.PUBLIC
    found = members(chosen).subquery()
    part = initiative_country
    asked = [shown(part, chosen.ceiling)]
    if chosen.countries:
        asked.append(part.c.country.in_((*chosen.countries, *chosen.also)))
    if chosen.country_role:
        asked.append(part.c.role == chosen.country_role)
    query = select(func.max(part.c.level)).where(
        part.c.initiative_id.in_(select(found.c.id)), *asked
    )
    return Level(connection.execute(query).scalar() or 0)
