"""The quality list in SQL: how many findings of each rule there are, and which records they are in.

Rules of the record alone are kept with it (:mod:`store.findings`); those that need today's date or the
process of a round are asked here. Everything obeys the ceiling as if nothing lay above it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    cast,
    exists,
    func,
    literal,
    select,
)

from diplomat_desk.domain.advice.quality import RULES
from diplomat_desk.domain.advice.timely import TIMELY, stalled_since
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.store.filtering import alive, is_round, members, shown
from diplomat_desk.store.findings import bit_of, lowest
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import dismissal
from diplomat_desk.store.schema_parts import finding, follow_up, meeting

_OF_ROUNDS = {rule.code for rule in (*RULES, *TIMELY) if rule.of_rounds}
PAGE = 200
_NEVER = date.max.isoformat()
_process = initiative.alias("process")


class _Scope(NamedTuple):
    """What is asked for: up to which level, on which day (ISO), whether what was dismissed, among which records."""

    ceiling: Level
    today: str
    dismissed: bool
    among: Filter | None = None


def counts(
    connection: Connection,
    ceiling: Level,
    today: str,
    *,
    dismissed: bool = False,
    among: Filter | None = None,
) -> dict[str, int]:
    """Return by rule how many records it finds something in on the day ``today`` (ISO 8601).

    A rule that finds nothing is left out; with ``dismissed``, only what was dismissed is counted, else
    only what was not. ``among`` asks for what a filter selects, which has the same ceiling.
    """
    scope = _Scope(ceiling, today, dismissed, among)
    query = (
        select(finding.c.rule, func.count())
        .join_from(finding, initiative, finding.c.initiative_id == initiative.c.id)
        .where(*_kept(scope), _told(finding.c.rule, scope))
        .group_by(finding.c.rule)
    )
    found: dict[str, int] = {row[0]: row[1] for row in connection.execute(query)}
    for rule in _TIMELY:
        number = connection.execute(_timely(rule, scope, func.count())).scalar_one()
        if number:
            found[rule] = number
    return found


def records(
    connection: Connection,
    rule: str,
    ceiling: Level,
    today: str,
    *,
    dismissed: bool = False,
    first: int = 0,
    most: int = PAGE,
) -> list[tuple[int, Level]]:
    """Return the records that ``rule`` finds something in, earliest first: id, and from which level on."""
    scope = _Scope(ceiling, today, dismissed)
    if rule in _TIMELY:
        level = _level_of(rule, scope.today).label("level")
        query = _timely(rule, scope, initiative.c.id, level)
    else:
        query = (
            select(initiative.c.id, finding.c.levels)
            .join_from(finding, initiative, finding.c.initiative_id == initiative.c.id)
            .where(finding.c.rule == rule, *_kept(scope), _told(literal(rule), scope))
        )
    ordered = query.order_by(
        initiative.c.first_day.is_(None), initiative.c.first_day, initiative.c.id
    )
    rows = connection.execute(ordered.limit(most).offset(first)).all()
    if rule in _TIMELY:
        return [(row[0], Level(row[1])) for row in rows]
    return [(row[0], lowest(row[1])) for row in rows]


def _kept(scope: _Scope) -> tuple[ColumnElement[bool], ...]:
    found = finding.c.levels.op("&")(bit_of(scope.ceiling)) != 0
    obeying = finding.c.rule.not_in(_OF_ROUNDS) | is_round(scope.ceiling)
    return found, alive(scope.ceiling), obeying, *_selected(scope)


def _selected(scope: _Scope) -> tuple[ColumnElement[bool], ...]:
    if scope.among is None:
        return ()
    found = members(scope.among).subquery()
    return (initiative.c.id.in_(select(found.c.id)),)


def _told(rule: ColumnElement[str], scope: _Scope) -> ColumnElement[bool]:
    """Return the condition that a finding was dismissed, or that it was not, as the scope asks."""
    subject = rule + literal(":initiative:") + cast(initiative.c.id, String)
    known = select(dismissal.c.subject).where(dismissal.c.level <= int(scope.ceiling))
    return subject.in_(known) if scope.dismissed else subject.not_in(known)


def _timely(rule: str, scope: _Scope, *columns: ColumnElement[Any]) -> Select[Any]:
    query = select(*columns).select_from(initiative)
    if rule == "outside-process":
        query = query.join(_process, _process.c.id == initiative.c.parent_id)
    obeying = (is_round(scope.ceiling),) if rule in _OF_ROUNDS else ()
    conditions = _TIMELY[rule](scope.ceiling, scope.today)
    among = _selected(scope)
    return query.where(
        alive(scope.ceiling), *conditions, *obeying, *among, _told(literal(rule), scope)
    )


def _planned_passed(_ceiling: Level, today: str) -> tuple[ColumnElement[bool], ...]:
    return (
        initiative.c.status == "planned",
        initiative.c.planned,
        initiative.c.last_day < today,
    )


def _overdue(ceiling: Level, today: str) -> tuple[ColumnElement[bool], ...]:
    # Asked once, not for each initiative: the index of what is due would be read anew for every one.
    overdue = select(follow_up.c.initiative_id).where(*_is_overdue(ceiling, today))
    return (initiative.c.id.in_(overdue),)


def _is_overdue(ceiling: Level, today: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a follow-up is open and overdue, and may be shown where its record is."""
    return (
        follow_up.c.done == "",
        follow_up.c.due_day < today,
        shown(follow_up, ceiling),
    )


def _stalled(ceiling: Level, today: str) -> tuple[ColumnElement[bool], ...]:
    since = stalled_since(date.fromisoformat(today)).isoformat()
    met = exists().where(
        meeting.c.initiative_id == initiative.c.id,
        meeting.c.first_day >= since,
        shown(meeting, ceiling),
    )
    return (
        initiative.c.status == "active",
        initiative.c.end == "",
        initiative.c.last_day < since,
        ~met,
    )


def _outside_process(ceiling: Level, _today: str) -> tuple[ColumnElement[bool], ...]:
    after = _process.c.end.not_in(("", "..")) & (initiative.c.first_day > _process.c.last_day)
    before = (_process.c.start != "") & (initiative.c.last_day < _process.c.first_day)
    return (
        _process.c.binned_at.is_(None),
        _process.c.confidentiality <= int(ceiling),
        initiative.c.first_day < _NEVER,
        after | before,
    )


_TIMELY: dict[str, Callable[[Level, str], tuple[ColumnElement[bool], ...]]] = {
    "planned-passed": _planned_passed,
    "follow-up-overdue": _overdue,
    "stalled": _stalled,
    "outside-process": _outside_process,
}


def _level_of(rule: str, today: str) -> ColumnElement[int]:
    """Return the level from which on a finding is told: never below what it speaks of."""
    own: ColumnElement[int] = initiative.c.confidentiality
    if rule == "outside-process":
        return func.max(own, _process.c.confidentiality)
    if rule == "follow-up-overdue":
        least = (
            select(func.min(follow_up.c.level))
            .where(follow_up.c.initiative_id == initiative.c.id, *_is_overdue(TOP, today))
            .scalar_subquery()
        )
        return func.max(own, least)
    return own
