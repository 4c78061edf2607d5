"""What the card of a person says of the parts that they took."""

from dataclasses import replace

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.entities import Part
from diplomat_desk.domain.merging import Preview
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.services.entities import Card
from diplomat_desk.services.reference import default_countries, default_terms
from diplomat_desk.ui.entity_text import card_text
from diplomat_desk.ui.merge_text import done_in_words

WORDS, COUNTRIES = Vocabularies(default_terms()), Countries(default_countries())
THERE = Part(1, "DD-1966-0001", "Tashkent", "L2", "1966-01-04", "principal", when="1966-01-04")


def lines(*parts: Part) -> list[tuple[str, str]]:
    card = Card(Person(id=5, name="Ayub Khan"), parts, (), (), ())
    found = card_text(card, WORDS, COUNTRIES).sections
    return [(i.text, i.detail) for s in found for i in s.items if s.heading.startswith("Took part")]


def test_who_was_there_as_the_same_at_its_meetings_is_told_once() -> None:
    sitting = replace(THERE, at_meeting=True)
    assert lines(THERE, sitting, sitting) == [("4 Jan 1966  Tashkent", "Principal · at 2 meetings")]


def test_another_role_at_a_meeting_stands_by_itself() -> None:
    sitting = replace(THERE, at_meeting=True, role="chair", meeting="Opening")
    assert [detail for _, detail in lines(THERE, sitting)] == ["Principal", "Chair · at “Opening”"]


def test_who_only_attended_a_meeting_is_told_there() -> None:
    assert [detail for _, detail in lines(replace(THERE, at_meeting=True))] == [
        "Principal · at a meeting"
    ]


def test_a_merge_of_what_nothing_names_counts_nothing() -> None:
    kept, gone = Person(id=1, name="Imran Khan"), Person(id=2, name="Khan, Imran")
    assert (
        done_in_words(Preview(kept, gone, kept, 0, 0)) == "Merged “Khan, Imran” into “Imran Khan”."
    )
    assert "1 more initiative" in done_in_words(Preview(kept, gone, kept, 1, 0))
