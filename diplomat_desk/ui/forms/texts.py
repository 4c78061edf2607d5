"""Lines and areas of plain text that give back unchanged what nobody touched."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from diplomat_desk.domain.rules import LONGEST_TEXT
from diplomat_desk.ui.keys import ENTER

FEWEST_LINES = 3
MOST_LINES = 14
_TAB_LETTERS = 4
_PARAGRAPH = "\u2029"


class LineField(QLineEdit):
    """One line of text. What was loaded comes back exactly, even where the line cannot show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own limit of 32,767 would cut a long paste without a word.
        self.setMaxLength(LONGEST_TEXT)
        self._loaded = ""
        self._shown = ""

    def value(self) -> str:
        """Return the text."""
        return self._loaded if self.text() == self._shown else self.text()

    def set_value(self, value: str) -> None:
        """Show ``value`` from its beginning."""
        self.setText(value)
        self.setCursorPosition(0)
        self._loaded, self._shown = value, self.text()

    def problem(self) -> str:
        """Return nothing: any line of text can be a value."""
        return ""


class NameField(LineField):
    """A name that may stand for a known record: its id is kept while the name stays as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = 0

    def identity(self) -> int:
        """Return the id of the record that the name stands for, 0 where another name was typed."""
        return self._id if self.text() == self._shown else 0

    def set_known(self, name: str, identity: int) -> None:
        """Show ``name``, which stands for the record ``identity``; 0 lets the name decide."""
        self._id = identity
        self.set_value(name)


class TextArea(QPlainTextEdit):
    """Several lines of plain text: Tab leaves it, Ctrl+Return is the form's, it grows as it fills."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.setTabStopDistance(self.fontMetrics().averageCharWidth() * _TAB_LETTERS)
        self._loaded = ""
        self._shown = ""

    def value(self) -> str:
        """Return the text with Unix line ends."""
        shown = self.document().toRawText()
        # toPlainText() would turn no-break spaces into plain ones.
        return self._loaded if shown == self._shown else shown.replace(_PARAGRAPH, "\n")

    def set_value(self, value: str) -> None:
        """Show ``value`` from its beginning."""
        self.setPlainText(value)
        self._loaded, self._shown = value, self.document().toRawText()

    def problem(self) -> str:
        """Return nothing: any text can be a value."""
        return ""

    def sizeHint(self) -> QSize:
        """Return a height for the text that there is, between a few lines and about a page's third."""
        lines = min(max(int(self.document().size().height()), FEWEST_LINES), MOST_LINES)
        margins = self.contentsMargins()
        padding = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        height = lines * self.fontMetrics().lineSpacing() + padding
        return QSize(super().sizeHint().width(), height + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """Return the same height, so that no layout squeezes the text away."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Return and Esc to the form; the rest is typing."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in ENTER
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            event.ignore()
            return
        super().keyPressEvent(event)
