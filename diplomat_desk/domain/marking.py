"""The level that a paper must be marked with: the highest of anything that stands on it."""

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import NOTHING_RAISED, Raised

PRINTED = (
    "countries", "organisations", "people", "meetings", "outcomes", "transfers", "documents",
    "assessments", "sources",
)  # fmt: skip
"""Lists of an initiative that go on paper; notes, follow-ups and attachments stay inside."""


def printed_level(one: Initiative, raised: Raised = NOTHING_RAISED) -> Level:
    """Return the highest level of ``one``, its printed parts, and the records that these name.

    ``one`` is as it is printed: what is not on it does not count.
    """
    parts = [part.level for name in PRINTED for part in getattr(one, name)]
    people = [*one.people, *(person for meeting in one.meetings for person in _named(meeting))]
    parts += [person.level for person in people]
    named = [_of_person(person, raised) for person in people]
    named += [raised.organisations.get(body.organisation_id, 0) for body in one.organisations]
    named += [raised.names.get(fold(body.name), 0) for body in one.organisations]
    named.append(raised.names.get(fold(one.budget.funder), 0))
    if one.parent_id is not None:
        named.append(raised.initiatives.get(one.parent_id, 0))
    return Level(max((one.confidentiality, *parts, *named)))


def _named(meeting: Meeting) -> tuple[Appearance, ...]:
    return () if meeting.is_unattributed else meeting.attendance


def _of_person(one: Appearance, raised: Raised) -> int:
    return max(raised.people.get(one.person_id, 0), raised.names.get(fold(one.affiliation), 0))
