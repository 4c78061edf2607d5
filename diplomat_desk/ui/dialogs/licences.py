"""The parts that the program is made of, and the licence of each in full."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QWidget,
)

from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.services import licences
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.tokens import Space

_SIZE = QSize(860, 600)
_LIST_WIDTH = 320
_BETWEEN = "\n\n* * *\n\n"


def show_licences(parent: QWidget) -> "LicencesDialog":
    """Open the list of licences."""
    dialog = LicencesDialog(parent)
    dialog.open()
    return dialog


class LicencesDialog(QDialog):
    """Lists every part with its licence; beside them is the text of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = licences.parts()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Licences"))
        self.resize(_SIZE)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Parts of the program"))
        self.list.setProperty("role", "lines")
        self.what = label("", "strong", wrap=True)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(say("Text of the licence"))
        self.text.setTabChangesFocus(True)
        self.close_button = button(say("Close"))
        self.close_button.setDefault(True)
        self._lay_out()
        for one in self.parts:
            self.list.addItem(QListWidgetItem(dotted(one.name, one.version)))
        self.list.currentRowChanged.connect(self._show)
        self.close_button.clicked.connect(self.reject)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        right = column(self.what, gap=Space.S, margin=(Space.M, 0, 0, 0))
        right.addWidget(self.text, 1)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.setHandleWidth(5)
        split.addWidget(self.list)
        split.addWidget(box(right))
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        told = count(
            len(self.parts) - 1,
            "Diplomat Desk is open source under the MIT licence, and stands on {n} work of others.",
            "Diplomat Desk is open source under the MIT licence, and stands on {n} works of others.",
        )
        laid = column(label(told, "muted", wrap=True), gap=Space.S, margin=Space.L)
        laid.addWidget(split, 1)
        laid.addLayout(row(STRETCH, self.close_button))
        self.setLayout(laid)

    def _show(self, at: int) -> None:
        one = self.parts[at]
        self.what.setText(dotted(one.name, one.version, one.licence))
        self.text.setPlainText(_BETWEEN.join(text.strip() for text in one.texts))
