"""Profiles: shipped ones are sound, and each is offered for files of its shape and set to their columns."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping
from diplomat_desk.exchange.mapping_text import mapping_text, read_mapping
from diplomat_desk.exchange.profiles import adapted, completed, offered, shipped
from diplomat_desk.exchange.tables import Row
from diplomat_desk.exchange.targets import BY_NAME, Shape
from diplomat_desk.paths import resource
from tests.exchange.knowing import known

FILES = sorted(resource("import-profiles").glob("profile-*.json"))
NAMES = [profile.name for profile in shipped()]


@pytest.fixture(params=FILES, ids=lambda file: file.stem, name="raw")
def _raw(request: pytest.FixtureRequest) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(request.param.read_bytes())
    return raw


def test_the_data_sets_of_the_field_have_profiles() -> None:
    for name in ("MEND", "PA-X", "UCDP", "CWM", "ICEWS", "IATI", "Initiatives", "this program"):
        assert any(name in one for one in NAMES), name


def test_a_shipped_mapping_matches_the_schema_and_reads_back(raw: dict[str, Any]) -> None:
    schema = json.loads(resource("import-profiles", "mapping.schema.json").read_bytes())
    Draft202012Validator(schema).validate(raw["mapping"])
    mapping = read_mapping(json.dumps(raw["mapping"]))
    assert read_mapping(mapping_text(mapping)) == mapping
    assert raw["about"].endswith(".")


def test_a_shipped_mapping_uses_words_that_a_new_register_has(raw: dict[str, Any]) -> None:
    words, mapping = known().vocabularies, read_mapping(json.dumps(raw["mapping"]))
    for column in mapping.columns:
        target = BY_NAME[column.target]
        if column.role:
            assert words.find(target.vocabulary, column.role), column
        if target.shape is Shape.TERM:
            assert all(words.find(target.vocabulary, code) for _, code in column.values), column
    for name, value in mapping.defaults:
        assert name == "title" or words.find(BY_NAME[name].vocabulary, value), name


def test_a_shipped_profile_is_offered_first_for_its_own_header(raw: dict[str, Any]) -> None:
    header = [column["header"] for column in raw["mapping"]["columns"]]
    best = offered(header)[0]
    assert (best.name, best.likeness, best.lacking) == (raw["mapping"]["name"], 1.0, ())
    once = [c.target for c in best.mapping.columns if not BY_NAME[c.target].is_repeated]
    assert len(once) == len(set(once))


CWM = [
    "name_of_third_party", "Country", "side a", "sideb", "med.begins", "Med.Ends", "Comment", "Med_yes.no",
    "episode.start.date",
]  # fmt: skip


def test_columns_are_found_by_name_in_another_order_and_spelling() -> None:
    best = offered(CWM)[0]
    assert best.name == "Civil Wars Mediation (CWM)"
    assert best.likeness == 1.0
    assert {one.header: one.place for one in best.mapping.columns} == {
        name: place for place, name in enumerate(CWM) if name != "Comment"
    }
    assert "year_term" in best.lacking


def test_a_profile_drafts_the_rows_of_its_file() -> None:
    mapping = offered(CWM)[0].mapping
    row = Row(
        2, ("UN, Norway", "Sri Lanka", "Sri Lanka", "LTTE", "3//1996", "6/5/03", "x", "1", "")
    )
    one = Drafter(mapping, known()).draft(row).initiative
    assert one is not None
    assert (one.kind, one.track, str(one.start), str(one.end)) == (
        "mediation", "L2", "1996-03", "2003-06-05",
    )  # fmt: skip
    assert one.title.startswith("Mediation in ")
    assert ("NOR", "intermediary") in {(part.country, part.role) for part in one.countries}


def test_what_a_data_set_writes_in_codes_becomes_our_words() -> None:
    header = [
        "iati-identifier", "title", "description", "activity-status-code", "start-planned",
        "start-actual", "recipient-country-code", "reporting-org", "participating-org (Funding)",
        "participating-org (Implementing)",
    ]  # fmt: skip
    best = offered(header)[0]
    cells = (
        "XM-1", "Dialogue", "Long", "4", "2019-01-01", "2019-02-03", "KE;SO", "Fund", "Norad", "Doves",
    )  # fmt: skip
    one = Drafter(best.mapping, known()).draft(Row(2, cells)).initiative
    assert one is not None
    assert (one.status, str(one.planned_start), str(one.start)) == (
        "concluded", "2019-01-01", "2019-02-03",
    )  # fmt: skip
    assert [part.country for part in one.countries] == ["KEN", "SOM"]
    assert {(body.name, body.role) for body in one.organisations} == {
        ("Norad", "funder"), ("Doves", "convenor"),
    }  # fmt: skip


def test_a_user_s_own_mapping_comes_before_a_shipped_one_that_is_as_like() -> None:
    columns = tuple(
        ColumnMapping(place=place, header=name, target="note") for place, name in enumerate(CWM)
    )
    own = Mapping(name="Ours", columns=columns)
    assert [one.name for one in offered(CWM, [own])] == ["Ours", "Civil Wars Mediation (CWM)"]
    assert not offered(CWM, [own])[0].is_shipped


def test_nothing_is_offered_for_a_file_that_is_like_none() -> None:
    assert offered(["nombre", "name", "nom", "iso2", "iso3", "phone_code"]) == ()
    assert offered([]) == ()
    assert offered(["", "", ""], [Mapping(name="Empty")]) == ()


def test_what_ran_beside_a_column_still_does_and_titles_follow_names() -> None:
    mapping = Mapping(
        columns=(
            ColumnMapping(place=0, header="Countries", target="countries"),
            ColumnMapping(place=1, header="Roles", target="countries.role", of=0),
        ),
        defaults=(("title", "Talks of {Countries}"),),
    )
    changed, lacking = adapted(mapping, ["Remark", "Roles", "COUNTRIES"])
    assert lacking == ()
    assert [(one.place, one.of) for one in changed.columns] == [(2, None), (1, 2)]
    assert changed.defaults == (("title", "Talks of {COUNTRIES}"),)


def test_what_runs_beside_a_column_that_is_not_there_runs_beside_none() -> None:
    mapping = Mapping(
        columns=(
            ColumnMapping(place=0, header="Countries", target="countries"),
            ColumnMapping(place=1, header="Roles", target="countries.role", of=0),
        )
    )
    changed, lacking = adapted(mapping, ["Roles"])
    assert [one.of for one in changed.columns] == [None]
    assert lacking == ("Countries",)


def test_columns_that_a_profile_does_not_speak_of_are_notes_under_their_own_names() -> None:
    one = Mapping(columns=(ColumnMapping(place=1, header="Title", target="title"),))
    found = completed(one, ("Code", "Title", "Remark"))
    assert [(c.place, c.header, c.target) for c in found.columns] == [
        (0, "Code", "note"),
        (1, "Title", "title"),
        (2, "Remark", "note"),
    ]
