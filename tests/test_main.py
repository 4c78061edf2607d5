"""The door: which module gets the arguments, and what is said where Qt cannot start."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from diplomat_desk import __main__ as door
from diplomat_desk import __version__
from diplomat_desk.cli.arguments import COMMANDS


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "diplomat_desk", *arguments],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", **environment},
        timeout=60,
        check=False,
    )


def test_the_door_knows_every_command() -> None:
    assert frozenset(COMMANDS) == door.COMMANDS


def test_a_command_never_loads_qt() -> None:
    code = (
        "import sys; from diplomat_desk.__main__ import main; code = main(['--version']); "
        "sys.exit(code or 'PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, f"Diplomat Desk {__version__}")


def test_a_start_does_not_load_what_only_a_word_document_needs() -> None:
    code = (
        "import sys; import diplomat_desk.app, diplomat_desk.cli.run, diplomat_desk.ui.reports_page; "
        "sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_start_does_not_load_what_only_a_workbook_needs() -> None:
    code = (
        "import sys; import diplomat_desk.app, diplomat_desk.cli.run, diplomat_desk.ui.charts_page; "
        "sys.exit('xlsxwriter' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_mistyped_command_is_named(tmp_path: Path) -> None:
    done = run("chrat", DIPLOMAT_DESK_HOME=str(tmp_path))
    assert done.returncode == 2
    assert "“chrat” is neither a command" in done.stderr


def test_no_screen_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = run(DIPLOMAT_DESK_HOME=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("There is no screen here")


def test_the_window_opens_a_file_and_leaves_without_a_trace(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from diplomat_desk import app\n"
        "from diplomat_desk.ui.window import MainWindow\n"
        "seen = []\n"
        "def look(window):\n"
        "    if window.workspace is None: return\n"
        "    seen.append(window.windowTitle()); window.close()\n"
        "first = MainWindow.show\n"
        "def show(window):\n"
        "    first(window)\n"
        "    timer = QTimer(window, interval=50); timer.timeout.connect(lambda: look(window)); timer.start()\n"
        "MainWindow.show = show\n"
        "code = app.main([sys.argv[1]])\n"
        "print(seen[0], code)\n"
    )
    done_cli = run("new", str(tmp_path / "desk.ddesk"), DIPLOMAT_DESK_HOME=str(tmp_path))
    assert done_cli.returncode == 0, done_cli.stderr
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", code, str(tmp_path / "desk.ddesk")],
        capture_output=True,
        text=True,
        env={
            "PATH": "/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
            "DIPLOMAT_DESK_HOME": str(tmp_path),
        },
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "desk – Diplomat Desk 0"
    lines = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert lines == []


@pytest.mark.parametrize(
    ("environment", "platform", "begins"),
    [
        ({"DISPLAY": ":0"}, "darwin", ""),
        ({}, "win32", ""),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", ""),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ""),
        ({}, "linux", "There is no screen"),
    ],
)
def test_a_screen_is_wanted_on_linux_only(
    environment: dict[str, str], platform: str, begins: str
) -> None:
    problem = door.screen_problem(environment, platform)
    assert problem.startswith(begins)
    assert bool(problem) == bool(begins)


def test_a_missing_screen_library_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(door, "_SCREEN_LIBRARIES", ("libxcb-nowhere.so.0",))
    problem = door.screen_problem({"DISPLAY": ":0"}, "linux")
    assert "libxcb-nowhere.so.0" in problem
    assert f"apt-get install {door.SCREEN_PACKAGES}" in problem


def test_a_library_that_qt_lacks_is_told_and_a_bug_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(name: str) -> object:
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(importlib, "import_module", fail)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert door.main([]) == 2
    assert f"sudo apt-get install {door.QT_PACKAGES}" in capsys.readouterr().err
    assert not door.lacks_library(ImportError("cannot import name", name="diplomat_desk.ui"))
