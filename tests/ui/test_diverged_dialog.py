"""A conflicted copy is compared with the open register in the window, and brought together with it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import files, looking, recording
from diplomat_desk.ui.diverged_dialog import DivergedDialog
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path)


@pytest.fixture
def other(desk: Desktop, tmp_path: Path) -> Path:
    """A copy that was worked on apart: one edited, one recorded."""
    desk.record("Agra")
    desk.record("Lahore")
    path = tmp_path / "other.ddesk"
    desk.dialogs.path = path
    desk.do("file.copy")
    theirs = files.open_desk(path)
    one = looking.one(theirs, 2, Level.CONFIDENTIAL)
    recording.record(theirs, replace(one, title="Lahore & <b>there</b>"))
    recording.record(theirs, Initiative(title="Simla", kind="summit", track="L1"))
    files.close(theirs)
    return path


def show(desk: Desktop) -> DivergedDialog:
    desk.do("file.merge")
    (found,) = [one for one in desk.window.findChildren(DivergedDialog) if one.isVisible()]
    return found


def test_what_differs_is_shown_and_taken_over(desk: Desktop, other: Path) -> None:
    dialog = show(desk)
    assert "2 records are otherwise there." in dialog.told.text()
    assert dialog.merge.text() == "Take 2 records over"
    assert "Lahore & <b>there</b>" in dialog.sides.text()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    desk.settled()
    assert "Simla" in dialog.sides.text()
    QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    desk.settled()
    assert sorted(desk.titles()) == ["Agra", "Lahore & <b>there</b>", "Simla"]
    desk.do("edit.undo")
    assert sorted(desk.titles()) == ["Agra", "Lahore"]


def test_what_is_not_ticked_stays(desk: Desktop, other: Path) -> None:
    dialog = show(desk)
    dialog.none.click()
    assert not dialog.merge.isEnabled()
    # The space bar ticks the record that is chosen.
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.merge.text() == "Take 1 record over"
    QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    desk.settled()
    assert sorted(desk.titles()) == ["Agra", "Lahore", "Simla"]


def test_a_stranger_is_told_of(desk: Desktop, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.ddesk"
    theirs = files.create(stranger)
    recording.record(theirs, Initiative(title="Elsewhere", kind="summit", track="L1"))
    files.close(theirs)
    desk.record("Here")
    desk.dialogs.path = stranger
    dialog = show(desk)
    assert "were never one" in dialog.trouble.text.text()
    assert not dialog.merge.isEnabled()


def test_a_conflicted_copy_is_offered_in_the_bar(desk: Desktop, other: Path) -> None:
    current = desk.window.registers.current
    assert current is not None
    copy = current.path.with_name(f"{current.path.stem} (conflicted copy 2026-12-01 101010).ddesk")
    other.rename(copy)
    desk.window.registers.open_again()
    desk.settled()
    desk.qtbot.waitUntil(desk.window.where.merge.isVisible)
    QTest.mouseClick(desk.window.where.merge, Qt.MouseButton.LeftButton)
    desk.settled()
    (dialog,) = [one for one in desk.window.findChildren(DivergedDialog) if one.isVisible()]
    assert dialog.model.lines() == 2
