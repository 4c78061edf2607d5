"""What a meeting sheet needs of the register."""

from dataclasses import replace

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.used_terms import terms_of
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.meeting import MeetingSheet
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.papers.sittings import bared, find, marking_of
from diplomat_desk.store import listing


def ask(desk: Desk, request: Request) -> MeetingSheet:
    """Return the meeting, and of its initiative what a sheet says."""
    everything = request.within(Filter())
    with desk.register.reading() as connection:
        found = find(connection, request, whole=False)
        held = found.meeting
        if held is None:
            raise ReportError(say("Say which meeting, like DD-2024-0031/2."))
        record = bared(found.record, held)
        if held.is_unattributed:
            record = replace(record, organisations=())
        marking = marking_of(connection, record, found.counted)
        tally = listing.tally(connection, everything)
    return MeetingSheet(
        filter=everything,
        tally=tally,
        marking=marking,
        record=record,
        meeting=held,
        number=found.number,
        attended=len(found.counted),
        used=frozenset(pair for pair in terms_of(record) if pair[1]),
    )
