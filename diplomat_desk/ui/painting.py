"""How a line of a list is painted, the same in every list."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diplomat_desk.ui import theme
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.plain import direction_of
from diplomat_desk.ui.tokens import Space

_SELECTED = QStyle.StateFlag.State_Selected
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LEFT = int(_MIDDLE | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(_MIDDLE | Qt.AlignmentFlag.AlignRight)


def mirrored() -> bool:
    """Tell whether the window reads from right to left."""
    return QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, marked: bool) -> None:
    """Paint what lies behind a cell, and the line below it; ``marked`` is the line with the keyboard."""
    rect: QRect = option.rect
    colours = theme.current()
    if option.state & _SELECTED:
        painter.fillRect(rect, QColor(colours.selected))
    painter.setPen(QColor(colours.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if marked:
        edge = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
        painter.fillRect(edge, QColor(colours.focus))


def paint_text(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, *, far: bool = False
) -> None:
    """Write ``text`` on one line of ``rect``; ``far`` puts it at the end.

    It reads in its own direction, whichever way the window reads.
    """
    fit = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setLayoutDirection(direction_of(text))
    painter.drawText(rect, _RIGHT if far != mirrored() else _LEFT, fit)


class WholeLine(QStyledItemDelegate):
    """Paints a chosen line without gaps between its cells, and lines them up with their headings."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        if option.state & _SELECTED:
            painter.fillRect(option.rect, theme.colour(theme.current().selected))
        super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the text begin where the heading does."""
        super().initStyleOption(option, index)
        option.rect = option.rect.adjusted(Space.XS, 0, -Space.XS, 0)
