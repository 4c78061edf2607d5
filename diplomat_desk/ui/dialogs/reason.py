"""A dialog that asks for a reason in a few words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.tokens import Space

_WIDTH = 460


class ReasonDialog(QDialog):
    """A question, a line for the answer, and a button that does what the answer is for."""

    given = Signal(str)

    def __init__(self, title: str, question: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.line = LineField()
        asked = label(question, wrap=True)
        asked.setBuddy(self.line)
        self.line.setAccessibleName(question)
        self.message = ErrorLine()
        self.accept_button = button(verb, "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._give)
        cancel = button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        self.setLayout(
            column(
                label(title, "heading", wrap=True),
                asked,
                self.line,
                self.message,
                row(STRETCH, self.accept_button, cancel),
                gap=Space.M,
                margin=Space.XL,
            )
        )
        self.setMinimumWidth(_WIDTH)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        reason = self.line.value().strip()
        if reason:
            self.given.emit(reason)
            self.accept()
        else:
            self.message.show_text(say("Say in a few words why."))
