"""Lists whose entries read as one line each and open into the fields that they are made of."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from diplomat_desk.domain import tidying
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.field import Field
from diplomat_desk.ui.forms.part_level import PartLevel
from diplomat_desk.ui.forms.rows import Row, Rows
from diplomat_desk.ui.layout import label, tool_button
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

PartT = TypeVar("PartT")

_LONGEST = 160


@dataclass(frozen=True)
class Input:
    """One field of an opened entry: the part's own name for it, the label, the widget, the help."""

    name: str
    text: str
    widget: QWidget
    hint: str = ""


class OpeningEntry(Entry, Generic[PartT]):
    """One part of a record: a line of words, and, when opened, its fields.

    The fields are made when it is first opened, so that a long list costs nothing to show, and what
    nobody opened comes back exactly as it was.
    """

    worded = Signal()
    """What was typed has been taken into the line."""

    def __init__(
        self,
        value: PartT,
        inputs: Callable[[], Sequence[Input]],
        in_words: Callable[[PartT], str],
        new: str,
    ) -> None:
        """Show ``value`` as ``in_words`` has it; ``new`` stands for one that says nothing yet."""
        super().__init__()
        self._value = value
        self._inputs = inputs
        self._in_words = in_words
        self._new = new
        self._fields: dict[str, Field] = {}
        self._rows_of: dict[Row, Field] = {}
        self.words = label("", wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words.setMinimumHeight(self.remove_button.minimumHeight())
        self.edit_button = tool_button("pencil", say("Edit"))
        self.edit_button.setCheckable(True)
        self.line.addWidget(self.words, 1)
        self.level = self._add_level()
        self.line.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        self.rows = Rows()
        self.rows.setContentsMargins(0, 0, 0, Space.M)
        self.rows.hide()
        self.column.addWidget(self.rows)
        self.rows.row_left.connect(self._leave)
        self.edit_button.toggled.connect(self._open)
        self.reword()

    def part(self) -> PartT:
        """Return the part as it would be recorded."""
        if not self._fields and self.level is None:
            return self._value
        typed: dict[str, Any] = {name: field.value() for name, field in self._fields.items()}
        if self.level is not None:
            typed["level"] = self.level.value()
        return replace(self._value, **typed)  # type: ignore[type-var]

    def show_part(self, value: PartT) -> None:
        """Show ``value`` instead."""
        self._value = value
        for name, field in self._fields.items():
            field.set_value(getattr(value, name))
        if self.level is not None:
            self.level.set_value(value.level)  # type: ignore[attr-defined]
        self.reword()

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return not self.problem() and tidying.is_blank(tidying.tidied_fields(self.part()))

    def problem(self) -> str:
        """Return why one of the fields cannot be read."""
        return next((text for f in self._fields.values() if (text := f.problem())), "")

    def focus(self) -> None:
        """Put the cursor into the first field, or on the button that opens the fields."""
        if self.edit_button.isChecked() and self.rows.rows:
            self.rows.rows[0].focus()
        else:
            self.edit_button.setFocus(Qt.FocusReason.TabFocusReason)

    def open(self) -> None:
        """Show the fields."""
        self.edit_button.setChecked(True)

    def field(self, name: str) -> Any:  # noqa: ANN401 - each field is a widget of its own kind
        """Return the widget of a field, which is opened for it."""
        self.open()
        return self._fields[name]

    def reword(self) -> None:
        """Put what is typed into words."""
        words = self._in_words(self.part())
        shown = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
        self.words.setText(breakable(shown) or self._new)
        name = shown or self._new
        self.name_entry(name)
        self.edit_button.setAccessibleName(say("Edit {name}", name=name))
        self.worded.emit()

    def _add_level(self) -> PartLevel | None:
        level = getattr(self._value, "level", None)
        if not isinstance(level, Level):
            return None
        part = PartLevel(level)
        self.line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return part

    def _build(self) -> None:
        for one in self._inputs():
            row, field = self.rows.add_row(one.text, one.widget, one.hint), one.widget
            if isinstance(one.widget, TermBox):
                one.widget.defined.connect(row.set_help)
            if not isinstance(field, Field):
                raise TypeError(f"{type(field).__name__} holds no value of a record")
            field.set_value(getattr(self._value, one.name))
            self._fields[one.name] = field
            self._rows_of[row] = field
            if one.widget.focusProxy() is not None:
                # As for entries: Qt would stop here after the last button.
                one.widget.setFocusProxy(None)  # type: ignore[arg-type]

    def _open(self, opened: bool) -> None:
        if opened and not self._fields:
            self._build()
        if not opened and self.problem():
            # What cannot be read stays in sight until it is mended.
            self.edit_button.setChecked(True)
            return
        self.rows.setVisible(opened)
        self.reword()

    def _leave(self, row: Row) -> None:
        row.show_error(self._rows_of[row].problem())
        self.reword()


class OpeningList(GrowingList[OpeningEntry[PartT]], Generic[PartT]):
    """Parts of one kind, in order, each a line that opens; blank ones are none."""

    def __init__(self, add: str, new: str, parent: QWidget | None = None) -> None:
        """Word the button that adds one and the line of one that says nothing yet."""
        super().__init__(add, parent)
        self._new = new

    @abstractmethod
    def empty(self) -> PartT:
        """Return what a new entry holds."""

    @abstractmethod
    def inputs(self) -> Sequence[Input]:
        """Return new widgets for the fields of an entry."""

    @abstractmethod
    def in_words(self, part: PartT) -> str:
        """Return a part as one line."""

    def value(self) -> tuple[PartT, ...]:
        """Return the parts, in order; blank entries are none."""
        return tuple(entry.part() for entry in self if not entry.is_blank())

    def set_value(self, value: tuple[PartT, ...]) -> None:
        """Show exactly ``value``, as lines."""
        self.clear()
        for part in value:
            self.append(self.entry(part))

    def entry(self, part: PartT) -> OpeningEntry[PartT]:
        """Return an entry for ``part``."""
        return OpeningEntry(part, self.inputs, self.in_words, self._new)

    def blank(self) -> OpeningEntry[PartT]:
        """Return an entry to be filled in, its fields open."""
        made = self.entry(self.empty())
        made.open()
        return made


def joined(*parts: str) -> str:
    """Return the parts that say something as one line, each on one line itself."""
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())
