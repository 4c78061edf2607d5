"""The line under the top row that says why nothing can be changed, and offers the way out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import button, column, hairline, label, row
from diplomat_desk.ui.tokens import Space


class ReadOnlyBar(QWidget):
    """Shown while the open register can only be read; ``copy`` is the action that saves a copy."""

    def __init__(self, copy: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = label(
            say(
                "This register can only be read here. Save a copy where you may write, and work "
                "in that."
            ),
            "muted",
            wrap=True,
        )
        self.copy = button(say("Save a copy…"), "link")
        self.copy.clicked.connect(copy.trigger)
        line = row(gap=Space.S, margin=(Space.M, Space.XS, Space.M, Space.XS))
        line.addWidget(words, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(line, hairline(), gap=0))
        self.hide()
