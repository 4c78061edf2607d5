"""An encrypted register is locked by hand, by idleness and with the screen; nothing of it is shown or lost then."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diplomat_desk.services import files
from tests.ui.desktop import Desktop, at_work

PHRASE = "seven herons forget Muscat"


@pytest.fixture
def plain(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    for made in at_work(qtbot, tmp_path):
        made.record("Backchannel in Muscat")
        yield made


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    for made in at_work(qtbot, tmp_path, opened=False):
        path = tmp_path / "Secret.ddesk"
        files.close(files.create(path, passphrase=PHRASE))
        made.dialogs.passphrases = [PHRASE]
        made.window.registers.open(path)
        opened(made)
        made.settled()
        made.record("Backchannel in Muscat")
        made.dialogs.asked.clear()
        yield made


def keys(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def shown(desk: Desktop) -> str:
    labels = (one for one in desk.window.findChildren(QLabel) if one.isVisible())
    return " ".join(one.text() for one in labels) + desk.window.windowTitle()


def opened(desk: Desktop) -> None:
    desk.qtbot.waitUntil(lambda: desk.window.registers.current is not None)


def locked(desk: Desktop) -> bool:
    desk.settled()
    desk.qtbot.waitUntil(lambda: bool(desk.dialogs.asked), timeout=5_000)
    desk.settled()
    return desk.window.registers.current is None and desk.window.workspace is None


def test_it_is_locked_by_hand_and_comes_back_where_it_was(desk: Desktop) -> None:
    desk.do("page.quality")
    desk.window.act["file.lock"].trigger()
    assert locked(desk)
    assert "Muscat" not in shown(desk)
    desk.dialogs.passphrases = [PHRASE]
    path = Path(desk.window._settings.recent[0].path)
    desk.window.registers.open(path)
    desk.qtbot.waitUntil(lambda: desk.window.workspace is not None)
    desk.settled()
    assert desk.workspace.page_name == "quality"
    assert desk.titles() == ["Backchannel in Muscat"]


def test_an_idle_register_is_locked_with_what_was_half_typed(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.settings.lock_after = 15
    desk.do("initiative.new")
    keys("Second round in Nizwa")
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 14 * 60)
    desk.window.locking.look()
    assert desk.window.registers.current is not None
    monkeypatch.setattr(time, "monotonic", lambda: now + 16 * 60)
    desk.window.locking.look()
    assert locked(desk)
    monkeypatch.undo()
    assert "Nizwa" not in shown(desk)
    desk.dialogs.passphrases = [PHRASE]
    desk.window.registers.open(Path(desk.settings.recent[0].path))
    desk.qtbot.waitUntil(lambda: desk.window.workspace is not None)
    desk.settled()
    desk.qtbot.waitUntil(lambda: "Second round in Nizwa" in shown(desk))


def test_who_is_there_is_not_locked_out(desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 20 * 60)
    QTest.mouseMove(desk.window, QPoint(40, 60))
    QTest.keyClick(desk.window, Qt.Key.Key_F15)
    desk.window.locking.look()
    desk.settled()
    assert desk.window.registers.current is not None
    desk.settings.lock_after = 0
    monkeypatch.setattr(time, "monotonic", lambda: now + 2_000 * 60)
    desk.window.locking.look()
    desk.settled()
    assert desk.window.registers.current is not None


def test_the_quick_entry_is_not_lost_by_idleness(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.do("initiative.quick")
    keys("Third round")
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 20 * 60)
    desk.window.locking.look()
    desk.settled()
    assert desk.window.registers.current is not None
    assert "Not locked" in desk.window.toast.text.text()


def test_it_is_locked_with_the_screen(desk: Desktop) -> None:
    desk.window.locking.screen_changed(False)
    desk.settled()
    assert desk.window.registers.current is not None
    desk.window.locking.screen_changed(True)
    assert locked(desk)


def test_a_register_without_a_passphrase_is_not_locked(plain: Desktop) -> None:
    plain.do("file.lock")
    assert "Only an encrypted register" in plain.window.toast.text.text()
    assert not plain.window.locking.lock_unasked()
    assert plain.window.registers.current is not None


def test_what_was_copied_leaves_the_clipboard(desk: Desktop) -> None:
    clipboard = QApplication.clipboard()
    desk.settings.wipe_after = 1
    clipboard.setText("Backchannel in Muscat")
    desk.qtbot.waitUntil(lambda: clipboard.text() == "", timeout=4_000)
    desk.settings.wipe_after = 0
    clipboard.setText("Backchannel in Muscat")
    desk.qtbot.wait(1_200)
    assert clipboard.text() == "Backchannel in Muscat"


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="there is no D-Bus")
def test_the_desktop_is_heard(tmp_path: Path) -> None:
    script = Path(__file__).with_name("screen_lock.py")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(script)],
        capture_output=True, text=True, timeout=60, env=environment, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert ran.stdout.strip() == "locked", ran.stderr
