"""The published schema says what the JSON export holds, and describes all of it."""

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.paths import resource
from diplomat_desk.services import exporting
from diplomat_desk.services.desk import Desk
from tests.planted import plant
from tests.services.test_importing_json import fill

SCHEMA = json.loads(resource("formats", "export.schema.json").read_bytes())


def problems(desk: Desk, chosen: Filter) -> list[str]:
    data = json.loads(exporting.as_json(desk, chosen, Sort())[0])
    return [error.message[:200] for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def undescribed(schema: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401 - whatever JSON can hold
    """Give the places of properties that nobody described; what is named elsewhere is described there."""
    if not isinstance(schema, dict):
        return
    for name, one in schema.get("properties", {}).items():
        if "description" not in one and "$ref" not in one:
            yield f"{place}.{name}"
    for name in ("properties", "$defs"):
        for key, one in schema.get(name, {}).items():
            yield from undescribed(one, f"{place}.{key}")
    yield from undescribed(schema.get("items"), f"{place}[]")


def test_the_schema_is_one_and_all_of_it_is_described() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [*undescribed(SCHEMA)] == []


def test_the_sample_is_as_the_schema_says(sample: Desk) -> None:
    for unit in Unit:
        assert problems(sample, Filter(unit=unit)) == []
    assert problems(sample, Filter(text="simla")) == []


def test_a_full_record_and_what_is_hard_to_tell_apart_are_as_the_schema_says(desk: Desk) -> None:
    fill(desk)
    plant(desk)
    for level in Level:
        assert problems(desk, Filter(ceiling=level)) == []


def test_the_schema_is_not_satisfied_by_just_anything(sample: Desk) -> None:
    data = json.loads(exporting.as_json(sample, Filter(), Sort())[0])
    data["initiatives"][0]["start"] = "18/7/1949"
    data["initiatives"][1]["surprise"] = 1
    assert len([*Draft202012Validator(SCHEMA).iter_errors(data)]) == 2
