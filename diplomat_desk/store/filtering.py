"""The one filter as SQL: every list, count and chart asks through :func:`members`.

The ceiling is applied here, to what is counted and listed, and by the veil (:mod:`store.reading`) to
what is read whole; nowhere else.
"""

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    exists,
    false,
    or_,
    select,
)

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import NOT_RECORDED, Filter, Unit
from diplomat_desk.domain.queries import Wanted, read_query
from diplomat_desk.store import index
from diplomat_desk.store.beginnings import begun_within
from diplomat_desk.store.naming import Named
from diplomat_desk.store.schema import (
    engagement,
    initiative,
    initiative_country,
    initiative_purpose,
    initiative_tag,
)
from diplomat_desk.store.schema_base import search
from diplomat_desk.store.schema_entities import organisation
from diplomat_desk.store.schema_parts import hindrance, initiative_interest

_CODES = {
    "tracks": initiative.c.track,
    "kinds": initiative.c.kind,
    "approaches": initiative.c.approach,
    "statuses": initiative.c.status,
    "formalities": initiative.c.formality,
    "scopes": initiative.c.scope,
    "visibilities": initiative.c.visibility,
    "recognitions": initiative.c.recognition,
    "modes": initiative.c.mode,
}
"""Field of a filter -> the column that holds its code."""

_LISTS: dict[str, Column[str]] = {
    "purposes": initiative_purpose.c.code,
    "interests": initiative_interest.c.code,
    "constraints": hindrance.c.type,
}
"""Field of a filter -> the column of a list that holds its codes; none of these lists has levels."""


def alive(ceiling: Level, of: FromClause = initiative) -> ColumnElement[bool]:
    """Return the condition that a record may be shown at all: not in the bin, not above ``ceiling``.

    ``of`` is the table of initiatives, or an alias of it.
    """
    return and_(of.c.binned_at.is_(None), of.c.confidentiality <= int(ceiling))


def shown(part: FromClause, ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that an entry of a list may be shown where its record is."""
    return level_of(part) <= int(ceiling)


def level_of(part: FromClause) -> ColumnElement[int]:
    """Return the level from which on an entry of a list may be told."""
    level: ColumnElement[int] = part.c.shown_level if "shown_level" in part.c else part.c.level
    return level


def known(named: Named, ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that a person or organisation may be told.

    One that only withheld records or entries name is withheld with them, whatever its own level.
    """
    uses = named.uses
    named_here = uses.c[named.owner] == named.table.c.id
    told = exists().where(
        named_here, uses.c.initiative_id == initiative.c.id, alive(ceiling), shown(uses, ceiling)
    )
    return and_(shown(named.table, ceiling), or_(told, ~exists().where(named_here)))


def is_round(ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that a record has no rounds that may be shown, so that it counts by itself."""
    level = initiative.c.rounds_level
    return or_(level.is_(None), level > int(ceiling))


def unit_of(chosen: Filter) -> ColumnElement[int]:
    """Return the id that a record is counted under: its own, or its process's where processes count."""
    if chosen.unit is Unit.ROUNDS:
        return initiative.c.id
    return case(
        (initiative.c.parent_level <= int(chosen.ceiling), initiative.c.parent_id),
        else_=initiative.c.id,
    )


def everything(chosen: Filter) -> Select[tuple[int, int, str | None]]:
    """Return the selection of all that the ceiling and the unit leave, as :func:`members` does."""
    query = select(initiative.c.id, unit_of(chosen).label("unit"), initiative.c.first_day).where(
        alive(chosen.ceiling)
    )
    return query.where(is_round(chosen.ceiling)) if chosen.unit is Unit.ROUNDS else query


def members(chosen: Filter) -> Select[tuple[int, int, str | None]]:
    """Return the selection of matching records: ``id``, ``unit`` to count them under, ``first_day``."""
    return everything(chosen).where(*conditions(chosen))


def conditions(chosen: Filter) -> list[ColumnElement[bool]]:
    """Return the conditions that ``chosen`` adds to the ceiling and the unit."""
    found = [
        condition(column, codes)
        for columns, condition in ((_CODES, _among), (_LISTS, _lists))
        for name, column in columns.items()
        if (codes := getattr(chosen, name))
    ]
    if chosen.organisation_types:
        found.append(_has(engagement, *engaged(chosen.organisation_types, chosen.ceiling)))
    if chosen.text.strip():
        found.append(_matches_text(chosen.text, chosen.ceiling))
    if chosen.countries or chosen.country_role:
        found.append(_takes_part(chosen.countries, chosen))
    found += [_takes_part((code,), chosen) for code in chosen.also]
    if chosen.tags:
        found.append(_has(initiative_tag, initiative_tag.c.tag.in_(chosen.tags)))
    return found + _period(chosen)


def _among(column: Column[str], codes: tuple[str, ...]) -> ColumnElement[bool]:
    return column.in_(["" if code == NOT_RECORDED else code for code in codes])


def _lists(column: Column[str], codes: tuple[str, ...]) -> ColumnElement[bool]:
    wanted = [code for code in codes if code != NOT_RECORDED]
    found = [_has(column.table, column.in_(wanted))] if wanted else []
    return or_(*found, ~_has(column.table)) if NOT_RECORDED in codes else found[0]


def engaged(types: tuple[str, ...], ceiling: Level) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that an engagement may be told and is of an organisation of ``types``.

    Where its initiative may be shown too, the organisation is thereby :func:`known`.
    """
    return (
        organisation.c.id == engagement.c.organisation_id,
        shown(engagement, ceiling),
        shown(organisation, ceiling),
        _among(organisation.c.type, types),
    )


def _has(part: FromClause, *wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    # Not "exists": asked of each initiative in turn, SQLite may walk through all that have a code.
    # Not correlated: the query around it may well join the same table.
    return initiative.c.id.in_(select(part.c.initiative_id).where(*wanted).correlate(None))


def _matches_text(typed: str, ceiling: Level) -> ColumnElement[bool]:
    query = match_of(typed)
    if not query:
        return false()
    hits = select(search.c.rowid.op(">>")(index.OWNER_SHIFT)).where(
        search.c.text_search.op("MATCH")(query), *of_sort(Kind.INITIATIVE, ceiling)
    )
    return initiative.c.id.in_(hits)


def match_of(typed: str) -> str:
    """Return ``typed`` as an FTS5 query: every word as a beginning, "a phrase" as it stands; empty if no word.

    Words are quoted, so that no typed word is ever FTS5 syntax; only letters and digits are left of them.
    """
    return " ".join(map(match_one, read_query(typed)))


def match_one(one: Wanted) -> str:
    """Return one wanted word or phrase as FTS5 text."""
    return f'"{" ".join(one.words)}"' + ("*" if one.begun else "")


def of_sort(kind: Kind, ceiling: Level) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a row of the search index is of ``kind`` and at or below ``ceiling``."""
    rowid = search.c.rowid
    sort = rowid.op(">>")(index.SORT_SHIFT).op("&")(index.SORT_MASK)
    return sort == index.SORTS[kind], rowid.op("&")(index.LEVEL_MASK) <= int(ceiling)


def _takes_part(countries: tuple[str, ...], chosen: Filter) -> ColumnElement[bool]:
    part = initiative_country
    wanted = [shown(part, chosen.ceiling)]
    if countries:
        wanted.append(part.c.country.in_(countries))
    if chosen.country_role:
        wanted.append(part.c.role == chosen.country_role)
    return _has(part, *wanted)


def _period(chosen: Filter) -> list[ColumnElement[bool]]:
    if chosen.undated:
        return [initiative.c.first_day.is_(None)]
    if chosen.begun:
        return [begun_within(chosen.since, chosen.until)]
    found: list[ColumnElement[bool]] = []
    if chosen.since:
        found.append(initiative.c.last_day >= _day(chosen.since, first=True))
    if chosen.until:
        found.append(initiative.c.first_day <= _day(chosen.until, first=False))
    return found


def _day(value: PartialDate, *, first: bool) -> str:
    return (value.earliest if first else value.latest).isoformat()
