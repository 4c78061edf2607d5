"""Words, names and suggestions."""

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import by_name
from diplomat_desk.exchange.matching import match_name, match_term, suggest
from diplomat_desk.exchange.term_words import level_of, yes_or_no
from tests.exchange.knowing import known


@pytest.mark.parametrize(
    ("vocabulary", "text", "code"),
    [
        ("track", "T1.5", "T1.5"),
        ("track", "Track 1.5", "T1.5"),
        ("track", "Track 2", "T2"),
        ("track", "track two", "T2"),
        ("track", "TRACK-II", "T2"),
        ("status", "completed", "concluded"),
        ("status", "On-going", "active"),
        ("status", "CANCELED", "cancelled"),
        ("kind", "Mediation", "mediation"),
        ("kind", "Médiation", "mediation"),
        ("kind", "business forum", "business-forum"),
        ("kind", "business-forum", "business-forum"),
        ("organisation-role", "mediator", "facilitator"),
        ("organisation-role", "Facilitator", "facilitator"),
        ("country-role", "Third-party", "intermediary"),
        ("constraint", "political instability", "political-instability"),
        ("document-stage", "SubComp", "comprehensive"),
        ("reliability", "a", "A"),
        ("kind", "Make statement", ""),
        ("kind", "", ""),
        ("no-vocabulary", "other", ""),
    ],
)
def test_a_term_is_found_by_code_label_translation_and_synonym(
    vocabulary: str, text: str, code: str
) -> None:
    assert match_term(vocabulary, text, known()) == code


def test_unknown_and_none_are_answers() -> None:
    assert match_term("recognition", "none", known()) == "none"
    assert match_term("recognition", "unknown", known()) == "unknown"


def test_levels_and_answers() -> None:
    assert level_of("Restricted") is Level.RESTRICTED
    assert level_of("TOP SECRET") is Level.CONFIDENTIAL
    assert level_of("perhaps") is None
    assert [yes_or_no(t) for t in ("Yes", "✓", "1", "نعم", "no", "0", "maybe", "?")] == [
        True, True, True, True, False, False, None, None,
    ]  # fmt: skip


def test_names_are_found_folded_and_by_other_names() -> None:
    assert match_name("  united   nations ", Sort.ORGANISATION, known()) == "United Nations"
    assert match_name("onu", Sort.ORGANISATION, known()) == "United Nations"
    assert match_name("L. Brahimi", Sort.PERSON, known()) == "Lakhdar Brahimi"
    assert match_name("L. Brahimi", Sort.ORGANISATION, known()) == ""


def test_another_name_of_two_is_the_name_of_neither() -> None:
    found = by_name([("One", ["Shared", "Two"]), ("Two", ["Shared"])])
    assert found == {"one": "One", "two": "Two"}


def test_a_slip_is_suggested_and_not_applied() -> None:
    best = suggest("Soviet Unon", Sort.COUNTRY, known())[0]
    assert (best.name, best.code) == ("Soviet Union", "SUN")
    assert best.score > 90
    assert suggest("Mediaton", Sort.TERM, known(), "kind")[0].code == "mediation"
    assert (
        suggest("Pugwash Conference", Sort.ORGANISATION, known())[0].name == "Pugwash Conferences"
    )
    assert suggest("Brahimi Lakhdar", Sort.PERSON, known())[0].name == "Lakhdar Brahimi"
    assert suggest("Pakistn", Sort.ORGANISATION, known())[0].code == "PAK"


def test_a_name_of_several_suggests_each() -> None:
    assert {"COD", "COG"} <= {one.code for one in suggest("Congo", Sort.COUNTRY, known())[:2]}


def test_an_abbreviation_suggests_what_it_is_short_for() -> None:
    names = [one.name for one in suggest("PC", Sort.ORGANISATION, known())]
    assert "Pugwash Conferences" in names


@pytest.mark.parametrize("text", ["", "   ", "x" * 18_000, "zzqx"])
def test_nothing_is_suggested_for_what_is_like_nothing(text: str) -> None:
    assert suggest(text, Sort.COUNTRY, known()) == ()
