"""What a participants list needs of the register."""

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.used_terms import terms_of
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.reports.participants import Participants
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.papers.sittings import bared, find, marking_of
from diplomat_desk.store import listing, put_out


def ask(desk: Desk, request: Request) -> Participants:
    """Return who took part, and from which country each is, as far as it is recorded."""
    ceiling = request.filter.ceiling
    everything = request.within(Filter())
    with desk.register.reading() as connection:
        found = find(connection, request, whole=True)
        held = found.meeting
        people = _everybody(found.record) if held is None else held.attendance
        persons = put_out.people_whole(connection, {one.person_id for one in people}, ceiling)
        record = bared(found.record, *(() if held is None else (held,)), people=people)
        marking = marking_of(connection, record, found.counted)
        tally = listing.tally(connection, everything)
    silent = sum(meeting.is_unattributed for meeting in found.record.meetings)
    return Participants(
        filter=everything,
        tally=tally,
        marking=marking,
        record=record,
        people=people,
        meeting=held,
        number=found.number,
        silent=silent,
        attended=len(found.counted),
        lands={one.id: one.country for one in persons if one.country},
        used=frozenset(pair for pair in terms_of(record) if pair[1]),
    )


def _everybody(one: Initiative) -> tuple[Appearance, ...]:
    """Return everybody who may be named, each once as they were; somebody of two posts stands twice."""
    shown = unattributed(one)
    named = [*shown.people, *(person for held in shown.meetings for person in held.attendance)]
    each: dict[tuple[object, str, str], Appearance] = {}
    for person in named:
        who = person.person_id or fold(person.name)
        each.setdefault((who, fold(person.post), fold(person.affiliation)), person)
    return tuple(each.values())
