"""The command ``import`` with files that say themselves what they hold."""

import json
from pathlib import Path

import pytest

from diplomat_desk.cli import main

IATI = """<iati-activities version="2.03">
<iati-activity><iati-identifier>XM-1-7</iati-identifier><title><narrative>Talks</narrative></title>
<activity-date type="2" iso-date="2019-05-06"/><recipient-country code="AF"/></iati-activity>
<iati-activity><iati-identifier>XM-1-8</iati-identifier><title><narrative>Round</narrative></title>
<related-activity type="1" ref="XM-1-7"/></iati-activity>
<iati-activity><iati-identifier>XM-1-9</iati-identifier></iati-activity></iati-activities>"""


@pytest.fixture
def register(shipped_register: Path, tmp_path: Path) -> Path:
    path = tmp_path / "r.ddesk"
    path.write_bytes(shipped_register.read_bytes())
    return path


def run(capsys: pytest.CaptureFixture[str], code: int, *arguments: object) -> str:
    assert main([str(one) for one in arguments]) == code
    said = capsys.readouterr()
    return said.out + said.err


def test_our_own_export_comes_back(
    shipped_sample: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    run(capsys, 0, "export", shipped_sample, first)
    assert "94 initiatives would be recorded" in run(
        capsys, 0, "import", register, first, "--dry-run"
    )
    told = json.loads(run(capsys, 0, "import", register, first, "--json"))
    assert (told["counts"]["new"], told["counts"]["refused"]) == (94, 0)
    run(capsys, 0, "export", register, second)
    one, other = (json.loads(path.read_bytes()) for path in (first, second))
    assert one["initiatives"] == other["initiatives"]
    assert "94 initiatives" in run(capsys, 0, "import", register, first)


def test_activities_of_iati_are_recorded_once(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.xml"
    source.write_text(IATI, "utf-8")
    said = run(capsys, 1, "import", register, source)
    assert "Activity 3, title “”: It has no title." in said
    assert "Recorded 2 initiatives." in said
    told = json.loads(run(capsys, 1, "import", register, source, "--json"))
    assert told["counts"]["new"] == 0
    assert told["counts"]["known"] == 2
    listed = json.loads(run(capsys, 0, "list", register, "--json", "--processes"))
    assert [one["title"] for one in listed["initiatives"]] == ["Talks"]


def test_what_cannot_be_read_is_refused_in_words(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.json"
    source.write_text("{", "utf-8")
    assert "no JSON" in run(capsys, 2, "import", register, source)
    assert "takes no mapping" in run(capsys, 2, "import", register, source, "--sheet", "x")
    assert "cannot be read" in run(capsys, 2, "import", register, tmp_path / "none.json")


def test_sources_are_added_once_and_told(
    shipped_sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register, source = tmp_path / "s.ddesk", tmp_path / "refs.bib"
    register.write_bytes(shipped_sample.read_bytes())
    source.write_text(
        '@misc{a, title={K{\\"o}ln}, keywords={DD-1965-0001}}\n@misc{b, title={Mine}}\n@misc{c',
        "utf-8",
    )
    said = run(capsys, 1, "import", register, source, "--dry-run")
    assert "Entry 2: It names no initiative" in said
    assert "1 source would be added." in said
    told = json.loads(
        run(capsys, 1, "import", register, source, "--initiative", "DD-1965-0001", "--json")
    )
    assert (told["counts"]["new"], told["counts"]["refused"]) == (2, 1)
    shown = json.loads(run(capsys, 0, "show", register, "DD-1965-0001", "--json"))
    assert [one["title"] for one in shown["sources"]][-2:] == ["Köln", "Mine"]
    for name in ("out.bib", "out.csl.json"):
        run(capsys, 0, "export", register, tmp_path / name)
        told = json.loads(run(capsys, 0, "import", register, tmp_path / name, "--json"))
        assert told["counts"]["new"] == 0
        assert told["counts"]["known"] > 80
    missing = run(capsys, 1, "import", register, source, "--initiative", "DD-1-1")
    assert "no record “DD-1-1”" in missing
