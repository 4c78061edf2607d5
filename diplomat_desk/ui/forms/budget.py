"""Money: an amount, its currency, and who gives it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diplomat_desk.domain.initiative import Budget
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.currencies import ask_currencies
from diplomat_desk.ui.forms.lookups import Suggest
from diplomat_desk.ui.forms.suggest import Choice, Suggester, of_texts
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.tokens import Space


class BudgetEdit(QWidget):
    """Amount and currency in one line, the funder below them; every part may be empty."""

    def __init__(self, suggest_funder: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = _line(say("Amount"), say("Amount, e.g. 125000"))
        self.currency = _line(say("Currency"), say("Currency, e.g. USD"))
        self.funder = _line(say("Funder"), say("Funder"))
        Suggester(self.currency, ask_currencies).chosen.connect(self._take_currency)
        Suggester(self.funder, of_texts(suggest_funder)).chosen.connect(self._take_funder)
        self.currency.editingFinished.connect(self._settle)
        money = QHBoxLayout()
        money.setSpacing(Space.S)
        money.addWidget(self.amount, 1)
        money.addWidget(self.currency, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(money)
        layout.addWidget(self.funder)
        self.setFocusProxy(self.amount)

    def value(self) -> Budget:
        """Return the money as typed; the domain says whether it can be kept."""
        return Budget(self.amount.value(), self.currency.value(), self.funder.value())

    def set_value(self, value: Budget) -> None:
        """Show ``value``."""
        self.amount.set_value(value.amount)
        self.currency.set_value(value.currency)
        self.funder.set_value(value.funder)

    def problem(self) -> str:
        """Return nothing: the domain judges amounts and currencies."""
        return ""

    def _take_currency(self, choice: Choice) -> None:
        self.currency.setText(choice.text)

    def _take_funder(self, choice: Choice) -> None:
        self.funder.setText(choice.text)

    def _settle(self) -> None:
        if len(self.currency.text().strip()) == 3:
            self.currency.setText(self.currency.text().strip().upper())


def _line(name: str, placeholder: str) -> LineField:
    line = LineField()
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    return line
