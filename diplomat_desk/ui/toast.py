"""A passing message at the foot of the window: says what was done, and offers to take it back."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import box, button, label, row, tool_button
from diplomat_desk.ui.tokens import Space

SHOWN_MS = 8000
_WIDEST = 640


class Toast(QWidget):
    """One message at a time, above everything at the foot of its parent; it takes no focus."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.text = label(wrap=False)
        self.undo = button(say("Undo"), "link")
        self.undo.clicked.connect(self._undo)
        self.close_button = tool_button("x", say("Close the message"))
        self.close_button.clicked.connect(self.hide)
        inner = row(self.text, self.undo, self.close_button, gap=Space.M)
        inner.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        outer = row(box(inner, "toast"))
        self.setLayout(outer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show ``text`` for some seconds, and have a screen reader speak it."""
        metrics = self.text.fontMetrics()
        widest = min(_WIDEST, self._around.width() - 200)
        self.text.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, max(widest, 120)))
        self.undo.setVisible(undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - Space.XL)

    def _undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _fade(self) -> None:
        # Not under the pointer and not while its button has the focus: somebody is about to use it.
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()
