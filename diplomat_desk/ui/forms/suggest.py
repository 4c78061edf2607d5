"""A list of suggestions under a line edit, ruled from the keyboard, filled when answers come."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from diplomat_desk.domain.words import count
from diplomat_desk.ui import theme
from diplomat_desk.ui.forms.field import announce
from diplomat_desk.ui.forms.lookups import SuggestKnown
from diplomat_desk.ui.models.index import Index

MOST_SHOWN = 8


@dataclass(frozen=True)
class Choice:
    """One suggestion: the text that is taken, a quiet detail beside it, and what it stands for."""

    text: str
    detail: str = ""
    value: object = None


Ask = Callable[[str, Callable[[Sequence[Choice]], None]], None]
"""Takes what was typed and a callable that receives the suggestions, at once or later."""


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints the detail of a choice, muted, at the far end of its line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a line that is easy to hit."""
        return QSize(super().sizeHint(option, index).width(), int(theme.Size.CLICK))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        style, panel = whole.widget.style(), QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, whole, painter, whole.widget)
        text, end = self._parts(whole, str(index.data(Qt.ItemDataRole.UserRole) or ""))
        beside = QStyleOptionViewItem(option)
        beside.rect = QStyle.visualRect(whole.direction, whole.rect, end)
        super().paint(painter, beside, index)
        painter.save()
        painter.setPen(theme.colour(theme.current().muted))
        far = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        inside = whole.rect.adjusted(theme.Space.S, 0, -theme.Space.S, 0)
        painter.drawText(inside, QStyle.visualAlignment(whole.direction, far), text)
        painter.restore()

    @staticmethod
    def _parts(option: QStyleOptionViewItem, detail: str) -> tuple[str, QRect]:
        """Return the detail, cut to half of the line, and the room that it leaves for the text."""
        half = option.rect.width() // 2
        text = option.fontMetrics.elidedText(detail, Qt.TextElideMode.ElideRight, half)
        taken = option.fontMetrics.horizontalAdvance(text) + 2 * theme.Space.S if text else 0
        return text, option.rect.adjusted(0, 0, -taken, 0)


class SuggestionList(QListWidget):
    """The list itself: it lies over its window, never takes the focus, and goes with its edit."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit: QWidget = edit
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setViewportMargins(theme.Space.XS, 0, 0, 0)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.hide()
        # Once shown it belongs to the window, which may outlive the edit.
        edit.destroyed.connect(self.deleteLater)

    def show_choices(self, choices: Sequence[Choice], *, first: bool) -> None:
        """Show ``choices``; with ``first`` the first is the one that Enter takes."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.text, self)
            item.setData(Qt.ItemDataRole.UserRole, choice.detail)
        self.setCurrentRow(0 if first else -1)
        self._place()
        self.show()
        self.raise_()
        for ancestor in self._ancestors():
            ancestor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along when the form scrolls or is laid out anew under an open list."""
        if event.type() == QEvent.Type.Move and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch nothing while nothing is on offer."""
        super().hideEvent(event)
        for ancestor in self._ancestors():
            ancestor.removeEventFilter(self)

    def _ancestors(self) -> Iterator[QWidget]:
        one = self._edit if isValid(self._edit) else None
        while one is not None and not one.isWindow():
            yield one
            one = one.parentWidget()

    def _place(self) -> None:
        window = self._edit.window()
        height = min(self.count(), MOST_SHOWN) * self.sizeHintForRow(0) + 2 * self.frameWidth()
        below = self._edit.mapTo(window, QPoint(0, self._edit.height()))
        if below.y() + height > window.height() and below.y() - self._edit.height() > height:
            below -= QPoint(0, self._edit.height() + height)
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setGeometry(below.x(), below.y(), self._edit.width(), height)


class Suggester(QObject):
    """Asks as one types and offers what comes back; an answer to an older question is dropped.

    With ``eager`` the first suggestion is chosen unless another is; without, what was typed stands
    until somebody goes down into the list. With ``stays`` the Tab that takes a suggestion does not
    also leave the field.
    """

    chosen = Signal(object)

    def __init__(
        self, edit: QLineEdit, ask: Ask, *, eager: bool = False, stays: bool = False
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._ask = ask
        self._eager = eager
        self._stays = stays
        self._question = 0
        self._choices: tuple[Choice, ...] = ()
        self.list = SuggestionList(edit)
        self.list.itemClicked.connect(self._take_current)
        edit.textEdited.connect(self.ask)
        edit.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether suggestions are on offer now."""
        return self.list.isVisible()

    def ask(self, text: str) -> None:
        """Ask for suggestions to ``text``; an empty text asks for none."""
        self._question += 1
        question = self._question
        if not text.strip():
            self.close()
            return

        def answer(choices: Sequence[Choice]) -> None:
            if isValid(self) and question == self._question:
                self._offer(choices)

        self._ask(text, answer)

    def close(self) -> None:
        """Put the list away and drop the answers still under way."""
        self._question += 1
        self.list.hide()

    def _offer(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        if not self._choices or not self._edit.hasFocus():
            self.list.hide()
            return
        self.list.show_choices(self._choices, first=self._eager)
        announce(self._edit, count(len(self._choices), "{n} suggestion", "{n} suggestions"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rule the list from the edit's keys; anything else goes its way."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        if not self.is_open or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        return event.type() == QEvent.Type.KeyPress and self._handle(event)

    def _handle(self, event: QKeyEvent) -> bool:
        rows = self.list.count()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self.list.setCurrentRow((self.list.currentRow() + 1) % rows)
            case Qt.Key.Key_Up:
                self.list.setCurrentRow((max(self.list.currentRow(), 0) - 1) % rows)
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self._take_current()
            case Qt.Key.Key_Tab:
                return self._take_current() and self._stays
            case _:
                return False
        self._say_current()
        return True

    def _say_current(self) -> None:
        item = self.list.currentItem()
        if self.is_open and item is not None:
            announce(self._edit, item.text())

    def take_first(self) -> bool:
        """Take the chosen suggestion as Enter would; False when the list offers none."""
        return self.is_open and self._take_current()

    def _take_current(self) -> bool:
        row = self.list.currentRow()
        self.close()
        if not 0 <= row < len(self._choices):
            return False
        self.chosen.emit(self._choices[row])
        return True


def of_texts(suggest: Callable[[str, Callable[[tuple[str, ...]], None]], None]) -> Ask:
    """Return ``suggest``, which answers with plain texts, as a suggester asks."""

    def ask(text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        suggest(text, lambda names: answer([Choice(name) for name in names]))

    return ask


def of_known(suggest: SuggestKnown) -> Ask:
    """Return ``suggest``, which answers with known people or organisations, as a suggester asks.

    The value of each choice is its id.
    """

    def ask(text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        suggest(
            text, lambda found: answer([Choice(name, detail, one) for one, name, detail in found])
        )

    return ask
