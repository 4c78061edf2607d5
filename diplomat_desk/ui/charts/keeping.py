"""Asking in place under which name a chart is kept."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.saved import LONGEST_NAME
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.level_choice import level_choice
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.popup import Popup
from diplomat_desk.ui.tokens import Size, Space

_WIDTH = 380


class KeepPopup(Popup):
    """Asks for a chart's name; stays open while the name is refused.

    Whoever opens it keeps what is ``given`` and calls :meth:`finish` or :meth:`refuse`. ``opened`` is the
    kept chart that the picture was opened as, which can be updated instead.
    """

    given = Signal(object, bool)
    """The :class:`SavedChart` to keep, and whether the dashboard shows it too."""

    def __init__(
        self, parent: QWidget, one: SavedChart, words: str, ceiling: Level,
        opened: SavedChart | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, say("Keep this chart"))
        self.setMinimumWidth(_WIDTH)
        self._one = one
        self._opened = opened
        self.name = QLineEdit(one.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMinimumHeight(Size.CLICK)
        self.name.selectAll()
        self.level = level_choice(one.level, ceiling)
        self.dashboard = QCheckBox(say("Show it on the &dashboard"))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.keep = button(say("Keep") if not one.id else say("Rename"), "primary")
        self.keep.clicked.connect(lambda _=False: self._give())
        self.update_opened = button(self._update_text())
        if opened is None:
            self.update_opened.hide()
        self.update_opened.clicked.connect(lambda _=False: self._give_opened())
        if one.id:
            self.dashboard.hide()
        self._column = self._lay_out(words)
        self.setLayout(self._column)
        self.setFocusProxy(self.name)
        self.adjustSize()

    def finish(self) -> None:
        """Close, if it was not closed before the register answered."""
        if isValid(self):
            self.close()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not kept, below the name."""
        if not isValid(self):
            return
        self.problem.setText(str(error))
        self.problem.show()
        theme.mark(self.name, problem=True)
        self.adjustSize()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter."""
        if event.key() in ENTER:
            self._give()
        else:
            super().keyPressEvent(event)

    def _update_text(self) -> str:
        name = self._opened.name if self._opened is not None else ""
        fit = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDTH // 3)
        return say("Update “{name}”", name=fit).replace("&", "&&")

    def _lay_out(self, words: str) -> QVBoxLayout:
        heading = say("Keep this chart") if not self._one.id else say("Rename the chart")
        title = label(say("&Name"))
        title.setBuddy(self.name)
        self.name.setAccessibleName(say("Name of the chart"))
        level = label(say("&Confidentiality of the name"))
        level.setBuddy(self.level)
        self.level.setAccessibleName(say("Confidentiality of the name"))
        return column(
            label(heading, "heading"),
            label(breakable(words), "small", wrap=True),
            column(title, self.name, self.problem, gap=Space.XS),
            column(level, self.level, gap=Space.XS),
            self.dashboard,
            row(STRETCH, self.update_opened, self.keep),
            gap=Space.M,
            margin=Space.L,
        )

    def _give(self) -> None:
        level = Level(self.level.currentData())
        made = replace(self._one, name=self.name.text(), level=level)
        self.given.emit(made, self.dashboard.isChecked() and not self._one.id)

    def _give_opened(self) -> None:
        """Give the picture under the name, in the place and at the level of the kept chart."""
        if self._opened is not None:
            old = self._opened
            self.given.emit(
                replace(self._one, id=old.id, version=old.version, name=old.name, level=old.level,
                        position=old.position, tile=old.tile),
                False,
            )  # fmt: skip
