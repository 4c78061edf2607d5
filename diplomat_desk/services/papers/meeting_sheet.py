"""What a meeting sheet and a list of participants need of the register."""

from dataclasses import replace

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.marking import printed_level
from diplomat_desk.domain.used_terms import terms_of
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.meeting_sheet import MeetingMaterial
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.papers.subjects import initiative_of, meeting_of
from diplomat_desk.store import listing, reading
from diplomat_desk.store.raising import raised_for_all


def ask(desk: Desk, request: Request) -> MeetingMaterial:
    """Return the meeting that the request names; the only one where it names just the initiative.

    Raises:
        ReportError: there is no such meeting that may be shown, or there are several.
    """
    reference, wanted = meeting_of(request.subject)
    ceiling, everything = request.filter.ceiling, request.within(Filter())
    with desk.register.reading() as connection:
        number = initiative_of(connection, request, reference)
        whole = unattributed(reading.visible(connection, number, ceiling))
        meetings = whole.meetings
        if not wanted and len(meetings) == 1:
            wanted = 1
        if not 1 <= wanted <= len(meetings):
            raise ReportError(
                say("Say which meeting of {reference}: it has {n}, counted from 1.",
                    reference=whole.reference, n=len(meetings))
            )  # fmt: skip
        meeting = meetings[wanted - 1]
        # Only what stands on the sheet decides on its marking.
        shown = replace(
            whole, people=(), meetings=(meeting,), outcomes=(), transfers=(), documents=(),
            assessments=(), sources=(), parent_id=None, budget=type(whole.budget)(),
        )  # fmt: skip
        marking = printed_level(shown, raised_for_all(connection, (shown,)))
        tally = listing.tally(connection, everything)
    return MeetingMaterial(
        filter=everything,
        tally=tally,
        marking=marking,
        record=whole,
        meeting=meeting,
        used=frozenset(terms_of(shown)),
    )
