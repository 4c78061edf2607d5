"""Meetings and follow-ups as a calendar (RFC 5545): each takes its whole day, and nobody is invited."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate, Precision
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.words import count, listed, say
from diplomat_desk.exchange.formats.cells import xml_text
from diplomat_desk.exchange.formats.selection import (
    USUAL,
    Notes,
    Options,
    Selection,
    as_text,
    poured,
    waiting,
    whole,
)

_CLASSES = {
    Level.PUBLIC: "PUBLIC",
    Level.LIMITED: "PRIVATE",
    Level.RESTRICTED: "PRIVATE",
    Level.CONFIDENTIAL: "CONFIDENTIAL",
}

_END = "END:VCALENDAR"


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write meetings and follow-ups of ``selection``; with ``options.names`` who attended is told.

    What has no whole, certain date is left out and counted: a calendar has no place for a month. An
    entry's identifier is made of its record and of what it says, and of nobody's name or machine.
    """
    about = selection.about
    calendar = Calendar()
    calendar.add("prodid", "-//Diplomat Desk//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", vText(xml_text(about.register)))
    made = _Events(selection, options.names, datetime.combine(about.made_on, time(), UTC))
    with waiting() as events, as_text(out) as text:
        for one in whole(selection):
            events.writelines(event.to_ical().decode() for event in made.of(one))
        notes = made.notes()
        calendar.add("x-wr-caldesc", vText(xml_text("\n".join((*about.lines(), *notes)))))
        head, end = calendar.to_ical().decode().split(_END)
        text.write(head)
        poured(events, text)
        text.write(_END + end)
    return notes


@dataclass
class _Events:
    """Makes entries, and counts what has no day."""

    selection: Selection
    names: bool
    stamp: datetime
    meetings: int = field(default=0)
    tasks: int = field(default=0)

    def of(self, one: Initiative) -> Iterator[Event]:
        """Yield the entries of an initiative."""
        for meeting in one.meetings:
            if _is_whole(meeting.date):
                yield self._meeting(one, meeting)
            else:
                self.meetings += 1
        for task in one.follow_ups:
            if _is_whole(task.due):
                yield self._task(one, task)
            else:
                self.tasks += 1

    def notes(self) -> tuple[str, ...]:
        """Return what was left out, in words."""
        found = []
        if self.meetings:
            found.append(
                count(
                    self.meetings,
                    "{n} meeting without a whole date is left out.",
                    "{n} meetings without a whole date are left out.",
                )
            )
        if self.tasks:
            found.append(
                count(
                    self.tasks,
                    "{n} follow-up without a whole date is left out.",
                    "{n} follow-ups without a whole date are left out.",
                )
            )
        return tuple(found)

    def _meeting(self, one: Initiative, meeting: Meeting) -> Event:
        title = f"{meeting.title} – {one.title}" if meeting.title else one.title
        lines = [one.reference, meeting.agenda]
        if self.names and meeting.attendance:
            names = tuple(person.name for person in meeting.attendance)
            lines.append(say("Attended: {names}", names=listed(names)))
        key = f"meeting:{one.reference}:{meeting.key}"
        event = self._event(
            key, title, lines, meeting.date, max(one.confidentiality, meeting.level)
        )
        country = self.selection.countries.name(meeting.country) if meeting.country else ""
        place = ", ".join(part for part in (meeting.city, country) if part)
        if place:
            event.add("location", xml_text(place))
        return event

    def _task(self, one: Initiative, task: FollowUp) -> Event:
        heading = say("Done: {task}") if task.done else say("Due: {task}")
        title = heading.replace("{task}", task.task)
        owner = say("Owner: {name}", name=task.owner) if task.owner and self.names else ""
        key = f"follow-up:{one.reference}:{task.task}:{task.due}"
        lines = [one.reference, one.title, owner]
        event = self._event(key, title, lines, task.due, max(one.confidentiality, task.level))
        # A day on which something is due is not a day that is taken.
        event.add("transp", "TRANSPARENT")
        return event

    def _event(
        self, key: str, title: str, lines: list[str], date: PartialDate | None, level: Level
    ) -> Event:
        assert date is not None  # noqa: S101 - only what has a whole date becomes an entry
        event = Event()
        event.add("uid", f"{uuid5(NAMESPACE_URL, f'diplomat-desk:{key}')}@diplomat-desk")
        event.add("dtstamp", self.stamp)
        event.add("dtstart", date.earliest)
        event.add("dtend", date.earliest + timedelta(days=1))
        event.add("summary", xml_text(title))
        event.add("description", xml_text("\n".join(line for line in lines if line)))
        event.add("class", _CLASSES[level])
        return event


def _is_whole(date: PartialDate | None) -> bool:
    if date is None or date.uncertain or date.approximate:
        return False
    return date.precision is Precision.DAY
