"""A passing message at the foot of the window: says what was done, and offers to take it back."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import box, button, label, row, tool_button
from diplomat_desk.ui.shortening import shortened
from diplomat_desk.ui.tokens import Space

SHOWN_MS = 8000
_SHARE = 0.7
_LINES = 2
_FOOT = 2 * Space.XXL
"""Stays free below: a form has its buttons there, and a chart its caption."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class Toast(QWidget):
    """One message at a time, above everything at the foot of its parent; it takes no focus."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._words = ""
        self.text = label(wrap=True)
        self.undo = button(say("Undo"), "link")
        self.undo.clicked.connect(self._undo)
        self.close_button = tool_button("x", say("Close the message"))
        self.close_button.clicked.connect(self.hide)
        inner = row(self.text, self.undo, self.close_button, gap=Space.M)
        inner.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        outer = row(box(inner, "toast"))
        self.setLayout(outer)
        self._layouts = (inner, outer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        parent.installEventFilter(self)
        self.hide()

    def leave(self) -> None:
        """Go, unless there is something to take back."""
        if self.undo.isHidden():
            self.hide()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show ``text`` for some seconds, and have a screen reader speak it."""
        self._words = text
        self.undo.setVisible(undo)
        self._fit()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as wide as the words need, up to a share of the window, and then two lines high."""
        self.ensurePolished()
        self.text.ensurePolished()
        metrics = self.text.fontMetrics()
        beside = self.undo.sizeHint().width() if not self.undo.isHidden() else 0
        beside += self.close_button.sizeHint().width() + 4 * Space.M
        widest = max(round(self._around.width() * _SHARE) - beside, 120)

        def extent(words: str) -> QRect:
            return metrics.boundingRect(QRect(0, 0, widest, 10_000), _WRAPPED, words)

        def fits(words: str) -> bool:
            needed = extent(words)
            return needed.height() <= _LINES * metrics.lineSpacing() and needed.width() <= widest

        shown = shortened(self._words, fits)
        needed = extent(shown)
        self.text.setText(shown)
        self.text.setFixedSize(needed.width() + 2, needed.height() + 2)
        for layout in self._layouts:
            layout.activate()
        self.resize(self.sizeHint())
        self._place()

    def _place(self) -> None:
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - _FOOT)

    def _undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _fade(self) -> None:
        # Not under the pointer and not while its button has the focus: somebody is about to use it.
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()
