"""A list to choose several things from by typing a part of their names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import column, label
from diplomat_desk.ui.tokens import Size, Space

_CODE = Qt.ItemDataRole.UserRole
_MOST_LINES = 10
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its code, what people read, and a ``#RRGGBB`` swatch if it has one."""

    code: str
    label: str
    colour: str = ""


Find = Callable[[str], Sequence[Choice]]
"""Return the choices that match a typed text, the likeliest first; all of them for an empty text."""


def find_among(choices: Sequence[Choice]) -> Find:
    """Return a finder over ``choices`` by any part of a label or code, letter case and accents aside."""
    folded = [(fold(f"{choice.label} {choice.code}"), choice) for choice in choices]

    def find(text: str) -> Sequence[Choice]:
        wanted = fold(text.strip())
        return [choice for name, choice in folded if wanted in name]

    return find


class CheckList(QWidget):
    """A search field over a list of check boxes, worked without the mouse.

    Typing narrows the list, up and down move in it, Enter ticks the current line and asks to close,
    Space (with the list focused) or a click ticks and unticks and stays.
    """

    changed = Signal(tuple)
    """The chosen codes, after every tick."""
    done = Signal()
    """The user has chosen and wants to go on."""

    def __init__(self, find: Find, chosen: Iterable[str], name: str) -> None:
        super().__init__()
        self._find = find
        self._chosen = dict.fromkeys(chosen)
        self.field = QLineEdit(placeholderText=say("Type to find…"), clearButtonEnabled=True)
        self.field.setAccessibleName(say("Find in {name}", name=name))
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(name)
        self._none = label(say("Nothing matches."), "muted")
        self.setLayout(column(self.field, self._none, self.list))
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.field.textChanged.connect(self.refill)
        self.list.itemChanged.connect(self._ticked)
        self.refill()
        lines = max(1, min(self.list.count(), _MOST_LINES))
        self.list.setFixedHeight(lines * Size.CLICK + Space.XS)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen codes, in the order they were chosen."""
        return tuple(self._chosen)

    def set_find(self, find: Find) -> None:
        """Offer other choices, as when they came later."""
        self._find = find
        self.refill()

    def refill(self) -> None:
        """List what matches the typed text; chosen things first while nothing is typed."""
        text = self.field.text()
        found = list(self._find(text))
        if not text.strip():
            found.sort(key=lambda choice: choice.code not in self._chosen)
        with QSignalBlocker(self.list):
            self.list.clear()
            for choice in found:
                self.list.addItem(self._item(choice))
            self.list.setCurrentRow(0)
        self._none.setVisible(not found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field, type from the list, tick a line wherever it is clicked."""
        if isinstance(event, QMouseEvent) and watched is self.list.viewport():
            return self._clicked(event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._typed(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _typed(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            self._choose_current()
            return True
        if watched is self.field and event.key() in _MOVES:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if event.key() != Qt.Key.Key_Down:
                # The line that is marked already is where Down goes to first.
                self.list.event(event)
            return True
        if watched is self.list and event.text().strip().isprintable() and event.text().strip():
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.event(event)
            return True
        return False

    def _clicked(self, event: QMouseEvent) -> bool:
        """Tick by the whole line; Qt alone would only take a click on the box."""
        item = self.list.itemAt(event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonRelease and item is not None:
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        elif event.type() == QEvent.Type.MouseButtonPress and item is not None:
            self.list.setCurrentItem(item)
        return event.type() != QEvent.Type.MouseMove

    def _item(self, choice: Choice) -> QListWidgetItem:
        item = QListWidgetItem(choice.label)
        item.setSizeHint(QSize(0, Size.CLICK))
        item.setData(_CODE, choice.code)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = choice.code in self._chosen
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if choice.colour:
            item.setIcon(swatch(choice.colour))
        return item

    def _choose_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            item.setCheckState(Qt.CheckState.Checked)
        self.done.emit()

    def _ticked(self, item: QListWidgetItem) -> None:
        code = str(item.data(_CODE))
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen[code] = None
        else:
            self._chosen.pop(code, None)
        self.changed.emit(self.chosen)


def swatch(colour: str, size: int = 10) -> QIcon:
    """Return a small square of ``colour``."""
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)
