"""A small form beside a list: a heading, a note of what an act touches, fields, Record and Cancel."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from diplomat_desk.domain.errors import DeskError, Problem, RefusedError
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.rows import Row, Rows
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row, scroller
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

WIDTH = 320


class EditPanel(QWidget):
    """Fields by name; Ctrl+Return records, as Return does in a line, and Esc gives the old values back."""

    record_requested = Signal()
    edited = Signal()
    left = Signal(bool)
    """Nothing half typed is here any more; true where the panel was open for an act of its own."""

    def __init__(self, verb: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Row] = {}
        self._loaded: dict[str, Any] = {}
        self._locked = False
        self._is_open = False
        self.heading = label("", "heading", wrap=True)
        self.note = label("", "muted", wrap=True)
        self.rows = Rows()
        self.message = ErrorLine()
        self.record_button = button(verb or say("Record"), "primary", tip=say("Ctrl+Return"))
        self.cancel_button = button(say("Cancel"), tip=say("Esc"))
        self.record_button.clicked.connect(self.record)
        self.cancel_button.clicked.connect(self.cancel)
        self._lay_out()

    def add(self, name: str, text: str, field: QWidget, hint: str = "") -> Row:
        """Add a field called ``name``."""
        made = self.rows.add_row(text, field, hint)
        self.fields[name] = made
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.textChanged.connect(self._edited)
        self._loaded = self.values()
        return made

    def watch(self, signal: Any) -> None:  # noqa: ANN401 - Qt's signals have no common type
        """Take ``signal`` as a sign that a field was edited."""
        signal.connect(self._edited)

    def load(
        self, heading: str, values: dict[str, Any], note: str = "", *, opened: bool = False
    ) -> None:
        """Show ``values`` by name; a field that is not among them is hidden.

        ``opened``: for an act of its own, such as adding; the panel is then in use until it is left.
        """
        self._is_open = opened
        self.heading.setText(breakable(heading))
        self._loaded = {}
        for name, one in self.fields.items():
            one.setVisible(name in values)
            one.show_error("")
            if name in values:
                one.field.set_value(values[name])  # type: ignore[attr-defined]
        self._loaded = self.values()
        self.message.show_text("")
        self.say_note(note)
        self._edited()

    def values(self) -> dict[str, Any]:
        """Return what the shown fields hold."""
        shown = {name: one.field for name, one in self.fields.items() if not one.isHidden()}
        return {name: field.value() for name, field in shown.items()}  # type: ignore[attr-defined]

    def is_dirty(self) -> bool:
        """Tell whether anything was typed that is not recorded."""
        return self.values() != self._loaded

    def is_busy(self) -> bool:
        """Tell whether the panel is in use, so that nothing else may be shown in it."""
        return self._is_open or self.is_dirty()

    def lock(self, locked: bool) -> None:
        """Show the values without letting them be changed."""
        self._locked = locked
        self.rows.setEnabled(not locked)
        for one in (self.record_button, self.cancel_button):
            one.setVisible(not locked)

    def say_note(self, text: str) -> None:
        """Say under the heading what recording would touch."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def focus(self) -> None:
        """Put the cursor into the first field, all of it chosen where it is a line."""
        first = next((one for one in self.fields.values() if not one.isHidden()), None)
        if first is not None and not self._locked:
            first.focus()
            if isinstance(first.input, QLineEdit):
                first.input.selectAll()

    def record(self) -> None:
        """Ask for what was typed to be recorded."""
        if self.record_button.isEnabled() and not self._locked:
            self.message.show_text("")
            self.record_requested.emit()

    def cancel(self) -> None:
        """Give the old values back."""
        for name, value in self._loaded.items():
            self.fields[name].field.set_value(value)  # type: ignore[attr-defined]
            self.fields[name].show_error("")
        self.message.show_text("")
        self._leave()

    def settle(self) -> None:
        """Take what was typed as recorded."""
        self._loaded = self.values()
        self._leave()

    def show_error(self, error: DeskError) -> None:
        """Show why nothing was recorded, beside the field where it is about one."""
        found: Iterable[Problem] = (
            error.problems if isinstance(error, RefusedError) else (Problem("", str(error)),)
        )
        others = []
        for problem in found:
            one = self.fields.get(problem.field)
            if one is None or one.isHidden():
                others.append(problem.message)
            else:
                one.show_error(problem.message)
                one.focus()
        self.message.show_text(" ".join(others))

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Return for the panel, whatever else they mean in the window."""
        ours = isinstance(event, QKeyEvent) and (event.key() in (*ENTER, Qt.Key.Key_Escape))
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record on Return, give up on Esc."""
        typing = isinstance(self.focusWidget(), QLineEdit)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and (typing or control):
            self.record()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        self.record_button.setEnabled(self.is_dirty())
        self.cancel_button.setEnabled(self.is_busy())
        self.edited.emit()

    def _leave(self) -> None:
        was_open, self._is_open = self._is_open, False
        self._edited()
        self.left.emit(was_open)

    def _lay_out(self) -> None:
        self.content = column(
            self.heading, self.note, Space.XS.value, self.rows, STRETCH, margin=Space.L
        )
        buttons = row(self.record_button, self.cancel_button, STRETCH)
        sides = (Space.L, Space.M, Space.L, Space.M)
        footer = box(column(self.message, buttons, margin=sides))
        layout = column(gap=0)
        layout.addWidget(scroller(box(self.content)), 1)
        layout.addWidget(hairline())
        layout.addWidget(footer)
        self.setLayout(layout)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(WIDTH - Space.XXL)
