"""How the window answers: keys, passing words, and what it says of the register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.register_page import RegisterPage
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import press


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    yield made
    made.runner.stop()


def test_enter_presses_the_button_with_the_focus(desktop: Desktop) -> None:
    desktop.start()
    path = desktop.open()
    desktop.do("file.close")
    recent = desktop.window.welcome.recent[0]
    assert recent.hasFocus()
    press(Qt.Key.Key_Return)
    desktop.settled()
    assert desktop.window.registers.current is not None
    assert desktop.window.registers.current.path == path
    desktop.window.sidebar.buttons["bin"].setFocus()
    press(Qt.Key.Key_Enter)
    assert desktop.window.workspace is not None
    assert desktop.window.workspace.page_name == "bin"


def test_enter_closes_the_list_of_shortcuts(desktop: Desktop) -> None:
    desktop.start()
    desktop.do("help.shortcuts")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_the_keyboard_goes_into_the_page_that_a_shortcut_opens(desktop: Desktop) -> None:
    desktop.start()
    desktop.open(sample=True)
    workspace = desktop.window.workspace
    assert workspace is not None
    for name in ("register", "charts", "reports", "bin"):
        desktop.window.sidebar.buttons["reports"].setFocus()
        desktop.do(f"page.{name}")
        focus = QApplication.focusWidget()
        assert focus is not None
        assert workspace.page is not None
        assert workspace.page.isAncestorOf(focus), name


def test_an_empty_register_begins_at_its_one_next_step(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    step = QApplication.focusWidget()
    assert isinstance(step, QPushButton)
    assert step.text() == "Record an initiative"


def test_undo_and_redo_say_how_things_stand_and_show_the_record(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.record("Agra summit")
    desktop.record("Simla talks")
    page = desktop.window.workspace.page if desktop.window.workspace else None
    assert isinstance(page, RegisterPage)
    press(Qt.Key.Key_Home)
    desktop.settled()
    for action, words in (
        ("edit.undo", "“Simla talks” is no longer recorded."),
        ("edit.redo", "“Simla talks” is recorded again."),
    ):
        desktop.do(action)
        assert desktop.window.toast.text.text() == words
    reading = page.reading.reading
    assert reading is not None
    assert reading.initiative.title == "Simla talks"
    assert page.table.current_id == reading.initiative.id
