"""The menu of what can be done with a record in a list: the window's own actions."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

RECORD_ACTIONS = (
    "initiative.edit",
    "initiative.history",
    "report.dossier",
    "edit.copy_table",
    "",
    "initiative.delete",
)
"""Ids of the table of actions; an empty one parts what stands before from what comes after."""


def record_menu(owner: QWidget) -> QMenu:
    """Return the menu, drawn from the actions of the window that ``owner`` is in; whoever asks shows it."""
    menu = QMenu(owner)
    for action_id in RECORD_ACTIONS:
        # Qt finds any action under an empty name.
        action = owner.window().findChild(QAction, action_id) if action_id else None
        if isinstance(action, QAction):
            menu.addAction(action)
        elif not action_id and not menu.isEmpty():
            menu.addSeparator()
    return menu


def open_record_menu(owner: QWidget, at: QPoint) -> None:
    """Open the menu at a point of the screen; nothing opens where no window offers an action."""
    menu = record_menu(owner)
    menu.aboutToHide.connect(menu.deleteLater)
    if not menu.isEmpty():
        menu.popup(at)
