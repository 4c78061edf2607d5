"""The line in which words are looked for in the pages of the preview."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import label, row, tool_button
from diplomat_desk.ui.printing.finder import Finder
from diplomat_desk.ui.tokens import Size, Space

_NARROWEST, _WIDEST = 120, 320


class FindLine(QWidget):
    """Hidden until it is opened; Esc or its button closes it."""

    closed = Signal()

    def __init__(self, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self.text = QLineEdit()
        self.text.setPlaceholderText(say("Find in the pages"))
        self.text.setAccessibleName(say("Find in the pages"))
        self.text.setMinimumWidth(_NARROWEST)
        self.text.setMaximumWidth(_WIDEST)
        self.text.setMinimumHeight(Size.CLICK)
        self.count = label("", "muted")
        self.count.setAccessibleName(say("Matches"))
        self.before = tool_button("chevron-up", say("Match before"))
        self.after = tool_button("chevron-down", say("Next match"))
        self.shut = tool_button("x", say("Close"))
        self.setLayout(
            row(
                self.text,
                self.before,
                self.after,
                self.count,
                None,
                self.shut,
                gap=Space.XS,
                margin=(Space.S, Space.XS, Space.S, Space.XS),
            )
        )
        self.text.textChanged.connect(finder.find)
        self.before.clicked.connect(lambda: finder.step(-1))
        self.after.clicked.connect(lambda: finder.step(1))
        self.shut.clicked.connect(self.close_line)
        finder.changed.connect(self._show)
        self._show()
        self.hide()

    def open_line(self) -> None:
        """Show the line with the cursor in it; what was looked for last is found again."""
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()
        self._finder.find(self.text.text())

    def close_line(self) -> None:
        """Hide the line; nothing is marked any more."""
        if not self.isHidden():
            self.hide()
            self._finder.find("")
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next match with Enter, to the one before with Shift; close with Esc."""
        if event.key() in ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._finder.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        finder = self._finder
        self.count.setText(_in_words(finder))
        for control in (self.before, self.after):
            control.setEnabled(finder.total > 0)


def _in_words(finder: Finder) -> str:
    if not finder.is_on:
        return ""
    if not finder.total:
        return say("Not found") if finder.is_done else say("Searching…")
    total = f"{finder.total:,}" if finder.is_done else f"{finder.total:,}…"
    if finder.current < 0:
        return total
    return say("{n} of {total}", n=f"{finder.current + 1:,}", total=total)
