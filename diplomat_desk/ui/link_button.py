"""A link among text: one line, cut at the end where it does not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from diplomat_desk.ui import icons
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

_LEAST = 60


class LinkButton(QPushButton):
    """Shows as much of ``words`` as there is room for; the tooltip and a screen reader have them whole."""

    def __init__(self, words: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._room_for_icon = Size.ICON + Space.S if icon else 0
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setToolTip(plain_tooltip(words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if icon:
            icons.put(self, icon, "accent")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a width that any column has."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * Space.S - self._room_for_icon
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        # An ampersand in a title is no shortcut.
        self.setText(shown.replace("&", "&&"))
