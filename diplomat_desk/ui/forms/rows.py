"""The rows of a form: one call settles label, buddy, accessible name, help and the line for errors."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.field import name_input
from diplomat_desk.ui.layout import label
from diplomat_desk.ui.tokens import Space

_LABEL_LETTERS = 22
_WIDE_LETTERS = 80
_FIELD_LETTERS = 90


class Row(QWidget):
    """One field with its label, its help and its errors; the label stands above it or beside it."""

    def __init__(
        self,
        text: str,
        field: QWidget,
        hint: str = "",
        *,
        required: bool = False,
        bare: bool = False,
    ) -> None:
        """Make a row; a ``bare`` one fills the width, its label only spoken (its section says it)."""
        super().__init__()
        self._bare = bare
        self.field = field
        self.name = text
        shown = say("{label} (required)", label=text) if required else text
        self.label = label(shown, wrap=True)
        self.label.setBuddy(field)
        self.help = label("", "small", wrap=True)
        for part in (self.label, self.help):
            # Before it is shown: what nobody owns is shown as a window of its own.
            part.setParent(self)
        self.label.setHidden(bare)
        self.error = ErrorLine()
        self._hint = hint
        self._notes = QVBoxLayout()
        self._notes.setSpacing(Space.XS)
        self._notes.addWidget(self.error)
        self._notes.addWidget(self.help)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        name_input(field, shown, hint)
        self.input = field.focusProxy() or field
        if isinstance(self.input, QLineEdit):
            # What was said of the old text says nothing of the new; leaving the field checks it again.
            self.input.textEdited.connect(self._forget_error)
        self.set_help(hint)
        self.set_wide(False)

    def set_wide(self, wide: bool) -> None:
        """Put the label beside the field, or above it."""
        wide = wide and not self._bare
        # Beside a field, the label's text stands level with the field's.
        self.label.setContentsMargins(0, Space.XS if wide else 0, 0, 0)
        letters = self.fontMetrics().averageCharWidth()
        for part in (self.label, self.field, self._notes):
            if isinstance(part, QWidget):
                self._grid.removeWidget(part)
            else:
                self._grid.removeItem(part)
        column = 1 if wide else 0
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.label, 0, 0, top)
        self._grid.addWidget(self.field, 1 - column, column)
        self._grid.addLayout(self._notes, 2 - column, column)
        self._grid.setColumnMinimumWidth(0, letters * _LABEL_LETTERS if wide else 0)
        self._grid.setColumnStretch(0, 0 if wide else 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    def set_help(self, text: str) -> None:
        """Show ``text`` under the field; an empty one brings the row's own help back."""
        self.help.setText(text or self._hint)
        self.help.setVisible(bool(text or self._hint))

    @property
    def hint(self) -> str:
        """What the field means, in one line."""
        return self._hint

    def add_note(self, note: QWidget) -> None:
        """Put ``note`` under the field and its help."""
        self._notes.addWidget(note)

    def show_error(self, text: str) -> None:
        """Show ``text`` as what is wrong with the field; an empty one takes it away."""
        self.error.show_text(text)
        for one in (self.field, self.input):
            name_input(one, self.label.text(), f"{text} {self._hint}".strip())
        theme.mark(self.input, problem=bool(text))

    def _forget_error(self) -> None:
        if self.error.text():
            self.show_error("")

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)


class Rows(QWidget):
    """The rows of a section, one under the other; tells when the cursor has left one of them."""

    row_left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._wide = False
        letters = self.fontMetrics().averageCharWidth()
        self.setMaximumWidth(letters * (_LABEL_LETTERS + _FIELD_LETTERS))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def add_row(
        self,
        text: str,
        field: QWidget,
        hint: str = "",
        *,
        required: bool = False,
        bare: bool = False,
    ) -> Row:
        """Add a row for ``field``, which gives its value by the methods of a form's field."""
        row = Row(text, field, hint, required=required, bare=bare)
        row.set_wide(self._wide)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the labels beside the fields where there is room, else above."""
        super().resizeEvent(event)
        wide = event.size().width() >= self.fontMetrics().averageCharWidth() * _WIDE_LETTERS
        if wide != self._wide:
            self._wide = wide
            for row in self.rows:
                row.set_wide(wide)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        row = left_row(self.rows, old, new)
        if row:
            self.row_left.emit(row)


def left_row(rows: Iterable[Row], old: QWidget | None, new: QWidget | None) -> Row | None:
    """Return the one of ``rows`` that the focus left when it went from ``old`` to ``new``."""
    # No new owner means that another window has the keyboard: nobody left a field.
    if old is None or new is None:
        return None
    left = (row for row in rows if row.isAncestorOf(old) and not row.isAncestorOf(new))
    return next(left, None)
