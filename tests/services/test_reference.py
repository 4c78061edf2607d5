"""The words and countries that a new register starts with."""

import json
import re
from collections import Counter
from itertools import combinations

import pycountry
import pytest

from diplomat_desk import paths
from diplomat_desk.domain.countries import Countries, CountryKind
from diplomat_desk.domain.initiative import VOCABULARY_OF, CountryParticipation, Engagement
from diplomat_desk.domain.terms import NONE, NOT_APPLICABLE, UNKNOWN, Vocabularies
from diplomat_desk.domain.text import fold
from diplomat_desk.services.reference import default_countries, default_terms

VOCABULARIES = Vocabularies(default_terms())
COUNTRIES = Countries(default_countries())
NAMES = (
    "track", "kind", "approach", "status", "mode", "purpose", "formality", "scope", "visibility",
    "recognition", "country-role", "organisation-role", "organisation-type", "reliability",
    "person-role", "capacity", "meeting-format", "attribution", "outcome-kind", "significance",
    "document-stage", "constraint", "interest", "dac-criterion", "rating", "link",
)  # fmt: skip


def codes(vocabulary: str) -> list[str]:
    return [term.code for term in VOCABULARIES.of(vocabulary)]


def test_the_vocabularies_are_all_there_and_whole() -> None:
    assert tuple(dict.fromkeys(term.vocabulary for term in VOCABULARIES.terms)) == NAMES
    assert set(VOCABULARY_OF.values()) < set(NAMES)
    for name in NAMES:
        terms = VOCABULARIES.of(name)
        assert [term.position for term in terms] == list(range(len(terms)))
        assert len({term.code for term in terms}) == len(terms)
        assert len({term.label for term in terms}) == len(terms)


def test_the_tracks_are_those_of_the_field() -> None:
    tracks = VOCABULARIES.of("track")

    assert [(term.code, term.label, term.colour, term.mark) for term in tracks] == [
        ("L1", "Level 1", "#4477AA", "L1"),
        ("T1.5", "Track 1.5", "#CCBB44", "T1.5"),
        ("L2", "Level 2", "#228833", "L2"),
        ("T2", "Track II", "#EE6677", "T2"),
        ("T3", "Track III", "#AA3377", "T3"),
        ("other", "Other", "#BBBBBB", "Oth."),
    ]


@pytest.mark.parametrize("term", VOCABULARIES.terms, ids=lambda t: f"{t.vocabulary}-{t.code}")
def test_every_term_is_explained_in_one_sentence(term: object) -> None:
    definition = str(getattr(term, "definition", ""))

    assert re.fullmatch(r"[A-Z][^.]+\.", definition)
    assert len(definition) < 140
    assert re.fullmatch(r"[A-Za-z0-9.-]+", str(getattr(term, "code", "")))


def test_unknown_none_and_not_applicable_are_different_terms() -> None:
    assert {UNKNOWN, NONE, NOT_APPLICABLE} < set(codes("approach"))
    assert {UNKNOWN, NONE, NOT_APPLICABLE} < set(codes("recognition"))
    for name in set(NAMES) - {"track", "kind", "reliability", "dac-criterion", "link"}:
        assert UNKNOWN in codes(name)


def test_what_a_record_starts_with_is_in_the_vocabularies() -> None:
    assert CountryParticipation("PAK").role in codes("country-role")
    assert Engagement("SAARC").role in codes("organisation-role")
    assert codes("reliability") == list("ABCDEF")


def test_a_definition_borrows_no_sentence_of_the_essay() -> None:
    essay = paths.resource().parents[1] / "shared" / "seed" / "track-2-and-level-2-diplomacy.txt"
    if not essay.is_file():
        pytest.skip("the essay lies outside the project, and is not beside this copy")
    written = " ".join(fold(essay.read_text(encoding="utf-8")).split())
    for term in VOCABULARIES.terms:
        words = fold(term.definition).rstrip(".").split()
        runs = [" ".join(words[at : at + 6]) for at in range(len(words) - 5)]
        assert not [run for run in runs if run in written], term


def test_every_iso_country_is_there_once_with_its_official_names() -> None:
    today = [country for country in COUNTRIES if country.kind is CountryKind.ISO]

    assert {country.code for country in today} == {c.alpha_3 for c in pycountry.countries}
    assert len(today) == len(pycountry.countries)
    for entry in pycountry.countries:
        country = COUNTRIES.find(entry.alpha_3)
        assert country is not None
        assert country.alpha2 == entry.alpha_2
        assert fold(entry.name) in {fold(name) for name in (country.name, *country.aliases)}


def test_countries_come_by_name_and_history_after_them() -> None:
    kinds = [country.kind for country in COUNTRIES]
    today = [fold(c.name) for c in COUNTRIES if c.kind is CountryKind.ISO]
    gone = [fold(c.name) for c in COUNTRIES if c.kind is CountryKind.HISTORICAL]

    assert kinds == [CountryKind.ISO] * len(today) + [CountryKind.HISTORICAL] * len(gone)
    assert today == sorted(today)
    assert gone == sorted(gone)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("BOL", "Bolivia"), ("IRN", "Iran"), ("KOR", "South Korea"), ("LAO", "Laos"),
        ("MDA", "Moldova"), ("PSE", "Palestine"), ("RUS", "Russia"), ("SYR", "Syria"),
        ("TUR", "Türkiye"), ("TWN", "Taiwan"), ("TZA", "Tanzania"), ("VEN", "Venezuela"),
        ("VNM", "Vietnam"), ("CIV", "Côte d'Ivoire"), ("COD", "DR Congo"),
    ],
)  # fmt: skip
def test_short_names_are_shown(code: str, name: str) -> None:
    assert COUNTRIES.name(code) == name


def test_no_other_name_belongs_to_two_countries_but_congo() -> None:
    owners = Counter(
        fold(name) for country in COUNTRIES for name in {country.name, *country.aliases}
    )

    assert [name for name, number in owners.items() if number > 1] == ["congo"]


def test_no_other_name_reads_as_the_code_of_another_country() -> None:
    for country in COUNTRIES:
        for name in country.aliases:
            found = COUNTRIES.match(name)
            assert found is country or name == "Congo"


def test_two_letters_mean_one_country_today() -> None:
    owners = Counter(country.alpha2 for country in COUNTRIES if country.alpha2)

    assert [letters for letters, number in owners.items() if number > 1] == ["CS"]


def test_historical_states_have_years_a_basis_and_iso_codes_where_there_are_any() -> None:
    withdrawn = {entry.alpha_4: entry.alpha_3 for entry in pycountry.historic_countries}
    file = json.loads(paths.resource("vocabularies", "historical_states.json").read_bytes())

    assert "HUGGO" in file["attribution"]
    assert "CC BY 4.0" in file["attribution"]
    for state in file["states"]:
        country = COUNTRIES.find(state["code"])
        assert country is not None
        assert country.kind is CountryKind.HISTORICAL
        assert state["basis"]
        assert state["valid_from"] < state["valid_to"]
        if state["iso_3166_3"]:
            assert withdrawn[state["iso_3166_3"]] == state["code"]
        else:
            assert state["code"] not in withdrawn.values()


def test_a_historical_code_is_no_code_of_today() -> None:
    for one, other in combinations(COUNTRIES, 2):
        assert one.code != other.code


@pytest.mark.parametrize(
    ("code", "year", "existed"),
    [
        ("SUN", 1966, True), ("SUN", 1988, True), ("SUN", 1993, False), ("YUG", 1995, True),
        ("SCG", 2004, True), ("DDR", 1950, True), ("DDR", 1991, False), ("EPK", 1971, True),
        ("EPK", 1972, False), ("CSK", 1992, True), ("CSK", 1993, False), ("VDR", 1954, True),
        ("YMD", 1966, False), ("SKM", 1974, True),
    ],
)  # fmt: skip
def test_states_existed_in_their_years(code: str, year: int, existed: bool) -> None:
    state = COUNTRIES.find(code)

    assert state is not None
    assert state.exists_in(year) is existed


@pytest.mark.parametrize("gone", ["BUR", "ZAR", "HVO", "DHY", "TMP"])
def test_a_renamed_country_is_one_country(gone: str) -> None:
    assert COUNTRIES.find(gone) is None
