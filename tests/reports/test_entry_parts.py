"""What the printed entry says of people, meetings, results and claims, and what it keeps inside."""

import io
import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pypdf
import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.veil import Raised
from diplomat_desk.reports import former as catalogue
from diplomat_desk.reports.appendix import vocabularies_used
from diplomat_desk.reports.content import register_content
from diplomat_desk.reports.material import Material
from tests.charts.figures import VOCABULARIES
from tests.reports.records import everything, initiative, material

INSIDE = ("Inside note", "Inside task", "inside.pdf", "Wimplethorn")
WORDS = Vocabularies(
    (
        *VOCABULARIES.terms,
        Term("track", "X", "Unused", "Defined and not used."),
        Term("person-role", "chair", "Chair", "Leads the talks."),
        Term("capacity", "former", "Former official", "Held office before."),
        Term("outcome-kind", "agreement", "Agreement", "A text that both sides accept."),
        Term("attribution", "chatham-house", "Chatham House Rule", "Nobody is named outside."),
        Term("outcome-kind", "none", "None"),
    )
)


def made(*more: Any) -> Material:  # noqa: ANN401 - records
    return replace(material(everything(), *more), vocabularies=WORDS)


def entry(one: Material) -> dict[str, Any]:
    data = json.loads(json.dumps(register_content(one)[0]))
    found = data["groups"][0]["entries"][0]
    assert isinstance(found, dict)
    return found


def part(heading: str) -> list[dict[str, Any]]:
    items = {one["heading"]: one["items"] for one in entry(made())["parts"]}[heading]
    assert isinstance(items, list)
    return items


@lru_cache(maxsize=1)
def printed() -> str:
    pdf = catalogue.make("register", made()).data
    texts = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(texts).replace("\u200b", "").split())


def test_people_are_printed_as_they_were_then() -> None:
    (person,) = part("People")
    assert person["text"] == "N. Khan"
    assert person["remarks"] == (
        "chair · Secretary · Foreign Office · former official · as “Niaz Khan”"
    )


def test_meetings_name_only_whom_their_rule_lets_be_named() -> None:
    first, closed, dinner = part("Meetings")
    assert first["text"] == "20 February 1999: First session"
    assert first["more"] == ["Nuclear risk", "Attended: B. Singh"]
    assert closed["more"] == [
        "Under the Chatham House Rule nobody who was here may be named outside."
    ]
    assert dinner["more"] == ["Off the record: nobody who was here may be named outside."]


def test_results_and_what_stood_against_them() -> None:
    buses, treaty, paper = part("What came of it")
    assert buses["text"] == "Agreement: Buses run"
    assert buses["remarks"] == "for travellers · March 1999 · high significance"
    assert buses["more"] == ["Evidence: A report"]
    assert treaty["text"] == "Nothing came of it. No treaty"
    assert (paper["text"], paper["more"]) == ("Transfer: A paper", ["Response: It was read"])
    (document,) = part("Documents")
    assert document["link"] == "https://www.example.org/declaration"
    assert document["remarks"] == "1999 · PA-X AgtId 577"
    assert part("What held it back")[0]["text"] == "escalation: Kargil"
    assert part("Interests served")[0]["text"] == "good-governance"
    assert part("Assessment")[0]["more"] == ["It lasted."]


def test_claims_stand_side_by_side_with_the_sources_numbers() -> None:
    (dispute,) = entry(made())["disputes"]
    assert dispute["heading"] == "Sources differ"
    assert dispute["items"][0]["text"] == (
        "Start: 20 February 1999 [1] (adopted); 21 February 1999 [2] (a day late)"
    )


def test_nothing_empty_is_printed() -> None:
    plain = entry(material(initiative(1, "PAK")))
    assert (plain["parts"], plain["disputes"]) == ([], [])


def test_a_level_above_the_records_own_is_printed_beside_the_entry() -> None:
    one = everything()
    person = replace(one.people[0], level=Level.RESTRICTED)
    one = replace(
        one, people=(person,), countries=(CountryParticipation("PAK", level=Level.LIMITED),)
    )
    found = entry(material(one))
    assert found["parts"][0]["items"][0]["remarks"].endswith("· Restricted")
    assert dict(found["who"])["Countries"] == "Pakistan (Limited)"
    assert material(one).marking is Level.RESTRICTED


def test_the_marking_counts_what_is_named_and_what_is_counted() -> None:
    one = replace(everything(), parent_id=5)
    assert material(one).marking is Level.PUBLIC
    raised = Raised(initiatives={5: 10})
    assert replace(material(one), raised=raised).marking is Level.LIMITED
    assert replace(material(one), counted=Level.CONFIDENTIAL).marking is Level.CONFIDENTIAL


def test_the_appendix_defines_the_terms_that_are_used() -> None:
    found = {
        one["heading"]: [(term["label"], term["definition"]) for term in one["terms"]]
        for one in json.loads(json.dumps(vocabularies_used(made())))
    }
    assert found == {
        "Roles of people": [("Chair", "Leads the talks.")],
        "Capacities": [("Former official", "Held office before.")],
        "Attribution rules": [("Chatham House Rule", "Nobody is named outside.")],
        "Kinds of outcome": [("Agreement", "A text that both sides accept.")],
    }


@pytest.mark.parametrize(
    "words",
    [
        "N. Khan · chair · Secretary · Foreign Office",
        "20 February 1999: First session · Lahore, Pakistan",
        "Attended: B. Singh",
        "Under the Chatham House Rule nobody who was here may be named outside.",
        "Agreement: Buses run",
        "Transfer: A paper",
        "https://www.example.org/declaration",
        "Start: 20 February 1999 [1] (adopted); 21 February 1999 [2] (a day late)",
        "[2] Second paper",
        "Vocabularies What the terms that this report uses mean in this register.",
        "Former official Held office before.",
    ],
)
def test_the_pdf_says_it(words: str) -> None:
    assert words in printed()


@pytest.mark.parametrize("words", INSIDE)
def test_the_pdf_does_not_say_what_stays_inside(words: str) -> None:
    assert words not in printed()
    assert words not in json.dumps(register_content(made())[0])
