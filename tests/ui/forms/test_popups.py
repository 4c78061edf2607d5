"""The list of a drop-down: every row whole."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.ui import theme
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import column


# The offscreen platform cannot grab the keyboard for a popup, and says so.
@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_all_rows_of_a_short_list_are_seen_whole(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    box = QuietBox()
    box.addItems(["First date", "Actual start", "Planned start", "Planned and actual"])
    window.setLayout(column(box))
    window.show()
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    assert view.viewport().height() >= sum(view.sizeHintForRow(row) for row in range(4))
    assert view.verticalScrollBar().maximum() == 0
    assert view.sizeHintForRow(0) >= 26
    box.hidePopup()
