"""Choosing the passphrase of a register, and seeing how strong it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.services.strength import strength
from diplomat_desk.ui.dialogs.unlock import secret_line, shower
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

_WIDTH = 480


class ChoosePassphrase(QDialog):
    """Chooses a passphrase, typed twice, and says how strong it is; or takes an encrypted one away."""

    chosen = Signal(str)
    """The passphrase; empty where the register is to be encrypted no longer."""

    def __init__(
        self,
        name: str,
        *,
        encrypted: bool,
        known: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = (name, *known)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Passphrase"))
        self.line, self.again = (
            secret_line(say("New passphrase")),
            secret_line(say("The same again")),
        )
        self.show_it = shower(self.line, self.again)
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName(say("Strength"))
        self.words = label("", "muted", wrap=True)
        self.accept_button = button(say("&Change") if encrypted else say("&Encrypt"), "primary")
        self.accept_button.setDefault(True)
        self.remove = button(say("&No passphrase any more"))
        self.remove.setVisible(encrypted)
        self.cancel = button(say("Cancel"))
        self._lay_out(name, encrypted=encrypted)
        self.line.textChanged.connect(lambda _: self._judge())
        self.again.textChanged.connect(lambda _: self._judge())
        self.accept_button.clicked.connect(lambda _=False: self._give(self.line.text()))
        self.remove.clicked.connect(lambda _=False: self._give(""))
        self.cancel.clicked.connect(self.reject)
        self._judge()

    def _lay_out(self, name: str, *, encrypted: bool) -> None:
        told = [
            say(
                "Whoever has the file cannot read it without the passphrase: nor can you, nor can we. "
                "Keep it in a safe place."
            ),
            say("Earlier backups are deleted, and a new one is made under the new passphrase."),
        ]
        if not encrypted:
            told.append(say("Copies that you have saved elsewhere stay as they are."))
        laid: QVBoxLayout = column(
            label(breakable(say("Passphrase of “{name}”", name=name)), "heading", wrap=True),
            *(label(text, "muted", wrap=True) for text in told),
            gap=Space.M,
            margin=Space.XL,
        )
        for field in (self.line, self.again):
            words: QLabel = label(field.accessibleName())
            words.setBuddy(field)
            laid.addLayout(column(words, field, gap=Space.XS))
        laid.addWidget(self.meter)
        laid.addWidget(self.words)
        laid.addWidget(self.show_it)
        laid.addLayout(row(self.remove, STRETCH, self.accept_button, self.cancel))
        self.setLayout(laid)
        self.setMinimumWidth(_WIDTH)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        found = strength(self.line.text(), self._known)
        self.meter.setValue(found.score if self.line.text() else 0)
        same = self.line.text() == self.again.text()
        told = [found.words, found.advice]
        if self.again.text() and not same:
            told.append(say("The two are not the same."))
        self.words.setText(" · ".join(one for one in told if one))
        self.accept_button.setEnabled(found.is_enough and same)

    def _give(self, passphrase: str) -> None:
        self.chosen.emit(passphrase)
        self.accept()
