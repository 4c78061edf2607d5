"""The register as files for other programs: whole, without inner numbers, and without what must stay inside."""

import csv
import io
import json
from typing import Any

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.services import exporting, looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import full, small
from tests.planted import HIDDEN, HIDDEN_COUNTRY, SILENT, plant


def loaded(desk: Desk, chosen: Filter | None = None) -> dict[str, Any]:
    data, _ = exporting.as_json(desk, chosen or Filter(), Sort())
    found = json.loads(data)
    assert isinstance(found, dict)
    return found


def rows(desk: Desk, chosen: Filter | None = None) -> list[dict[str, str]]:
    data, _ = exporting.as_csv(desk, chosen or Filter(), Sort())
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def keys_of(data: object) -> set[str]:
    if isinstance(data, list):
        return {key for one in data for key in keys_of(one)}
    if isinstance(data, dict):
        return set(data) | {key for one in data.values() for key in keys_of(one)}
    return set()


def test_the_export_says_what_it_is(sample: Desk) -> None:
    data = loaded(sample, Filter(tracks=("T2",), unit=Unit.ROUNDS, ceiling=Level.LIMITED))
    assert (data["format"], data["version"]) == ("diplomat-desk-export", 1)
    assert (data["register"], data["filter"]) == ("South Asia", "Track: Track II")
    assert (data["ceiling"], data["counting"]) == ("limited", "rounds")
    assert data["withheld"] == {"records": 0, "entries": 0}
    assert data["count"] == len(data["initiatives"]) > 10
    assert {one["track"] for one in data["initiatives"]} == {"T2"}


def test_an_initiative_is_whole_and_named_by_what_makes_sense_outside(desk: Desk) -> None:
    process = recording.record(desk, small("A process"))
    wanted = full()
    sources = (Source("One", key=5), Source("Two", key=6))
    claims = (Claim("issue", "Kashmir", 5, adopted=True), Claim("issue", "Water", 6))
    recording.record(
        desk,
        small("Whole", parent_id=process.id, issue="Kashmir", sources=sources, claims=claims,
              organisations=wanted.organisations, summary=wanted.summary),
    )  # fmt: skip
    data = loaded(desk)
    one = next(one for one in data["initiatives"] if one["title"] == "Whole")
    assert one["process"] == "DD-ND-0001"
    assert [(source["number"], source["title"]) for source in one["sources"]] == [
        (1, "One"), (2, "Two"),
    ]  # fmt: skip
    assert [claim["source"] for claim in one["claims"]] == [1, 2]
    assert one["organisations"][0] == {
        "name": "University of Ottawa", "role": "convenor", "as_given": "Univ. of Ottawa",
        "level": "public",
    }  # fmt: skip
    assert [body["name"] for body in data["organisations"]] == [
        "Jinnah Institute", "University of Ottawa",
    ]  # fmt: skip
    inner = {"id", "person_id", "organisation_id", "key", "parent_id", "target_id", "kept"}
    assert not keys_of(data["initiatives"]) & (inner | {"version"})
    assert not keys_of(data["organisations"]) & inner


def test_the_sample_brings_its_words_along(sample: Desk) -> None:
    data = loaded(sample)
    assert data["countries"]["SUN"] == sample.countries.name("SUN")
    tracks = {term["code"]: term for term in data["vocabularies"]["track"]}
    assert tracks["T2"]["label"] == "Track II"
    assert tracks["T2"]["definition"]
    assert "Indira Gandhi" in [one["name"] for one in data["people"]]
    ties = [tie for one in data["initiatives"] for tie in one["links"]]
    references = {one["reference"] for one in data["initiatives"]}
    assert ties
    assert {tie["reference"] for tie in ties} <= references


def test_nothing_above_the_ceiling_is_in_either_file(desk: Desk) -> None:
    plant(desk)
    for level in (Level.PUBLIC, Level.LIMITED, Level.RESTRICTED):
        chosen = Filter(ceiling=level)
        for make in (exporting.as_json, exporting.as_csv):
            text = make(desk, chosen, Sort())[0].decode("utf-8-sig")
            assert "Open talks" in text
            for secret in (HIDDEN, HIDDEN_COUNTRY, "BTN", SILENT):
                assert secret not in text
    assert loaded(desk, Filter(ceiling=Level.PUBLIC))["withheld"]["records"] == 4


def test_who_attended_under_a_rule_goes_out_at_no_ceiling(desk: Desk) -> None:
    planted = plant(desk)
    everything = json.dumps(loaded(desk), ensure_ascii=False)
    assert HIDDEN in everything
    assert SILENT not in everything
    one = looking.one(desk, planted.initiative.id, TOP)
    assert SILENT in repr(one)
    assert SILENT not in json.dumps(exporting.record(desk, one, TOP))


def test_people_known_only_from_silent_meetings_are_not_listed(desk: Desk) -> None:
    plant(desk)
    named = {row.name: row.uses for row in exporting.people(desk, "", TOP)}
    assert named["Ada Open"] == 1
    assert f"{HIDDEN} Raised" in named
    assert not [name for name in named if SILENT in name]
    shown = [row.name for row in exporting.people(desk, "", Level.PUBLIC)]
    assert shown == ["Ada Open", "Eve Open"]
    assert [row.name for row in exporting.people(desk, "ADA", Level.PUBLIC)] == ["Ada Open"]
    assert exporting.people(desk, "100%", TOP) == ()


def test_organisations_obey_the_ceiling(desk: Desk) -> None:
    plant(desk)
    assert [row.name for row in exporting.organisations(desk, "", Level.PUBLIC)] == [
        "Open Institute"
    ]
    assert len(exporting.organisations(desk, "", TOP)) == 3


def test_csv_has_the_columns_of_the_list(sample: Desk) -> None:
    found = rows(sample, Filter(text="simla"))
    assert len(found) == 1
    one = found[0]
    assert (one["Reference"], one["Start"], one["Track"]) == (
        "DD-1972-0001", "1972-06-28", "Level 1",
    )  # fmt: skip
    assert one["Countries"] == "India; Pakistan"
    assert len(rows(sample)) == 80


def test_a_cell_is_no_formula(desk: Desk) -> None:
    recording.record(desk, small("=HYPERLINK(1)", tags=("@x",)))
    one = rows(desk)[0]
    assert (one["Title"], one["Tags"]) == ("'=HYPERLINK(1)", "'@x")
