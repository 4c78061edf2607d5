"""The question before typed things are lost."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.forms.asking import ask_to_leave
from tests.ui.forms.keys import click, press, show


@pytest.mark.parametrize(
    ("answer", "leaves"), [("Leave without recording", True), ("Stay here", False), ("Esc", False)]
)
def test_only_leaving_in_so_many_words_leaves(qtbot: QtBot, answer: str, leaves: bool) -> None:
    pane = QWidget()
    show(qtbot, pane, 300, 200)

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.textFormat() is Qt.TextFormat.PlainText
        buttons = {button.text(): button for button in box.buttons()}
        if answer in buttons:
            click(buttons[answer])
        else:
            press(Qt.Key.Key_Escape)

    QTimer.singleShot(50, reply)
    assert ask_to_leave(pane) is leaves
