"""What a filter selects by the days on which something happens or is due, for paper.

Whatever counts as one in the filter, each record that meets it stands for itself here: what is due of a
process is due as much as what is due of a round.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from diplomat_desk.domain.agenda import Entry, Sort
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.upcoming import Listed, Task
from diplomat_desk.store.batches import batches
from diplomat_desk.store.filtering import engaged, members, shown
from diplomat_desk.store.parts import date_of, value_of
from diplomat_desk.store.schema import engagement, initiative, initiative_country
from diplomat_desk.store.schema_entities import organisation
from diplomat_desk.store.schema_parts import follow_up, meeting

_NAMED = (initiative.c.id, initiative.c.reference, initiative.c.title, initiative.c.confidentiality)
_PLACES = ("start", "end", "planned_start", "planned_end")


def follow_ups(connection: Connection, chosen: Filter, *, done: bool = False) -> tuple[Listed, ...]:
    """Return the open follow-ups of what ``chosen`` selects, by due date, undated last.

    ``done`` adds those that are done, the latest first.
    """
    query = (
        select(*_NAMED, *(column for column in follow_up.c if column.name != "id"))
        .join_from(follow_up, initiative, follow_up.c.initiative_id == initiative.c.id)
        .where(initiative.c.id.in_(_ids(chosen)), shown(follow_up, chosen.ceiling))
    )
    if not done:
        query = query.where(follow_up.c.done == "")
    done_on, due = follow_up.c.done, follow_up.c.due_day
    query = query.order_by(
        done_on != "", done_on.desc(), due.is_(None), due, initiative.c.id, follow_up.c.position
    )
    rows = connection.execute(query).mappings().all()
    countries = _countries(connection, chosen, [row["id"] for row in rows])
    return tuple(
        Listed(
            Task(
                row["id"], row["reference"], row["title"], row["position"], value_of(FollowUp, row)
            ),
            Level(row["confidentiality"]),
            countries.get(row["id"], ()),
        )
        for row in rows
    )


def entries(
    connection: Connection, chosen: Filter, first: str, last: str, sorts: Sequence[Sort]
) -> tuple[Entry, ...]:
    """Return what happens from day ``first`` to day ``last`` (ISO) with what ``chosen`` selects.

    A date of which only the month or the year is known is among them where that overlaps these days.
    What was cancelled is not among them.
    """
    found: list[Entry] = []
    if Sort.MEETING in sorts:
        found += _meetings(connection, chosen, first, last)
    if Sort.BEGINS in sorts:
        found += _initiatives(connection, chosen, first, last)
    if Sort.DUE in sorts:
        found += _due(connection, chosen, first, last)
    return tuple(found)


def level_of_choice(connection: Connection, chosen: Filter, ids: Sequence[int]) -> Level:
    """Return the highest level of what ``chosen`` selects the initiatives ``ids`` by; the lowest if by none."""
    found = 0
    for batch in batches(dict.fromkeys(ids)):
        for query in _selected_by(chosen, batch):
            found = max(found, *(level or 0 for level in connection.execute(query).one()))
    return Level(found)


def _ids(chosen: Filter) -> Select[tuple[int]]:
    each = replace(chosen, unit=Unit.PROCESSES)
    return select(members(each).subquery().c.id)


def _countries(
    connection: Connection, chosen: Filter, ids: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    part = initiative_country
    found: dict[int, dict[str, None]] = {}
    for batch in batches(dict.fromkeys(ids)):
        query = (
            select(part.c.initiative_id, part.c.country)
            .where(part.c.initiative_id.in_(batch), shown(part, chosen.ceiling))
            .order_by(part.c.initiative_id, part.c.position)
        )
        for number, code in connection.execute(query):
            found.setdefault(number, {})[code] = None
    return {number: tuple(codes) for number, codes in found.items()}


def _meetings(connection: Connection, chosen: Filter, first: str, last: str) -> Iterator[Entry]:
    query = (
        select(
            *_NAMED, meeting.c.date, meeting.c.title.label("name"), meeting.c.city, meeting.c.level
        )
        .join_from(meeting, initiative, meeting.c.initiative_id == initiative.c.id)
        .where(
            initiative.c.id.in_(_ids(chosen)),
            shown(meeting, chosen.ceiling),
            _within(meeting.c.date, first, last),
            initiative.c.status != "cancelled",
        )
        .order_by(meeting.c.first_day, initiative.c.id, meeting.c.position)
    )
    for row in connection.execute(query):
        level = max(Level(row.confidentiality), Level(row.level))
        yield Entry(row.id, row.reference, row.title, PartialDate.of(row.date), Sort.MEETING, row.name,
                    row.city, level)  # fmt: skip


def _initiatives(connection: Connection, chosen: Filter, first: str, last: str) -> Iterator[Entry]:
    columns = [initiative.c[name] for name in _PLACES]
    dated = or_(*(_within(column, first, last) for column in columns))
    query = (
        select(*_NAMED, *columns)
        .where(initiative.c.id.in_(_ids(chosen)), initiative.c.status != "cancelled", dated)
        .order_by(initiative.c.first_day, initiative.c.id)
    )
    for row in connection.execute(query):
        dates = tuple(date_of(text) for text in row[len(_NAMED) :])
        for sort, on in _happens(*dates):
            if on.is_open or not _overlaps(on, first, last):
                continue
            yield Entry(
                row.id, row.reference, row.title, on, sort, level=Level(row.confidentiality)
            )


def _happens(
    start: PartialDate | None,
    end: PartialDate | None,
    planned_start: PartialDate | None,
    planned_end: PartialDate | None,
) -> Iterator[tuple[Sort, PartialDate]]:
    """Give what a record's dates say: what happened rather than what was planned."""
    if start is not None and start == end:
        yield Sort.HELD, start
        return
    if start is not None:
        yield Sort.BEGINS, start
    elif planned_start is not None and end is None:
        yield Sort.PLANNED, planned_start
    if end is not None:
        yield Sort.ENDS, end
    elif planned_end is not None and planned_end != planned_start:
        yield Sort.PLANNED_END, planned_end


def _due(connection: Connection, chosen: Filter, first: str, last: str) -> Iterator[Entry]:
    query = (
        select(*_NAMED, follow_up.c.task, follow_up.c.due, follow_up.c.owner, follow_up.c.level)
        .join_from(follow_up, initiative, follow_up.c.initiative_id == initiative.c.id)
        .where(
            initiative.c.id.in_(_ids(chosen)),
            shown(follow_up, chosen.ceiling),
            follow_up.c.done == "",
            _within(follow_up.c.due, first, last),
        )
        .order_by(follow_up.c.due_day, initiative.c.id, follow_up.c.position)
    )
    for row in connection.execute(query):
        level = max(Level(row.confidentiality), Level(row.level))
        yield Entry(row.id, row.reference, row.title, PartialDate.of(row.due), Sort.DUE, row.task,
                    row.owner, level)  # fmt: skip


def _within(written: ColumnElement[str], first: str, last: str) -> ColumnElement[bool]:
    """Return the condition that the days of an EDTF date overlap those from ``first`` to ``last``."""
    known = func.rtrim(written, "?~%")
    length = func.length(known)
    return (
        (written != "")
        & (written != "..")
        & (known >= func.substr(first, 1, length))
        & (known <= func.substr(last, 1, length))
    )


def _overlaps(on: PartialDate, first: str, last: str) -> bool:
    return on.latest.isoformat() >= first and on.earliest.isoformat() <= last


def _selected_by(chosen: Filter, ids: Sequence[int]) -> Iterator[Select[tuple[int, ...]]]:
    countries = (*chosen.countries, *chosen.also)
    part = initiative_country
    if countries or chosen.country_role:
        query = select(func.max(part.c.level)).where(
            part.c.initiative_id.in_(ids), shown(part, chosen.ceiling)
        )
        if countries:
            query = query.where(part.c.country.in_(countries))
        if chosen.country_role:
            query = query.where(part.c.role == chosen.country_role)
        yield query
    if chosen.organisation_types:
        yield select(func.max(engagement.c.level), func.max(organisation.c.level)).where(
            engagement.c.initiative_id.in_(ids),
            *engaged(chosen.organisation_types, chosen.ceiling),
        )
