"""What the form asks of every field widget, and how a field speaks to a screen reader."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


@runtime_checkable
class Field(Protocol):
    """A widget that holds one value of a record."""

    # Each field holds a type of its own; the record's fields say which.
    def value(self) -> Any:  # noqa: ANN401
        """Return the value as it would be recorded."""

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Show ``value``; a field that nobody touches afterwards gives exactly it back."""

    def problem(self) -> str:
        """Return why what was typed cannot be a value, in a sentence; empty when it can."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text``; what is merely painted is silent."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def name_input(widget: QWidget, name: str, description: str = "") -> None:
    """Give ``widget`` and the input that stands in for it their accessible description and name.

    What already has a name of its own, such as a button "Add a place", keeps it.
    """
    stand_in = widget.focusProxy()
    for one in (widget, stand_in) if stand_in else (widget,):
        one.setAccessibleName(one.accessibleName() or name)
        one.setAccessibleDescription(description)
