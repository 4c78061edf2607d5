"""A partial date, typed as people write it and echoed as it was understood."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.datewords import read_date
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import label
from diplomat_desk.ui.tokens import Space

_WIDTH_IN_LETTERS = 18


class DateEdit(QWidget):
    """A line for a date; what cannot be read stays as it was typed, and :meth:`problem` says why."""

    def __init__(self, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty line; a ``narrow`` one has its echo below instead of beside it."""
        super().__init__(parent)
        self.line = LineField()
        self.line.setPlaceholderText(say("e.g. 6 Oct 1991"))
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        self.echo = label("", "muted", wrap=True)
        # Before it is shown: what nobody owns is shown as a window of its own.
        self.echo.setParent(self)
        self.echo.setVisible(not narrow)
        self._narrow = narrow
        layout = QVBoxLayout(self) if narrow else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS if narrow else Space.S)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.echo, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._echo)
        self._loaded: PartialDate | None = None
        self._shown = ""

    def value(self) -> PartialDate | None:
        """Return the date; None for an empty line and for what cannot be read."""
        if self.line.text() == self._shown:
            return self._loaded
        try:
            return read_date(self.line.text())
        except DateError:
            return None

    def set_value(self, value: PartialDate | None) -> None:
        """Show ``value`` in a form that can be read back."""
        self._loaded, self._shown = value, typed_form(value)
        self.line.set_value(self._shown)

    def problem(self) -> str:
        """Return why the line cannot be read as a date, empty when it can."""
        if self.line.text() == self._shown:
            return ""
        try:
            read_date(self.line.text())
        except DateError as error:
            return str(error)
        return ""

    def _echo(self, text: str) -> None:
        date = self.value()
        words = date.in_words() if date else ""
        # What reads as it was typed needs no echo.
        self.echo.setText("" if text.strip() in (words, typed_form(date)) else words)
        self.echo.setVisible(bool(self.echo.text()) or not self._narrow)


def typed_form(date: PartialDate | None) -> str:
    """Return ``date`` as a person could have typed it; EDTF where the language's words cannot be read."""
    if date is None:
        return ""
    words = replace(date, uncertain=False).in_words() + ("?" if date.uncertain else "")
    try:
        return words if read_date(words) == date else str(date)
    except DateError:
        return str(date)
