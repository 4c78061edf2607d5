"""Pairs of initiatives that may be one and the same: candidates by date and country, never all with all."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, literal, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.pairs import Half, Pair
from diplomat_desk.store.filtering import alive, shown
from diplomat_desk.store.parts import date_of
from diplomat_desk.store.schema import initiative, initiative_country

_other = initiative.alias("other")
_here = initiative_country.alias("here")
_there = initiative_country.alias("there")
_DATES = ("start", "end", "planned_start", "planned_end")
_COLUMNS = ("id", "reference", "title", "title_key", "confidentiality", *_DATES)


def candidates(connection: Connection, ceiling: Level) -> list[Pair]:
    """Return pairs that may begin on one day and share a country, as far as ``ceiling`` shows.

    A date that is less exact is kept as its first day, so each record is asked for others on its own
    first day and on the first of its month and of its year. A round and its process are no pair.
    """
    day = initiative.c.first_day
    days = (
        day,
        func.substr(day, 1, 7) + literal("-01"),
        func.substr(day, 1, 4) + literal("-01-01"),
    )
    shared = func.min(func.max(_here.c.level, _there.c.level))
    query = (
        select(
            *(initiative.c[name].label(name) for name in _COLUMNS),
            *(_other.c[name].label(f"other_{name}") for name in _COLUMNS),
            shared.label("shared"),
        )
        .select_from(initiative)
        .join(_other, _other.c.first_day.in_(days))
        .join(_here, _here.c.initiative_id == initiative.c.id)
        .join(
            _there,
            (_there.c.initiative_id == _other.c.id) & (_there.c.country == _here.c.country),
        )
        .where(
            alive(ceiling),
            _other.c.binned_at.is_(None),
            _other.c.confidentiality <= int(ceiling),
            # Each pair once, where both begin on the same first day.
            (_other.c.id > initiative.c.id) | (_other.c.first_day != day),
            initiative.c.id != func.coalesce(_other.c.parent_id, 0),
            _other.c.id != func.coalesce(initiative.c.parent_id, 0),
            shown(_here, ceiling),
            shown(_there, ceiling),
        )
        .group_by(initiative.c.id, _other.c.id)
    )
    return [_pair(row) for row in connection.execute(query).mappings()]


def _pair(row: Mapping[Any, Any]) -> Pair:
    one, other = _half(row, ""), _half(row, "other_")
    level = Level(max(one.level, other.level, row["shared"]))
    return Pair(one, other, level) if one.id < other.id else Pair(other, one, level)


def _half(row: Mapping[Any, Any], prefix: str) -> Half:
    start = next(row[f"{prefix}{name}"] for name in _DATES if row[f"{prefix}{name}"])
    date = date_of(start)
    assert date is not None  # noqa: S101 - a first day comes from a date
    return Half(
        id=row[f"{prefix}id"],
        reference=row[f"{prefix}reference"],
        title=row[f"{prefix}title"],
        key=row[f"{prefix}title_key"],
        start=date,
        level=Level(row[f"{prefix}confidentiality"]),
    )
