"""A paper bears the highest level of anything on it."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    Initiative,
    Source,
)
from diplomat_desk.domain.keeping import Attachment, FollowUp, Note
from diplomat_desk.domain.marking import printed_level
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.veil import Raised
from tests.making import small

HIGH = Level.RESTRICTED
PERSON = Appearance("X", level=HIGH, person_id=4)


@pytest.mark.parametrize(
    "one",
    [
        small(confidentiality=HIGH),
        small(countries=(CountryParticipation("IND", level=HIGH),)),
        small(organisations=(Engagement("X", level=HIGH),)),
        small(people=(PERSON,)),
        small(meetings=(Meeting(level=HIGH),)),
        small(meetings=(Meeting(attendance=(PERSON,)),)),
        small(outcomes=(Outcome("X", level=HIGH),)),
        small(transfers=(Transfer("X", level=HIGH),)),
        small(documents=(OutcomeDocument("X", level=HIGH),)),
        small(assessments=(Assessment("impact", level=HIGH),)),
        small(sources=(Source("X", level=HIGH),)),
    ],
)
def test_every_part_on_the_paper_counts(one: Initiative) -> None:
    assert printed_level(one) is HIGH


def test_what_is_not_on_the_paper_does_not_count() -> None:
    silent = Meeting(attribution=CHATHAM_HOUSE, attendance=(PERSON,))
    one = small(
        notes=(Note("X", level=HIGH),),
        follow_ups=(FollowUp("X", level=HIGH),),
        attachments=(Attachment("X", 1, "d", level=HIGH),),
        meetings=(silent,),
    )
    assert printed_level(one) is Level.PUBLIC


def test_what_the_record_names_counts_with_its_own_level() -> None:
    raised = Raised({4: 20}, {5: 20}, {"trust": 20}, {6: 20})
    plain = replace(PERSON, level=Level.PUBLIC)
    for one in (
        small(people=(plain,)),
        small(people=(Appearance("Y", affiliation="Trust"),)),
        small(organisations=(Engagement("X", organisation_id=5),)),
        small(organisations=(Engagement("Trust"),)),
        small(budget=Budget(funder="Trust")),
        small(parent_id=6),
    ):
        assert printed_level(one, raised) is HIGH
    assert printed_level(small(), raised) is Level.PUBLIC
