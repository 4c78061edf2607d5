"""Asking for the passphrase of a register."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.notice import Notice
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

_WIDTH = 480


class AskPassphrase(QDialog):
    """Asks for the passphrase that opens a register."""

    def __init__(self, name: str, message: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Passphrase"))
        self.line = secret_line(say("Passphrase"))
        self.show_it = shower(self.line)
        self.message = Notice("danger")
        self.accept_button = button(say("&Open"), "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        cancel = button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        laid = column(
            label(breakable(say("Passphrase of “{name}”", name=name)), "heading", wrap=True),
            self.message,
            self.line,
            self.show_it,
            row(STRETCH, self.accept_button, cancel),
            gap=Space.M,
            margin=Space.XL,
        )
        self.setLayout(laid)
        self.setMinimumWidth(_WIDTH)
        self.message.say(message)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def secret_line(name: str) -> QLineEdit:
    """Return a line whose letters are not shown."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    return made


def shower(*lines: QLineEdit) -> QCheckBox:
    """Return a box that shows what is typed in ``lines``."""
    made = QCheckBox(say("&Show what is typed"))

    def show(shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in lines:
            line.setEchoMode(mode)

    made.toggled.connect(show)
    return made
