"""A list of lines that hold more than a table's row: a title, words below it, a note at its end, a tick.

Headings stand between the lines; the keyboard passes them by.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from diplomat_desk.ui import theme
from diplomat_desk.ui.keys import ENTER, is_plain
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.painting import paint_ground
from diplomat_desk.ui.plain import direction_of, plain_tooltip
from diplomat_desk.ui.tokens import Scale, Size, Space

_LINE = Qt.ItemDataRole.UserRole
_NATURAL = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_NOTE_SHARE = 3
"""The note at the end takes at most a third of the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``key`` says what it stands for; a heading has none.

    ``details`` are the lines of words below the title; ``warns`` shows the note in red; ``ticked`` None
    is a line that cannot be ticked.
    """

    title: str
    key: str = ""
    details: tuple[str, ...] = ()
    note: str = ""
    warns: bool = False
    ticked: bool | None = None

    @property
    def spoken(self) -> str:
        """The whole line in words, for a screen reader and the tooltip."""
        return "\n".join(part for part in (self.title, *self.details, self.note) if part)


class LineList(QListWidget):
    """Lines to choose one of. Enter or a double click opens it; Space or a click on its tick ticks it."""

    opened = Signal()
    tick_wanted = Signal()
    chosen_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_LineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._keys: dict[Qt.Key, Callable[[], None]] = {}
        self.currentItemChanged.connect(lambda *_: self.chosen_changed.emit())
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def on_key(self, key: Qt.Key, act: Callable[[], None]) -> None:
        """Call ``act`` when ``key`` is pressed alone while the list has the keyboard."""
        self._keys[key] = act

    def fill(self, lines: Iterable[Line], keep: str = "") -> None:
        """Show ``lines``; ``keep`` or what was chosen stays so, else what now stands in its place is."""
        wanted = keep or self.chosen()
        row = max(self.currentRow(), 0)
        blocked = self.blockSignals(True)
        self.clear()
        for line in lines:
            self._add(line)
        self._choose(wanted, row)
        self.blockSignals(blocked)
        self.chosen_changed.emit()

    def chosen(self) -> str:
        """Return the key of the chosen line, empty where there is none."""
        line = self.line()
        return line.key if line else ""

    def line(self) -> Line | None:
        """Return the chosen line."""
        item = self.currentItem()
        return line_of(item) if self.selectedItems() else None

    def lines(self) -> list[Line]:
        """Return what is shown."""
        return [line_of(self.item(row)) for row in range(self.count())]

    def choose(self, key: str) -> None:
        """Choose the line that stands for ``key``, if it is there."""
        self._choose(key, self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, tick on Space, else what the page wants of a key."""
        plain, key = is_plain(event), Qt.Key(event.key())
        if plain and key in ENTER:
            self.opened.emit()
        elif plain and key == Qt.Key.Key_Space and self._can_tick():
            self.tick_wanted.emit()
        elif plain and key in self._keys:
            self._keys[key]()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Go where the key leads, but to no heading: Qt would stay where one stands first or last."""
        reached = super().moveCursor(action, modifiers)
        actions = QAbstractItemView.CursorAction
        rows = [row for row, line in enumerate(self.lines()) if line.key]
        if rows and action in (actions.MoveHome, actions.MovePageUp, actions.MoveEnd):
            wanted = rows[-1] if action is actions.MoveEnd else rows[0]
            if action is not actions.MovePageUp or reached.row() <= wanted:
                return self.model().index(wanted, 0)
        return reached

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where the click lies on a tick."""
        super().mousePressEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is not None and event.button() == Qt.MouseButton.LeftButton and self._can_tick():
            target = tick_place(self.visualItemRect(item), self.layoutDirection())
            if target.adjusted(-Space.S, -Space.S, Space.S, Space.S).contains(place):
                self.tick_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the lines out anew when letters change their size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _can_tick(self) -> bool:
        line = self.line()
        return line is not None and line.ticked is not None

    def _add(self, line: Line) -> None:
        item = QListWidgetItem(line.title)
        item.setData(_LINE, line)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        if not line.key:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setToolTip(plain_tooltip(line.spoken))
        self.addItem(item)

    def _choose(self, key: str, row: int) -> None:
        rows = [n for n, line in enumerate(self.lines()) if line.key]
        same = [n for n in rows if line_of(self.item(n)).key == key]
        later = [n for n in rows if n >= row]
        for found in (same, later, rows[-1:]):
            if found:
                self.setCurrentRow(found[0])
                return


class _LineDelegate(QStyledItemDelegate):
    """Paints a line, each text in its own direction."""

    def __init__(self, view: LineList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the line's texts need; the width is the list's."""
        line: Line = index.data(_LINE)
        details = len(line.details) * QFontMetrics(theme.font(Scale.SMALL)).lineSpacing()
        height = QFontMetrics(theme.font()).lineSpacing() + details + 2 * Space.S
        return QSize(0, max(height, int(Size.ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the tick, the title with its note, and the words below."""
        line: Line = index.data(_LINE)
        rect: QRect = option.rect
        colours = theme.current()
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, option, marked=selected and self._view.hasFocus())
        inner = rect.adjusted(Space.M, Space.S, -Space.M, -Space.S)
        if line.ticked is not None:
            self._paint_tick(painter, rect, ticked=line.ticked)
            room = Size.ICON + Space.S
            to_left = self._view.isRightToLeft()
            inner.adjust(0 if to_left else room, 0, -room if to_left else 0, 0)
        if not line.key:
            self._write(
                painter, inner, line.title, theme.font(Scale.SMALL, bold=True), colours.muted
            )
        else:
            self._paint_texts(painter, inner, line)
        painter.restore()

    def _paint_tick(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        option = QStyleOptionViewItem()
        option.rect = tick_place(rect, self._view.layoutDirection())
        state = QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        option.state = QStyle.StateFlag.State_Enabled | state
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(element, option, painter, self._view)

    def _paint_texts(self, painter: QPainter, rect: QRect, line: Line) -> None:
        colours = theme.current()
        to_left = self._view.isRightToLeft()
        font, small = theme.font(), theme.font(Scale.SMALL)
        metrics = QFontMetrics(font)
        title = QRect(rect.left(), rect.top(), rect.width(), metrics.lineSpacing())
        if line.note:
            needed = QFontMetrics(small).horizontalAdvance(line.note) + 2
            width = min(needed, rect.width() // _NOTE_SHARE)
            left = title.left() if to_left else title.right() - width + 1
            place = QRect(left, title.top(), width, title.height())
            tone = colours.danger if line.warns else colours.muted
            self._write(painter, place, line.note, small, tone, at_end=True)
            room = width + Space.M
            title.adjust(room if to_left else 0, 0, 0 if to_left else -room, 0)
        quiet = colours.muted if line.ticked else colours.text
        self._write(painter, title, line.title, font, quiet)
        height = QFontMetrics(small).lineSpacing()
        top = rect.top() + metrics.lineSpacing()
        for number, text in enumerate(line.details):
            place = QRect(rect.left(), top + number * height, rect.width(), height)
            self._write(painter, place, text, small, colours.muted)

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        tone: str,
        *,
        at_end: bool = False,
    ) -> None:
        fit = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(tone))
        # Each text reads in its own direction, and stands where the window's has it.
        painter.setLayoutDirection(direction_of(text))
        aligned = _TRAILING if at_end else _NATURAL
        if direction_of(text) is not self._view.layoutDirection():
            aligned = _NATURAL if at_end else _TRAILING
        painter.drawText(rect, int(aligned | Qt.TextFlag.TextSingleLine), fit)


def tick_place(rect: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return where in a line's rectangle its tick stands."""
    side = int(Size.ICON)
    left = rect.left() + Space.M
    if direction is Qt.LayoutDirection.RightToLeft:
        left = rect.right() - Space.M - side + 1
    return QRect(left, rect.top() + Space.S + 1, side, side)


def line_of(item: QListWidgetItem) -> Line:
    """Return the line that an item of the list shows."""
    line = item.data(_LINE)
    assert isinstance(line, Line)  # noqa: S101 - for the type checker
    return line
