"""The thin line that says that work is going on and how far it is, and the button that stops it."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import button
from diplomat_desk.ui.runner import Runner

_HEIGHT = 3


class Working(QObject):
    """Follows what the runner does; whoever lays them out places ``bar`` and ``cancel``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_HEIGHT)
        self.bar.setRange(0, 1)
        self.bar.setProperty("idle", True)
        self.bar.setAccessibleName(say("Working"))
        self.cancel = button(say("Cancel"), "flat", "x")
        self.cancel.hide()

    def follow(self, runner: Runner[Any]) -> None:
        """Show from now on what ``runner`` does, and let the button stop it."""
        runner.busy.connect(self.show_busy)
        runner.progressed.connect(self.show_progress)
        runner.stoppable.connect(self.show_stoppable)
        self.cancel.clicked.connect(self._stopping)
        self.cancel.clicked.connect(runner.cancel)

    def show_busy(self, busy: bool) -> None:
        """Show or hide that work is going on; nothing moves when there is none."""
        self.bar.setRange(0, 0 if busy else 1)
        self.bar.reset()
        self.bar.setProperty("idle", not busy)
        self.bar.style().polish(self.bar)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many of how many records are done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_stoppable(self, stoppable: bool) -> None:
        """Offer to stop what is going on, or no more."""
        self._name(say("Cancel"), say("Stop what is going on; nothing is changed then."))
        self.cancel.setEnabled(True)
        self.cancel.setVisible(stoppable)

    def _stopping(self) -> None:
        self.cancel.setEnabled(False)
        self._name(say("Stopping…"), say("It stops as soon as it can."))

    def _name(self, text: str, tip: str) -> None:
        self.cancel.setText(text)
        self.cancel.setToolTip(tip)
        self.cancel.setAccessibleName(text)
        self.cancel.setAccessibleDescription(tip)
