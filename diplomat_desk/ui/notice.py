"""Notices above what one works on: what to know, what went wrong, what is going on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.layout import button, column, label, row, tool_button
from diplomat_desk.ui.tokens import Size, Space


class Tinted(QWidget):
    """A widget on a tinted ground; ``tone`` is ``warning`` or ``danger``."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(getattr(theme.current(), f"{self._tone}_soft")))
        painter.drawRoundedRect(self.rect(), Size.RADIUS, Size.RADIUS)
        painter.end()


class Notice(Tinted):
    """One sentence on a tinted ground, with a button for the next step where there is one.

    ``tone`` is ``warning`` or ``danger``. It is hidden until it has something to say.
    """

    acted = Signal()
    """The button was pressed."""

    def __init__(
        self, tone: str, verb: str = "", *, closes: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(tone, parent)
        self._icon = QLabel()
        self.text = label(wrap=True)
        policy = self.text.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.text.setSizePolicy(policy)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts: list[QWidget] = [self._icon, self.text]
        self.act = button(verb) if verb else None
        if self.act is not None:
            self.act.clicked.connect(self.acted)
            parts.append(self.act)
        self.close_button = tool_button("x", say("Close the message")) if closes else None
        if self.close_button is not None:
            self.close_button.clicked.connect(self.hide)
            parts.append(self.close_button)
        self.setLayout(row(*parts, gap=Space.S, margin=(Space.M, Space.S, Space.S, Space.S)))
        theme.signals().theme_changed.connect(self._tint)
        self._tint()
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``; hide when it is empty."""
        self.text.setText(text)
        self.setVisible(bool(text))

    def _tint(self) -> None:
        name = "circle-alert" if self._tone == "danger" else "triangle-alert"
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(name, Size.ICON, self._tone, ratio))


class Progress(QWidget):
    """Says what is being done, how far it is where that is known, and stops it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("Progress"))
        self.cancel = button(say("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        words = column(self.text, self.bar, gap=Space.XS)
        line = row(gap=Space.M, margin=(Space.M, Space.XS, Space.S, Space.XS))
        line.addLayout(words, 1)
        line.addWidget(self.cancel)
        self.setLayout(line)
        self.hide()

    def say(self, text: str, done: int = 0, total: int = 0) -> None:
        """Show ``text``; without ``total`` the bar only says that work is going on."""
        self.text.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.show()
