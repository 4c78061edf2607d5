"""What a key press means, the same in every list and form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_plain(event: QKeyEvent) -> bool:
    """Tell whether a key was pressed alone; that it is one of the number pad does not count."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def has_control(event: QKeyEvent) -> bool:
    """Tell whether Ctrl was held."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def is_edit_key(event: QKeyEvent) -> bool:
    """Tell whether a key opens what is chosen in a list: Return or F2, alone.

    With Ctrl, Return records: pressed once too often, it must not open the next form.
    """
    return is_plain(event) and event.key() in (*ENTER, Qt.Key.Key_F2)


def is_record_key(event: QKeyEvent) -> bool:
    """Tell whether a key records what a form holds: Ctrl+Return."""
    return event.key() in ENTER and has_control(event)


def is_form_key(event: QKeyEvent) -> bool:
    """Tell whether a key records or leaves a form: Ctrl+Return or Esc."""
    return event.key() == Qt.Key.Key_Escape or is_record_key(event)
