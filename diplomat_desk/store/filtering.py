"""The one filter as SQL: every list, count and chart asks through :func:`members`.

The ceiling is applied here and nowhere else.
"""

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, or_, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import NOT_RECORDED, Filter, Unit
from diplomat_desk.domain.text import words_of
from diplomat_desk.store.schema import initiative, initiative_country, initiative_tag, search

_CODES = {"tracks": "track", "kinds": "kind", "approaches": "approach", "statuses": "status"}


def alive(ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that a record may be shown at all: not in the bin, not above ``ceiling``."""
    return and_(initiative.c.binned_at.is_(None), initiative.c.confidentiality <= int(ceiling))


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
        _among(column, getattr(chosen, name))
        for name, column in _CODES.items()
        if getattr(chosen, name)
    ]
    if chosen.text.strip():
        found.append(_matches_text(chosen.text))
    if chosen.countries or chosen.country_role:
        found.append(_takes_part(chosen.countries, chosen.country_role))
    found += [_takes_part((code,), chosen.country_role) for code in chosen.also]
    if chosen.tags:
        found.append(
            exists().where(
                initiative_tag.c.initiative_id == initiative.c.id,
                initiative_tag.c.tag.in_(chosen.tags),
            )
        )
    return found + _period(chosen)


def _among(column: str, codes: tuple[str, ...]) -> ColumnElement[bool]:
    values = ["" if code == NOT_RECORDED else code for code in codes]
    return initiative.c[column].in_(values)


def _matches_text(typed: str) -> ColumnElement[bool]:
    words = words_of(typed)
    if not words:
        return false()
    # Quoted, so that no typed word is ever FTS5 syntax; words_of leaves letters and digits only.
    query = " ".join(f'"{word}"*' for word in words)
    hits = select(search.c.rowid).where(search.c.initiative_search.op("MATCH")(query))
    return initiative.c.id.in_(hits)


def _takes_part(countries: tuple[str, ...], role: str) -> ColumnElement[bool]:
    part = initiative_country
    wanted = [part.c.initiative_id == initiative.c.id]
    if countries:
        wanted.append(part.c.country.in_(countries))
    if role:
        wanted.append(part.c.role == role)
    return exists().where(*wanted)


def _period(chosen: Filter) -> list[ColumnElement[bool]]:
    if chosen.undated:
        return [initiative.c.first_day.is_(None)]
    found: list[ColumnElement[bool]] = []
    if chosen.since:
        found.append(initiative.c.last_day >= _day(chosen.since, first=True))
    if chosen.until:
        found.append(initiative.c.first_day <= _day(chosen.until, first=False))
    return found


def _day(value: PartialDate, *, first: bool) -> str:
    return (value.earliest if first else value.latest).isoformat()
