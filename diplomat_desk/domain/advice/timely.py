"""Findings that pass or come by themselves: they need today's date, or the process of a round.

They are not kept with a record but asked anew each time; the store asks the same in SQL, and a test
holds both against each other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from diplomat_desk.domain.dates import surely_after
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.upcoming import late_in_words
from diplomat_desk.domain.words import say

STALLED_AFTER_YEARS = 5


@dataclass(frozen=True, slots=True)
class TimelyRule:
    """A rule by its code; ``find`` is given the record, its process (if it may be seen) and today."""

    code: str
    title: str
    find: Callable[[Initiative, Initiative | None, date], Iterator[str]]
    of_rounds: bool = False
    gap: bool = False


def planned_passed(one: Initiative, _process: Initiative | None, today: date) -> Iterator[str]:
    """What was planned has been held by its day, or was put off or called off (IATI 2.03 date types)."""
    last = one.last
    if one.status == "planned" and not (one.start or one.end) and last and last.latest < today:
        yield say(
            "Planned for {span}, which has passed; nothing says whether it took place.",
            span=one.dates_in_words,
        )


def follow_up_overdue(one: Initiative, _process: Initiative | None, today: date) -> Iterator[str]:
    """A follow-up has a due date and is done by then (domain page, section 4)."""
    for follow_up in one.follow_ups:
        late = late_in_words(follow_up, today)
        if late and follow_up.due:
            yield say(
                "“{task}” was due {date}: {late}.",
                task=follow_up.task,
                date=follow_up.due.in_words(),
                late=late,
            )


def stalled(one: Initiative, _process: Initiative | None, today: date) -> Iterator[str]:
    """What is active does something; long silence asks whether it still is (MEND: process status)."""
    since = stalled_since(today)
    last = one.last
    if one.status != "active" or one.end or last is None or last.latest >= since:
        return
    met = [meeting.date for meeting in one.meetings if meeting.date and not meeting.date.is_open]
    if not any(held.earliest >= since for held in met):
        latest = max([last, *met], key=lambda held: held.latest)
        yield say("Active, and yet nothing is recorded since {date}.", date=latest.in_words())


def outside_process(one: Initiative, process: Initiative | None, _today: date) -> Iterator[str]:
    """A round lies within its process (MEND: events within a process)."""
    if process is None or one.first is None or one.last is None or one.first.is_open:
        return
    start, end = process.start, process.end
    if end and surely_after(one.first, end):
        yield say("It begins after its process ended: “{title}”, {span}.",
                  title=process.title, span=process.dates_in_words)  # fmt: skip
    elif start and not start.is_open and surely_after(start, one.last):
        yield say("It was over before its process began: “{title}”, {span}.",
                  title=process.title, span=process.dates_in_words)  # fmt: skip


TIMELY = (
    TimelyRule("outside-process", "Round outside its process", outside_process),
    TimelyRule("planned-passed", "Planned, and the day has passed", planned_passed),
    TimelyRule("stalled", "Active, and nothing for five years", stalled, of_rounds=True),
    TimelyRule("follow-up-overdue", "Follow-up overdue", follow_up_overdue, gap=True),
)
"""In the order of showing."""


def stalled_since(today: date) -> date:
    """Return the day since which something must have happened for an active record not to be stalled."""
    year = today.year - STALLED_AFTER_YEARS
    return date(year, today.month, min(today.day, 28))
