"""Transfers and ties between initiatives as one kind of flow, as SQL: from a track, to a track, with a result."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN
from diplomat_desk.domain.transfers import (
    ANSWERED,
    BACKWARD,
    FORWARD,
    NOTHING,
    NOWHERE,
    OFFICE,
    SOME_OUTCOME,
    Carried,
)
from diplomat_desk.store.filtering import alive, members, shown
from diplomat_desk.store.schema import initiative, term
from diplomat_desk.store.schema_parts import link, outcome, transfer

_VAGUE = (NONE, UNKNOWN, NOT_APPLICABLE)
_WENT = case(
    (transfer.c.to_track != "", transfer.c.to_track),
    (transfer.c.to_office != "", OFFICE),
    else_=NOWHERE,
)


def flow_query(chosen: Filter, carried: Carried, *, within: bool) -> Subquery:
    """Return every flow from what ``chosen`` selects; without ``within`` only those to another track.

    Columns: ``unit`` and ``target`` (ids; no target for a transfer), ``came``, ``went``, ``result``
    (codes), ``begun``, ``date`` (EDTF, empty for none), ``level`` and
    ``outcome_level``, ``to`` (text), ``linked`` (0 or 1).
    """
    queries = {
        Carried.TRANSFERS: (_transfers,),
        Carried.LINKS: (_links,),
        Carried.BOTH: (_transfers, _links),
    }
    flows = union_all(*(query(chosen) for query in queries[carried])).subquery()
    if within:
        return flows
    return select(flows).where(flows.c.came != flows.c.went).subquery()


def chain_query(chosen: Filter, carried: Carried, *, within: bool) -> Select[Any]:
    """Return how often what a link from the selected led to led on: came, through, went, number, level.

    Chains that never leave their track are left out; without ``within`` each step must leave it.
    """
    pairs = _pairs(chosen)
    onward = _onward(chosen.cleared(), carried, select(_pairs(chosen).c.target))
    start, middle = initiative.alias("start"), initiative.alias("middle")
    leaves = (start.c.track != middle.c.track, middle.c.track != onward.c.went)
    ways: list[ColumnElement[Any]] = [start.c.track, middle.c.track, onward.c.went]
    return (
        select(*ways, func.count(), func.max(_highest(pairs.c.level, onward.c.level)))
        .join_from(pairs, start, start.c.id == pairs.c.unit)
        .join(middle, middle.c.id == pairs.c.target)
        .join(onward, onward.c.unit == pairs.c.target)
        .where(or_(*leaves) if within else and_(*leaves))
        .group_by(*ways)
    )


def _onward(chosen: Filter, carried: Carried, among: Select[Any]) -> Subquery:
    """Return what went from ``among`` on: unit, went, level."""
    far = initiative.alias("far")
    pairs = _pairs(chosen, among)
    level = _highest(pairs.c.level, far.c.confidentiality)
    links: Select[Any] = select(
        pairs.c.unit.label("unit"), far.c.track.label("went"), level.label("level")
    ).join_from(pairs, far, far.c.id == pairs.c.target)
    if carried is Carried.LINKS:
        return links.subquery()
    found = members(chosen).add_columns(initiative.c.confidentiality.label("level")).subquery()
    level = _highest(found.c.level, transfer.c.level)
    transfers: Select[Any] = (
        select(found.c.unit.label("unit"), _WENT.label("went"), level.label("level"))
        .join_from(transfer, found, found.c.id == transfer.c.initiative_id)
        .where(shown(transfer, chosen.ceiling), found.c.unit.in_(among))
    )
    return union_all(links, transfers).subquery()


def _transfers(chosen: Filter) -> Select[Any]:
    found = members(chosen).add_columns(initiative.c.confidentiality.label("level")).subquery()
    origin = initiative.alias("origin")
    own = initiative.alias("own")
    result = case((transfer.c.response != "", ANSWERED), else_=_outcome(own, chosen.ceiling))
    levels = _highest(found.c.level, origin.c.confidentiality, transfer.c.level)
    columns: list[ColumnElement[Any]] = [
        found.c.unit.label("unit"),
        null().label("target"),
        origin.c.track.label("came"),
        _WENT.label("went"),
        result.label("result"),
        func.coalesce(_begun(origin), _begun(own), "").label("begun"),
        transfer.c.date.label("date"),
        levels.label("level"),
        _outcome_level(own, chosen.ceiling).label("outcome_level"),
        transfer.c.to_office.label("to"),
        literal(0).label("linked"),
    ]
    return (
        select(*columns)
        .join_from(transfer, found, found.c.id == transfer.c.initiative_id)
        .join(own, own.c.id == found.c.id)
        .join(origin, origin.c.id == found.c.unit)
        .where(shown(transfer, chosen.ceiling))
    )


def _links(chosen: Filter) -> Select[Any]:
    pairs = _pairs(chosen)
    origin, target = initiative.alias("origin"), initiative.alias("target")
    columns: list[ColumnElement[Any]] = [
        pairs.c.unit.label("unit"),
        pairs.c.target.label("target"),
        origin.c.track.label("came"),
        target.c.track.label("went"),
        _outcome(target, chosen.ceiling).label("result"),
        func.coalesce(_begun(origin), "").label("begun"),
        func.coalesce(_begun(target), "").label("date"),
        _highest(pairs.c.level, origin.c.confidentiality, target.c.confidentiality).label("level"),
        _outcome_level(target, chosen.ceiling).label("outcome_level"),
        target.c.title.label("to"),
        literal(1).label("linked"),
    ]  # fmt: skip
    return (
        select(*columns)
        .join_from(pairs, origin, origin.c.id == pairs.c.unit)
        .join(target, target.c.id == pairs.c.target)
    )


def _pairs(chosen: Filter, among: Select[Any] | None = None) -> Subquery:
    """Return each pair of different initiatives once, of which one (of ``among``, if given) leads to the other."""
    found = members(chosen).add_columns(initiative.c.confidentiality.label("level")).subquery()
    far = initiative.alias("far")
    backward = link.c.kind.in_(BACKWARD)
    begins = case((backward, link.c.target_id), else_=link.c.initiative_id)
    ends = case((backward, link.c.initiative_id), else_=link.c.target_id)
    target = _unit_of(far, chosen)
    level = func.max(_highest(found.c.level, far.c.confidentiality))
    restricted = found.c.unit.in_(among) if among is not None else true()
    return (
        select(found.c.unit.label("unit"), target.label("target"), level.label("level"))
        .join_from(link, found, found.c.id == begins)
        .join(far, far.c.id == ends)
        .where(
            link.c.kind.in_((*FORWARD, *BACKWARD)),
            alive(chosen.ceiling, far),
            found.c.unit != target,
            restricted,
        )
        .group_by(found.c.unit, target)
        .subquery()
    )


def _unit_of(far: FromClause, chosen: Filter) -> ColumnElement[int]:
    own: ColumnElement[int] = far.c.id
    if chosen.unit is Unit.ROUNDS:
        return own
    return case((far.c.parent_level <= int(chosen.ceiling), far.c.parent_id), else_=own)


def _begun(of: FromClause) -> ColumnElement[Any]:
    """Return when an initiative began or was to begin; NULL where that is not recorded."""
    return func.coalesce(func.nullif(of.c.start, ""), func.nullif(of.c.planned_start, ""))


def _highest(*levels: ColumnElement[Any]) -> ColumnElement[int]:
    """Return the highest of ``levels`` in one row."""
    highest: ColumnElement[int] = levels[0]
    for level in levels[1:]:
        highest = case((level > highest, level), else_=highest)
    return highest


def _outcome(of: FromClause, ceiling: Level) -> ColumnElement[str]:
    """Return the kind of the first outcome of an initiative in the vocabulary's order, what is none last."""
    told = (outcome.c.initiative_id == of.c.id, shown(outcome, ceiling))
    kind = (
        select(outcome.c.kind)
        .join(term, (term.c.vocabulary == "outcome-kind") & (term.c.code == outcome.c.kind))
        .where(*told)
        .order_by(term.c.code.in_(_VAGUE), term.c.position)
        .limit(1)
        .correlate(of)
        .scalar_subquery()
    )
    some = case((exists().where(*told).correlate(of), SOME_OUTCOME), else_=NOTHING)
    return func.coalesce(kind, some)


def _outcome_level(of: FromClause, ceiling: Level) -> ColumnElement[int]:
    highest = select(func.max(outcome.c.level)).where(
        outcome.c.initiative_id == of.c.id, shown(outcome, ceiling)
    )
    return func.coalesce(highest.correlate(of).scalar_subquery(), 0)
