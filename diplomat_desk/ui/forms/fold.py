"""A part of a form that folds; folded, its header says what it holds."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.keys import ENTER, is_plain
from diplomat_desk.ui.layout import hairline
from diplomat_desk.ui.tokens import Scale, Space

_OPENING = (*ENTER, Qt.Key.Key_Space)


class Header(QPushButton):
    """A fold's heading. Its keys tell whether to go in, which a click of the mouse does not."""

    entered = Signal()
    """The keyboard wants into what the heading opens."""
    turned = Signal()
    """A person opened or closed it, by mouse or key; not a program."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.clicked.connect(self.turned)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and go in on Return or Space; on an open one, close."""
        if event.key() not in _OPENING or not is_plain(event):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif self.isChecked():
            self.setChecked(False)
            self.turned.emit()
        else:
            self.entered.emit()
            self.turned.emit()

    def event(self, event: QEvent) -> bool:
        """Go in on Alt and the underlined letter; an open one stays open."""
        if event.type() == QEvent.Type.Shortcut:
            self.entered.emit()
            self.turned.emit()
            return True
        return super().event(event)


class _Holding(QLabel):
    """What a folded section holds: at the far end of its line, cut at the end where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the words as fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        self.style().drawItemText(
            painter,
            self.rect(),
            int(QStyle.visualAlignment(self.layoutDirection(), self.alignment())),
            self.palette(),
            self.isEnabled(),
            shown,
            QPalette.ColorRole.WindowText,
        )


class Fold(QWidget):
    """A header that is a button, and under it what it opens."""

    toggled = Signal(bool)
    entered = Signal()
    """It was opened from the keyboard, which wants into it."""
    turned = Signal(bool)
    """A person opened or closed it; nobody but them."""

    def __init__(self, title: str, body: QWidget, *, unfolded: bool = False) -> None:
        """Make a fold; an ampersand in ``title`` stands before the letter that opens it with Alt."""
        super().__init__()
        self.title = title.replace("&", "")
        self.body = body
        self.header = Header(title)
        self.header.setToolTip(_keys_of(self.header))
        self.header.setProperty("kind", "link")
        self.header.setAutoDefault(False)
        self.header.setCheckable(True)
        self.header.setFont(theme.font(Scale.LARGE, bold=True))
        self.holding = _Holding()
        self.holding.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.holding.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.header)
        top.addWidget(self.holding, 1)
        body.setContentsMargins(Space.S, 0, 0, Space.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(hairline())
        column.addLayout(top)
        column.addWidget(body)
        self.header.toggled.connect(self._open)
        self.header.entered.connect(self.unfold)
        self.header.entered.connect(self.entered)
        self.header.turned.connect(lambda: self.turned.emit(self.is_open))
        self.header.setChecked(unfolded)
        self._open(unfolded)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self.header.isChecked()

    def unfold(self) -> None:
        """Show the body."""
        self.header.setChecked(True)

    def set_holding(self, text: str) -> None:
        """Say in the folded header what the body holds."""
        self.holding.setText(text)
        self._tell()

    def _open(self, unfolded: bool) -> None:
        self.body.setVisible(unfolded)
        icons.put(self.header, "chevron-down" if unfolded else "chevron-right", "accent")
        self.toggled.emit(unfolded)
        self._tell()

    def _tell(self) -> None:
        self.holding.setVisible(not self.is_open)
        state = say("shown") if self.is_open else self.holding.text() or say("empty")
        self.header.setAccessibleName(say("{section}, {state}", section=self.title, state=state))


def _keys_of(header: Header) -> str:
    letter = header.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return say("Go to this section ({keys}). Next section: Ctrl+Page Down", keys=letter)
