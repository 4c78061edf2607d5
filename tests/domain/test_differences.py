"""From what to what, in words."""

from dataclasses import replace
from typing import Any

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.describing import Describer, size_in_words, sources_of
from diplomat_desk.domain.differences import Difference, differences, in_full
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Budget, Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Attachment, Claim, Link, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.passages import MOST, passages
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import Outcome
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.terms import Term, Vocabularies
from tests.making import between, day, full, small

WORDS = Describer(
    Vocabularies(
        (
            Term("track", "T2", "Track II"),
            Term("track", "L1", "Level 1"),
            Term("kind", "dialogue", "Dialogue"),
            Term("country-role", "party", "Party"),
            Term("country-role", "host", "Host"),
            Term("organisation-role", "host", "Host"),
            Term("person-role", "participant", "Participant"),
            Term("purpose", "build-trust", "Build trust"),
            Term("capacity", "former-official", "Former official"),
            Term("meeting-format", "virtual", "Virtual"),
        )
    ),
    Countries((Country("IND", "India"), Country("PAK", "Pakistan"))),
    {7: "Pugwash"},
)


def told(before: Initiative, after: Initiative) -> list[tuple[str, str, str]]:
    words = replace(WORDS, sources=sources_of(before, after))
    return [(d.field, d.before, d.after) for d in differences(before, after, words)]


def test_a_record_that_says_the_same_has_no_difference() -> None:
    assert told(full(), replace(full(), id=3, version=9)) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"track": "T2"}, {"track": "L1"}, ("Track", "Track II", "Level 1")),
        ({}, {"start": day("1991-10~")}, ("Start", "", "about October 1991")),
        ({"virtual": True}, {"virtual": False}, ("Online", "yes", "no")),
        (
            {"confidentiality": Level.PUBLIC},
            {"confidentiality": Level.LIMITED},
            ("Confidentiality", "Public", "Limited"),
        ),
        ({"parent_id": 7}, {"parent_id": None}, ("Part of", "Pugwash", "")),
        ({"budget": Budget("5", "USD")}, {"budget": Budget("6", "USD")}, ("Budget", "5 · USD", "6 · USD")),
        ({"purposes": ()}, {"purposes": ("build-trust",)}, ("Purposes", "", "Build trust")),
        ({"countries": between("IND")}, {"countries": ()}, ("Country", "India · Party", "")),
        ({"links": (Link("follows", 7),)}, {"links": ()}, ("Link", "follows · Pugwash", "")),
    ],
)  # fmt: skip
def test_each_sort_of_field_is_told_by_its_words(
    before: dict[str, Any], after: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert told(small(**before), small(**after)) == [expected]


def test_an_entry_that_was_changed_is_told_as_one() -> None:
    before = small(countries=(*between("IND"), *between("PAK")))
    after = small(countries=(*between("IND"), *between("PAK", role="host")))
    assert told(before, after) == [("Country “Pakistan”: role", "Party", "Host")]


def test_a_source_is_found_again_by_its_key_and_named_by_claims() -> None:
    before = small(sources=(Source("Dawn", key=5), Source("Hindu", key=6)))
    after = replace(
        before,
        sources=(Source("Dawn, Karachi", key=5), Source("Hindu", key=6)),
        claims=(Claim("start", "1991", source=6),),
    )
    assert told(before, after) == [
        ("Source “Dawn, Karachi”: title", "Dawn", "Dawn, Karachi"),
        ("Claim", "", "Start · 1991 · Hindu"),
    ]


def test_who_attended_is_told_within_the_meeting() -> None:
    one = Appearance("A. Khan", post="Colonel", capacity="former-official", as_given="Khan")
    before = small(meetings=(Meeting(day("2001-07-14"), "Agra", key=3),))
    after = small(
        meetings=(Meeting(day("2001-07-14"), "Agra", format="virtual", attendance=(one,), key=3),)
    )
    assert told(before, after) == [
        ("Meeting “14 July 2001”: format", "", "Virtual"),
        (
            "Meeting “14 July 2001”: who attended",
            "",
            "A. Khan (as “Khan”) · Participant · Colonel · Former official",
        ),
    ]


def test_a_reworded_entry_without_a_key_is_told_as_one() -> None:
    before = small(outcomes=(Outcome("A joint statement on water was agreed"),))
    after = small(outcomes=(Outcome("A joint statement on water was signed", evidence="Text"),))
    assert [field for field, _, _ in told(before, after)] == [
        "Outcome “A joint statement on water was signed”: what",
        "Outcome “A joint statement on water was signed”: evidence",
    ]


def test_an_entry_says_that_it_is_withheld_from_others() -> None:
    after = small(notes=(Note("Call her", level=Level.RESTRICTED),))
    assert told(small(), after) == [("Note", "", "Call her · Restricted")]


def test_another_order_is_told_as_that() -> None:
    before, after = small(tags=("water", "trade")), small(tags=("trade", "water"))
    assert told(before, after) == [("Order of: Tag", "water; trade", "trade; water")]


def test_of_two_equal_entries_one_can_go() -> None:
    twice = Engagement("Dawn", "host")
    assert told(small(organisations=(twice, twice)), small(organisations=(twice,))) == [
        ("Organisation", "Dawn · Host", "")
    ]


def test_of_a_long_text_only_the_changed_passage_is_told() -> None:
    body = " ".join(f"Sentence number {n} says what it says." for n in range(800))
    changed = body.replace("number 400 says", "number 400 denies").replace(
        "number 7 s", "number 7 z"
    )
    ((field, old, new),) = told(small(summary=body), small(summary=changed))
    assert field == "Summary"
    assert "number 400 says" in old
    assert "number 400 denies" in new
    assert "number 7 zays" in new
    assert max(len(old), len(new)) < 500
    assert old.startswith("…")
    assert old.endswith("…")


@pytest.mark.parametrize("text", ["word " * 9_000, "x" * 20_000, "a.b" * 7_000])
def test_the_longest_texts_are_compared_in_passing(text: str) -> None:
    old, new = passages(text, text[:5_000] + "CHANGED" + text[5_001:])
    assert "CHANGED" in new
    assert len(old) <= MOST
    assert passages("", text)[0] == ""
    assert len(passages("", text)[1]) == MOST


def test_people_organisations_terms_countries_and_filters() -> None:
    person = Person(name="A. Khan", country="PAK")
    moved = replace(person, affiliations=(Affiliation("ISI", "Head", since=day("1990")),))
    assert differences(person, moved, WORDS) == (
        Difference("Affiliation", "", "Head · ISI · 1990"),
    )
    body = Organisation(name="RSIL", parent="")
    assert differences(body, replace(body, aliases=("Research Society",)), WORDS) == (
        Difference("Other name", "", "Research Society"),
    )
    term = Term("track", "T2", "Track II")
    assert differences(term, replace(term, label="Track Two", retired=True), WORDS) == (
        Difference("Name", "Track II", "Track Two"),
        Difference("Retired", "no", "yes"),
    )
    country = Country("IND", "India")
    assert differences(country, replace(country, shown_as=(("UN", "Bharat"),)), WORDS) == (
        Difference("Name in a profile", "", "UN: Bharat"),
    )
    kept = SavedFilter(name="Mine")
    assert differences(kept, replace(kept, filter=Filter(tracks=("T2",))), WORDS) == (
        Difference("Filter", "The whole register", "Track: Track II"),
    )
    chart = SavedChart(name="Mine", chart="coverage", options=(("rows", "track"),))
    other = replace(
        chart, chart="over-time", options=(("by", "year"),), other=Filter(tracks=("T2",)), tile=2
    )
    assert differences(chart, other, WORDS) == (
        Difference("Chart", "Coverage", "Over time"),
        Difference("Choice", "rows: track", ""),
        Difference("Choice", "", "by: year"),
        Difference("Compared with", "", "Track: Track II"),
        Difference("Place on the dashboard", "0", "2"),
    )
    report = SavedReport(name="Mine", report="country-brief", subject="IND")
    changed = replace(
        report, report="period", subject="", setting=(("paper", "a3"),), language="ur"
    )
    assert differences(report, changed, WORDS) == (
        Difference("Report", "Country brief", "Period"),
        Difference("About", "IND", ""),
        Difference("Setting", "", "paper: a3"),
        Difference("Language", "en", "ur"),
    )


def test_a_whole_record_is_told_in_lines() -> None:
    lines = {d.field: d.after for d in in_full(Person(name="A. Khan", country="PAK"), WORDS)}
    assert lines == {"Name": "A. Khan", "Country": "Pakistan"}
    assert in_full(Term("track", "T2", "Track II"), WORDS)[0] == Difference("Code", "", "T2")
    assert all(d.after for d in in_full(full(), WORDS))


def test_sizes() -> None:
    assert [size_in_words(n) for n in (1, 999, 2_500, 3_400_000)] == [
        "1 byte",
        "999 bytes",
        "2.5 kB",
        "3.4 MB",
    ]
    assert WORDS.line(Attachment("map.png", 2_500, "d" * 64)) == "map.png · 2.5 kB"
