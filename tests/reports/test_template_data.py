"""What a template of the user's own is given: as the published schema says, and nothing above the ceiling."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.paths import resource
from diplomat_desk.reports.document import Block
from diplomat_desk.reports.publish import data_files
from diplomat_desk.reports.setting import Letterhead, Paper, Setting, Turn
from diplomat_desk.reports.template_data import KINDS
from diplomat_desk.services import exporting, files, looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.papers import requests
from tests.reports.documents import SETTING, png
from tests.secrets import WORD, Planted, register
from tests.test_every_report import of_sample

SCHEMA: dict[str, Any] = json.loads(resource("templates", "data.schema.json").read_bytes())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = files.create(tmp_path_factory.mktemp("data") / "sample.ddesk", sample=True)
    yield desk
    files.close(desk)


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[tuple[Desk, Planted]]:
    desk, found = register(tmp_path / "open.ddesk")
    yield desk, found
    files.close(desk)


def data_of(desk: Desk, request: Request, setting: Setting | None = None) -> dict[str, Any]:
    """Return ``data.json`` of a report."""
    document = ask(desk, replace(request, records=True)).document()
    found: dict[str, Any] = json.loads(data_files(document, setting or Setting())["data.json"])
    return found


def test_the_data_of_every_report_is_as_the_schema_says(sample: Desk) -> None:
    validator = Draft202012Validator(SCHEMA)
    kinds: set[str] = set()
    nepal = requests(Filter(countries=("NPL",)), of_sample(sample))
    whole = (Request(name="register", filter=Filter()), Request(name="period", filter=Filter()))
    for request in (*(request for _, request in nepal), *whole):
        data = data_of(sample, request)
        problems = [*validator.iter_errors(data)]
        assert not problems, (request.name, request.options, problems[0].message[:300])
        assert data["report"]["name"] == request.name
        kinds |= {block["kind"] for block in data["document"]["blocks"]}
    assert len(kinds) > 5


def test_everything_in_the_schema_is_described() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for path, held in properties(SCHEMA, ""):
        assert len(held.get("description", "")) >= 4, path


def properties(schema: object, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property in a schema, and every definition, by its path."""
    if isinstance(schema, list):
        for one in schema:
            yield from properties(one, path)
    if not isinstance(schema, dict):
        return
    for name, held in schema.items():
        if name in ("properties", "$defs"):
            yield from ((f"{path}.{key}", one) for key, one in held.items())
            for key, one in held.items():
                yield from properties(one, f"{path}.{key}")
        else:
            yield from properties(held, path)


def test_every_block_that_there_is_has_a_name_in_the_schema() -> None:
    assert set(KINDS) == set(get_args(Block))
    named = {one["$ref"].removeprefix("#/$defs/") for one in SCHEMA["$defs"]["block"]["oneOf"]}
    assert named == set(KINDS.values())


def test_records_are_those_of_the_export(sample: Desk) -> None:
    data = data_of(sample, Request(name="register", filter=Filter(countries=("NPL",))))
    assert data["records"]
    for record in data["records"]:
        one = looking.by_reference(sample, record["reference"], TOP)
        exported = exporting.record(sample, one, TOP)
        inside: dict[str, list[str]] = {"notes": [], "follow_ups": [], "attachments": []}
        assert record == json.loads(json.dumps(exported | inside))


def test_every_code_and_date_of_the_records_has_its_words(sample: Desk) -> None:
    data = data_of(sample, Request(name="register", filter=Filter(), language="ur"))
    assert data["direction"] == "rtl"
    for record in data["records"]:
        for name in ("kind", "track", "status", "approach", "mode"):
            assert not record[name] or data["terms"][name][record[name]]
        for part in record["countries"]:
            assert data["countries"][part["country"]]
        for name in ("start", "end", "planned_start"):
            assert record[name] is None or data["dates"][record[name]]


def test_reports_that_tell_no_record_whole_give_none(sample: Desk) -> None:
    short = {"entries": "short"}
    assert not data_of(sample, Request(name="register", filter=Filter(), options=short))["records"]
    assert not data_of(sample, Request(name="coverage", filter=Filter()))["records"]
    dossier = Request(name="dossier", filter=Filter(), subject="DD-1999-0001")
    assert data_of(sample, dossier)["records"][0]["reference"] == "DD-1999-0001"


def test_the_setting_is_told(sample: Desk) -> None:
    setting = replace(SETTING, paper=Paper.LETTER, turn=Turn.ACROSS, draft=True, contents=True)
    document = ask(sample, Request(name="follow-ups", filter=Filter())).document()
    given = data_files(document, setting)
    data = json.loads(given["data.json"])
    assert (data["paper"]["width"], data["paper"]["height"]) == (279.4, 215.9)
    assert data["draft"] is True
    assert data["document"]["contents"] is True
    assert data["letterhead"]["organisation"] == "Institute for Quiet Talks"
    assert given[data["letterhead"]["logo"]] == png()
    assert data["marking"]["words"].endswith("Not for onward distribution")
    assert Draft202012Validator(SCHEMA).is_valid(data)
    bare = json.loads(data_files(document, replace(setting, letterhead=Letterhead()))["data.json"])
    assert bare["letterhead"] == {"organisation": "", "line": "", "logo": ""}


def test_pictures_lie_where_the_data_says(sample: Desk) -> None:
    document = ask(sample, Request(name="register", filter=Filter())).document()
    given = data_files(document, Setting())
    blocks = json.loads(given["data.json"])["document"]["blocks"]
    figures = [block for block in blocks if block["kind"] == "figure"]
    assert len(figures) == 2
    assert all(given[one["file"]].startswith(b"<svg") for one in figures)


@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.LIMITED, Level.RESTRICTED])
def test_nothing_above_the_ceiling_is_given(planted: tuple[Desk, Planted], ceiling: Level) -> None:
    desk, found = planted
    for name, subject in (("register", ""), ("dossier", found.open.reference)):
        request = Request(name=name, filter=Filter(ceiling=ceiling), subject=subject)
        asked = ask(desk, replace(request, records=True))
        assert asked.records.initiatives
        assert asked.marking is Level.PUBLIC
        given = data_files(asked.document(), Setting())
        assert not [file for file, held in given.items() if WORD.lower() in held.decode().lower()]


def test_at_the_top_what_must_not_be_put_out_is_not_given(
    planted: tuple[Desk, Planted],
) -> None:
    desk, _ = planted
    data = json.dumps(data_of(desk, Request(name="register", filter=Filter(ceiling=TOP))))
    assert WORD in data
    assert f"Attended {WORD}" not in data
    assert f"Institute {WORD}" not in data
    assert json.loads(data)["marking"]["code"] == "confidential"
