"""The lists of the page: one entry a line, its keys, and what is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from diplomat_desk.ui import theme
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.painting import WholeLine
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size

_KEY = Qt.ItemDataRole.UserRole
_LINE = QSize(0, Size.ROW)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: its key, its cells, and whether it is muted (retired)."""

    key: str
    cells: tuple[str, ...]
    icon: QIcon | None = None
    muted: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its words, its width (0 takes what is left), and whether it holds numbers."""

    text: str
    width: int = 0
    numbers: bool = False


class WordsTable(QTreeWidget):
    """Ins adds, F2 renames, Alt+Up and Alt+Down move, Delete deletes."""

    picked = Signal(str)
    add_pressed = Signal()
    rename_pressed = Signal()
    delete_pressed = Signal()
    move_pressed = Signal(int)

    def __init__(
        self, headings: Sequence[Heading], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self.setHeaderLabels([one.text for one in headings])
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(WholeLine(self))
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(Size.CLICK)
        for number, one in enumerate(headings):
            if one.width:
                header.resizeSection(number, one.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            if one.numbers:
                side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                self.headerItem().setTextAlignment(number, side)
        self.currentItemChanged.connect(lambda item, _before: self.picked.emit(_key_of(item)))

    @property
    def current(self) -> str:
        """The key of the chosen line, empty for none."""
        return _key_of(self.currentItem())

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all lines, in order."""
        return tuple(_key_of(item) for item in self._items())

    def fill(self, lines: Sequence[Line], wanted: str = "") -> None:
        """Show ``lines``, choosing ``wanted``, else what was chosen, else its neighbour; stay scrolled."""
        before, place = self.current, max(0, self.currentIndex().row())
        offset = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItems([self._item(line) for line in lines])
        found = {_key_of(item): item for item in self._items()}
        chosen = found.get(wanted) or found.get(before)
        if chosen is None and lines:
            chosen = self.topLevelItem(min(place, len(lines) - 1))
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(offset)
        if wanted and chosen is not None:
            self.scrollToItem(chosen)
        self.picked.emit(self.current)

    def choose(self, key: str) -> None:
        """Choose a line without telling of it."""
        self.blockSignals(True)
        for item in self._items():
            if _key_of(item) == key:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen line."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_pressed.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Insert:
            self.add_pressed.emit()
        elif key in (Qt.Key.Key_F2, *ENTER):
            self.rename_pressed.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _item(self, line: Line) -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(line.cells))
        item.setData(0, _KEY, line.key)
        item.setSizeHint(0, _LINE)
        if line.icon is not None:
            item.setIcon(0, line.icon)
        for number, heading in enumerate(self._headings):
            item.setToolTip(number, plain_tooltip(line.tip or line.cells[number]))
            if heading.numbers:
                side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                item.setTextAlignment(number, side)
                item.setFont(number, theme.font(tabular=True))
            if line.muted:
                item.setForeground(number, theme.colour(theme.current().muted))
        return item


def _key_of(item: QTreeWidgetItem | None) -> str:
    return "" if item is None else str(item.data(0, _KEY))
