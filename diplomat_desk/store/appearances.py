"""Meetings, and the people at an initiative or meeting as they were then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace as changed
from typing import Any

from sqlalchemy import Connection, insert, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import attendance_level
from diplomat_desk.store.naming import PEOPLE, drop_unused, identify
from diplomat_desk.store.parts import by_owner, clear, row_of, value_of
from diplomat_desk.store.schema_entities import person
from diplomat_desk.store.schema_parts import appearance, meeting

AT_LARGE = 0
"""Stands for the initiative itself where a meeting's key would be."""


def write(connection: Connection, record: Initiative, *, replace: bool) -> Initiative:
    """Write the meetings and people of ``record`` and return it with the ids of its people.

    A person not yet known by that name is added.
    """
    before = named_by(connection, record.id) if replace else set()
    if replace:
        clear(connection, appearance, record.id)
        clear(connection, meeting, record.id)
    record = _identified(connection, record)
    meetings = [
        {"initiative_id": record.id, "position": position, **_meeting_row(one)}
        for position, one in enumerate(record.meetings)
    ]
    if meetings:
        connection.execute(insert(meeting), meetings)
    people = [
        {"initiative_id": record.id, "position": position, **row}
        for position, row in enumerate(_appearance_rows(record))
    ]
    if people:
        connection.execute(insert(appearance), people)
    drop_unused(connection, PEOPLE, before)
    return record


def read(
    connection: Connection, ids: Sequence[int]
) -> tuple[dict[int, tuple[Appearance, ...]], dict[int, tuple[Meeting, ...]]]:
    """Return people at large and meetings with who attended, in order, by initiative; none is left out."""
    there: dict[tuple[int, int], list[Appearance]] = {}
    for row in connection.execute(
        select(appearance, person.c.name)
        .join_from(appearance, person)
        .where(appearance.c.initiative_id.in_(ids))
        .order_by(appearance.c.initiative_id, appearance.c.position)
    ).mappings():
        key = (row["initiative_id"], row["meeting"])
        there.setdefault(key, []).append(_appearance(row))
    at_large = {one: tuple(people) for (one, key), people in there.items() if key == AT_LARGE}
    meetings = by_owner(connection, meeting, ids, lambda row: value_of(Meeting, row))
    return at_large, {
        one: tuple(
            changed(sitting, attendance=tuple(there.get((one, sitting.key), ())))
            for sitting in sittings
        )
        for one, sittings in meetings.items()
    }


def named_by(connection: Connection, initiative_id: int) -> set[int]:
    """Return the ids of the people that an initiative names."""
    return set(
        connection.scalars(
            select(appearance.c.person_id).where(appearance.c.initiative_id == initiative_id)
        )
    )


def _identified(connection: Connection, record: Initiative) -> Initiative:
    def known(people: tuple[Appearance, ...]) -> tuple[Appearance, ...]:
        return tuple(
            changed(one, person_id=identify(connection, PEOPLE, one.name, one.person_id))
            for one in people
        )

    meetings = tuple(changed(one, attendance=known(one.attendance)) for one in record.meetings)
    return changed(record, people=known(record.people), meetings=meetings)


def _meeting_row(one: Meeting) -> dict[str, Any]:
    first_day = one.date.earliest.isoformat() if one.date else None
    return row_of(one, meeting) | {"first_day": first_day}


def _appearance_rows(record: Initiative) -> Iterator[dict[str, Any]]:
    for one in record.people:
        yield _appearance_row(one, AT_LARGE, one.level)
    for sitting in record.meetings:
        for one in sitting.attendance:
            level = max(attendance_level(sitting, one), sitting.level)
            yield _appearance_row(one, sitting.key, level)


def _appearance_row(one: Appearance, key: int, shown: Level) -> dict[str, Any]:
    return row_of(one, appearance) | {
        "meeting": key,
        "as_given": one.as_given or one.name,
        "shown_level": int(shown),
        "affiliation_key": fold(one.affiliation),
    }


def _appearance(row: Mapping[Any, Any]) -> Appearance:
    given = "" if row["as_given"] == row["name"] else row["as_given"]
    made: Appearance = value_of(Appearance, row, as_given=given)
    return made
