"""Fields of the panels: a colour, one choice of several, a year, names one a line."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.forms.texts import LineField, TextArea
from diplomat_desk.ui.layout import box, column, tool_button
from diplomat_desk.ui.tokens import LIGHT, Size, Space

_OFFERED = (*(colour for _, colour in LIGHT.tracks), "#66CCEE", LIGHT.other)
"""Paul Tol's bright set: safe for the colour-blind."""


class ColourField(QWidget):
    """A colour as # and six digits, or one of a few that everybody can tell apart."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineField()
        self.line.setPlaceholderText(say("#4477AA, or none"))
        self.swatches = {colour: self._swatch(colour) for colour in _OFFERED}
        offered = FlowLayout(spacing=Space.XS)
        for one in self.swatches.values():
            offered.addWidget(one)
        self.setLayout(column(self.line, box(offered), gap=Space.XS))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)

    def value(self) -> str:
        """Return the colour as it is typed."""
        return clean_line(self.line.value())

    def set_value(self, value: str) -> None:
        """Show a colour."""
        self.line.set_value(value)

    def _swatch(self, colour: str) -> QToolButton:
        made = tool_button("check", say("Use {colour}", colour=colour))
        picture = QPixmap(Size.ICON, Size.ICON)
        picture.fill(QColor(colour))
        made.setIcon(QIcon(picture))
        made.setIconSize(QSize(Size.ICON, Size.ICON))
        made.clicked.connect(lambda: self.line.setText(colour))
        return made


class ChoiceField(QuietBox):
    """One of several choices, each a value and its words; nothing is chosen at first."""

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer ``choices``."""
        self.clear()
        self.addItem(say("Choose…"), "")
        for value, words in choices:
            self.addItem(words, value)

    def value(self) -> str:
        """Return the value of what is chosen, empty for nothing."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose ``value``."""
        self.setCurrentIndex(max(0, self.findData(value)))


class NamesField(TextArea):
    """Names, one a line."""

    @staticmethod
    def names_of(text: str) -> tuple[str, ...]:
        """Return the names that the field's text holds, in order."""
        return tuple(name for line in text.splitlines() if (name := clean_line(line)))
