"""A part of a form that folds; folded, its header says what it holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.layout import hairline, label
from diplomat_desk.ui.tokens import Scale, Space


class Fold(QWidget):
    """A header that is a button, and under it what it opens."""

    toggled = Signal(bool)

    def __init__(self, title: str, body: QWidget, *, unfolded: bool = False) -> None:
        super().__init__()
        self.title = title
        self.body = body
        self.header = QPushButton(title)
        self.header.setProperty("kind", "link")
        self.header.setAutoDefault(False)
        self.header.setCheckable(True)
        self.header.setFont(theme.font(Scale.LARGE, bold=True))
        self.holding = label("", "muted")
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
