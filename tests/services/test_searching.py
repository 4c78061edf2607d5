"""The search over everything: ranked, grouped, shown where it was hit, and never above the ceiling."""

import hashlib
from dataclasses import replace

import pytest

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.finding import Hit, Section
from diplomat_desk.domain.initiative import Engagement, Initiative, Place, Source
from diplomat_desk.domain.keeping import Attachment, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Outcome
from diplomat_desk.services import looking, recording, searching
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.blobs import Content
from tests.making import between, day, small

PAPER = b"The zarathustra annex, in full."
DIGEST = hashlib.sha256(PAPER).hexdigest()


def whole() -> Initiative:
    """Return an initiative with one word of its own in every section."""
    return small(
        "Alphaville talks",
        start=day("1991-10"),
        summary="On the betafield question.",
        people=(Appearance("Gamma Person"),),
        organisations=(Engagement("Deltaforce Institute"),),
        countries=between("IND"),
        places=(Place("Epsilontown"),),
        meetings=(Meeting(title="Zetahouse sitting"),),
        outcomes=(Outcome("An etaline was opened"),),
        notes=(Note("Ask about the thetagate."),),
        sources=(Source("Iotapaper of record"),),
        attachments=(Attachment("annex.txt", len(PAPER), DIGEST),),
    )


def record(desk: Desk, *records: Initiative) -> tuple[int, ...]:
    contents = {DIGEST: Content(PAPER, PAPER.decode())}
    return tuple(recording.record(desk, one, contents=contents).id for one in records)


def shown(desk: Desk, typed: str, ceiling: Level = TOP) -> tuple[Hit, ...]:
    found = searching.find(desk, typed, ceiling)
    return searching.hits(desk, found.places, typed, ceiling)


def bold(hit: Hit) -> list[str]:
    parts = (hit.title, hit.snippet)
    return [part.text[at : at + length] for part in parts for at, length in part.marks]


@pytest.mark.parametrize(
    ("typed", "section", "marked"),
    [
        ("alphaville", Section.TITLE, "Alphaville"),
        ("betafi", Section.TEXT, "betafield"),
        ("epsilontown", Section.PLACES, "Epsilontown"),
        ("bharat", Section.PLACES, "Bharat"),
        ("zetahouse", Section.MEETINGS, "Zetahouse"),
        ("etaline", Section.OUTCOMES, "etaline"),
        ("THETAGATE", Section.NOTES, "thetagate"),
        ("iotapaper", Section.SOURCES, "Iotapaper"),
        ("zarathustra", Section.ATTACHMENTS, "zarathustra"),
    ],
)
def test_a_word_is_found_wherever_it_stands_and_shown_there(
    desk: Desk, typed: str, section: Section, marked: str
) -> None:
    (number,) = record(desk, whole())
    (hit,) = shown(desk, typed)
    assert (hit.kind, hit.id, hit.section) == (Kind.INITIATIVE, number, section)
    assert marked in bold(hit)
    assert (hit.reference[:7], hit.when, hit.track) == ("DD-1991", "1991-10", "T2")


@pytest.mark.parametrize(
    ("typed", "kind", "section"),
    [
        ("gamma", Kind.PERSON, Section.PEOPLE),
        ("deltaforce", Kind.ORGANISATION, Section.ORGANISATIONS),
    ],
)
def test_people_and_organisations_come_before_the_initiatives_that_name_them(
    desk: Desk, typed: str, kind: Kind, section: Section
) -> None:
    record(desk, whole())
    found = searching.find(desk, typed, TOP)
    hits = searching.hits(desk, found.places, typed, TOP)
    assert [hit.kind for hit in hits] == [kind, Kind.INITIATIVE]
    assert [(group.section, group.size) for group in found.groups] == [(section, 2)]
    assert found.in_words() == "2 records found"


def test_words_may_stand_in_different_places_and_a_phrase_may_not(desk: Desk) -> None:
    record(desk, whole())
    (hit,) = shown(desk, "thetagate alphaville")
    assert hit.section is Section.TITLE
    assert bold(hit) == ["Alphaville", "thetagate"]
    assert len(shown(desk, '"about the thetagate"')) == 1
    assert not shown(desk, '"thetagate about"')


def test_the_section_with_all_the_words_counts_before_one_with_some(desk: Desk) -> None:
    record(desk, whole())
    (hit,) = shown(desk, "talks dialogue question betafield")
    assert hit.section is Section.TITLE
    (hit,) = shown(desk, "the betafield")
    assert hit.section is Section.TEXT


def test_titles_come_first_then_the_better_match(desk: Desk) -> None:
    much, little, named = record(
        desk,
        small("One", summary="glacier glacier glacier"),
        small("Two", summary="a glacier " + "and other words " * 40),
        small("Glacier talks"),
    )
    assert [hit.id for hit in shown(desk, "glacier")] == [named, much, little]


@pytest.mark.parametrize("typed", ["کشمیر", "كشمير", "GENÈVE", "geneve", "हिंदी"])
def test_scripts_and_diacritics_are_folded(desk: Desk, typed: str) -> None:
    record(desk, small("Talks", summary="جامعة كشمير at Genève, हिंदी में"))
    (hit,) = shown(desk, typed)
    assert bold(hit)


def test_nothing_found_says_which_words_are(desk: Desk) -> None:
    record(desk, whole(), small("Alphaville again"))
    found = searching.find(desk, "alphaville nowhere", TOP)
    assert found.alone == (("alphaville", 2),)
    assert found.nothing_in_words() == (
        "Nothing is found for “alphaville nowhere”; try fewer words."
    )
    assert "another spelling" in searching.find(desk, "nowhere", TOP).nothing_in_words()
    assert not searching.find(desk, "—", TOP).places


def test_nothing_above_the_ceiling_is_found_counted_or_suggested(desk: Desk) -> None:
    secret = replace(
        whole(),
        title="Public talks",
        notes=(Note("The qarnex note", level=Level.CONFIDENTIAL),),
        people=(Appearance("Qarnex Person", level=Level.CONFIDENTIAL),),
        organisations=(Engagement("Qarnex House", level=Level.CONFIDENTIAL),),
    )
    record(desk, secret, small("Qarnex summit", confidentiality=Level.RESTRICTED))
    assert len(shown(desk, "qarnex")) == 4
    assert [hit.title.text for hit in shown(desk, "qarnex", Level.RESTRICTED)] == ["Qarnex summit"]
    for level in (Level.PUBLIC, Level.LIMITED):
        found = searching.find(desk, "qarnex talks", level)
        assert (tuple(found.places), found.groups) == ((), ())
        assert found.alone == (("talks", 1),)
        assert "withheld" in found.in_words()
        everything = searching.find(desk, "qarnex", TOP).places
        assert [
            (hit.title.text, bold(hit))
            for hit in searching.hits(desk, everything, "qarnex", level)
            if bold(hit)
        ] == []
    assert "withheld" not in searching.find(desk, "qarnex", TOP).in_words()


def test_what_lies_in_the_bin_is_not_found(desk: Desk) -> None:
    ids = record(desk, whole())
    recording.delete(desk, ids)
    assert not shown(desk, "alphaville")
    assert not shown(desk, "gamma")


@pytest.mark.parametrize("ceiling", list(Level))
@pytest.mark.parametrize(
    "typed",
    ["dialogue", "peace talk", '"track ii"', "ind pak", "lahore", '"no such phrase"', "DD-19"],
)
def test_the_list_finds_what_the_search_finds(sample: Desk, typed: str, ceiling: Level) -> None:
    found = [hit for hit in _all(sample, typed, ceiling) if hit.kind is Kind.INITIATIVE]
    chosen = Filter(text=typed, ceiling=ceiling)
    rounds = set(looking.select(sample, chosen, Sort()).ids)
    assert rounds <= {hit.id for hit in found}
    processes = {hit.id for hit in found} - rounds
    assert processes <= set(
        looking.select(sample, replace(chosen, unit=Unit.PROCESSES), Sort()).ids
    )
    assert all(looking.rounds(sample, one, ceiling) for one in processes)


def _all(desk: Desk, typed: str, ceiling: Level) -> list[Hit]:
    found = searching.find(desk, typed, ceiling)
    step = searching.PAGE
    return [
        hit
        for first in range(0, len(found.places), step)
        for hit in searching.hits(desk, found.places[first : first + step], typed, ceiling)
    ]


def test_a_name_that_nobody_bears_any_more_is_not_found(desk: Desk) -> None:
    (number,) = record(desk, whole())
    one = looking.one(desk, number, TOP)
    recording.record(desk, replace(one, organisations=(Engagement("Kappa House"),)))
    assert not shown(desk, "deltaforce")
    assert {hit.kind for hit in shown(desk, "kappa")} == {Kind.ORGANISATION, Kind.INITIATIVE}
