"""What every form that records something has: its buttons, its keys, and problems beside the fields."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.entries import Entry, EntryList
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.rows import Row
from diplomat_desk.ui.forms.tabbing import chain, move_focus
from diplomat_desk.ui.keys import is_form_key, is_record_key
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row, scroller
from diplomat_desk.ui.tokens import Space

RecordT = TypeVar("RecordT")


_SETTLED_MS = 60
"""By then what has just been unfolded has its place."""


@dataclass(frozen=True)
class Place:
    """A field of a form, in its row; it keeps to the methods of :class:`field.Field`."""

    field: Any
    row: Row


class RecordForm(QWidget, Generic[RecordT]):
    """The fields of a record by its own names, with Record and Cancel always in sight.

    It knows no database: it says ``record_requested`` with the tidied record once nothing forbids it.
    Whoever records answers by loading it anew, with :meth:`show_problems` or with :meth:`show_message`.
    """

    record_requested = Signal(object)
    left = Signal()
    fields: Mapping[str, Place]

    def __init__(
        self, blank: RecordT, may_leave: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        """Hold ``blank``; ``may_leave`` is asked before typed things would be lost.

        Whoever builds on this sets ``fields`` and calls :meth:`_build`.
        """
        super().__init__(parent)
        self._loaded = blank
        self._may_leave = may_leave
        # The fields that this form, and not the register, has found fault with.
        self._own: set[str] = set()
        # Once for all the entries that a record brings.
        self._chain_soon = QTimer(self, singleShot=True, interval=0)
        self._chain_soon.timeout.connect(lambda: chain(self))

    @abstractmethod
    def draft(self) -> RecordT:
        """Return what the form holds, with all that it does not show."""

    @abstractmethod
    def _tidied(self, one: RecordT) -> RecordT:
        """Return a record as it would be recorded."""

    @abstractmethod
    def _judge(self, draft: RecordT) -> tuple[Problem, ...]:
        """Return what the rules forbid."""

    @abstractmethod
    def _is_recorded(self) -> bool:
        """Tell whether the register holds what was loaded, so that recording it anew would say nothing."""

    def is_dirty(self) -> bool:
        """Tell whether leaving would lose something: a changed field, or text that cannot be read."""
        unread = any(place.field.problem() for place in self.fields.values())
        return unread or self._tidied(self.draft()) != self._tidied(self._loaded)

    def problems(self) -> tuple[Problem, ...]:
        """Return what forbids recording, each shown beside its field, the first with the cursor."""
        found = self._problems()
        self.show_problems(found)
        self._own = {problem.field for problem in found}
        return found

    def show_problems(self, found: Iterable[Problem]) -> None:
        """Show each problem beside its field and put the cursor into the first.

        Problems of things that the form does not show stand above its buttons.
        """
        shown: dict[str, str] = {}
        for problem in found:
            shown[problem.field] = f"{shown.get(problem.field, '')} {problem.message}".strip()
        wrong = {name: self._wrong_entry(name) for name in self.fields if name in shown}
        for name in wrong:
            self._unfold(name)
        # Going there leaves another field, which is then checked again: go first, then show.
        for name, entry in tuple(wrong.items())[:1]:
            target = self.fields[name].row
            entry.reveal() if entry else target.focus()
            self._bring_into_sight(entry or target)
        for name, place in self.fields.items():
            self._show_error(place, shown.pop(name, ""), wrong.get(name))
        self.message.show_text(" ".join(shown.values()))
        self._own = set()

    def show_message(self, text: str) -> None:
        """Show what concerns the record as a whole above the buttons, such as a change by others."""
        self.message.show_text(text)

    def set_busy(self, busy: bool) -> None:
        """Refuse to record again while the register is still at it."""
        self.record_button.setEnabled(not busy)

    def record(self) -> None:
        """Ask for the draft to be recorded, unless something forbids it.

        A record that nobody changed is not recorded again: the form is left.
        """
        if not self.record_button.isEnabled() or self.problems():
            return
        if self._is_recorded() and not self.is_dirty():
            self.left.emit()
        else:
            self.record_requested.emit(self._tidied(self.draft()))

    def leave(self) -> bool:
        """Leave the form, asking first if something would be lost; tell whether it was left."""
        if self.is_dirty() and not self._may_leave():
            return False
        self.left.emit()
        return True

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Ctrl+Return for the form, whatever else they mean in the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and is_form_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record on Ctrl+Return, leave on Esc."""
        if is_record_key(event):
            if not event.isAutoRepeat():
                self.record()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on in the order in which one reads."""
        return move_focus(self, forward=forward)

    def _build(self, parts: Iterable[QWidget], gap: int) -> None:
        """Stack a heading and ``parts`` above the buttons; ``fields`` are there."""
        self.heading = label("", "title", wrap=True)
        content = QWidget()
        stack = QVBoxLayout(content)
        stack.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        stack.setSpacing(gap)
        stack.addWidget(self.heading)
        for part in parts:
            stack.addWidget(part)
        stack.addStretch(1)
        self.scroller = scroller(content)
        self.setLayout(column(self.scroller, hairline(), self._footer(), gap=0))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for place in self.fields.values():
            if isinstance(place.field, EntryList):
                place.field.changed.connect(self._chain_soon.start)
        QApplication.instance().focusChanged.connect(self._keep_in_sight)  # type: ignore[union-attr]

    def _footer(self) -> QWidget:
        self.message = ErrorLine()
        self.record_button = button(say("Record"), "primary", tip=say("Record (Ctrl+Return)"))
        self.cancel_button = button(say("Cancel"), tip=say("Leave without recording (Esc)"))
        self.record_button.clicked.connect(self.record)
        self.cancel_button.clicked.connect(self.leave)
        keys = label(say("Ctrl+Return records, Esc leaves"), "small")
        buttons = row(self.record_button, self.cancel_button, STRETCH, keys)
        sides = (Space.L, Space.M, Space.L, Space.M)
        return box(column(self.message, buttons, margin=sides))

    def _fill(self, one: RecordT) -> None:
        """Show ``one`` in the fields, and that nothing is wrong yet."""
        self._loaded = one
        self._own = set()
        for name, place in self.fields.items():
            place.field.set_value(getattr(one, name))
            self._show_error(place, "")
        self.message.show_text("")

    def _values(self) -> dict[str, Any]:
        """Return what the fields hold, by name."""
        return {name: place.field.value() for name, place in self.fields.items()}

    def _problems(self) -> tuple[Problem, ...]:
        unread = {
            name: text for name, place in self.fields.items() if (text := place.field.problem())
        }
        ruled = self._judge(self._tidied(self.draft()))
        # A date that cannot be read is said once, not also as one that is missing.
        return (
            *(Problem(name, text) for name, text in unread.items()),
            *(problem for problem in ruled if problem.field not in unread),
        )

    def _show_error(self, place: Place, text: str, entry: Entry | None = None) -> None:
        """Show ``text`` in the entry that is wrong, where the field is a list and one is; else beside it."""
        place.row.show_error("" if entry else text)
        if isinstance(place.field, EntryList):
            for one in place.field:
                one.show_error(text if one is entry else "")

    def _wrong_entry(self, _name: str) -> Entry | None:
        """Return the entry of a list that a problem of it is about, if one can be told."""
        return None

    def _unfold(self, name: str) -> None:
        """Bring a field to light; where nothing folds there is nothing to do."""

    def _keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.scroller.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self._bring_into_sight(new)

    def _bring_into_sight(self, widget: QWidget) -> None:
        # What was unfolded a moment ago has its place only after the layout has run.
        # Room above for the field's label, and below for its help.
        margins = (Space.M, 2 * Space.XL)
        # Entries that are made when their section opens move what is below them once more.
        for soon in (0, _SETTLED_MS):
            QTimer.singleShot(
                soon, widget, lambda: self.scroller.ensureWidgetVisible(widget, *margins)
            )
