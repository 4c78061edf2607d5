"""The one question that a form asks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from diplomat_desk.domain.words import say


def ask_to_leave(parent: QWidget) -> bool:
    """Ask whether to leave without recording; tell whether the user wants to."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(say("Leave without recording?"))
    box.setText(say("What you typed is not recorded yet. If you leave now, it is lost."))
    leave = box.addButton(say("Leave without recording"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("Stay here"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    # Read before the box goes: its buttons go with it.
    left = box.clickedButton() is leave
    box.deleteLater()
    return left
