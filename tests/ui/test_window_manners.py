"""How the window answers: keys, passing words, and what it says of the register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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
