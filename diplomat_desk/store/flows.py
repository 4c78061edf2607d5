"""Transfers and ties between initiatives as one kind of flow, as SQL: from a track, to a track, with a result."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    case,
    exists,
    func,
    literal,
    null,
    select,
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


def flow_query(chosen: Filter, carried: Carried, *, within: bool) -> Subquery:
    """Return every flow from what ``chosen`` selects; without ``within`` only those to another track.

    Columns: ``unit`` and ``target`` (ids; no target for a transfer), ``came``, ``went``, ``result``
    (codes), ``begun``, ``date`` (EDTF, empty for none), ``level``, ``to`` (text), ``linked`` (0 or 1).
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


def _transfers(chosen: Filter) -> Select[Any]:
    found = members(chosen).add_columns(initiative.c.confidentiality.label("level")).subquery()
    origin = initiative.alias("origin")
    own = initiative.alias("own")
    went = case(
        (transfer.c.to_track != "", transfer.c.to_track),
        (transfer.c.to_office != "", OFFICE),
        else_=NOWHERE,
    )
    result = case((transfer.c.response != "", ANSWERED), else_=_outcome(own, chosen.ceiling))
    levels = _highest(
        found.c.level,
        origin.c.confidentiality,
        transfer.c.level,
        _outcome_level(own, chosen.ceiling),
    )
    columns: list[ColumnElement[Any]] = [
        found.c.unit.label("unit"),
        null().label("target"),
        origin.c.track.label("came"),
        went.label("went"),
        result.label("result"),
        func.coalesce(_begun(origin), _begun(own), "").label("begun"),
        transfer.c.date.label("date"),
        levels.label("level"),
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
        _highest(
            pairs.c.level, origin.c.confidentiality, target.c.confidentiality,
            _outcome_level(target, chosen.ceiling),
        ).label("level"),
        target.c.title.label("to"),
        literal(1).label("linked"),
    ]  # fmt: skip
    return (
        select(*columns)
        .join_from(pairs, origin, origin.c.id == pairs.c.unit)
        .join(target, target.c.id == pairs.c.target)
    )


def _pairs(chosen: Filter) -> Subquery:
    """Return each pair of different initiatives once, of which one leads to the other."""
    found = members(chosen).add_columns(initiative.c.confidentiality.label("level")).subquery()
    far = initiative.alias("far")
    backward = link.c.kind.in_(BACKWARD)
    begins = case((backward, link.c.target_id), else_=link.c.initiative_id)
    ends = case((backward, link.c.initiative_id), else_=link.c.target_id)
    target = _unit_of(far, chosen)
    level = func.max(_highest(found.c.level, far.c.confidentiality))
    return (
        select(found.c.unit.label("unit"), target.label("target"), level.label("level"))
        .join_from(link, found, found.c.id == begins)
        .join(far, far.c.id == ends)
        .where(
            link.c.kind.in_((*FORWARD, *BACKWARD)),
            alive(chosen.ceiling, far),
            found.c.unit != target,
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
