"""The gallery: one card for each chart, with the question that it answers."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.charts.kinds import ChartKind
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import label, row
from diplomat_desk.ui.tokens import Size, Space

_LINES = 2


class Gallery(QWidget):
    """Lets one chart be chosen, by a click or with the arrow keys."""

    chosen = Signal(str)
    """The name of a chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {kind.name: _Card(kind) for kind in CHARTS}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for name, card in self.cards.items():
            self._group.addButton(card)
            layout.addWidget(card, 1)
            card.clicked.connect(lambda _=False, chart=name: self.chosen.emit(chart))

    def choose(self, name: str) -> None:
        """Show the card of ``name`` as chosen."""
        self.cards[name].setChecked(True)


class _Card(QPushButton):
    """An icon and a question on two lines: a push button does not wrap its own text."""

    def __init__(self, kind: ChartKind) -> None:
        super().__init__()
        question = kind.asks
        self.setProperty("kind", "flat")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(question)
        self.setToolTip(question)
        self._icon = QLabel()
        self._name = kind.icon
        self._words = label(question, wrap=True)
        for part in (self._icon, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = row(self._icon, self._words, gap=Space.S, margin=(Space.M, Space.XS, Space.M, 4))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._renew()
        theme.signals().theme_changed.connect(self._renew)

    def sizeHint(self) -> QSize:
        """Return room for two lines of the question."""
        lines = _LINES * self.fontMetrics().lineSpacing()
        return QSize(12 * Size.CLICK, lines + 2 * Space.S)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a card never cuts its question."""
        return QSize(6 * Size.CLICK, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter, as on Space."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def _renew(self) -> None:
        self._icon.setPixmap(icons.pixmap(self._name, Size.ICON_LARGE, "accent"))
