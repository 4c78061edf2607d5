"""The command ``history``."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from diplomat_desk.cli import main
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Note
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import files, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small

Run = Callable[..., tuple[int, str]]
HIDDEN = "Nightingale"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A way to run commands and read what they answered."""

    def call(*arguments: object) -> tuple[int, str]:
        code = main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return code, out + err

    return call


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with one record that was edited twice, once above public."""
    path = tmp_path / "r.ddesk"
    desk = files.create(path)
    desk.author = "R. Mehta"
    one = _kept(desk, small("Talks", reference="DD-1"))
    one = _kept(desk, replace(one, title="Water talks", summary="Two\nlines."))
    _kept(desk, replace(one, notes=(Note(HIDDEN, level=Level.RESTRICTED),)))
    files.close(desk)
    return path


def _kept(desk: Desk, one: Initiative) -> Initiative:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative


def test_it_tells_what_changed_for_people(run: Run, register: Path) -> None:
    code, said = run("history", register, "dd-1")
    assert code == 0
    assert said.count("Edited by R. Mehta") == 2
    assert f"  Note\n    + {HIDDEN} · Restricted" in said
    assert "  Title\n    - Talks\n    + Water talks\n  Summary\n    + Two\n    + lines." in said
    assert said.index("Edited") < said.index("Recorded by R. Mehta")


def test_it_obeys_the_ceiling(run: Run, register: Path) -> None:
    code, said = run("history", register, "DD-1", "--ceiling", "limited", "--json")
    assert code == 0
    assert HIDDEN not in said
    entries = json.loads(said)["history"]
    assert [one["done"] for one in entries] == ["Edited", "Recorded"]
    assert entries[0]["changes"][0] == {
        "field": "Title", "before": "Talks", "after": "Water talks",
    }  # fmt: skip


def test_what_is_not_there_is_refused_with_a_sentence(run: Run, register: Path) -> None:
    assert run("history", register, "DD-2")[0] == 1
    code, said = run("history", register, "DD-1", "--ceiling", "secret")
    assert code == 1
    assert "not a level" in said


def test_nobody_under_the_chatham_house_rule_is_named_at_any_ceiling(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "r.ddesk"
    desk = files.create(path)
    sitting = Meeting(day("2001"), "Sitting", attendance=(Appearance(HIDDEN),), key=5)
    one = _kept(desk, small("Talks", reference="DD-1"))
    one = _kept(desk, replace(one, meetings=(sitting,)))
    _kept(desk, replace(one, meetings=(replace(sitting, attribution=CHATHAM_HOUSE),)))
    files.close(desk)
    code, said = run("history", path, "DD-1")
    assert code == 0
    assert "Sitting" in said
    assert HIDDEN not in said
