"""What the printed register holds, before it is set."""

import json
from typing import Any

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    ExternalId,
    Source,
)
from diplomat_desk.reports.content import grouped, register_content
from diplomat_desk.reports.material import Material
from diplomat_desk.reports.runs import is_address, paragraphs, run
from tests.reports.records import RECORDS, URDU_TITLE, initiative, material


def content(made: Material) -> dict[str, Any]:
    data, _ = register_content(made)
    loaded = json.loads(json.dumps(data))
    assert isinstance(loaded, dict)
    return loaded


def test_groups_agree_with_the_counts_on_the_charts() -> None:
    made = material(*RECORDS)
    sizes = {code: len(listed) for code, listed, _ in grouped(made)}
    wanted = dict(zip(made.crosstab.rows, made.crosstab.row_totals, strict=True))
    assert sizes == {**wanted, "": 1}
    assert [code for code, _, _ in grouped(made)] == ["IND", "PAK", "SUN", ""]


def test_every_full_entry_stands_once_under_the_first_country() -> None:
    full = {code: [one.id for one in entries] for code, _, entries in grouped(material(*RECORDS))}
    assert full == {"IND": [1, 3], "PAK": [2, 5], "SUN": [], "": [4]}


def test_tables_go_by_track_then_date() -> None:
    early = initiative(8, "PAK", track="L1", start=PartialDate(1990))
    data = content(material(*RECORDS, early))
    pakistan = data["groups"][1]
    assert pakistan["count"] == "5 initiatives"
    assert [(t["name"], t["count"]) for t in pakistan["tracks"]] == [
        ("Level 1, official", "2"), ("Level 2, third party", "1"), ("Track II", "2"),
    ]  # fmt: skip
    assert [row["label"] for row in pakistan["tracks"][0]["rows"]] == ["entry-8", "entry-1"]
    assert [row["label"] for row in pakistan["tracks"][2]["rows"]] == ["entry-3", "entry-5"]


def test_a_role_in_the_filter_groups_by_that_role_only() -> None:
    one = initiative(1, "IND")
    host = initiative(
        2, countries=(CountryParticipation("PAK", "host"), CountryParticipation("IND"))
    )
    made = material(one, host, chosen=Filter(country_role="party"))
    assert {code: [i.id for i in listed] for code, listed, _ in grouped(made)} == {"IND": [1, 2]}


def test_processes_count_under_the_countries_of_their_rounds() -> None:
    plain = material(initiative(1), initiative(2, "IND"))
    made = Material(
        plain.register, plain.made_on, plain.crosstab, plain.initiatives, plain.vocabularies,
        plain.countries, counted_under={1: ("IND",)},
    )  # fmt: skip
    assert [(code, len(listed)) for code, listed, _ in grouped(made)] == [("IND", 2)]


def test_the_marking_is_the_highest_level_contained() -> None:
    assert content(material(*RECORDS))["marking"] == "Limited"
    assert content(material(initiative(1)))["marking"] == "Public"
    assert material().marking is Level.PUBLIC


def test_an_entry_tells_all_that_is_recorded() -> None:
    full = initiative(
        9, "PAK", issue="Kashmir", tags=("water", "trade"), virtual=True,
        budget=Budget("1000", "USD", "A fund"), external_ids=(ExternalId("PA-X", "577"),),
        organisations=(Engagement("PILDAT", "convenor", "Pildat Institute"),),
        track_reason="Officials led it.", objectives="Trust.\n\nTrade.",
        sources=(
            Source("T", "A", "P", PartialDate(1999), "https://e.org/x y", PartialDate(2020, 1),
                   "b", "bears out the date"),
        ),
    )  # fmt: skip
    entry = content(material(full))["groups"][0]["entries"][0]
    facts = dict(entry["who"] + entry["facts"])
    assert facts["Organisations"] == "PILDAT (convenor; in the source: Pildat Institute)"
    assert facts["Budget"] == "1000 USD, funded by A fund"
    assert facts["Identifiers"] == "PA-X 577"
    assert facts["Tags"] == "water, trade"
    assert facts["Why this track"] == "Officials led it."
    assert entry["objectives"] == ["Trust.", "Trade."]
    assert "Lahore, Pakistan; virtual" in entry["line"]
    source = entry["sources"][0]
    assert source["details"] == [
        "A", "P", "1999", "reliability: usually reliable", "accessed January 2020",
    ]  # fmt: skip
    assert source["link"] == ""
    assert source["note"] == "bears out the date"
    assert "Approach" not in facts


def test_rounds_name_their_process_only_when_it_may_be_shown() -> None:
    lonely = initiative(4, "PAK", parent_id=77)
    assert "Process" not in dict(content(material(lonely))["groups"][0]["entries"][0]["who"])
    inside = content(material(*RECORDS))["groups"][-1]["entries"][0]
    process = dict(inside["who"])["Process"]
    assert URDU_TITLE in (process if isinstance(process, str) else process["text"])


def test_planned_and_unknown_are_said() -> None:
    planned = initiative(
        1, "PAK", start=None, end=None, planned_start=PartialDate(2030), status="unknown"
    )
    line = content(material(planned))["groups"][0]["entries"][0]["line"]
    assert "planned: 2030" in line
    assert "status unknown" in line


def test_empty_material_is_said() -> None:
    data = content(material())
    assert data["empty"] == "No initiative matches this filter."
    assert data["groups"] == []


def test_runs_know_their_direction_and_where_to_break() -> None:
    assert run("plain  text\x00") == "plain text"
    assert run(URDU_TITLE) == {"text": URDU_TITLE, "lang": "ur"}
    assert run("A" * 100) != "A" * 100
    assert str(run("A" * 100)).replace("\u200b", "") == "A" * 100
    address = "https://www.example.org/a-long-path/that-breaks-by-itself/page.html"
    assert run(address) == address
    assert paragraphs("one\n\n two \n") == ["one", "two"]
    assert is_address(address)
    assert not is_address("javascript:alert(1)")
