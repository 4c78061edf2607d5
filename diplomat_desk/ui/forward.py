"""Bringing a window forward when a second one was opened on the same register."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def come_forward(window: QWidget) -> None:
    """Show ``window`` in front; where the desktop does not allow that, it asks for attention."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
