"""Lists of a record's parts: each a line in words, which opens into the fields that it is made of."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain import tidying
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.entries import GrowingList
from diplomat_desk.ui.forms.field import Field
from diplomat_desk.ui.forms.opening import OpeningEntry

PartT = TypeVar("PartT")

_LONGEST = 160


@dataclass(frozen=True)
class Input:
    """One field of an opened entry: the part's own name for it, the label, the widget, the help."""

    name: str
    text: str
    widget: QWidget
    hint: str


class PartEntry(OpeningEntry, Generic[PartT]):
    """One part of a record, whose fields are told by a list of inputs.

    What nobody opened comes back exactly as it was.
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
        level = getattr(value, "level", None)
        super().__init__(say("Edit"), level if isinstance(level, Level) else Level.PUBLIC)
        self._value = value
        self._inputs = inputs
        self._worded = in_words
        self._new = new
        self._named: dict[str, Field] = {}
        self._has_level = isinstance(level, Level)
        self.level.setHidden(not self._has_level)
        self.tell()

    def part(self) -> PartT:
        """Return the part as it would be recorded."""
        typed: dict[str, Any] = {name: field.value() for name, field in self._named.items()}
        if self._has_level:
            typed["level"] = self.level.value()
        return replace(self._value, **typed) if typed else self._value  # type: ignore[type-var]

    def show_part(self, value: PartT) -> None:
        """Show ``value`` instead."""
        self._value = value
        for name, field in self._named.items():
            field.set_value(getattr(value, name))
        if self._has_level:
            self.level.set_value(value.level)  # type: ignore[attr-defined]
        self.tell()

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return not self.problem() and tidying.is_blank(tidying.tidied_fields(self.part()))

    def in_words(self) -> str:
        """Return the part as one line that is not too long to be one."""
        words = self._worded(self.part()) or self._new
        return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"

    def begin(self) -> QWidget:
        """Return the first input."""
        return self.rows.rows[0].input

    def field(self, name: str) -> Any:  # noqa: ANN401 - each field is a widget of its own kind
        """Return the widget of a field, which is opened for it."""
        self.open()
        return self._named[name]

    def fill(self) -> None:
        """Make the fields."""
        for one in self._inputs():
            row = self.add(one.text, one.widget, one.hint)
            if isinstance(one.widget, TermBox):
                one.widget.defined.connect(row.set_help)
            field = self._fields[row]
            field.set_value(getattr(self._value, one.name))
            self._named[one.name] = field

    def tell(self) -> None:
        """Say in the line what the fields hold."""
        super().tell()
        self.worded.emit()


class PartList(GrowingList[PartEntry[PartT]], Generic[PartT]):
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
        return tuple(entry.part() for entry in self.filled())

    def set_value(self, value: tuple[PartT, ...]) -> None:
        """Show exactly ``value``, as lines."""
        self.clear()
        for part in value:
            self.append(self.entry(part))

    def entry(self, part: PartT) -> PartEntry[PartT]:
        """Return an entry for ``part``."""
        return PartEntry(part, self.inputs, self.in_words, self._new)

    def blank(self) -> PartEntry[PartT]:
        """Return an entry to be filled in, its fields open."""
        made = self.entry(self.empty())
        made.open()
        return made


def joined(*parts: str) -> str:
    """Return the parts that say something as one line, each on one line itself."""
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())
