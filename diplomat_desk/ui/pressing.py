"""A window in which Enter presses the button that has the focus."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMainWindow, QRadioButton

from diplomat_desk.ui.keys import ENTER


class PressingWindow(QMainWindow):
    """Lets Enter press the button that has the focus; Qt alone would only take Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button on Enter; what is ticked or chosen keeps to Space."""
        button = self.focusWidget()
        entered = event.key() in ENTER
        pressed = isinstance(button, QAbstractButton) and not isinstance(
            button, QCheckBox | QRadioButton
        )
        if entered and pressed and isinstance(button, QAbstractButton):
            button.click()
            event.accept()
        else:
            super().keyPressEvent(event)
