"""One line of text that never widens what it stands in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from diplomat_desk.ui.plain import plain_tooltip


class ElidedLine(QLabel):
    """A line that is cut to the room that there is, whole in its tooltip."""

    def __init__(self, role: str = "small") -> None:
        super().__init__()
        self.whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show ``text``, its lines one after the other."""
        self.whole = text
        self.setToolTip(plain_tooltip(text))
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        words = " ".join(self.whole.split())
        fit = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fit)
