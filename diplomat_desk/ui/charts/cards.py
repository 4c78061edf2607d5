"""Cards in a grid: an icon, a name and a line of words each, to choose one of."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.keys import ENTER, is_plain
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.plain import direction_of, plain_tooltip
from diplomat_desk.ui.tokens import Scale, Size, Space

_CARD = Qt.ItemDataRole.UserRole
_LEAST_WIDTH = 240
_LINES = 2
_GAP = int(Space.XS)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: ``key`` says what it stands for; ``more`` offers a menu; ``warns`` shows that something is amiss."""

    key: str
    title: str
    words: str
    icon: str
    more: bool = False
    warns: bool = False


class CardGrid(QListWidget):
    """As many cards in a row as there is room for, as high as its cards; arrow keys go in all directions."""

    picked = Signal(str)
    """The key of the card that was clicked, or where Enter was pressed."""
    more_wanted = Signal(str, QPoint)
    """The menu of a card is wanted, at this point of the screen."""
    key_pressed = Signal(str, QKeyEvent)
    """A key that is none of the grid's, and the card that it was pressed on."""
    left = Signal(int)
    """The arrow went up (-1) out of the first row, or down (1) out of the last."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_CardDelegate(self))
        self.current_key = ""
        self.itemClicked.connect(lambda item: self.picked.emit(card_of(item).key))

    def fill(self, cards: tuple[Card, ...]) -> None:
        """Show ``cards``; the one that was chosen stays so."""
        if cards != self.cards():
            kept = self.chosen()
            self.clear()
            for card in cards:
                self._add(card)
            self.choose(kept)
        self.fit(self.viewport().width())

    def cards(self) -> tuple[Card, ...]:
        """Return what is shown."""
        return tuple(card_of(self.item(row)) for row in range(self.count()))

    def chosen(self) -> str:
        """Return the key of the card that the keyboard stands on, empty for none."""
        return card_of(self.currentItem()).key if self.currentRow() >= 0 else ""

    def choose(self, key: str) -> None:
        """Put the keyboard on the card ``key``, if it is there."""
        for row, card in enumerate(self.cards()):
            if card.key == key:
                self.setCurrentRow(row)

    def columns(self) -> int:
        """Return how many cards stand in a row."""
        return max(1, self.viewport().width() // _LEAST_WIDTH)

    def fit(self, width: int) -> None:
        """Share ``width`` among the cards of a row, and be as high as all rows."""
        columns = max(1, width // _LEAST_WIDTH)
        # A pixel less: IconMode wraps a card that ends on the edge.
        cell = QSize((width - 1) // columns, card_height() + _GAP)
        if cell != self.gridSize():
            self.setGridSize(cell)
        rows = -(-self.count() // columns)
        self.setFixedHeight(max(rows * cell.height(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the cards."""
        super().resizeEvent(event)
        self.fit(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Keep keys that change a card from the window, where they change the chosen initiative."""
        changing = isinstance(event, QKeyEvent) and event.key() in (
            Qt.Key.Key_F2,
            Qt.Key.Key_Delete,
        )
        if changing and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter; leave the grid over its edge; hand on what is no key of a grid."""
        key, row = event.key(), self.currentRow()
        plain = is_plain(event)
        if plain and key in ENTER and self.chosen():
            self.picked.emit(self.chosen())
        elif plain and key == Qt.Key.Key_Up and row < self.columns():
            self.left.emit(-1)
        elif plain and key == Qt.Key.Key_Down and row + self.columns() >= self.count():
            self.left.emit(1)
        elif plain and key in _ARROWS:
            super().keyPressEvent(event)
        else:
            self.key_pressed.emit(self.chosen(), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu of a card at its dots, or with the other button."""
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is not None and card_of(item).more:
            other = event.button() == Qt.MouseButton.RightButton
            if other or dots_of(self.visualItemRect(item), self.layoutDirection()).contains(place):
                self.setCurrentItem(item)
                self.more_wanted.emit(card_of(item).key, event.globalPosition().toPoint())
                return
        super().mousePressEvent(event)

    def menu_point(self) -> QPoint:
        """Return where on the screen the menu of the chosen card opens when a key asks for it."""
        rect = self.visualItemRect(self.currentItem())
        return self.viewport().mapToGlobal(rect.center())

    def _add(self, card: Card) -> None:
        item = QListWidgetItem(card.title)
        item.setData(_CARD, card)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.title}. {card.words}")
        item.setToolTip(plain_tooltip(f"{card.title}\n{card.words}"))
        self.addItem(item)


_ARROWS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class _CardDelegate(QStyledItemDelegate):
    """Paints a card; each text in its own direction."""

    def __init__(self, view: CardGrid) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a card without the gap after it."""
        cell = self._view.gridSize()
        return QSize(cell.width() - _GAP, cell.height() - _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the icon, the name and the words."""
        card: Card = index.data(_CARD)
        rect = QRect(option.rect.topLeft(), self.sizeHint(option, index))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect, card)
        inner = rect.adjusted(Space.S, Space.S, -Space.S, -Space.S)
        to_left = self._view.isRightToLeft()
        side = int(Size.ICON_LARGE)
        left = inner.right() - side + 1 if to_left else inner.left()
        icon = icons.icon(
            "triangle-alert" if card.warns else card.icon, "warning" if card.warns else "accent"
        )
        icon.paint(painter, QRect(left, inner.top(), side, side))
        room = side + int(Space.S)
        texts = inner.adjusted(0 if to_left else room, 0, -room if to_left else 0, 0)
        self._paint_texts(painter, rect, texts, card)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, card: Card
    ) -> None:
        colours = theme.current()
        focused = self._view.hasFocus() and card.key == self._view.chosen()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = colours.surface
        if card.key == self._view.current_key:
            ground = colours.selected
        elif hovered:
            ground = colours.hover
        painter.setBrush(QColor(ground))
        painter.setPen(
            QPen(QColor(colours.focus if focused else colours.line), 2 if focused else 1)
        )
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), Size.RADIUS, Size.RADIUS)

    def _paint_texts(self, painter: QPainter, rect: QRect, texts: QRect, card: Card) -> None:
        colours = theme.current()
        bold, small = theme.font(bold=True), theme.font(Scale.SMALL)
        line = QFontMetrics(bold).lineSpacing()
        title = QRect(texts.left(), texts.top(), texts.width(), line)
        if card.more:
            dots = dots_of(rect, self._view.layoutDirection())
            icons.icon("ellipsis", "muted").paint(painter, dots.adjusted(6, 6, -6, -6))
            room = dots.width() - int(Space.S)
            to_left = self._view.isRightToLeft()
            title.adjust(room if to_left else 0, 0, 0 if to_left else -room, 0)
        self._write(painter, title, card.title, bold, colours.text)
        height = QFontMetrics(small).lineSpacing()
        below = QRect(texts.left(), title.bottom() + 1, texts.width(), height)
        for part in broken(card.words, QFontMetrics(small), texts.width(), _LINES):
            self._write(painter, below, part, small, colours.muted)
            below.translate(0, height)

    def _write(self, painter: QPainter, rect: QRect, text: str, font: QFont, tone: str) -> None:
        fit = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(tone))
        painter.setLayoutDirection(direction_of(text))
        same = direction_of(text) is self._view.layoutDirection()
        side = Qt.AlignmentFlag.AlignLeading if same else Qt.AlignmentFlag.AlignTrailing
        flags = side | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), fit)


def card_of(item: QListWidgetItem) -> Card:
    """Return the card that an item of the grid shows."""
    card = item.data(_CARD)
    assert isinstance(card, Card)  # noqa: S101 - for the type checker
    return card


def card_height() -> int:
    """Return how high a card is: a name, two lines of words, and air around them."""
    small = QFontMetrics(theme.font(Scale.SMALL)).lineSpacing()
    return QFontMetrics(theme.font(bold=True)).lineSpacing() + _LINES * small + 2 * int(Space.S)


def dots_of(rect: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return where in a card's rectangle the dots of its menu lie."""
    side = int(Size.CLICK)
    left = rect.right() - side
    if direction is Qt.LayoutDirection.RightToLeft:
        left = rect.left() + 1
    return QRect(left, rect.top() + 2, side, side)


def broken(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Return ``text`` in at most ``most`` lines no wider than ``width``; the last one holds all the rest."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        taken = 1
        while (
            taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width
        ):
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*lines, " ".join(words)] if words else lines
