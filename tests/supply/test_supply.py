"""Every package of the running program is pinned, named, licensed so that it may be given away, and told of."""

import json
import re

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from diplomat_desk.services import licences
from diplomat_desk.services.licences import Part
from tests.supply.allowed import is_allowed
from tests.supply.audit import CLEAN, UNKNOWN, VULNERABLE, judged
from tests.supply.bill import bill, parts
from tests.supply.lock import LOCK, ROOT, direct, pinned, runtime

_FAMILIES = re.compile(r"MIT|BSD|LGPL|Apache|ISC|zlib|PSF", re.IGNORECASE)


@pytest.fixture(scope="module")
def all_parts() -> tuple[Part, ...]:
    return parts()


def told_in_the_readme() -> dict[str, str]:
    """Return the licence that the README's table names for each package."""
    text = (ROOT / "README.md").read_text("utf-8").split("### Dependencies")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return {
        licences.normal(name.strip()): cells[-1] for cells in rows for name in cells[0].split(",")
    }


def test_everything_is_pinned_by_hashes() -> None:
    every = pinned(LOCK.read_text("utf-8"))
    assert [one.name for one in every if not one.version or not one.hashes] == []
    assert all(one.via for one in every)
    assert direct() <= {one.name for one in runtime()}


def test_tools_are_no_part_of_the_program() -> None:
    names = {one.name for one in runtime()}
    assert not names & {"pytest", "mypy", "ruff", "cyclonedx-python-lib", "hypothesis", "hatchling"}
    assert {"shiboken6", "markupsafe", "attrs", "lxml"} <= names


def test_what_is_installed_needs_nothing_that_is_not_locked() -> None:
    found = {one.name for one in licences.parts()} - {one.name for one in licences.shipped_parts()}
    assert found - {licences.OURSELVES, "Python"} <= {one.name for one in runtime()}


def test_the_readme_names_each_with_its_licence(all_parts: tuple[Part, ...]) -> None:
    told = told_in_the_readme()
    by_name = {one.name: one for one in all_parts}
    wrong = []
    for name in sorted(direct()):
        first = _FAMILIES.search(by_name[name].licence)
        assert first is not None
        if first[0].lower() not in told.get(name, "").lower():
            wrong.append(f"{name}: {by_name[name].licence}, not {told.get(name)}")
    assert wrong == []


def test_each_may_be_given_away_with_ours_and_carries_its_text(
    all_parts: tuple[Part, ...],
) -> None:
    assert [f"{one.name}: {one.licence}" for one in all_parts if not is_allowed(one.licence)] == []
    assert [one.name for one in all_parts if not "".join(one.texts).strip()] == []


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("", False),
    ],
)
def test_what_binds_the_whole_program_is_not_allowed(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


def test_the_bill_is_one_by_the_schema_and_names_the_runtime() -> None:
    made = bill()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made) is None
    told = json.loads(made)
    named = {one["purl"] for one in told["components"] if "purl" in one}
    here = [one for one in runtime() if one.is_for_this_python]
    assert named == {f"pkg:pypi/{one.name}@{one.version}" for one in here}
    (sqlcipher,) = (one for one in told["components"] if one["name"] == "sqlcipher3")
    assert {one["name"] for one in sqlcipher["components"]} == {"SQLite", "SQLCipher", "OpenSSL"}
    needs = {one["ref"]: one.get("dependsOn", []) for one in told["dependencies"]}
    assert len(needs["diplomat-desk"]) == len(direct())


def test_the_list_holds_every_text_that_must_travel(all_parts: tuple[Part, ...]) -> None:
    text = "".join(licences.listed(all_parts))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "ZETETIC LLC" in text
    assert "SIL OPEN FONT LICENSE" in text
    assert all(one.strip() in text for part in all_parts for one in part.texts)


def test_a_broken_bill_would_be_found() -> None:
    told = json.loads(bill())
    told["components"][0]["type"] = "nonsense"
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(told)) is not None


def test_what_nobody_could_look_up_is_no_all_clear() -> None:
    clean = {"name": "a", "version": "1", "vulns": []}
    bad = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
    skipped = {"name": "c", "skip_reason": "not found"}
    assert judged(json.dumps({"dependencies": [clean]}))[0] == CLEAN
    assert judged(json.dumps({"dependencies": [clean, bad, skipped]}))[0] == VULNERABLE
    code, text = judged(json.dumps({"dependencies": [clean, skipped]}))
    assert (code, "no all-clear" in text) == (UNKNOWN, True)
    for answer in ("", json.dumps({"dependencies": [skipped]})):
        code, text = judged(answer)
        assert (code, text.startswith("Nothing was audited")) == (UNKNOWN, True)
