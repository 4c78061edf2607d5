"""An entry that reads as one line and opens into the fields that it is made of."""

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.entries import Entry
from diplomat_desk.ui.forms.field import Field
from diplomat_desk.ui.forms.part_level import PartLevel
from diplomat_desk.ui.forms.rows import Row, Rows
from diplomat_desk.ui.layout import label, tool_button
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class OpeningEntry(Entry):
    """One line in words with a pencil; the fields are made when it is opened for the first time.

    A record may bring hundreds of entries, of which one opens a few.
    """

    def __init__(self, edit: str, level: Level) -> None:
        """Make a closed entry; ``edit`` names the button that opens it."""
        super().__init__()
        self.summary = label("", wrap=True)
        self.summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.summary.setContentsMargins(0, Space.XS, 0, 0)
        self.level = PartLevel(level)
        self.edit_button = tool_button("pencil", edit)
        self.edit_button.setCheckable(True)
        top = Qt.AlignmentFlag.AlignTop
        self.line.addWidget(self.summary, 1, top)
        self.line.addWidget(self.level, 0, top)
        self.line.addWidget(self.edit_button, 0, top)
        self.rows = Rows()
        self.rows.setContentsMargins(Space.L, 0, 0, Space.M)
        self.column.addWidget(self.rows)
        self.rows.hide()
        self.rows.row_left.connect(self._leave)
        self.edit_button.toggled.connect(self._open)
        self._fields: dict[Row, Field] = {}

    @property
    def is_filled(self) -> bool:
        """Whether the fields were made; until then nothing can have changed but the level."""
        return bool(self._fields)

    @abstractmethod
    def fill(self) -> None:
        """Make the fields, each by :meth:`add`, and show in them what the entry was made with."""

    @abstractmethod
    def in_words(self) -> str:
        """Return what the fields hold as one line."""

    @abstractmethod
    def begin(self) -> QWidget:
        """Return the input that one begins with."""

    def add(self, text: str, widget: QWidget, hint: str) -> Row:
        """Add a row for ``widget`` with its help."""
        if not isinstance(widget, Field):
            raise TypeError(f"{type(widget).__name__} holds no value of a record")
        row = self.rows.add_row(text, widget, hint)
        self._fields[row] = widget
        # As for entries: Qt would stop here after the last button.
        row.field.setFocusProxy(None)  # type: ignore[arg-type]
        return row

    def open(self) -> None:
        """Show the fields."""
        self.edit_button.setChecked(True)

    def problem(self) -> str:
        """Return the first field's problem: what cannot be read."""
        return next((text for one in self._fields.values() if (text := one.problem())), "")

    def focus(self) -> None:
        """Put the cursor into the first field, or on the button that opens the fields."""
        first = self.begin() if self.edit_button.isChecked() else self.edit_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def reveal(self) -> None:
        """Open, and put the cursor into the first field that cannot be read, or else the first."""
        self.open()
        wrong = next((row for row, one in self._fields.items() if one.problem()), None)
        if wrong is not None:
            wrong.show_error(self._fields[wrong].problem())
            wrong.focus()
        else:
            self.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the entry from its line only: among its fields, a key that none wants does nothing."""
        focus = QApplication.focusWidget()
        if focus is not None and self.rows.isAncestorOf(focus):
            event.ignore()
            return
        super().keyPressEvent(event)

    def tell(self) -> None:
        """Say in the line what the fields hold."""
        words = self.in_words()
        self.summary.setText(breakable(words))
        self.name_entry(words)
        self.edit_button.setAccessibleName(say("Edit {name}", name=words))

    def _open(self, opened: bool) -> None:
        if opened and not self.is_filled:
            self.fill()
        if not opened and self.problem():
            # What cannot be read stays in sight until it is mended.
            self.edit_button.setChecked(True)
            return
        self.rows.setVisible(opened)
        self.tell()

    def _leave(self, row: Row) -> None:
        row.show_error(self._fields[row].problem())
        self.show_error("")
        self.tell()
