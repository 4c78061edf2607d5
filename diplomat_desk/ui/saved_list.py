"""The kept filters in the sidebar: a star and a name each, to apply, rename, update, move or delete."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.layout import column, hairline, tool_button
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

APPLY, RENAME, UPDATE, UP, DOWN, DELETE = "apply", "rename", "update", "up", "down", "delete"
_KEYS: dict[int, str] = {Qt.Key.Key_F2: RENAME, Qt.Key.Key_Delete: DELETE}
_TAKEN = 2 * Space.M + Size.ICON + Space.S + 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a kept filter."""

    act: str
    one: SavedFilter


class SavedButton(QPushButton):
    """One kept filter; a click applies it, its menu and keys change it."""

    wished = Signal(object)
    """A :class:`Wish`."""

    def __init__(self, one: SavedFilter, trouble: str, *, editable: bool) -> None:
        super().__init__()
        self.one = one
        self._editable = editable
        self.setProperty("kind", "page")
        self.setCheckable(True)
        self.setMinimumHeight(Size.ROW)
        icons.put(self, "triangle-alert" if trouble else "star", "warning" if trouble else "text")
        self.setMinimumWidth(Size.CLICK)
        self.setAccessibleName(say("Filter {name}", name=one.name))
        keys = say("Enter applies it, F2 renames it, Delete deletes it.") if editable else ""
        self.setAccessibleDescription(trouble or keys)
        self.setToolTip(plain_tooltip(f"{one.name}\n{trouble}".strip()))
        self.clicked.connect(lambda _=False: self.wished.emit(Wish(APPLY, one)))

    def menu_of(self, *, first: bool, last: bool) -> QMenu:
        """Return the menu of what can be done with the filter; whoever asks shows it."""
        texts = {
            APPLY: say("&Apply"),
            RENAME: say("&Rename…"),
            UPDATE: say("&Update to the filter now in force"),
            UP: say("Move u&p"),
            DOWN: say("Move &down"),
            DELETE: say("D&elete"),
        }
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, text in texts.items():
            action = QAction(text, menu)
            action.setObjectName(act)
            action.setEnabled(act == APPLY or self._editable)
            action.triggered.connect(
                lambda _=False, wish=act: self.wished.emit(Wish(wish, self.one))
            )
            menu.addAction(action)
        for act, at_end in ((UP, first), (DOWN, last)):
            found = menu.findChild(QAction, act)
            if isinstance(found, QAction) and at_end:
                found.setEnabled(False)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name to the room that there is; bold, as it is where it is in force."""
        super().resizeEvent(event)
        metrics = QFontMetrics(theme.font(bold=True))
        room = self.width() - _TAKEN
        fit = metrics.elidedText(self.one.name, Qt.TextElideMode.ElideRight, room)
        self.setText(" " + fit.replace("&", "&&"))

    def event(self, event: QEvent) -> bool:
        """Keep F2 and Delete from the window, where they edit and delete the chosen initiative."""
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let F2 rename and Delete delete."""
        act = _KEYS.get(event.key())
        if act and self._editable:
            self.wished.emit(Wish(act, self.one))
        elif not act:
            super().keyPressEvent(event)


class SavedList(QWidget):
    """All kept filters that may be shown, under a hairline; one star with a menu where it is folded."""

    wished = Signal(object)
    """A :class:`Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[SavedButton] = []
        self._folded = False
        self._chosen = Filter()
        self._line = hairline()
        self.star: QToolButton = tool_button("star", say("Saved filters"))
        self.star.setMinimumHeight(Size.ROW)
        self.star.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.star.setMenu(self._menu)
        self._column = column(Space.XS.value, self._line, Space.XS.value, self.star, gap=2)
        self.setLayout(self._column)
        self._show()

    def fill(
        self, saved: tuple[SavedFilter, ...], troubles: Mapping[int, str], *, editable: bool
    ) -> None:
        """List ``saved``; ``troubles`` says by id why one cannot be applied."""
        focused = next((b.one.id for b in self.buttons if b.hasFocus()), 0)
        for old in self.buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [self._make(one, troubles.get(one.id, ""), editable) for one in saved]
        self._menu.clear()
        for made in self.buttons:
            self._column.addWidget(made)
            self._menu.addAction(self._in_menu(made.one))
        self._show()
        self.mark(self._chosen)
        for made in self.buttons:
            if made.one.id == focused and not self._folded:
                made.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, chosen: Filter) -> None:
        """Mark the filter that is in force."""
        self._chosen = chosen
        for made, action in zip(self.buttons, self._menu.actions(), strict=True):
            in_force = made.one.is_in_force(chosen)
            made.setChecked(in_force)
            action.setChecked(in_force)

    def fold(self, folded: bool) -> None:
        """Show one star with a menu, or every filter."""
        self._folded = folded
        self._show()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the filter under the pointer, or of the one that has the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        for place, made in enumerate(self.buttons):
            if made.hasFocus() if by_key else made.geometry().contains(event.pos()):
                menu = made.menu_of(first=place == 0, last=place == len(self.buttons) - 1)
                menu.popup(
                    made.mapToGlobal(made.rect().bottomLeft()) if by_key else event.globalPos()
                )
                return

    def _make(self, one: SavedFilter, trouble: str, editable: bool) -> SavedButton:
        made = SavedButton(one, trouble, editable=editable)
        made.wished.connect(self._wish)
        return made

    def _in_menu(self, one: SavedFilter) -> QAction:
        action = QAction(one.name.replace("&", "&&"), self._menu)
        action.setCheckable(True)
        action.triggered.connect(lambda _=False: self._wish(Wish(APPLY, one)))
        return action

    def _wish(self, wish: Wish) -> None:
        self.wished.emit(wish)
        # A click has turned the mark, whether or not another filter is in force now.
        self.mark(self._chosen)

    def _show(self) -> None:
        self.setVisible(bool(self.buttons))
        self.star.setVisible(self._folded)
        for made in self.buttons:
            made.setVisible(not self._folded)
