"""Who took part most, as they were the last time: only who may be named outside."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from diplomat_desk.domain.briefing import Known
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.text import fold
from diplomat_desk.store.beginnings import FIRST_DATE
from diplomat_desk.store.counted import units_and_records
from diplomat_desk.store.filtering import level_of, shown
from diplomat_desk.store.put_out import attributable
from diplomat_desk.store.raising import raised_names
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import person
from diplomat_desk.store.schema_parts import appearance


def people(connection: Connection, chosen: Filter, most: int) -> tuple[Known, ...]:
    """Return who took part in most, the latest of as many first, each as they were at the last.

    Whoever attended under the Chatham House Rule or off the record is counted and named without that, at
    any ceiling: a brief is put out.
    """
    found = units_and_records(chosen)
    number = func.count(found.c.unit.distinct())
    query: Select[Any] = (
        select(person.c.id, person.c.name, number.label("number"))
        .add_columns(func.max(person.c.level).label("own"))
        .add_columns(func.max(level_of(appearance)).label("level"))
        .join_from(found, appearance, appearance.c.initiative_id == found.c.id)
        .join(person, person.c.id == appearance.c.person_id)
        .join(initiative, initiative.c.id == found.c.id)
        .where(*_told(chosen))
        .group_by(person.c.id)
        .order_by(
            number.desc(),
            func.max(func.coalesce(initiative.c.first_day, "")).desc(),
            person.c.name_key,
        )
        .limit(most)
    )
    rows = connection.execute(query).all()
    last = _last(connection, chosen, [row.id for row in rows])
    hidden = raised_names(connection).names
    return tuple(_known(row, last[row.id], hidden, chosen.ceiling) for row in rows)


def _known(row: Row[Any], last: Row[Any], hidden: Mapping[str, int], ceiling: Level) -> Known:
    own = hidden.get(fold(last.affiliation), 0) if last.affiliation else 0
    told = own <= ceiling
    then = Appearance(
        row.name,
        last.role,
        last.affiliation if told else "",
        last.post if told else "",
        last.capacity,
        person_id=row.id,
    )
    level = Level(max(row.own, row.level, own if told else 0))
    return Known(then, row.number, last.title, last.date or "", level)


def _last(connection: Connection, chosen: Filter, who: Sequence[int]) -> dict[int, Row[Any]]:
    """Return the last appearance of each of ``who``; of several there, the one that tells most."""
    found = units_and_records(chosen)
    part = appearance.c
    order = (
        func.coalesce(initiative.c.first_day, "").desc(),
        initiative.c.id.desc(),
        (part.affiliation != "").desc(),
        (part.capacity != "").desc(),
        part.position,
    )
    place = func.row_number().over(partition_by=part.person_id, order_by=order)
    ranked = (
        select(part.person_id, part.role, part.affiliation, part.post, part.capacity)
        .add_columns(initiative.c.title, FIRST_DATE.label("date"), place.label("place"))
        .join_from(found, appearance, part.initiative_id == found.c.id)
        .join(person, person.c.id == part.person_id)
        .join(initiative, initiative.c.id == found.c.id)
        .where(*_told(chosen), part.person_id.in_(who))
        .subquery()
    )
    rows = connection.execute(select(ranked).where(ranked.c.place == 1))
    return {row.person_id: row for row in rows}


def _told(chosen: Filter) -> tuple[ColumnElement[bool], ...]:
    return shown(appearance, chosen.ceiling), shown(person, chosen.ceiling), attributable()
