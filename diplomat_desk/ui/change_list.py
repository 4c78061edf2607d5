"""From what to what, as a list to read: each changed field with what it was and what it is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from diplomat_desk.domain.differences import Difference
from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.layout import STRETCH, box, column, label
from diplomat_desk.ui.plain import breakable, direction_of
from diplomat_desk.ui.tokens import Space

MOST_SHOWN = 150
_NAME_WIDTH = 80
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ChangeList(QScrollArea):
    """Shows differences, or the fields of a whole record; no text is ever taken for HTML."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.say("")

    def say(self, text: str) -> None:
        """Show one sentence instead of a list."""
        self._put(column(label(text, "muted", wrap=True), STRETCH, margin=Space.L))

    def show_changes(self, found: tuple[Difference, ...]) -> None:
        """Show from what to what each field changed."""
        self._fill(found, self._pair)

    def show_sides(self, found: tuple[Difference, ...], one: str, other: str) -> None:
        """Show where two records differ, side by side; ``one`` and ``other`` name them."""
        nothing = say("–")

        def sides(field: Difference) -> QGridLayout:
            return _grid([(one, field.before or nothing), (other, field.after or nothing)])

        self._fill(found, sides)

    def show_fields(self, found: tuple[Difference, ...]) -> None:
        """Show what each field holds."""
        self._fill(found, lambda one: _grid([("", one.after)]))

    def text(self) -> str:
        """Return all that is shown, line by line."""
        shown = self.widget()
        return "\n".join(one.text() for one in shown.findChildren(QLabel)) if shown else ""

    def _fill(
        self, found: tuple[Difference, ...], values: Callable[[Difference], QGridLayout]
    ) -> None:
        laid = column(gap=Space.M, margin=Space.L)
        for one in found[:MOST_SHOWN]:
            laid.addLayout(column(_text(one.field, "strong"), values(one), gap=Space.XS))
        if len(found) > MOST_SHOWN:
            left = len(found) - MOST_SHOWN
            laid.addWidget(label(count(left, "and {n} more", "and {n} more"), "muted"))
        laid.addStretch(1)
        self._put(laid)

    @staticmethod
    def _pair(one: Difference) -> QGridLayout:
        if one.before and one.after:
            return _grid([(say("Was"), one.before), (say("Became"), one.after)])
        if one.before:
            return _grid([(say("Removed"), one.before)])
        return _grid([(say("Added"), one.after or say("(nothing to read)"))])

    def _put(self, laid: QVBoxLayout) -> None:
        self.setWidget(box(laid, "surface"))
        self.verticalScrollBar().setValue(0)


def _grid(lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(1, 1)
    for number, (name, text) in enumerate(lines):
        if name:
            heading = label(name, "muted")
            heading.setMinimumWidth(_NAME_WIDTH)
            grid.addWidget(heading, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_text(text), number, 1)
    return grid


def _text(text: str, role: str = "") -> QLabel:
    widget = label(breakable(text), role, wrap=True)
    widget.setTextInteractionFlags(_SELECTABLE)
    widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    widget.setLayoutDirection(direction_of(text))
    widget.setMinimumWidth(1)
    return widget
