"""Backups are made without being asked for, and given back from the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.services import backups
from diplomat_desk.ui import registers
from diplomat_desk.ui.backups_dialog import BackupsDialog
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path)


def show(desk: Desktop) -> BackupsDialog:
    desk.do("file.backups")
    dialogs = [one for one in desk.window.findChildren(BackupsDialog) if one.isVisible()]
    return dialogs[0]


def test_one_is_made_soon_after_opening(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(registers, "BACKUP_AFTER_MS", 1)
    path = desk.window.registers.current.path  # type: ignore[union-attr]
    assert backups.listing(path) == ()
    desk.window.registers.open_again()
    desk.qtbot.waitUntil(lambda: len(backups.listing(path)) == 1, timeout=10_000)
    desk.settled()
    desk.record("Since")
    desk.settled()
    assert len(backups.listing(path)) == 1


def test_it_is_compared_and_given_back(desk: Desktop) -> None:
    desk.record("Before")
    dialog = show(desk)
    assert dialog.differing.text() == "There is no backup yet."
    assert not dialog.restore.isEnabled()
    QTest.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
    desk.settled()
    assert dialog.list.count() == 1
    assert "would change nothing" in dialog.differing.text()
    dialog.reject()
    desk.record("Since & <b>bold</b>")
    dialog = show(desk)
    assert "1 initiative was recorded since and would be gone:" in dialog.differing.text()
    assert "Since & <b>bold</b>" in dialog.differing.text()
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    desk.settled()
    assert desk.titles() == ["Before"]
    assert not desk.window.act["edit.undo"].isEnabled()
    dialog = show(desk)
    assert dialog.list.count() == 2
    assert "before restoring" in dialog.list.item(0).text()
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    desk.settled()
    assert sorted(desk.titles()) == ["Before", "Since & <b>bold</b>"]


def test_it_is_given_back_as_a_copy(desk: Desktop, tmp_path: Path) -> None:
    desk.record("Before")
    dialog = show(desk)
    QTest.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
    desk.settled()
    desk.dialogs.path = tmp_path / "as it was.ddesk"
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    desk.settled()
    assert desk.dialogs.path.exists()
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    desk.settled()
    assert dialog.trouble.isVisible()
    assert "exists already" in dialog.trouble.text.text()
    dialog.reject()


def test_a_register_is_compacted(desk: Desktop) -> None:
    desk.record("Before")
    desk.do("file.compact")
    assert "The register has" in desk.window.toast.text.text()
    assert desk.titles() == ["Before"]
