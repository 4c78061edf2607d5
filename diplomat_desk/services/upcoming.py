"""What is due: looking at it, and marking a follow-up as done or as open again."""

from dataclasses import replace
from datetime import date

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.upcoming import Task, Upcoming
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import label
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store import upcoming


def look(
    desk: Desk,
    ceiling: Level,
    today: date,
    *,
    owner: str | None = None,
    with_done: bool = False,
    most: int = upcoming.MOST,
) -> Upcoming:
    """Return what is due under ``ceiling``; ``owner`` asks for one person's follow-ups only.

    ``with_done`` adds the follow-ups that are done; at most ``most`` of each sort are given.
    """
    day = today.isoformat()
    with desk.register.reading() as connection:
        open_ones, overdue, done = upcoming.counts(connection, ceiling, day)
        tasks = upcoming.tasks(connection, ceiling, owner=owner, most=most)
        if with_done:
            tasks += upcoming.tasks(connection, ceiling, done=True, owner=owner, most=most)
        events = (
            ()
            if owner is not None
            else (
                *upcoming.planned(connection, ceiling, day, most),
                *upcoming.meetings(connection, ceiling, day, most),
            )
        )
        owners = upcoming.owners(connection, ceiling)
    by_date = tuple(sorted(events, key=lambda event: event.date.earliest))
    return Upcoming(tasks, by_date, open_ones, overdue, done, owners)


def overdue(desk: Desk, ceiling: Level, today: date) -> int:
    """Return how many follow-ups are overdue."""
    with desk.register.reading() as connection:
        return upcoming.overdue(connection, ceiling, today.isoformat())


def mark(desk: Desk, task: Task, done: date | None) -> Change:
    """Mark a follow-up as done on a day, or as open again (None), as one step on its initiative.

    Everything else of the initiative stays as it is, what may not be seen too. Raises
    :class:`MissingError` when the follow-up is not there any more; nothing is written then.
    """
    day = PartialDate(done.year, done.month, done.day) if done else None
    with begin(desk) as writer:
        before = writer.initiative(task.initiative_id)
        if before is None or before.binned:
            raise MissingError(say("This record was deleted meanwhile; nothing was changed."))
        wanted = _marked(before.initiative, task, day)
        # The label names the record only: the follow-up may be more confidential than that.
        change = writer.put(Action.EDIT, label(Action.EDIT, wanted), before, State(wanted))
    desk.history.add(Step(change.label, (change,)))
    return change


def _marked(one: Initiative, task: Task, done: PartialDate | None) -> Initiative:
    entries = list(one.follow_ups)
    places = [task.position, *range(len(entries))]
    place = next((n for n in places if n < len(entries) and entries[n] == task.follow_up), None)
    if place is None:
        raise MissingError(say("This follow-up was changed meanwhile; nothing was changed."))
    entries[place] = replace(task.follow_up, done=done)
    return replace(one, follow_ups=tuple(entries))
