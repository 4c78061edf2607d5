"""The sections of a page to read, pure: what each says of what belongs to an initiative."""

from typing import Any

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Attachment, Claim, Constraint, FollowUp, Note
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.people import SERVING, Appearance
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.ties import Tie
from diplomat_desk.ui.reading_lines import Leads, Line, Page, Target
from diplomat_desk.ui.reading_text import page_of
from tests.making import day, small
from tests.ui.rows import COUNTRIES, VOCABULARIES

TODAY = day("2026-11-24")


def page(ties: tuple[Tie, ...] = (), **fields: Any) -> Page:  # noqa: ANN401 - any field
    one: Initiative = small(**fields)
    return page_of(one, VOCABULARIES, COUNTRIES, ties=ties, today=TODAY)


def lines(heading: str, ties: tuple[Tie, ...] = (), **fields: Any) -> tuple[Line, ...]:  # noqa: ANN401
    found = {section.heading: section.lines for section in page(ties, **fields).sections}
    return found[heading]


def test_sections_come_in_reading_order_and_none_is_empty() -> None:
    full = page(
        (Tie("precedes", 3, "DD-1", "Other"),),
        summary="S", objectives="O", issue="I",
        people=(Appearance("X"),), meetings=(Meeting(),), outcomes=(Outcome("W"),),
        constraints=(Constraint("escalation"),), interests=("good-governance",),
        assessments=(Assessment("impact"),), mode="bilateral", sources=(Source("T", key=1),),
        claims=(Claim("issue", "I", 1), Claim("issue", "J")), notes=(Note("N"),),
        follow_ups=(FollowUp("F"),), attachments=(Attachment("a", 1, "d"),),
    )  # fmt: skip
    assert [section.heading for section in full.sections] == [
        "", "What it was", "Objectives", "Who took part", "Meetings", "What came of it",
        "What held it back", "Interests served", "Assessment", "What sets it apart",
        "Where sources differ", "Sources", "Notes", "Follow-ups", "Ties", "Attachments",
    ]  # fmt: skip
    assert [section.heading for section in page().sections] == ["Sources"]


def test_who_took_part_names_a_role_once_and_leads_to_each() -> None:
    people = (
        Appearance("A", "chair", "MEA", "Secretary", "serving", "Aa", person_id=4),
        Appearance("B", "chair", level=Level.LIMITED),
    )
    bodies = (Engagement("USIS", "convenor", "U.S. Info", organisation_id=9),)
    assert lines("Who took part", people=people, organisations=bodies) == (
        Line("A", "chair", detail="Secretary · MEA · serving · as “Aa”",
             target=Target(Leads.PERSON, 4)),
        Line("B", "", raised="Limited"),
        Line("USIS", "Convenor", detail="as “U.S. Info”", target=Target(Leads.ORGANISATION, 9)),
    )  # fmt: skip


def test_a_meeting_holds_who_attended_and_what_its_rule_forbids() -> None:
    attended = (Appearance("A", "chair", "MEA", person_id=4), Appearance("B"))
    sitting = Meeting(day("1999-02-20"), "", "Lahore", "PAK", "in-person", "Water", CHATHAM_HOUSE,
                      attended)  # fmt: skip
    (line,) = lines("Meetings", meetings=(sitting,))
    assert (line.name, line.text) == ("20 February 1999", "Lahore, Pakistan")
    assert line.detail == (
        "in-person\nWater\nUnder the Chatham House Rule nobody who was here may be named outside."
    )
    assert line.under == (
        Line("A", detail="chair · MEA", target=Target(Leads.PERSON, 4)), Line("B"),
    )  # fmt: skip


def test_what_came_of_it() -> None:
    found = lines(
        "What came of it",
        outcomes=(Outcome("No text", "none"), Outcome("Trust", "relationship", evidence="Letters")),
        transfers=(Transfer("A paper", "L1", response="Read"),),
        documents=(
            OutcomeDocument("Accord", url="https://example.org"),
            OutcomeDocument("Draft", url="file:///x"),
        ),
    )
    assert found == (
        Line("Nothing came of it. No text"),
        Line("Trust", "relationship", detail="Evidence: Letters"),
        Line("A paper", "Transfer", detail="to Level 1\nResponse: Read"),
        Line("Accord", "Document", "https://example.org"),
        Line("Draft", "", detail="file:///x"),
    )


def test_where_sources_differ_each_says_what_and_one_is_adopted() -> None:
    sources = (Source("A", key=1), Source("B", key=2))
    differ = (
        Claim("start", "1972-07-02", 1, adopted=True),
        Claim("start", "1972-07-03", 2, note="n"),
    )
    assert lines("Where sources differ", sources=sources, claims=differ) == (
        Line("2 July 1972 [1]", "Start", detail="adopted"), Line("3 July 1972 [2]", detail="n"),
    )  # fmt: skip
    assert lines("What sources say", sources=sources, claims=differ[:1])[0].name == "Start"


def test_constraints_interests_and_ratings() -> None:
    assert lines("What held it back", constraints=(Constraint("escalation", "Kargil"),)) == (
        Line("Kargil", "escalation"),
    )
    assert lines("Interests served", interests=("a", "b")) == (Line("a; b"),)
    rating = Assessment("impact", "5", "R. Viewer", day("2020"), "It lasted.", Level.LIMITED)
    assert lines("Assessment", assessments=(rating,)) == (
        Line("5", "impact", detail="R. Viewer · 2020\nIt lasted.", raised="Limited"),
    )


def test_notes_are_a_journal_the_latest_first() -> None:
    notes = (Note("Old", day("1999"), "A. N."), Note("New", day("2020-01")), Note("When?"))
    assert [(one.name, one.text, one.detail) for one in lines("Notes", notes=notes)] == [
        ("January 2020", "New", ""), ("1999", "Old", "A. N."), ("Undated", "When?", ""),
    ]  # fmt: skip


def test_follow_ups_say_what_is_open_late_or_done() -> None:
    tasks = (
        FollowUp("Done", day("2020"), done=day("2021-03-01")),
        FollowUp("Some day"),
        FollowUp("Later", day("2026-12"), "A. N."),
        FollowUp("Yesterday", day("2026-11-23")),
        FollowUp("Last month", day("2026-10"), level=Level.LIMITED),
    )
    assert [(one.name, one.text, one.detail) for one in lines("Follow-ups", follow_ups=tasks)] == [
        ("Overdue", "Last month", "due October 2026, 24 days late"),
        ("Overdue", "Yesterday", "due 23 November 2026, 1 day late"),
        ("Open", "Later", "due December 2026 · A. N."),
        ("Open", "Some day", ""),
        ("Done", "Done", "on 1 March 2021"),
    ]
    assert lines("Follow-ups", follow_ups=tasks)[0].raised == "Limited"


def test_ties_and_attachments_lead_somewhere() -> None:
    tie = Tie("precedes", 5, "DD-1999-0001", "Agra", "2001-07", "a note", inverse=True)
    assert lines("Ties", (tie,)) == (
        Line("Agra", "Follows", detail="DD-1999-0001 · Jul 2001 · a note",
             target=Target(Leads.INITIATIVE, 5)),
    )  # fmt: skip
    kept = Attachment("a.pdf", 2_500_000, "abc", "the text", day("2020"), Level.LIMITED)
    assert lines("Attachments", attachments=(kept,)) == (
        Line("a.pdf", detail="2.5 MB · added 2020 · the text", raised="Limited",
             target=Target(Leads.ATTACHMENT, attachment=kept),
             under=(Line("Save a copy…", target=Target(Leads.COPY, attachment=kept)),)),
    )  # fmt: skip


def test_a_raised_country_and_source_say_so() -> None:
    assert lines("", countries=(CountryParticipation("IND", level=Level.RESTRICTED),)) == (
        Line("India (Restricted)", "Party"),
    )
    assert lines("Sources", sources=(Source("T", level=Level.LIMITED),))[0].raised == "Limited"


def test_the_adviser_speaks_only_where_it_is_of_another_mind() -> None:
    officials = (Appearance("A", capacity=SERVING),)
    (line,) = lines("What sets it apart", people=officials, track="T2", track_reason="I say so.")
    assert (line.name, line.text) == ("Why this track", "I say so.")
    assert line.detail == (
        "What is recorded speaks for Level 1 instead: Only serving officials took part."
    )
    headings = [section.heading for section in page(people=officials, track="L1").sections]
    assert "What sets it apart" not in headings
