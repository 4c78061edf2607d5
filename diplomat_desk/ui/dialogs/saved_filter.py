"""The small window that asks under which name a filter is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.saved import LONGEST_NAME, SavedFilter
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.level_choice import level_choice
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Size, Space

_WIDTH = 400


class SavedFilterDialog(QDialog):
    """Asks for the name of a filter and how confidential that is; stays open while it is refused.

    Whoever opens it keeps what is ``given`` and calls :meth:`finish` or :meth:`refuse`. No level above
    ``ceiling`` is offered: what is saved at it would be gone from the sidebar at once.
    """

    given = Signal(str, object)
    """The name, and the :class:`Level` from which on it is shown."""

    def __init__(
        self, title: str, one: SavedFilter, words: str, ceiling: Level, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.name = QLineEdit(one.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumHeight(Size.CLICK)
        self.name.selectAll()
        self.level = level_choice(one.level, ceiling)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.save = button(say("Save"), "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(lambda _=False: self._give())
        cancel = button(say("Cancel"))
        cancel.clicked.connect(lambda _=False: self.reject())
        self._column = column(
            label(breakable(words), "muted", wrap=True),
            self._field(say("&Name"), self.name, say("How the sidebar lists it.")),
            self._field(
                say("&Confidentiality of the name"),
                self.level,
                say("The name is shown only where records of this level are."),
            ),
            self.problem,
            row(STRETCH, cancel, self.save),
            gap=Space.M,
            margin=Space.XL,
        )
        self.setLayout(self._column)

    def finish(self) -> None:
        """Close, if it was not closed before the register answered."""
        if isValid(self):
            self.accept()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not kept, beside the name."""
        self.problem.setText(str(error))
        self.problem.show()
        self._column.activate()
        self.resize(self.width(), self._column.heightForWidth(self.width()))
        theme.mark(self.name, problem=True)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, name: str, field: QWidget, hint: str) -> QVBoxLayout:
        title: QLabel = label(name)
        title.setBuddy(field)
        field.setAccessibleName(name.replace("&", ""))
        field.setAccessibleDescription(hint)
        return column(title, field, label(hint, "small", wrap=True), gap=Space.XS)

    def _give(self) -> None:
        self.given.emit(self.name.text(), Level(self.level.currentData()))
