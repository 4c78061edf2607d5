"""A second window on one register is told who has it, and can call that window or read a backup."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diplomat_desk.services import backups, files, presence
from diplomat_desk.services.desk import Desk
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path, opened=False)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "held.ddesk"
    other = files.create(path)
    presence.announce(path, "2026-12-01T12:00:00+00:00")
    yield other
    presence.leave(path)
    files.close(other)


def try_to_open(desk: Desktop, path: Path) -> str:
    desk.window.registers.open(path)
    desk.settled()
    return desk.dialogs.told[-1] if desk.dialogs.told else ""


def test_it_is_told_who_has_it_since_when(desk: Desktop, held: Desk) -> None:
    told = try_to_open(desk, held.path)
    who = presence.who_has(held.path)
    assert who is not None
    assert "open in another window" in told
    assert f"{who.who} has had it open on {who.host} since 1 December 2026" in told
    assert desk.window.registers.current is None


def test_the_window_that_has_it_is_called(desk: Desktop, held: Desk) -> None:
    desk.dialogs.way = "Show that window"
    stamp = presence.file_of(held.path).stat().st_mtime_ns
    try_to_open(desk, held.path)
    assert presence.file_of(held.path).stat().st_mtime_ns > stamp


def test_a_window_that_is_called_comes_forward(desk: Desktop, qtbot: QtBot) -> None:
    path = desk.open()
    assert presence.who_has(path) is not None
    with qtbot.waitSignal(desk.window.registers.called, timeout=5_000):
        presence.call(path)
    desk.do("file.close")
    desk.settled()
    assert not presence.file_of(path).exists()


def test_the_latest_backup_can_be_read_meanwhile(desk: Desktop, held: Desk) -> None:
    backups.make(held)
    desk.dialogs.way = "Read the latest backup"
    try_to_open(desk, held.path)
    desk.qtbot.waitUntil(lambda: desk.window.registers.current is not None)
    desk.settled()
    current = desk.window.registers.current
    assert current is not None
    assert current.read_only
    assert current.name.startswith("held as on ")


def test_without_a_backup_that_is_said(desk: Desktop, held: Desk) -> None:
    desk.dialogs.way = "Read the latest backup"
    try_to_open(desk, held.path)
    assert "has not been backed up" in desk.dialogs.told[-1]


@pytest.mark.parametrize("content", ["", "no JSON", "[]", json.dumps({"who": 1}), "x" * 9_000])
def test_what_is_left_over_or_foreign_is_no_presence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.ddesk"
    presence.file_of(path).write_text(content, "utf-8")
    assert presence.who_has(path) is None


def test_it_is_for_this_user_only(tmp_path: Path) -> None:
    path = tmp_path / "a.ddesk"
    presence.announce(path, "2026")
    assert presence.file_of(path).stat().st_mode & 0o077 == 0
