"""The window says how far a long act is and stops it, and a merge that was stopped has changed nothing."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from tests.ui.desktop import Desktop


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open()
    yield made
    made.runner.stop()


def _slowly(desk: Desk) -> None:
    """Delete what is there with pauses, as if it were a thousand records."""
    for done in range(1_000):
        desk.progress.at(done, 1_000)
        time.sleep(0.005)
    recording.delete(desk, (1,))


def test_a_long_change_is_shown_and_stopped_by_key(desktop: Desktop) -> None:
    desktop.record("Agra summit")
    working = desktop.window.topbar.working
    assert not working.cancel.isVisible()
    desktop.runner.change(_slowly)
    desktop.qtbot.waitUntil(working.cancel.isVisible)
    desktop.qtbot.waitUntil(lambda: working.bar.value() > 0)
    assert working.bar.maximum() == 1_000
    assert working.cancel.accessibleName() == "Cancel"
    working.cancel.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(working.cancel, Qt.Key.Key_Space)
    desktop.settled()
    assert not working.cancel.isVisible()
    assert working.bar.property("idle")
    assert desktop.window.toast.text.text() == "Stopped; nothing was changed."
    assert desktop.dialogs.told == []
    assert desktop.titles() == ["Agra summit"]


def test_the_button_can_be_reached_by_tab(desktop: Desktop) -> None:
    working = desktop.window.topbar.working
    desktop.runner.change(_slowly)
    desktop.qtbot.waitUntil(working.cancel.isVisible)
    desktop.window.topbar.quick.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is working.cancel:
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is working.cancel
    QTest.mouseClick(working.cancel, Qt.MouseButton.LeftButton)
    desktop.settled()
    assert not working.cancel.isVisible()
