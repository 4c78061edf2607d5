"""One meeting of an initiative, and who was there, as far as that may be put out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.marking import printed_level
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.meeting import FEWEST_COUNTED
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.papers.subjects import initiative_of, meeting_of
from diplomat_desk.store import reading
from diplomat_desk.store.connection import Connection
from diplomat_desk.store.raising import raised_for

_NOT_PRINTED = (
    "people", "meetings", "outcomes", "transfers", "documents", "assessments", "sources", "notes",
    "follow_ups", "attachments", "links", "constraints",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """An initiative as it was read under the ceiling, and the place of the meeting asked for (0 for none)."""

    record: Initiative
    number: int

    @property
    def meeting(self) -> Meeting | None:
        """The meeting as it may be put out: without who attended where its rule forbids it."""
        if not self.number:
            return None
        held = self.record.meetings[self.number - 1]
        return replace(held, attendance=()) if held.is_unattributed else held

    @property
    def counted(self) -> tuple[Appearance, ...]:
        """Who attended where only their number may be said; empty where that would tell, too."""
        if not self.number:
            return ()
        held = self.record.meetings[self.number - 1]
        many = held.is_unattributed and len(held.attendance) >= FEWEST_COUNTED
        return held.attendance if many else ()


def find(connection: Connection, request: Request, *, whole: bool) -> Found:
    """Return the initiative and meeting that ``request`` is about; with ``whole`` it may leave out the meeting.

    Raises:
        ReportError: there is no such record or meeting that may be shown, or it is not said which.
    """
    reference, number = meeting_of(request.subject)
    found = initiative_of(connection, request, reference)
    one = reading.visible(connection, found, request.filter.ceiling)
    if not number and not whole and len(one.meetings) == 1:
        number = 1
    if number > len(one.meetings) or (not number and ("/" in request.subject or not whole)):
        raise ReportError(_which(one))
    return Found(one, number)


def bared(one: Initiative, *meetings: Meeting, people: Iterable[Appearance] = ()) -> Initiative:
    """Return ``one`` with nothing that a sheet does not print."""
    lists: dict[str, tuple[object, ...]] = dict.fromkeys(_NOT_PRINTED, ())
    lists |= {"meetings": meetings, "people": tuple(people)}
    return replace(one, parent_id=None, **lists)  # type: ignore[arg-type]


def marking_of(connection: Connection, printed: Initiative, counted: Iterable[Appearance]) -> Level:
    """Return the highest level of what stands in ``printed``, its meetings and those only ``counted``."""
    asked = replace(printed, people=(*printed.people, *counted))
    return printed_level(asked, raised_for(connection, [asked]))


def _which(one: Initiative) -> str:
    held = len(one.meetings)
    if not held:
        return say("“{reference}” has no meeting on record.", reference=one.reference)
    return say(
        "Say which of its meetings: {first} to {last}.",
        first=f"{one.reference}/1",
        last=f"{one.reference}/{held}",
    )
