"""Chips: what the filter holds, one pill for each field."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

_LONGEST = 260
_CROSS = 20


class Chip(QPushButton):
    """One field of the filter in words; a click changes it, its ✕ (or Delete) takes it out."""

    removed = Signal(str)
    """The field to take out."""

    def __init__(self, field: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.cross = QToolButton(self)
        self.cross.setProperty("kind", "flat")
        self.cross.setIconSize(QSize(Size.ICON - Space.XS, Size.ICON - Space.XS))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setAutoRaise(True)
        icons.put(self.cross, "x", "muted")
        self.cross.clicked.connect(lambda: self.removed.emit(self.field))
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show ``words``, cut where they would fill the bar."""
        metrics = QFontMetrics(self.font())
        # An ampersand in a record's text is not a shortcut.
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _LONGEST)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(plain_tooltip(words))
        self.setAccessibleName(words)
        self.setAccessibleDescription(say("Enter changes it, Delete takes it out."))
        self.cross.setAccessibleName(say("Take out {words}", words=words))
        self.cross.setToolTip(say("Take out"))

    def sizeHint(self) -> QSize:
        """Return the size of the words and the cross."""
        return super().sizeHint() + QSize(_CROSS, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the trailing end."""
        super().resizeEvent(event)
        left = Space.XS if self.isRightToLeft() else self.width() - _CROSS - Space.XS
        self.cross.setGeometry(left, (self.height() - _CROSS) // 2, _CROSS, _CROSS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the field out on Delete or Backspace, change it on Enter."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.field)
        elif event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
