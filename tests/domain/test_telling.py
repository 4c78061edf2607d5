"""The parts of an initiative in words, the same wherever they stand."""

from typing import Any

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Engagement, Source
from diplomat_desk.domain.keeping import Claim, Constraint
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, OFF_RECORD, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.told import Told, in_sentence
from tests.making import day, small
from tests.ui.rows import COUNTRIES

WORDS = Vocabularies(
    (
        Term("person-role", "participant", "Participant"),
        Term("person-role", "chair", "Chair"),
        Term("person-role", "unknown", "Unknown"),
        Term("capacity", "former-official", "Former official"),
        Term("organisation-role", "convenor", "Convenor"),
        Term("meeting-format", "in-person", "In person"),
        Term("attribution", "on-record", "On the record"),
        Term("attribution", "chatham-house", "Chatham House Rule"),
        Term("outcome-kind", "agreement", "Agreement"),
        Term("outcome-kind", "none", "None"),
        Term("significance", "high", "High"),
        Term("track", "L1", "Level 1"),
        Term("document-stage", "ceasefire", "Ceasefire"),
        Term("constraint", "escalation", "Regional: escalation"),
        Term("interest", "good-governance", "Good governance"),
        Term("dac-criterion", "impact", "Impact"),
        Term("rating", "5", "Satisfactory"),
        Term("status", "concluded", "Concluded"),
    )
)
CHAIR = Appearance(
    "N. Khan", "chair", "Foreign Office", "Secretary", "former-official", "Niaz Khan"
)


def teller(**fields: Any) -> Teller:  # noqa: ANN401 - any field
    return Teller(small(**fields), WORDS, COUNTRIES)


def test_people_are_told_as_they_were_then() -> None:
    told = teller(people=(CHAIR, Appearance("X", "unknown", level=Level.LIMITED))).people()
    assert told == (
        Told(
            "N. Khan", "Chair",
            ("Secretary", "Foreign Office", "former official", "as “Niaz Khan”"),
        ),
        Told("X", "Role not known", raised="Limited"),
    )  # fmt: skip


def test_a_level_is_told_only_above_the_records_own() -> None:
    person = Appearance("X", level=Level.LIMITED)
    (told,) = teller(people=(person,), confidentiality=Level.LIMITED).people()
    assert told.raised == ""


def test_organisations_keep_the_sources_name() -> None:
    (told,) = teller(organisations=(Engagement("USIS", "convenor", "U.S. Info"),)).organisations()
    assert told == Told("USIS", "Convenor", ("as “U.S. Info”",))


def test_a_meeting_tells_where_how_and_under_which_rule() -> None:
    meeting = Meeting(
        day("1991-10-06"), "First session", "Neemrana", "IND", "in-person", "Kashmir", "on-record",
        (CHAIR, Appearance("Y")),
    )  # fmt: skip
    (told,) = teller(meetings=(meeting,)).meetings(outside=True)
    assert (told.name, told.text) == ("6 October 1991", "First session")
    assert told.remarks == ("Neemrana, India", "in person", "on the record")
    assert told.more == ("Kashmir",)
    assert [(one.text, one.name) for one in told.under] == [("N. Khan", "Chair"), ("Y", "")]


def test_a_meeting_without_anything_is_still_one() -> None:
    (told,) = teller(meetings=(Meeting(),)).meetings(outside=False)
    assert (told.name, told.text) == ("No date", "A meeting")


def test_who_was_told_above_is_only_named_again() -> None:
    meeting = Meeting(title="S", attendance=(CHAIR,))
    (told,) = teller(people=(CHAIR,), meetings=(meeting,)).meetings(outside=False)
    assert told.under == (Told("N. Khan"),)


@pytest.mark.parametrize(
    ("rule", "words"),
    [(CHATHAM_HOUSE, "Under the Chatham House Rule"), (OFF_RECORD, "Off the rec")],
)
def test_outside_nobody_is_named_where_the_rule_forbids_it(rule: str, words: str) -> None:
    one = teller(meetings=(Meeting(title="S", attribution=rule, attendance=(CHAIR,)),))
    (outside,) = one.meetings(outside=True)
    (inside,) = one.meetings(outside=False)
    assert outside.under == ()
    assert len(inside.under) == 1
    assert outside.more[0].startswith(words)
    assert inside.more == outside.more


def test_outcomes_say_what_changed_or_that_nothing_did() -> None:
    told = teller(
        outcomes=(
            Outcome("Buses run", "agreement", "Kashmiris", day("2005-04"), "high", "A report"),
            Outcome("No text was signed", "none"),
            Outcome("", "none"),
            Outcome("", "agreement"),
        )
    ).outcomes()
    assert told[0] == Told(
        "Buses run", "Agreement", ("for Kashmiris", "April 2005", "high significance"),
        ("Evidence: A report",),
    )  # fmt: skip
    assert [one.text for one in told[1:]] == [
        "Nothing came of it. No text was signed", "Nothing came of it.", "Agreement",
    ]  # fmt: skip
    assert [one.name for one in told[1:]] == ["", "", ""]


def test_transfers_documents_constraints_and_ratings() -> None:
    one = teller(
        transfers=(Transfer("A paper", "L1", "the PM", day("2004"), "an envoy", "Read", "A memo"),),
        documents=(
            OutcomeDocument("Accord", day("1972-07-02"), "ceasefire", "PA-X", "5", "https://a.b"),
        ),
        constraints=(Constraint("escalation", "Kargil"), Constraint("escalation")),
        interests=("good-governance",),
        assessments=(Assessment("impact", "5", "R. Viewer", day("2020"), "It lasted."),),
    )
    assert one.transfers() == (
        Told("A paper", "Transfer", ("to Level 1, the PM", "2004", "through an envoy"),
             ("Response: Read", "Evidence: A memo")),
    )  # fmt: skip
    assert one.documents() == (
        Told("Accord", "Document", ("2 July 1972", "ceasefire", "PA-X 5"), url="https://a.b"),
    )
    assert one.constraints() == (
        Told("Kargil", "Regional: escalation"), Told("Regional: escalation"),
    )  # fmt: skip
    assert one.interests() == "Good governance"
    assert one.assessments() == (
        Told("Satisfactory", "Impact", ("R. Viewer", "2020"), ("It lasted.",)),
    )


def test_claims_stand_side_by_side_with_their_sources() -> None:
    one = teller(
        end=day("1972-07-02"),
        sources=(Source("A", key=11), Source("B", key=12)),
        claims=(
            Claim("end", "1972-07-03", 12, note="at 00:40"),
            Claim("end", "1972-07-02", 11, adopted=True),
            Claim("country", "IND"),
            Claim("status", "concluded", 12),
        ),
    )
    end, country, status = one.disputes()
    assert (end.fact, end.differs) == ("End", True)
    assert end.said == (
        Told("2 July 1972 [1]", remarks=("adopted",), cited=1),
        Told("3 July 1972 [2]", more=("at 00:40",), cited=2),
    )  # fmt: skip
    assert (country.said[0].text, country.differs) == ("India", False)
    assert status.said[0].text == "Concluded [2]"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1500, "2 KB"),
        (1_400_000, "1.4 MB"),
        (3 * 10**9, "3.0 GB"),
    ],
)
def test_a_size_is_said_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_a_label_inside_a_line_begins_small_unless_it_is_an_abbreviation() -> None:
    assert (in_sentence("Dialogue"), in_sentence("UN mission")) == ("dialogue", "UN mission")
