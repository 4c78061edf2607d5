"""Up to which level a report goes: as far as the window, or less far."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.plain import plain_tooltip

_TIP = Qt.ItemDataRole.ToolTipRole


class CeilingChoice(QuietBox):
    """The levels below the window's ceiling, and that ceiling itself: nothing chosen here can raise it."""

    chosen = Signal()

    def __init__(self, state: FilterState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._wanted: Level | None = None
        self._seen = state.filter.ceiling
        self._fill()
        self.currentIndexChanged.connect(lambda _: self._pick())
        state.changed.connect(self._follow)

    def ceiling(self) -> Level:
        """Return the level up to which the report goes, never above the window's."""
        highest = self._state.filter.ceiling
        return highest if self._wanted is None else min(self._wanted, highest)

    def code(self) -> str:
        """Return the chosen level's code, to be kept; empty where the report goes as far as the window."""
        return "" if self._wanted is None else self._wanted.code

    def show_code(self, code: str) -> None:
        """Choose the level with this code; one that is unknown is as far as the window."""
        self._wanted = next((level for level in Level if level.code == code), None)
        self._mark()

    def _pick(self) -> None:
        self.show_code(str(self.currentData() or ""))
        self.chosen.emit()

    def _follow(self) -> None:
        if self._state.filter.ceiling != self._seen:
            self._seen = self._state.filter.ceiling
            self._fill()

    def _fill(self) -> None:
        highest = self._state.filter.ceiling
        with QSignalBlocker(self):
            self.clear()
            self.addItem(say("As the window"), "")
            for level in Level:
                if level < highest:
                    self.addItem(level.label, level.code)
        self._mark()
        tip = say(
            "The window shows up to {level}. The report can show less, never more.",
            level=highest.label,
        )
        for place in range(self.count()):
            self.setItemData(place, plain_tooltip(tip), _TIP)
        self._explain(self.currentIndex())

    def _mark(self) -> None:
        with QSignalBlocker(self):
            # A wish at or above what the window shows waits until that is raised again.
            self.setCurrentIndex(max(self.findData(self.code()), 0))
