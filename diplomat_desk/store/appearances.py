"""Meetings, and the people at an initiative or meeting as they were then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import attendance_level
from diplomat_desk.store.idlists import among
from diplomat_desk.store.listed import columns_of, grouped, values_of
from diplomat_desk.store.naming import PEOPLE, Met, identify_all
from diplomat_desk.store.parts import rewrite, row_of, write_new_list
from diplomat_desk.store.schema_entities import person
from diplomat_desk.store.schema_parts import appearance, meeting

AT_LARGE = 0
"""Stands for the initiative itself where a meeting's key would be."""


def identified(
    connection: Connection,
    record: Initiative,
    before: Initiative | None,
    met: Met | None = None,
) -> Initiative:
    """Return ``record`` with ids and names of its people as they are in the register.

    A person not yet known by that name is added; those of ``before`` are known to be there, and ``met``
    are names that were asked for already.
    """
    if not record.people and not record.meetings:
        return record
    known = {one.person_id: one.name for one in everybody(before)} if before else {}
    wanted = [(one.name, one.person_id) for one in everybody(record)]
    found = iter(identify_all(connection, PEOPLE, wanted, known, met))

    def called(people: tuple[Appearance, ...]) -> tuple[Appearance, ...]:
        return tuple(_called(one, *next(found)) for one in people)

    people = called(record.people)
    meetings = tuple(_attended(one, called(one.attendance)) for one in record.meetings)
    # What is the same object needs no comparing, and most records keep who was there.
    if _same(people, record.people) and _same(meetings, record.meetings):
        return record
    return replace(record, people=people, meetings=meetings)


def write(connection: Connection, record: Initiative, before: Initiative | None) -> None:
    """Write the meetings and people of ``record``, identified, over those ``before``; None for any."""
    if before and record.people is before.people and record.meetings is before.meetings:
        return
    for table, rows in ((meeting, _meeting_rows), (appearance, _appearance_rows)):
        old = None if before is None else list(rows(before))
        rewrite(connection, table, record.id, list(rows(record)), old)


def write_new(connection: Connection, some: Sequence[Initiative]) -> None:
    """Write the meetings and people of initiatives, identified, that have none on file."""
    for table, rows_of in ((meeting, _meeting_rows), (appearance, _appearance_rows)):
        write_new_list(connection, table, some, rows_of)


def read(
    connection: Connection, ids: Sequence[int]
) -> tuple[dict[int, tuple[Appearance, ...]], dict[int, tuple[Meeting, ...]]]:
    """Return people at large and meetings with who attended, in order, by initiative; none is left out."""
    columns = columns_of(connection, _READ, ids)
    there: dict[tuple[int, int], list[Appearance]] = {}
    if columns:
        keys = zip(columns["initiative_id"], columns["meeting"], strict=True)
        for key, one in zip(keys, values_of(Appearance, columns), strict=True):
            there.setdefault(key, []).append(one)
    at_large = {one: tuple(people) for (one, key), people in there.items() if key == AT_LARGE}
    return at_large, _meetings(connection, ids, there)


def _meetings(
    connection: Connection,
    ids: Sequence[int],
    there: Mapping[tuple[int, int], Sequence[Appearance]],
) -> dict[int, tuple[Meeting, ...]]:
    columns = columns_of(connection, _READ_MEETINGS, ids)
    if not columns:
        return {}
    owners = columns["initiative_id"]
    attendance = [tuple(there.get(key, ())) for key in zip(owners, columns["key"], strict=True)]
    return grouped(owners, values_of(Meeting, columns | {"attendance": attendance}))


def everybody(record: Initiative) -> Iterator[Appearance]:
    """Give everybody at ``record``: at large first, then meeting by meeting."""
    yield from record.people
    for sitting in record.meetings:
        yield from sitting.attendance


def _called(one: Appearance, number: int, name: str) -> Appearance:
    given = one.as_given or one.name
    if (one.person_id, one.name) == (number, name) and one.as_given != name:
        return one
    return replace(one, name=name, as_given="" if given == name else given, person_id=number)


def _attended(sitting: Meeting, attendance: tuple[Appearance, ...]) -> Meeting:
    if _same(attendance, sitting.attendance):
        return sitting
    return replace(sitting, attendance=attendance)


def _same(some: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    return all(one is other for one, other in zip(some, others, strict=True))


def _meeting_rows(record: Initiative) -> Iterator[dict[str, Any]]:
    for one in record.meetings:
        first_day = one.date.earliest.isoformat() if one.date else None
        yield row_of(one, meeting) | {"first_day": first_day}


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


_READ = (
    select(
        appearance.c.initiative_id,
        appearance.c.meeting,
        person.c.name,
        appearance.c.role,
        appearance.c.affiliation,
        appearance.c.post,
        appearance.c.capacity,
        # What was given is told only where it is another name.
        func.nullif(appearance.c.as_given, person.c.name).label("as_given"),
        appearance.c.level,
        appearance.c.person_id,
    )
    .join_from(appearance, person)
    .where(among(appearance.c.initiative_id))
    .order_by(appearance.c.initiative_id, appearance.c.position)
)
_READ_MEETINGS = (
    select(meeting)
    .where(among(meeting.c.initiative_id))
    .order_by(meeting.c.initiative_id, meeting.c.position)
)
