"""Lists of entries within a form: each entry a line of inputs, with a button that removes it."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.layout import button, tool_button
from diplomat_desk.ui.tokens import Space


class Entry(QWidget):
    """One entry: its inputs in :attr:`line`, then a button that removes it.

    Delete or Backspace removes it too, from any input that does not need the key itself.
    """

    removal_wanted = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make an entry; ``name`` finishes "Remove …" for those who cannot see the line."""
        super().__init__(parent)
        self.line = QHBoxLayout()
        self.line.setSpacing(Space.S)
        self.remove_button = tool_button("x", say("Remove"))
        # Not Qt's focus proxy: Qt would stop at an entry made later after the last button.
        self.first: QWidget = self.remove_button
        self.name_entry(name)
        self.remove_button.clicked.connect(self.removal_wanted)
        top = QHBoxLayout()
        top.setSpacing(Space.XS)
        top.addLayout(self.line, 1)
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.XS)
        self.column.addLayout(top)
        self._error: ErrorLine | None = None

    def name_entry(self, name: str) -> None:
        """Say in the remove button what it removes."""
        text = say("Remove {name}", name=name) if name else say("Remove this entry")
        self.remove_button.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the entry on Delete or Backspace that no input wanted."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
            return
        super().keyPressEvent(event)

    def focus(self) -> None:
        """Put the cursor where one would begin."""
        self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def reveal(self) -> None:
        """Put the cursor where something can be mended; an entry that folds opens first."""
        self.focus()

    def show_error(self, text: str) -> None:
        """Show ``text`` as what is wrong with this entry; an empty one takes it away."""
        if self._error is None and text:
            self._error = ErrorLine()
            self.column.insertWidget(1, self._error)
        if self._error is not None:
            self._error.show_text(text)

    def error(self) -> str:
        """Return what is shown as wrong with this entry."""
        return self._error.text() if self._error is not None else ""

    def is_blank(self) -> bool:
        """Tell whether nothing was entered, so that the entry counts for nothing."""
        return False

    def problem(self) -> str:
        """Return why what was typed cannot be a value."""
        return ""


EntryT = TypeVar("EntryT", bound=Entry)


class EntryList(QWidget, Generic[EntryT]):
    """The entries, hairlines between them, and a place below for what adds one."""

    changed = Signal()
    """Entries came or went."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[EntryT] = []
        self._stack = QVBoxLayout()
        self._stack.setSpacing(Space.XS)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.S)
        self.column.addLayout(self._stack)

    def __iter__(self) -> Iterator[EntryT]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def append(self, entry: EntryT) -> EntryT:
        """Add ``entry`` at the end and return it."""
        self._entries.append(entry)
        self._stack.addWidget(entry)
        # A layout shows what it is given only later, when Tab may already be looking for it.
        entry.show()
        entry.removal_wanted.connect(lambda: self.remove(entry))
        self.changed.emit()
        return entry

    def remove(self, entry: EntryT) -> None:
        """Take ``entry`` away; the focus goes to its neighbour, or to what adds one."""
        if entry not in self._entries:
            return
        place = self._entries.index(entry)
        focus = QApplication.focusWidget()
        focused = focus is not None and entry.isAncestorOf(focus)
        self._drop(entry)
        if focused:
            left = self._entries[place : place + 1] or self._entries[-1:]
            left[0].focus() if left else self.focus_adding()
        self.changed.emit()

    def clear(self) -> None:
        """Take all entries away."""
        for entry in self:
            self._drop(entry)
        self.changed.emit()

    def problem(self) -> str:
        """Return the first entry's problem, empty when there is none."""
        return next((text for entry in self if (text := entry.problem())), "")

    def filled(self) -> tuple[EntryT, ...]:
        """Return the entries that count, in the order in which they make up the value."""
        return tuple(entry for entry in self if not entry.is_blank())

    def focus_adding(self) -> None:
        """Put the cursor where the next entry is added."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, entry: EntryT) -> None:
        self._entries.remove(entry)
        self._stack.removeWidget(entry)
        entry.hide()
        entry.deleteLater()


class GrowingList(EntryList[EntryT]):
    """Entries that a button adds one by one, each blank at first."""

    def __init__(self, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_button = button(add, "link", "plus")
        self.add_button.clicked.connect(self.add_blank)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @abstractmethod
    def blank(self) -> EntryT:
        """Return a new, empty entry."""

    def begin(self) -> None:
        """Put the cursor into the first entry; where there is none yet, into a new one."""
        for entry in tuple(self)[:1]:
            entry.focus()
            return
        self.add_blank()

    def add_blank(self) -> None:
        """Add an empty entry and put the cursor into it."""
        entry = self.append(self.blank())
        entry.focus()

    def focus_adding(self) -> None:
        """Put the cursor on the button that adds."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
