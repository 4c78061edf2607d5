"""The top row: New, what is going on, how much may be shown, undo and redo. No toolbar of thirty icons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.ui.actions import CEILING, Actions
from diplomat_desk.ui.layout import STRETCH, button, column, label, row, tool_button
from diplomat_desk.ui.tokens import Size, Space
from diplomat_desk.ui.working import Working


class TopBar(QWidget):
    """The row of controls above every page."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new = button(say("New"), "primary", "plus")
        self._follow(self.new, actions["initiative.new"])
        self.quick = tool_button("keyboard", say("Quick entry"))
        self._follow(self.quick, actions["initiative.quick"])
        self.withheld = label("", "muted")
        self.withheld.setMinimumWidth(1)
        self.ceiling = self._make_ceiling(actions)
        self.undo = tool_button("undo-2", say("Undo"))
        self._follow(self.undo, actions["edit.undo"])
        self.redo = tool_button("redo-2", say("Redo"))
        self._follow(self.redo, actions["edit.redo"])
        self.working = Working(self)
        items = (
            self.new,
            self.quick,
            STRETCH,
            self.working.cancel,
            self.withheld,
            Space.XS.value,
            self.ceiling,
            Space.S.value,
            self.undo,
            self.redo,
        )
        line = row(*items, gap=Space.XS, margin=(Space.M, Space.S, Space.M, Space.S - 3))
        self.setLayout(column(line, self.working.bar, gap=0))

    def show_ceiling(self, level: Level, *, held: bool = False) -> None:
        """Say up to which level records are shown; one that is held cannot be chosen now."""
        self.ceiling.setEnabled(not held)
        text = say("Show up to: {level}", level=level.label)
        self.ceiling.setText(text)
        self.ceiling.setAccessibleName(text)

    def show_withheld(self, words: str) -> None:
        """Say on every page how much of the whole register lies above the ceiling; nothing where nothing does."""
        self.withheld.setText(words)
        self.withheld.setToolTip(words)

    def _make_ceiling(self, actions: Actions) -> QPushButton:
        tip = say("Records above this level are left out everywhere, and said to be.")
        made = button("", "flat", tip=tip)
        made.setMenu(actions.choice_menu(CEILING, made))
        return made

    @staticmethod
    def _follow(widget: QWidget, action: QAction) -> None:
        """Let a button do what an action does, enabled and explained as it is."""

        def take_over() -> None:
            widget.setEnabled(action.isEnabled())
            widget.setToolTip(action.toolTip())

        if isinstance(widget, QToolButton):
            widget.setIconSize(QSize(Size.ICON, Size.ICON))
        widget.clicked.connect(action.trigger)  # type: ignore[attr-defined]
        action.changed.connect(take_over)
        take_over()
