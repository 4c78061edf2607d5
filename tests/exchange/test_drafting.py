"""Words, titles, notes and refusals of a row."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Budget, ExternalId
from diplomat_desk.domain.results import Outcome, OutcomeDocument
from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.drafts import Sort, Unmatched, Weight
from diplomat_desk.exchange.mapping import AS_TEXT, LEFT_OUT, Mapping, Order
from diplomat_desk.exchange.tables import Row
from tests.exchange.knowing import column, drafted, known, made, mapping, noted, told


def test_words_become_codes_and_defaults_fill_what_is_blank() -> None:
    how = mapping(column(0, "title"), column(1, "kind"), column(2, "status"), track="T2")
    one = made(how, "Talks", "Workshop", "completed")
    assert (one.kind, one.status, one.track) == ("workshop", "concluded", "T2")
    assert made(how, "Talks", "", "").kind == "mediation"


def test_a_word_that_is_no_term_is_kept_warned_of_and_asked_about() -> None:
    how = Mapping(
        columns=(column(0, "title"), column(1, "kind"), column(2, "track")),
    )
    found = drafted(how, "Talks", "Make statement", "Track 2½")
    assert found.initiative is not None
    assert (found.initiative.kind, found.initiative.track) == ("other", "other")
    assert found.initiative.track_reason == "Track 2½"
    assert found.unmatched == (
        Unmatched(1, "Make statement", Sort.TERM, "kind"),
        Unmatched(2, "Track 2½", Sort.TERM, "track"),
    )
    assert "Make statement" in noted(found.initiative)


def test_what_the_rules_forbid_is_refused_in_their_words() -> None:
    found = drafted(Mapping(columns=(column(0, "title"),)), "Talks")
    assert found.refused
    assert any("Choose a track" in f.message for f in found.findings)
    assert {f.weight for f in found.findings} == {Weight.REFUSED}


def test_unknown_is_an_answer_and_a_dash_is_none() -> None:
    how = mapping(column(0, "title"), column(1, "status"), column(2, "recognition"))
    one = made(how, "Talks", "unknown", "-")
    assert (one.status, one.recognition) == ("unknown", "")
    assert noted(one) == "Column C: -"


def test_texts_of_the_files_own_for_nothing_are_heeded() -> None:
    how = mapping(column(0, "title"), column(1, "issue", missing=("not coded",)))
    one = made(how, "Talks", "Not coded")
    assert (one.issue, noted(one)) == ("", "Column B: Not coded")


def test_notes_are_kept_word_for_word_and_what_is_ignored_is_not() -> None:
    how = mapping(column(0, "title"), column(1, "note"), column(2, "ignore"), column(3, "note"))
    one = made(how, "Talks", "first", "dropped", "long\nlines", "nobody spoke of me")
    assert [note.text for note in one.notes] == [
        "Column B: first\nColumn 5: nobody spoke of me",
        "Column D: long\nlines",
    ]


def test_the_apostrophe_of_our_own_export_is_read_back() -> None:
    how = mapping(column(0, "title"), column(1, "summary"))
    one = made(how, "'=SUM(A1)", "'tis so")
    assert (one.title, one.summary) == ("=SUM(A1)", "'tis so")


def test_a_long_title_is_cut_and_kept_whole_in_a_note() -> None:
    title = "word " * 200
    found = drafted(mapping(column(0, "title")), title)
    assert found.initiative is not None
    assert len(found.initiative.title) <= 500
    assert found.initiative.title.endswith("word…")
    assert title.strip() in noted(found.initiative)
    assert len(told(found, Weight.WARNED)) == 1


def test_a_long_text_is_cut_and_kept_whole_in_a_note() -> None:
    text = "x" * 200_100
    one = made(mapping(column(0, "title"), column(1, "summary")), "Talks", text)
    assert len(one.summary) == 200_000
    assert text in noted(one)


def test_a_title_is_made_of_other_columns() -> None:
    columns = (column(0, "countries", separator=","), column(1, "start", order=Order.MDY))
    assert made(mapping(*columns), "Sudan, UK", "3//1996").title == (
        "Mediation: Sudan and United Kingdom, March 1996"
    )
    assert made(mapping(*columns), "Sudan", "").title == "Mediation: Sudan"
    assert made(mapping(*columns), "", "1996").title == "Mediation, 1996"
    own = mapping(*columns, column(2, "note"), title="{Column C} in {countries} ({year})")
    assert made(own, "Sudan", "1996", "Talks").title == "Talks in Sudan (1996)"


def test_a_title_names_organisations_or_people_where_no_country_is_known() -> None:
    how = mapping(column(0, "organisations"), column(1, "people"))
    assert made(how, "Pugwash Conferences", "").title == "Mediation: Pugwash Conferences"
    assert made(how, "", "L. Brahimi").title == "Mediation: Lakhdar Brahimi"


def test_many_countries_are_not_all_named_in_a_title() -> None:
    how = mapping(column(0, "countries", separator=","))
    title = made(how, "Sudan, Chad, Mali, Niger, Togo, Benin").title
    assert title == "Mediation: Sudan, Chad, Mali and 3 more"


def test_a_row_without_anything_to_call_it_is_refused() -> None:
    found = drafted(mapping(column(0, "title"), column(1, "countries")), "", "")
    assert found.refused
    assert "no title" in found.findings[0].message


def test_a_level_that_cannot_be_read_is_the_highest() -> None:
    how = mapping(column(0, "title"), column(1, "confidentiality"))
    assert made(how, "T", "restricted").confidentiality is Level.RESTRICTED
    assert made(how, "T", "").confidentiality is Level.PUBLIC
    found = drafted(how, "T", "eyes only")
    assert found.initiative is not None
    assert found.initiative.confidentiality is Level.CONFIDENTIAL
    assert told(found, Weight.WARNED) == [("Column B", "eyes only")]


def test_a_mark_that_is_kept_as_text_does_not_make_a_record_public() -> None:
    for answer in (AS_TEXT, LEFT_OUT):
        how = mapping(
            column(0, "title"), column(1, "confidentiality", values=(("eyes only", answer),))
        )
        assert made(how, "T", "Eyes only").confidentiality is Level.CONFIDENTIAL
        assert made(how, "T", "").confidentiality is Level.PUBLIC


def test_identifiers_keep_their_zeros_and_have_a_scheme() -> None:
    how = mapping(
        column(0, "title"),
        column(1, "external_id", scheme="CAMEO"),
        column(2, "external_id", separator=";"),
    )
    assert made(how, "T", "040", "1; 2").external_ids == (
        ExternalId("CAMEO", "040"),
        ExternalId("Column C", "1"),
        ExternalId("Column C", "2"),
    )


def test_results_sources_and_money() -> None:
    how = mapping(
        column(0, "title"),
        column(1, "outcome.what"),
        column(2, "outcome.kind"),
        column(3, "document.url"),
        column(4, "budget.amount"),
        column(5, "budget.currency"),
        column(6, "source.author"),
        **{"source.title": "A data set"},
    )
    one = made(
        how, "T", "They met", "ceasefire", "https://x.example", "1,250,000.50", "usd", "Someone"
    )
    assert one.outcomes == (Outcome("They met", "agreement"),)
    assert one.documents == (OutcomeDocument("https://x.example", url="https://x.example"),)
    assert one.budget == Budget("1250000.50", "USD")
    assert (one.sources[0].title, one.sources[0].author) == ("A data set", "Someone")


@pytest.mark.parametrize(
    ("amount", "currency"), [("much", "USD"), ("1.250.000,5", "USD"), ("1.250", "EUR"), ("5", "")]
)
def test_money_that_cannot_be_read_is_kept(amount: str, currency: str) -> None:
    how = mapping(column(0, "title"), column(1, "budget.amount"), column(2, "budget.currency"))
    found = drafted(how, "T", amount, currency)
    assert found.initiative is not None
    assert found.initiative.budget.amount == ""
    assert amount in noted(found.initiative)
    assert told(found, Weight.WARNED)


def test_half_a_source_is_kept_as_text() -> None:
    how = mapping(column(0, "title"), column(1, "source.author"), column(2, "source.date"))
    one = made(how, "T", "Somebody", "2001")
    assert one.sources == ()
    assert noted(one) == "Column B: Somebody\nColumn C: 2001"


def test_tags_constraints_and_the_process() -> None:
    how = mapping(
        column(0, "title"),
        column(1, "tags", separator=","),
        column(2, "constraints", separator=";"),
        column(3, "process"),
        column(4, "virtual"),
    )
    found = drafted(how, "T", "water, Kashmir", "escalation; weather", "Neemrana", "online")
    assert found.initiative is not None
    assert found.initiative.tags == ("water", "Kashmir")
    assert [c.type for c in found.initiative.constraints] == ["escalation"]
    assert (found.process, found.initiative.virtual) == ("Neemrana", True)
    assert found.unmatched == (Unmatched(2, "weather", Sort.TERM, "constraint"),)


def test_cells_that_slipped_are_warned_of() -> None:
    how = mapping(
        column(0, "title"),
        column(1, "start", order=Order.DMY),
        column(2, "countries"),
        column(3, "kind"),
    )
    found = drafted(how, "Talks", "", "1/2/1999", "India")
    assert any("slipped" in f.message for f in found.findings)
    assert not any("slipped" in f.message for f in drafted(how, "T", "1999", "Eelam", "x").findings)


def test_a_row_that_is_too_short_is_blank_at_its_end() -> None:
    assert made(mapping(column(0, "title"), column(5, "issue")), "Talks").issue == ""


def test_a_drafter_says_the_same_as_a_single_draft() -> None:
    how = mapping(column(0, "title"), column(1, "countries"))
    cells = ("Talks", "Nepal")
    assert Drafter(how, known()).draft(Row(2, cells)) == drafted(how, *cells)
    other = replace(known(), decisions={(Sort.COUNTRY, "", "nepal"): "BTN"})
    assert Drafter(how, other).draft(Row(2, cells)) != drafted(how, *cells)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kathmandu, Nepal", ("Kathmandu", "NPL")),
        ("Dubai (UAE)", ("Dubai", "ARE")),
        ("Boston, MA", ("Boston, MA", "")),
        ("Atlanta, Georgia", ("Atlanta, Georgia", "")),
        ("Somewhere (by the river)", ("Somewhere (by the river)", "")),
        ("Wagah border line", ("Wagah border line", "")),
    ],
)
def test_a_country_behind_a_city_is_its_country(text: str, place: tuple[str, str]) -> None:
    one = made(mapping(column(0, "title"), column(1, "place.city")), "Talks", text)
    assert [(found.city, found.country) for found in one.places] == [place]
    assert not place[1] or text in noted(one)


@pytest.mark.parametrize("target", ["note", "summary", "issue"])
def test_a_cell_that_forbids_to_show_the_record_is_heeded_anywhere(target: str) -> None:
    how = mapping(column(0, "title"), column(1, target))
    assert made(how, "Talks", "NOT FOR RELEASE!").confidentiality is Level.CONFIDENTIAL
    assert told(drafted(how, "Talks", "Strictly confidential"), Weight.WARNED)
    assert made(how, "Talks", "Confidential talks on water").confidentiality is Level.PUBLIC


def test_of_several_levels_the_highest_holds() -> None:
    how = mapping(column(0, "title"), column(1, "confidentiality"), column(2, "confidentiality"))
    assert made(how, "Talks", "For release", "Restricted").confidentiality is Level.RESTRICTED
    assert made(how, "Talks", "Secret", "").confidentiality is Level.CONFIDENTIAL
    assert made(how, "Talks", "", "public").confidentiality is Level.PUBLIC
    assert made(how, "Talks", "", "").confidentiality is Level.PUBLIC


def test_names_on_lines_of_their_own_are_names_of_their_own() -> None:
    how = mapping(column(0, "title"), column(1, "people", separator=";"))
    assert [p.name for p in made(how, "Talks", "Dee Ott\nEve Poe").people] == ["Dee Ott", "Eve Poe"]


def test_a_name_parted_at_a_comma_is_kept_as_it_was_written() -> None:
    how = mapping(column(0, "title"), column(1, "actors", separator=","))
    assert "Mr. Talib, Envoy" in noted(made(how, "Talks", "Mr. Talib, Envoy"))
    assert noted(made(how, "Talks", "India, Pakistan")) == ""
