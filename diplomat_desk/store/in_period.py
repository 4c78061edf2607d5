"""What surely lies in a period and what only may, counted by SQL; only what is listed is read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.in_period import Change, Found, Happening, InPeriod
from diplomat_desk.domain.periods import Period, before
from diplomat_desk.domain.terms import NONE
from diplomat_desk.store.counted import counted_records
from diplomat_desk.store.dated import ONGOING, maybe, surely, surely_after, surely_before
from diplomat_desk.store.filtering import shown
from diplomat_desk.store.levels import participation_level
from diplomat_desk.store.parts import date_of
from diplomat_desk.store.schema import initiative, initiative_country, term
from diplomat_desk.store.schema_parts import document, follow_up, meeting, outcome, transfer

_NEVER_BEGUN = ("cancelled",)


def ask(
    connection: Connection,
    chosen: Filter,
    period: Period,
    today: str,
    most: int,
    *,
    tasks: bool = False,
) -> InPeriod:
    """Return what ``chosen`` has in ``period``, at most ``most`` of each sort by name.

    ``period`` has both bounds; ``tasks`` asks for the follow-ups too. A process that counts once began with
    the earliest start of its own and its selected rounds, and ended with its own end.
    """
    return _Asker(connection, chosen, period, today, most).answer(tasks=tasks)


class _Asker:
    def __init__(
        self, connection: Connection, chosen: Filter, period: Period, today: str, most: int
    ) -> None:
        self.connection = connection
        self.chosen = chosen
        self.period = period
        self.earlier = before(period)
        self.today = today
        self.most = most
        self.records = counted_records(chosen)
        self.units = _units(self.records, chosen)
        self.levels = [int(participation_level(connection, chosen))]

    def answer(self, *, tasks: bool) -> InPeriod:
        units, period = self.units, self.period
        began = self._found(self._initiatives(units.c.start))
        ending = self._initiatives(units.c.end)
        new = surely(units.c.start, period)
        both = self._number(and_(new, surely(units.c.end, period)))
        ended = self._found(ending, listed=~new)
        planned = units.c.status.not_in(_NEVER_BEGUN) & (units.c.start == "")
        overdue = 0
        if tasks:
            overdue = self._overdue()
        tracks, countries = self._by_track(), self._by_country()
        return InPeriod(
            period=period,
            earlier=self.earlier,
            selected=self._number(literal(value=True)),
            undated=self._number(units.c.first_day.is_(None)),
            began=began,
            ended=ended,
            both=both,
            running=self._running(),
            open_ended=self._number(and_(*self._older(), units.c.end == "", ~self._goes_on())),
            planned=self._found(self._initiatives(units.c.planned_start).where(planned)),
            meetings=self._found(self._entries(meeting, _place(), meeting.c.format)),
            outcomes=self._found(
                self._entries(outcome, outcome.c.what, outcome.c.kind).where(outcome.c.kind != NONE)
            ),
            transfers=self._found(self._entries(transfer, transfer.c.what, transfer.c.to_track)),
            documents=self._found(self._entries(document, document.c.title, document.c.stage)),
            tracks=tracks,
            countries=countries,
            tasks=self._tasks() if tasks else None,
            overdue=overdue,
            marking=Level(max(self.levels)),
        )

    def _initiatives(self, at: ColumnElement[str]) -> Select[Any]:
        units = self.units
        return _selection(
            units, at, units.c.end, literal(""), literal(""), units.c.level
        ).select_from(units)

    def _entries(
        self,
        part: Table,
        what: ColumnElement[Any],
        kind: ColumnElement[Any],
    ) -> Select[Any]:
        records = self.records
        own = initiative.alias("of")
        at = part.c.due if part is follow_up else part.c.date
        end = part.c.done if part is follow_up else literal("")
        level = func.max(part.c.level, records.c.level)
        return (
            _selection(own, at, end, what, kind, level)
            .join_from(records, part, part.c.initiative_id == records.c.id)
            .join(own, own.c.id == records.c.id)
            .where(shown(part, self.chosen.ceiling))
        )

    def _tasks(self) -> Found:
        return self._found(self._entries(follow_up, follow_up.c.task, follow_up.c.owner))

    def _found(self, query: Select[Any], listed: ColumnElement[bool] | None = None) -> Found:
        """Return what of ``query`` lies in the period, and how many in the one before."""
        rows = query.subquery()
        sure, may = surely(rows.c.at, self.period), maybe(rows.c.at, self.period)
        then = surely(rows.c.at, self.earlier) if self.earlier else literal(value=False)
        undated = rows.c.at.in_(("", ONGOING))
        counts = select(
            func.count().filter(sure),
            func.count().filter(may),
            func.count().filter(then),
            func.count().filter(undated),
            func.max(rows.c.level).filter(or_(sure, may, then, undated)),
        )
        row = self.connection.execute(counts.select_from(rows)).one()
        self.levels.append(row[4] or 0)
        only = (query if listed is None else query.where(listed)).subquery()
        return Found(
            sure=row[0],
            maybe=row[1],
            before=row[2],
            undated=row[3],
            items=self._listed(only, surely(only.c.at, self.period)),
            vague=self._listed(rows, may),
        )

    def _listed(self, rows: FromClause, wanted: ColumnElement[bool]) -> tuple[Happening, ...]:
        query = select(rows).where(wanted).order_by(rows.c.at, rows.c.id).limit(self.most)
        return tuple(
            Happening(
                row["id"], row["reference"], row["title"], row["track"], date_of(row["at"]),
                date_of(row["end"]), row["what"], row["kind"],
            )
            for row in self.connection.execute(query).mappings()
        )  # fmt: skip

    def _older(self) -> tuple[ColumnElement[bool], ...]:
        return (surely_before(self.units.c.start, self.period),)

    def _goes_on(self) -> ColumnElement[bool]:
        """Return the condition that a record that began before surely went on after the period."""
        units = self.units
        later = or_(units.c.end == ONGOING, surely_after(units.c.end, self.period))
        # What is active today went on until today; of a period to come that says nothing.
        if self.period.until and self.period.until.latest.isoformat() > self.today:
            return later
        return or_(later, and_(units.c.end == "", units.c.status == "active"))

    def _running(self) -> Found:
        units = self.units
        wanted = and_(*self._older(), self._goes_on())
        query = self._initiatives(units.c.start).where(wanted)
        rows = query.subquery()
        number, level = self.connection.execute(
            select(func.count(), func.max(rows.c.level)).select_from(rows)
        ).one()
        self.levels.append(level or 0)
        return Found(sure=number, items=self._listed(rows, literal(value=True)))

    def _number(self, wanted: ColumnElement[bool]) -> int:
        query = select(func.count(), func.max(self.units.c.level)).where(wanted)
        number, level = self.connection.execute(query.select_from(self.units)).one()
        self.levels.append(level or 0)
        return int(number)

    def _overdue(self) -> int:
        part, records = follow_up, self.records
        query = (
            select(func.count(), func.max(func.max(part.c.level, records.c.level)))
            .join_from(records, part, part.c.initiative_id == records.c.id)
            .where(
                shown(part, self.chosen.ceiling),
                part.c.done == "",
                surely_before(part.c.due, self.period),
            )
        )
        number, level = self.connection.execute(query).one()
        self.levels.append(level or 0)
        return int(number)

    def _by_track(self) -> tuple[Change, ...]:
        units = self.units
        position = select(term.c.position).where(
            term.c.vocabulary == "track", term.c.code == units.c.track
        )
        columns = self._now_and_then(units.c.unit)
        query = select(units.c.track, *columns, func.max(units.c.level)).group_by(units.c.track)
        return self._changes(query.order_by(position.scalar_subquery()))

    def _by_country(self) -> tuple[Change, ...]:
        units, records, part = self.units, self.records, initiative_country
        columns = self._now_and_then(units.c.unit)
        level = func.max(func.max(part.c.level, units.c.level, records.c.level))
        query = (
            select(part.c.country, *columns, level)
            .join_from(units, records, records.c.unit == units.c.unit)
            .join(part, part.c.initiative_id == records.c.id)
            .where(shown(part, self.chosen.ceiling), self._either())
            .group_by(part.c.country)
            .order_by(columns[0].desc(), columns[1].desc(), part.c.country)
        )
        return self._changes(query)

    def _either(self) -> ColumnElement[bool]:
        periods = [self.period, *([self.earlier] if self.earlier else [])]
        return or_(*(surely(self.units.c.start, one) for one in periods))

    def _now_and_then(self, unit: ColumnElement[int]) -> Sequence[ColumnElement[int]]:
        start = self.units.c.start
        now = func.count(case((surely(start, self.period), unit)).distinct())
        if self.earlier is None:
            return now, literal(0)
        return now, func.count(case((surely(start, self.earlier), unit)).distinct())

    def _changes(self, query: Select[Any]) -> tuple[Change, ...]:
        found = []
        for code, now, then, level in self.connection.execute(query):
            if now or then:
                found.append(Change(code, now, then))
                self.levels.append(level or 0)
        return tuple(found)


def _place() -> ColumnElement[Any]:
    return case((meeting.c.title != "", meeting.c.title), else_=meeting.c.city)


def _selection(
    of: FromClause,
    at: ColumnElement[Any],
    end: ColumnElement[Any],
    what: ColumnElement[Any],
    kind: ColumnElement[Any],
    level: ColumnElement[Any],
) -> Select[Any]:
    own = of.c.unit if "unit" in of.c else of.c.id
    columns: list[ColumnElement[Any]] = [
        own.label("id"), of.c.reference, of.c.title, of.c.track, at.label("at"), end.label("end"),
        what.label("what"), kind.label("kind"), level.label("level"),
    ]  # fmt: skip
    return select(*columns)


def _units(records: CTE, chosen: Filter) -> CTE:
    """Return what counts, one row each: its own names and plans, and its dates."""
    own = initiative.alias("named")
    start: ColumnElement[Any] = own.c.start
    level: ColumnElement[Any] = own.c.confidentiality
    day: ColumnElement[Any] = own.c.first_day
    source: FromClause = records.join(own, own.c.id == records.c.unit)
    if chosen.unit is Unit.PROCESSES:
        known = case((records.c.start > ONGOING, records.c.start))
        start = func.coalesce(func.min(known), own.c.start)
        level = func.max(func.max(records.c.level), own.c.confidentiality)
        every = initiative.alias("every")
        day = func.coalesce(func.min(every.c.first_day), own.c.first_day)
        source = source.join(every, every.c.id == records.c.id)
    query: Select[Any] = select(
        records.c.unit, own.c.reference, own.c.title, own.c.track, own.c.status,
        start.label("start"), own.c.end, own.c.planned_start, day.label("first_day"),
        level.label("level"),
    ).select_from(source)  # fmt: skip
    if chosen.unit is Unit.PROCESSES:
        query = query.group_by(records.c.unit)
    return query.cte("units")
