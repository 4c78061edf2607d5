"""A register that another program holds for a moment is tried again; one that stays held is told, by whom."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diplomat_desk.cli.run import main
from diplomat_desk.services import files, holders
from diplomat_desk.ui.runner import BUSY_AFTER_MS
from tests.ui.desktop import Desktop, at_work

HOLD = """
import sys, time, sqlcipher3
held = sqlcipher3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path, opened=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    files.close(files.create(tmp_path / "held.ddesk"))
    return tmp_path / "held.ddesk"


def hold(path: Path, seconds: float) -> "subprocess.Popen[str]":
    """Let another program hold the register; return when it does."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def let_go(other: "subprocess.Popen[str]") -> None:
    other.kill()
    other.communicate()


def test_it_is_opened_as_soon_as_it_is_let_go(desk: Desktop, path: Path) -> None:
    other = hold(path, 1.0)
    desk.window.registers.open(path)
    desk.qtbot.waitUntil(
        lambda: "is held by another program" in desk.window.toast.text.text(), timeout=5_000
    )
    desk.qtbot.waitUntil(lambda: desk.window.registers.current is not None, timeout=10_000)
    desk.settled()
    assert desk.dialogs.told == []
    let_go(other)


def test_the_window_answers_meanwhile(desk: Desktop, path: Path) -> None:
    other = hold(path, 30.0)
    desk.window.registers.open(path)
    longest, last = 0.0, time.monotonic()
    for _ in range(60):
        desk.qtbot.wait(10)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    assert longest < BUSY_AFTER_MS / 1000
    desk.open()
    assert desk.window.registers.current is not None
    desk.qtbot.wait(600)
    assert desk.window.registers.current.name.startswith("Desk")
    assert desk.dialogs.told == []
    let_go(other)


def test_what_stays_held_is_told_with_who_holds_it(
    desk: Desktop, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holders, "WAIT_S", 0.5)
    other = hold(path, 30.0)
    desk.window.registers.open(path)
    desk.qtbot.waitUntil(lambda: bool(desk.dialogs.told), timeout=10_000)
    told = desk.dialogs.told[-1]
    if Path("/proc/locks").exists():
        assert "The program “python" in told
    else:
        assert "a sync client, a virus scanner" in told
    assert "nothing was changed" in told
    let_go(other)
    desk.settled()
    desk.dialogs.way = "Try again"
    desk.window.registers.open(path)
    desk.qtbot.waitUntil(lambda: desk.window.registers.current is not None, timeout=10_000)


def test_the_command_line_waits_too(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = hold(path, 1.0)
    assert main(["list", str(path)]) == 0
    assert "is held by another program; trying again" in capsys.readouterr().err
    let_go(other)


def test_the_command_line_says_who_holds_it(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holders, "WAIT_S", 0.3)
    other = hold(path, 30.0)
    assert main(["list", str(path)]) == 2
    assert "holds it: wait until" in capsys.readouterr().err.splitlines()[-1]
    let_go(other)


def test_what_is_held_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holders, "AGAIN_S", 0.01)
    tries: list[int] = []

    def act() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise PermissionError
        return "done"

    assert holders.patiently(act) == "done"
    with pytest.raises(FileNotFoundError):
        holders.patiently(lambda: Path("gone").rename("there"))
    tries.clear()
    with pytest.raises(PermissionError):
        holders.patiently(act, -1)
