"""The crash hook: shown on the window's thread, once at a time, logged without a word of any record."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from diplomat_desk.ui import crash
from diplomat_desk.ui.crash import CrashHook, describe

QUOTED = "Agra summit, restricted"


class Shown:
    """Keeps what would be shown, and in which thread."""

    def __init__(self) -> None:
        self.details: list[str] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, details: str) -> bool:
        self.details.append(details)
        self.threads.append(threading.current_thread())
        return True


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def hook(qapp: QApplication, shown: Shown) -> Iterator[CrashHook]:
    made = CrashHook(shown)
    made.install()
    yield made
    made.remove()


def fail() -> None:
    try:
        raise KeyError(QUOTED)
    except KeyError as error:
        raise ValueError(QUOTED) from error


def test_a_failure_on_another_thread_is_shown_on_the_windows(
    hook: CrashHook, shown: Shown, qtbot: QtBot, home: Path
) -> None:
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    assert shown.details == [], "it must wait for the window's thread"
    qtbot.waitUntil(lambda: bool(shown.details))
    assert shown.threads == [threading.main_thread()]
    log = (home / "data" / crash.LOG_NAME).read_text("utf-8")
    for text in (log, shown.details[0]):
        assert "ValueError" in text
        assert "KeyError" in text
        assert "test_crash.py" in text
        assert QUOTED not in text


def test_the_main_hook_is_ours_and_is_given_back(qapp: QApplication, shown: Shown) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    hook = CrashHook(shown)
    hook.install()
    assert sys.excepthook != before[0]
    hook.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_failure_while_one_is_shown_is_only_logged(qapp: QApplication, qtbot: QtBot) -> None:
    seen: list[str] = []

    def show(details: str) -> bool:
        seen.append(details)
        crashed._catch(ZeroDivisionError())
        QApplication.processEvents()
        return True

    crashed = CrashHook(show)
    crashed._catch(ValueError())
    qtbot.waitUntil(lambda: bool(seen))
    QApplication.processEvents()
    assert len(seen) == 1


def test_the_description_names_no_place_on_the_machine() -> None:
    try:
        fail()
    except ValueError as error:
        text = describe(error)
    assert str(Path(__file__).parent) not in text
    assert QUOTED not in text


def test_an_unwritable_log_does_not_hide_the_failure(
    hook: CrashHook, shown: Shown, qtbot: QtBot, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "data").mkdir(exist_ok=True)
    (home / "data" / crash.LOG_NAME).mkdir()
    hook._catch(ValueError(QUOTED))
    qtbot.waitUntil(lambda: bool(shown.details))
    assert "ValueError" in capsys.readouterr().err


def test_the_dialog_copies_the_details_and_continues(qapp: QApplication, qtbot: QtBot) -> None:
    crashed = CrashHook()
    clicks = ["Copy details", "Continue"]

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and clicks:
            wanted = clicks.pop(0)
            next(b for b in box.findChildren(QPushButton) if b.text() == wanted).click()

    timer = QTimer(interval=20)
    timer.timeout.connect(answer)
    timer.start()
    crashed._catch(ValueError(QUOTED))
    qtbot.waitUntil(lambda: not clicks)
    timer.stop()
    assert "ValueError" in QApplication.clipboard().text()
    assert QUOTED not in QApplication.clipboard().text()
