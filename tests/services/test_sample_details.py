"""The details of the sample: each of them is borne out by the row that it is about."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

import pytest

from diplomat_desk import paths
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.entity_rules import organisation_problems, person_problems
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import Claim, Constraint, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import OutcomeDocument, Transfer
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import tidy, tidy_organisation, tidy_person
from diplomat_desk.services import sample_details
from diplomat_desk.services.reference import default_countries, default_terms
from diplomat_desk.services.sample import sample_initiatives
from diplomat_desk.services.sample_details import Detail, SampleDetails, TitledLink

FILE = paths.resource("samples", "south_asia_initiatives.csv")
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = {row["title"]: row for row in csv.DictReader(opened)}
LOADED = sample_details.load()
VOCABULARY = {
    ("people", "role"): "person-role",
    ("people", "capacity"): "capacity",
    ("meetings", "format"): "meeting-format",
    ("meetings", "attribution"): "attribution",
    ("outcomes", "kind"): "outcome-kind",
    ("transfers", "to_track"): "track",
    ("documents", "stage"): "document-stage",
    ("constraints", "type"): "constraint",
    ("interests", "interest"): "interest",
    ("links", "kind"): "link",
}
COLUMN = {
    "start": "start",
    "end": "end",
    "place": "host_city",
    "country": "countries",
    "organisation": "organisations",
}
"""The fact of a claim -> the column that holds what the row itself says of it."""

LISTS = [field.name for field in fields(Detail) if field.name != "title"]
NOT_OWN_WORDS = ("target", "why", "date", "value", "url", "country", "scheme")
# Offices are written out where the row has a state or its adjective.
OWN_WORDS = {"government", "president"}
QUOTED = re.compile(r"“([^”]+)”")
TOLD = re.compile(r"(?<!^)(?<![\w'’])(?:[A-Z][\w'’-]*|\d[\d:,-]*\d|\d)")
by_row = pytest.mark.parametrize("detail", LOADED.details, ids=lambda detail: detail.title[:40])


@dataclass(frozen=True, slots=True)
class Reference:
    vocabularies: Vocabularies
    countries: Countries


@cache
def reference() -> Reference:
    return Reference(Vocabularies(default_terms()), Countries(default_countries()))


@cache
def plain() -> dict[str, Initiative]:
    return {one.initiative.title: one.initiative for one in sample_initiatives()}


def applied(title: str) -> Initiative:
    return sample_details.apply(plain()[title], LOADED.of(title))


def text_of(title: str) -> str:
    return " | ".join(ROWS[title].values()).casefold()


def countries_of(title: str) -> str:
    found = map(reference().countries.find, ROWS[title]["countries"].split(";"))
    return " | ".join(country.name for country in found if country).casefold()


def text_of_organisation(name: str) -> str:
    named = [t for t, row in ROWS.items() if name in row["organisations"].split(";")]
    return " | ".join(map(text_of, named))


def text_of_person(name: str) -> str:
    named = [one.title for one in LOADED.details if name in {p.name for p in one.people}]
    return " | ".join(map(text_of, named))


def entries(detail: Detail) -> Iterator[tuple[str, Any]]:
    for name in LISTS:
        for entry in getattr(detail, name):
            yield name, entry


def words(name: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_]+", name) if len(word) > 2]


def not_quoted_from(text: str, why: str) -> list[str]:
    passages = QUOTED.findall(why) or ["(nothing is quoted)"]
    return [passage for passage in passages if passage.casefold() not in text]


def test_every_title_is_that_of_a_row_in_the_order_of_the_file() -> None:
    titles = [detail.title for detail in LOADED.details]

    assert titles == [title for title in ROWS if title in set(titles)]


def test_no_entry_is_empty_and_none_stands_twice() -> None:
    for detail in LOADED.details:
        found = list(entries(detail))
        assert found
        assert len(found) == len(set(found))


def test_every_organisation_is_one_of_the_table_and_stands_once() -> None:
    named = {name for row in ROWS.values() for name in row["organisations"].split(";") if name}
    listed = [one.name for one in LOADED.organisations]

    assert set(listed) <= named
    assert len(listed) == len(set(listed))
    assert {one.parent for one in LOADED.organisations if one.parent} <= set(listed)


@by_row
def test_every_choice_is_a_code_of_its_vocabulary(detail: Detail) -> None:
    vocabularies = reference().vocabularies
    chosen = [
        (vocabulary, getattr(entry, field))
        for name, entry in entries(detail)
        for (listed, field), vocabulary in VOCABULARY.items()
        if listed == name and getattr(entry, field)
    ]

    assert [pair for pair in chosen if vocabularies.find(*pair) is None] == []


def test_every_type_of_an_organisation_is_a_code() -> None:
    types = {one.type for one in LOADED.organisations if one.type}

    assert all(reference().vocabularies.find("organisation-type", code) for code in types)


@by_row
def test_whoever_is_named_is_named_by_the_row(detail: Detail) -> None:
    said = set(re.findall(r"[^\W\d_]+", text_of(detail.title)))
    names = [person.name for person in detail.people]

    assert [word for name in names for word in words(name) if word not in said] == []
    assert len(names) == len(set(names))
    assert {name for one in detail.meetings for name in one.attendance} <= set(names)


@by_row
def test_every_reason_quotes_the_row(detail: Detail) -> None:
    for name, entry in entries(detail):
        text = text_of(detail.title)
        if name == "links":
            text += text_of(entry.target)
        assert not_quoted_from(text, entry.why) == []


def test_the_reasons_for_organisations_and_people_quote_their_rows() -> None:
    for one in LOADED.organisations:
        assert not_quoted_from(text_of_organisation(one.name), one.why) == []
    for person in LOADED.people:
        assert not_quoted_from(text_of_person(person.name), person.why) == []


@by_row
def test_no_name_and_no_number_comes_from_elsewhere(detail: Detail) -> None:
    for name, entry in entries(detail):
        text = text_of(detail.title) + countries_of(detail.title)
        if name == "links":
            text += text_of(entry.target)
        for field in fields(entry):
            if field.name not in NOT_OWN_WORDS and isinstance(getattr(entry, field.name), str):
                told = [word.casefold() for word in TOLD.findall(getattr(entry, field.name))]
                assert [w for w in told if w not in text and w not in OWN_WORDS] == []


def test_other_names_are_in_the_rows_too() -> None:
    for one in LOADED.organisations:
        for alias in one.aliases:
            assert alias.casefold() in text_of_organisation(one.name)
    for person in LOADED.people:
        for alias in person.aliases:
            assert alias.casefold() in text_of_person(person.name)


@by_row
def test_an_adopted_claim_is_what_the_row_says(detail: Detail) -> None:
    row = ROWS[detail.title]
    adopted = [claim for claim in detail.claims if claim.adopted]

    assert [(c.fact, c.value) for c in adopted] == [(c.fact, row[COLUMN[c.fact]]) for c in adopted]
    assert Counter(claim.fact for claim in adopted) == Counter(
        {claim.fact for claim in detail.claims}
    )


@by_row
def test_claims_of_one_fact_contradict_each_other(detail: Detail) -> None:
    for fact in {claim.fact for claim in detail.claims}:
        values = [claim.value for claim in detail.claims if claim.fact == fact]
        assert len(values) >= 2
        assert len(values) == len(set(values))


@by_row
def test_every_date_is_one_and_lies_in_the_time_of_the_row(detail: Detail) -> None:
    row = ROWS[detail.title]
    start, end = row["start"] or row["end"], row["end"] or row["start"]
    dates = [PartialDate.of(e.date) for _, e in entries(detail) if getattr(e, "date", "")]

    for one in dates:
        assert one.latest >= PartialDate.of(start).earliest
        assert one.earliest <= PartialDate.of(end).latest


@by_row
def test_a_claim_of_a_date_is_a_date(detail: Detail) -> None:
    dates = [claim.value for claim in detail.claims if claim.fact in ("start", "end")]

    assert [str(PartialDate.of(date)) for date in dates] == dates


@by_row
def test_a_place_or_an_address_is_the_one_of_the_row(detail: Detail) -> None:
    row = ROWS[detail.title]
    pairs = dict(
        zip(row["host_city"].split(";"), row["host_country"].split(";"), strict=True)
    )  # fmt: skip

    assert all(pairs[one.city] == one.country for one in detail.meetings if one.city)
    assert all(one.city for one in detail.meetings if one.country)
    assert {one.url for one in detail.documents if one.url} <= {row["source_url_or_ref"]}


@by_row
def test_an_identifier_of_pa_x_is_one_that_the_row_gives(detail: Detail) -> None:
    values = [one.value for one in detail.documents if one.value]

    assert {one.scheme for one in detail.documents if one.value} <= {"PA-X AgtId"}
    assert len(values) == len(set(values))
    for value in values:
        assert re.search(
            rf"(AgtId|PA-X page)( \d+ and)? {value}\b", " ".join(ROWS[detail.title].values())
        )


def test_every_link_leads_to_another_row() -> None:
    for detail in LOADED.details:
        for link in detail.links:
            assert link.target in ROWS
            assert link.target != detail.title


@by_row
def test_a_register_takes_the_record_with_its_details(detail: Detail) -> None:
    one = applied(detail.title)

    assert tidy(one) == one
    assert problems(one, reference().vocabularies, reference().countries) == ()


def test_a_register_takes_the_organisations_and_the_people() -> None:
    vocabularies, countries = reference().vocabularies, reference().countries
    for body in sample_details.organisations(LOADED):
        assert tidy_organisation(body) == body
        assert organisation_problems(body, vocabularies, countries) == ()
    for person in sample_details.people(LOADED):
        assert tidy_person(person) == person
        assert person_problems(person, vocabularies, countries) == ()


@by_row
def test_nothing_but_the_new_lists_is_touched(detail: Detail) -> None:
    before = plain()[detail.title]
    after = applied(detail.title)
    untouched = {
        name: getattr(before, name) for name in LISTS if name != "links" and hasattr(before, name)
    }

    assert replace(after, **untouched) == before
    assert sample_details.apply(after, detail) == after


def test_a_row_of_which_nothing_more_is_said_stays_as_it_is() -> None:
    title = "Pugwash conference on Kashmir, Kathmandu"

    assert LOADED.of(title) == Detail(title)
    assert SampleDetails((), (), ()).of(title) == Detail(title)


def test_a_claim_points_to_the_source_that_makes_it() -> None:
    title = "Simla summit and Agreement"
    bare = replace(plain()[title], sources=(Source("HT archives"),))
    one = sample_details.apply(bare, LOADED.of(title))
    (source,) = one.sources

    assert source.key != 0
    assert one.claims == (
        Claim("end", "1972-07-02", 0, True, "The official date"),
        Claim(
            fact="end",
            value="1972-07-03",
            source=source.key,
            note="A newspaper archive puts the actual signing at 00:40 on 3 July",
        ),
    )


def test_a_source_keeps_the_key_that_it_has() -> None:
    title = "Simla summit and Agreement"
    keyed = replace(plain()[title], sources=(Source("HT archives", key=7),))

    assert [s.key for s in sample_details.apply(keyed, LOADED.of(title)).sources] == [7]


def test_sources_that_make_no_claim_get_no_key() -> None:
    title = "Peshawar Accord"
    bare = replace(plain()[title], sources=(Source("PA-X"),))

    assert [s.key for s in sample_details.apply(bare, LOADED.of(title)).sources] == [0]


def test_people_stand_in_the_record_and_in_the_sitting_that_they_attended() -> None:
    one = applied("Pakistan's good offices between Riyadh and Tehran (2016)")
    sharif = Appearance(
        name="Nawaz Sharif",
        role="mediator",
        affiliation="Government of Pakistan",
        post="prime minister",
        capacity="serving-official",
    )

    assert one.people == (sharif,)
    assert [(m.city, m.date, m.format, m.attendance) for m in one.meetings] == [
        ("Riyadh", PartialDate(2016, 1), "shuttle", (sharif,)),
        ("Tehran", PartialDate(2016, 1), "shuttle", (sharif,)),
    ]
    assert all(meeting.key for meeting in one.meetings)


def test_a_sitting_under_a_rule_names_nobody() -> None:
    ruled = [m for detail in LOADED.details for m in detail.meetings if m.attribution]

    assert [(meeting.attribution, meeting.attendance) for meeting in ruled] == [("off-record", ())]


def test_each_of_the_other_kinds_becomes_its_value() -> None:
    neemrana = applied("Neemrana Dialogue, revival round")
    assert neemrana.transfers == (
        Transfer("The recommendations of the round", "L1", "Both foreign ministries"),
    )

    accord = applied("Afghan Peace Accord (Islamabad Accord)")
    assert accord.documents == (
        OutcomeDocument(
            title="Afghan Peace Accord (Islamabad Accord)",
            date=PartialDate(1993, 3, 7),
            scheme="PA-X AgtId",
            value="409",
        ),
    )
    assert accord.constraints == (Constraint("escalation", "Fighting soon resumed"),)

    hotline = applied("DGMO understanding on the Line of Control")
    assert hotline.meetings == (
        Meeting(
            date=PartialDate(2021, 2),
            title="Contact over the hotline",
            format="phone",
            agenda="Observing all ceasefire understandings",
        ),
    )

    calcutta = applied("Pakistan-India Peoples' Forum, third joint convention")
    assert calcutta.notes == (Note("The city has since been renamed Kolkata."),)
    assert calcutta.interests == ("sociocultural-development",)


def test_outcomes_say_when_nothing_came_of_it() -> None:
    nothing = {
        detail.title for detail in LOADED.details for one in detail.outcomes if one.kind == "none"
    }

    assert nothing == {"Agra summit", "Saudi-hosted Pakistan-Afghanistan talks"}
    assert [o.kind for o in applied("Agra summit").outcomes] == ["none"]


def test_links_are_handed_out_by_title() -> None:
    found = sample_details.links(LOADED.of("British mediation in the Rann of Kutch"))

    assert found == (
        TitledLink(
            kind="feeds-into",
            target="Indo-Pakistan Western Boundary Case Tribunal",
            note="The tribunal was set up under the agreement of 1965",
        ),
    )


def test_a_person_brings_other_names_and_affiliations() -> None:
    karzai = next(p for p in sample_details.people(LOADED) if p.name == "Hamid Karzai")

    assert karzai == Person(
        name="Hamid Karzai",
        aliases=("Karzai",),
        country="AFG",
        affiliations=(Affiliation("Government of Afghanistan", "president", "serving-official"),),
    )
