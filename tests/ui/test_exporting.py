"""Exporting from the window: the selection, under the ceiling, whole or not at all."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.exchange.formats.kinds import FORMATS
from tests.ui.desktop import Desktop


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open(sample=True)
    made.record("Quiet channel", Level.RESTRICTED)
    yield made
    made.runner.stop()


def export(desk: Desktop, name: str, path: Path) -> None:
    desk.dialogs.path = path
    desk.do(f"export.{name}")
    desk.settled()


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_format_is_written_from_the_menu(desk: Desktop, tmp_path: Path, name: str) -> None:
    ending = next(one.ending for one in FORMATS if one.name == name)
    out = tmp_path / f"out{ending}"
    export(desk, name, out)
    assert desk.dialogs.told == []
    assert out.stat().st_size > 100


def test_it_is_the_selection_under_the_ceiling(desk: Desktop, tmp_path: Path) -> None:
    state = desk.window.filter_state
    state.set(replace(state.filter, countries=("NPL",), ceiling=Level.PUBLIC))
    desk.settled()
    out = tmp_path / "out.json"
    export(desk, "json", out)
    data = json.loads(out.read_bytes())
    assert 0 < data["count"] < 80
    assert all("NPL" in {c["country"] for c in one["countries"]} for one in data["initiatives"])
    assert b"Quiet channel" not in out.read_bytes()


def test_a_name_with_another_ending_is_not_written(desk: Desktop, tmp_path: Path) -> None:
    export(desk, "xlsx", tmp_path / "out.txt")
    assert desk.dialogs.told == ["Nothing was exported. “out.txt” does not end in .xlsx."]
    assert not (tmp_path / "out.txt").exists()


def test_a_folder_that_is_not_there_is_said(desk: Desktop, tmp_path: Path) -> None:
    export(desk, "csv", tmp_path / "none" / "out.csv")
    (told,) = desk.dialogs.told
    assert told.startswith("Nothing was exported.")


def test_nothing_is_asked_where_no_register_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    made = Desktop(qtbot, tmp_path)
    made.start()
    assert not made.window.act["export.json"].isEnabled()
    made.runner.stop()
