"""What stands where a list would be is whole at every width of the window."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.empty_state import EmptyState
from tests.ui.forms.keys import show

SENTENCE = (
    "Record the first one (Ctrl+N), or type it in one line with the quick entry of the Edit menu."
)


@pytest.mark.parametrize("width", [320, 388, 640, 1244])
def test_the_sentence_is_whole(qtbot: QtBot, width: int) -> None:
    state = EmptyState("No initiatives yet", SENTENCE * 2, "Record an initiative", lambda: None)
    stack = QStackedWidget()
    stack.addWidget(state)
    show(qtbot, stack, width, 500)
    words = next(one for one in state.findChildren(QLabel) if one.text() == SENTENCE * 2)
    flags = int(Qt.TextFlag.TextWordWrap)
    room = QRect(0, 0, words.width(), 1000)
    needed = words.fontMetrics().boundingRect(room, flags, words.text())
    assert needed.height() <= words.height()
    assert needed.width() <= words.width() <= 420
    assert abs(words.geometry().center().x() - state.rect().center().x()) <= 2
    assert state.step is not None
    assert state.step.geometry().top() > words.geometry().bottom()
