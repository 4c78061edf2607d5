"""What is due, and when: follow-ups, planned initiatives and meetings to come."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.words import count, say


class When(StrEnum):
    """How near something is, in the order of showing."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"

    @property
    def label(self) -> str:
        """The heading of what is this near."""
        return {
            When.OVERDUE: say("Overdue"),
            When.TODAY: say("Today"),
            When.WEEK: say("This week"),
            When.MONTH: say("This month"),
            When.LATER: say("Later"),
            When.UNDATED: say("Without a date"),
            When.DONE: say("Done"),
        }[self]


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up with the initiative that it belongs to; ``position`` is its place there."""

    initiative_id: int
    reference: str
    title: str
    position: int
    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class Listed:
    """A follow-up with the level of its initiative and the countries that take part in that."""

    task: Task
    level: Level
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An initiative that is planned, or a meeting of one (``meeting`` is its title or its place)."""

    initiative_id: int
    reference: str
    title: str
    date: PartialDate
    is_meeting: bool = False
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What is due under a ceiling. ``tasks`` come in the order of their due dates, undated ones last.

    ``open`` and ``done`` count all follow-ups, those that were left out of ``tasks`` as too many too;
    ``owners`` are those of open ones.
    """

    tasks: tuple[Task, ...] = ()
    events: tuple[Event, ...] = ()
    open: int = 0
    overdue: int = 0
    done: int = 0
    owners: tuple[str, ...] = field(default=())


def when_due(follow_up: FollowUp, today: date) -> When:
    """Return how near a follow-up is: a partial date is due on the last day that it can stand for."""
    if follow_up.done is not None:
        return When.DONE
    if follow_up.due is None:
        return When.UNDATED
    last = follow_up.due.latest
    return When.OVERDUE if last < today else _near(last, today)


def when_held(event: Event, today: date) -> When:
    """Return how near an event is: by its first day, or by its last where that has come already."""
    first = event.date.earliest
    return _near(first if first >= today else event.date.latest, today)


def late_in_words(follow_up: FollowUp, today: date) -> str:
    """Return ``3 days late``; empty for what is not overdue."""
    if when_due(follow_up, today) is not When.OVERDUE or follow_up.due is None:
        return ""
    days = (today - follow_up.due.latest).days
    return count(days, "{n} day late", "{n} days late")


def _near(day: date, today: date) -> When:
    if day <= today:
        return When.TODAY
    # Weeks begin on Monday (ISO 8601).
    if day <= today + timedelta(days=6 - today.weekday()):
        return When.WEEK
    return When.MONTH if (day.year, day.month) == (today.year, today.month) else When.LATER
