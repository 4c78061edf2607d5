"""What lies above a ceiling is not there, and survives an edit by somebody who cannot see it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    Initiative,
    Source,
)
from diplomat_desk.domain.keeping import Attachment, Claim, FollowUp, Link, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.veil import (
    LEVELLED,
    NEVER,
    Raised,
    kept_back,
    unattributed,
    veil,
    veil_organisation,
    veil_person,
    views,
)
from tests.making import initiatives

HIGH = Level.RESTRICTED
PARTS: dict[str, Any] = {
    "countries": CountryParticipation("IND", level=HIGH),
    "organisations": Engagement("SAARC", level=HIGH),
    "people": Appearance("A. Person", level=HIGH),
    "meetings": Meeting(title="A sitting", level=HIGH, key=3),
    "outcomes": Outcome("It changed", level=HIGH),
    "transfers": Transfer("Carried over", level=HIGH),
    "documents": OutcomeDocument("A text", level=HIGH),
    "assessments": Assessment("impact", level=HIGH),
    "sources": Source("A page", level=HIGH, key=4),
    "notes": Note("A remark", level=HIGH),
    "follow_ups": FollowUp("To do", level=HIGH),
    "attachments": Attachment("a.pdf", 3, "digest", level=HIGH),
}


def lowered(name: str) -> Any:  # noqa: ANN401 - an entry of any list
    part: Any = replace(PARTS[name], level=Level.PUBLIC)
    return replace(part, key=99) if hasattr(part, "key") else part


def holding(**lists: Any) -> Initiative:  # noqa: ANN401 - any list
    return Initiative(id=1, title="Talks", kind="dialogue", track="T2", **lists)


def test_every_list_with_levels_is_tried_here() -> None:
    assert set(PARTS) == set(LEVELLED)


@pytest.mark.parametrize("name", LEVELLED)
def test_an_entry_above_the_ceiling_is_left_out_and_kept_through_an_edit(name: str) -> None:
    low = lowered(name)
    whole = holding(**{name: (PARTS[name], low)})

    seen = veil(whole, Level.LIMITED)
    assert getattr(seen, name) == (low,)
    assert getattr(veil(whole, HIGH), name) == (PARTS[name], low)

    edited = replace(seen, title="Other")
    kept = kept_back(edited, whole, seen)
    assert kept.title == "Other"
    assert set(getattr(kept, name)) == {PARTS[name], low}


@pytest.mark.parametrize("name", LEVELLED)
def test_what_could_be_seen_can_be_deleted(name: str) -> None:
    whole = holding(**{name: (lowered(name),)})
    seen = veil(whole, Level.PUBLIC)
    assert getattr(kept_back(holding(), whole, seen), name) == ()


@pytest.mark.parametrize("rule", ["chatham-house", "off-record"])
def test_nobody_is_named_below_the_top_where_the_rule_forbids_it(rule: str) -> None:
    there = Appearance("A. Person", affiliation="An Institute")
    whole = holding(meetings=(Meeting(title="Sitting", attribution=rule, attendance=(there,)),))

    assert veil(whole, HIGH).meetings[0].attendance == ()
    assert veil(whole, TOP).meetings[0].attendance == (there,)
    assert unattributed(whole).meetings == (Meeting(title="Sitting", attribution=rule),)
    assert "A. Person" not in repr(unattributed(whole))


def test_on_the_record_people_are_named() -> None:
    there = Appearance("A. Person")
    whole = holding(meetings=(Meeting(attribution="on-record", attendance=(there,)),))
    assert veil(whole, Level.PUBLIC).meetings[0].attendance == (there,)
    assert unattributed(whole) == whole


def test_hidden_attendance_survives_an_edit_of_its_meeting() -> None:
    known, hidden = Appearance("Known"), Appearance("Hidden", level=HIGH)
    whole = holding(meetings=(Meeting(title="One", attendance=(known, hidden), key=5),))
    seen = veil(whole, Level.PUBLIC)
    (sitting,) = seen.meetings
    edited = replace(seen, meetings=(replace(sitting, title="Two"),))

    (kept,) = kept_back(edited, whole, seen).meetings
    assert (kept.title, kept.attendance) == ("Two", (known, hidden))


def test_a_raised_person_or_organisation_is_not_named_anywhere() -> None:
    raised = Raised(
        people={7: HIGH}, organisations={9: HIGH}, names={"secret trust": HIGH}, initiatives={}
    )
    whole = holding(
        people=(
            Appearance("X", person_id=7),
            Appearance("Y", affiliation="Secret Trust", post="Its head", person_id=8),
        ),
        organisations=(Engagement("Renamed", organisation_id=9), Engagement("Secret trust")),
        budget=Budget("1", "USD", "SECRET TRUST"),
    )
    seen = veil(whole, Level.LIMITED, raised)
    assert seen.people == (Appearance("Y", person_id=8),)
    assert seen.organisations == ()
    assert seen.budget == Budget("1", "USD", "")

    kept = kept_back(replace(seen, title="Other"), whole, seen)
    assert kept.budget == whole.budget
    assert set(kept.organisations) == set(whole.organisations)


def test_processes_and_ties_above_the_ceiling_or_in_the_bin_are_not_told() -> None:
    raised = Raised(initiatives={2: HIGH, 3: NEVER, 4: 0})
    links = tuple(Link("related", number) for number in (2, 3, 4))
    whole = replace(holding(links=links), parent_id=2)

    seen = veil(whole, Level.LIMITED, raised)
    assert (seen.links, seen.parent_id) == ((links[2],), None)
    kept = kept_back(seen, whole, seen)
    assert (set(kept.links), kept.parent_id) == (set(links), 2)


def test_a_claim_goes_with_its_source() -> None:
    hidden, known = Source("Cable", level=HIGH, key=1), Source("Paper", key=2)
    claims = (
        Claim("start", "1991", 1),
        Claim("start", "1992", 2, adopted=True),
        Claim("end", "..", 0),
    )
    whole = holding(sources=(hidden, known), claims=claims)

    seen = veil(whole, Level.PUBLIC)
    assert seen.claims == claims[1:]
    assert set(kept_back(seen, whole, seen).claims) == set(claims)


def test_a_persons_and_an_organisations_own_ties_are_veiled() -> None:
    raised = Raised(names={"secret trust": HIGH})
    person = Person(name="X", affiliations=(Affiliation("Secret Trust"), Affiliation("University")))
    assert veil_person(person, Level.PUBLIC, raised).affiliations == (Affiliation("University"),)
    assert veil_person(person, HIGH, raised) == person
    body = Organisation(name="Branch", parent="Secret trust")
    assert veil_organisation(body, Level.PUBLIC, raised).parent == ""
    assert veil_organisation(body, HIGH, raised) == body


@given(
    initiatives,
    st.lists(st.sampled_from(list(Level)), max_size=2),
    st.sampled_from([{}, {5: 10}, {5: 30}]),
    st.sampled_from([None, 5]),
)
def test_what_hides_nothing_is_seen_as_it_is(
    one: Initiative, levels: list[Level], raised: dict[int, int], parent: int | None
) -> None:
    notes = tuple(Note(f"Note {n}", level=level) for n, level in enumerate(levels))
    one = replace(one, notes=notes, parent_id=parent)
    known = Raised(initiatives=raised)
    assert views(one, known) == tuple(
        (level, veil(one, level, known)) for level in Level if level >= one.confidentiality
    )


@given(initiatives)
def test_what_hides_nothing_is_the_record_itself(one: Initiative) -> None:
    assert veil(one, TOP) is one
    bare = replace(one, meetings=())
    assert unattributed(bare) is bare
