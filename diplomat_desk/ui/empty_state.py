"""What stands where a list would be: what belongs here, and the one next step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.tokens import Space

_WIDTH = 420


class EmptyState(QWidget):
    """A heading, a sentence, and a button for the one next step (none where ``verb`` is empty)."""

    def __init__(
        self,
        heading: str,
        sentence: str,
        verb: str = "",
        act: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        centre = Qt.AlignmentFlag.AlignHCenter
        title = label(heading, "heading")
        words = label(sentence, "muted", wrap=True)
        words.setAlignment(centre)
        words.setMaximumWidth(_WIDTH)
        layout = column(STRETCH, gap=Space.S, margin=Space.XL)
        layout.addWidget(title, 0, centre)
        # Between stretches, not aligned: an aligned label is not asked its height for its width.
        middle = row(STRETCH, gap=0)
        middle.addWidget(words, 1000)
        middle.addStretch(1)
        layout.addLayout(middle)
        self.step: QPushButton | None = None
        if verb and act is not None:
            self.step = button(verb)
            self.step.clicked.connect(lambda _=False: act())
            layout.addSpacing(Space.S)
            layout.addWidget(self.step, 0, centre)
        self._further = column(gap=Space.XS)
        layout.addLayout(self._further)
        layout.addStretch(2)
        self.setLayout(layout)

    def offer(self, verb: str, act: Callable[[], None]) -> QPushButton:
        """Offer one more step below the others; return its button."""
        made = button(verb, "flat")
        made.clicked.connect(lambda _=False: act())
        self._further.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        return made
