"""What is due, by SQL: follow-ups, planned initiatives and meetings to come, as far as a ceiling shows."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.upcoming import Event, Task
from diplomat_desk.store.filtering import alive, conditions, shown
from diplomat_desk.store.parts import date_of, value_of
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_parts import follow_up, meeting

MOST = 500
_NAMED = (initiative.c.id, initiative.c.reference, initiative.c.title)
_OVER = ("cancelled", "concluded")


def counts(connection: Connection, ceiling: Level, today: str) -> tuple[int, int, int]:
    """Return how many follow-ups are open, how many of them overdue, and how many done."""
    is_open = follow_up.c.done == ""
    query = _told(
        ceiling,
        func.count().filter(is_open),
        func.count().filter(is_open, follow_up.c.due_day < today),
        func.count().filter(~is_open),
    )
    row = connection.execute(query).one()
    return row[0], row[1], row[2]


def overdue(connection: Connection, ceiling: Level, today: str) -> int:
    """Return how many follow-ups are open past their day."""
    query = _told(ceiling, func.count()).where(follow_up.c.done == "", follow_up.c.due_day < today)
    return int(connection.execute(query).scalar_one())


def tasks(
    connection: Connection,
    ceiling: Level,
    *,
    done: bool = False,
    owner: str | None = None,
    among: Filter | None = None,
    most: int = MOST,
) -> tuple[Task, ...]:
    """Return the follow-ups that are open, by due date, undated last; or those done, the latest first.

    ``owner`` asks for those of one person, ``among`` for those of what a filter describes.
    """
    query = _told(ceiling, *_NAMED, *(column for column in follow_up.c if column.name != "id"))
    query = query.where(*_described(among))
    if owner is not None:
        query = query.where(func.lower(follow_up.c.owner) == func.lower(owner))
    if done:
        query = query.where(follow_up.c.done != "").order_by(follow_up.c.done.desc())
    else:
        due = follow_up.c.due_day
        query = query.where(follow_up.c.done == "").order_by(due.is_(None), due)
    query = query.order_by(initiative.c.id, follow_up.c.position).limit(most)
    return tuple(
        Task(row["id"], row["reference"], row["title"], row["position"], value_of(FollowUp, row))
        for row in connection.execute(query).mappings()
    )


def owners(connection: Connection, ceiling: Level) -> tuple[str, ...]:
    """Return the owners of open follow-ups, by name."""
    query = _told(ceiling, follow_up.c.owner).where(follow_up.c.done == "", follow_up.c.owner != "")
    return tuple(connection.scalars(query.distinct().order_by(func.lower(follow_up.c.owner))))


def planned(
    connection: Connection,
    ceiling: Level,
    today: str,
    most: int = MOST,
    among: Filter | None = None,
) -> tuple[Event, ...]:
    """Return the initiatives that are still to begin or planned, by date; those that ``among`` describes."""
    coming = (initiative.c.first_day >= today) | (
        initiative.c.planned & (initiative.c.last_day >= today)
    )
    dates = (initiative.c.start, initiative.c.end)
    plans = (initiative.c.planned_start, initiative.c.planned_end)
    query = (
        select(*_NAMED, *dates, *plans)
        .where(alive(ceiling), coming, initiative.c.status.not_in(_OVER), *_described(among))
        .order_by(initiative.c.first_day, initiative.c.id)
        .limit(most)
    )
    made = []
    for row in connection.execute(query):
        begins = next(held for text in row[3:] if (held := date_of(text)))
        if not begins.is_open:
            made.append(Event(row.id, row.reference, row.title, begins))
    return tuple(made)


def meetings(
    connection: Connection,
    ceiling: Level,
    today: str,
    most: int = MOST,
    among: Filter | None = None,
) -> tuple[Event, ...]:
    """Return the meetings that are still to come, or may be, by date; those of what ``among`` describes."""
    since = f"{date.fromisoformat(today).year:04}-01-01"
    query = (
        select(*_NAMED, meeting.c.date, meeting.c.title.label("name"), meeting.c.city)
        .join_from(meeting, initiative, meeting.c.initiative_id == initiative.c.id)
        .where(
            alive(ceiling),
            shown(meeting, ceiling),
            # A year or a month that is not over yet begins before today.
            meeting.c.first_day >= since,
            func.rtrim(meeting.c.date, "?~%") >= func.substr(today, 1, _length(meeting.c.date)),
            initiative.c.status != "cancelled",
            *_described(among),
        )
        .order_by(meeting.c.first_day, initiative.c.id, meeting.c.position)
        .limit(most)
    )
    return tuple(
        Event(
            row.id,
            row.reference,
            row.title,
            PartialDate.of(row.date),
            is_meeting=True,
            meeting=row.name or row.city,
        )
        for row in connection.execute(query)
    )


def _described(among: Filter | None) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of all that ``among`` describes, processes beside their rounds."""
    return () if among is None else tuple(conditions(among))


def _told(ceiling: Level, *columns: ColumnElement[Any]) -> Any:  # noqa: ANN401 - a selection of any columns
    return (
        select(*columns)
        .join_from(follow_up, initiative, follow_up.c.initiative_id == initiative.c.id)
        .where(alive(ceiling), shown(follow_up, ceiling))
    )


def _length(text: ColumnElement[str]) -> ColumnElement[int]:
    return func.length(func.rtrim(text, "?~%"))
