"""The line that says what is wrong with a field or with an entry of a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.forms.field import announce
from diplomat_desk.ui.layout import label
from diplomat_desk.ui.tokens import Size, Space


class ErrorLine(QWidget):
    """What is wrong with a field, with an icon, in the colour of danger; hidden when nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._text = label("", "error", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        theme.signals().theme_changed.connect(self._tint)
        self._tint()
        self.hide()

    def text(self) -> str:
        """Return what is shown, empty when nothing is."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Show ``text`` and have it spoken; hide when it is empty."""
        changed = text != self.text()
        self._text.setText(text)
        self.setVisible(bool(text))
        if changed:
            announce(self, text)

    def _tint(self) -> None:
        self._sign.setPixmap(icons.pixmap("circle-alert", Size.ICON, "danger", 2.0))
