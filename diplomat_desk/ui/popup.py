"""A small window that opens under a control and goes with Esc or a click elsewhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget


class Popup(QFrame):
    """A frame to fill; :meth:`open_under` shows it and gives it the keyboard."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A plain frame paints a style sheet's background only when told to.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "toast")
        self.setAccessibleName(name)

    def open_under(self, anchor: QWidget) -> None:
        """Show the popup below ``anchor``, kept inside the screen, and give it the keyboard."""
        self.open_at(anchor, anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    def open_at(self, anchor: QWidget, corner: QPoint) -> None:
        """Show the popup at ``corner``, in line with ``anchor``; see :meth:`open_under`."""
        if anchor.isRightToLeft():
            corner.setX(corner.x() + anchor.width() - self.width())
        room = anchor.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
