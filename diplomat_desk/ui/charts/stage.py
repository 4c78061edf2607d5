"""The pyqtgraph part: a head that stays and a body that scrolls, both drawn pixel by pixel.

A view box keeps the body inside its own rectangle. Its range is its size, so that a unit is a pixel
and lengths are what the drawing computed; only its offset changes, when the chart scrolls.
"""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.drawing import Drawing

Paint = Callable[[QPainter, QRectF], None]

_RING = 2.0


class Picture(pg.GraphicsObject):
    """Paints what it is told to; asked again only for the part of it that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = QRectF()
        self._paint: Paint | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_paint(self, paint: Paint, width: float, height: float) -> None:
        """Paint with ``paint`` from now on."""
        self.prepareGeometryChange()
        self._paint = paint
        self._shape = QRectF(0, 0, width, height)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what the picture covers."""
        return self._shape

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the part that is exposed."""
        if self._paint is not None:
            exposed = QRectF(option.exposedRect)
            self._paint(painter, exposed.intersected(self._shape))


class Ring(pg.GraphicsObject):
    """A frame around a mark: where the keyboard is, or what the pointer touches."""

    def __init__(self, *, strong: bool) -> None:
        super().__init__()
        self._strong = strong
        self._shape = QRectF()
        self.hide()

    def surround(self, shape: QRectF | None) -> None:
        """Stand around ``shape``, or nowhere."""
        self.prepareGeometryChange()
        self._shape = QRectF(shape) if shape is not None else QRectF()
        self.setVisible(shape is not None)

    def boundingRect(self) -> QRectF:
        """Return what the frame covers."""
        return self._shape.adjusted(-_RING, -_RING, _RING, _RING)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint a line in the focus colour, and one of the ground's beside it, seen on any fill."""
        colours = theme.current()
        pen = QPen(QColor(colours.focus if self._strong else colours.text), _RING)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        shape = self._shape.toAlignedRect()
        if self._strong:
            painter.setPen(QPen(QColor(colours.surface), 1))
            painter.drawRect(shape.adjusted(2, 2, -3, -3))
        else:
            pen.setWidthF(1)
        painter.setPen(pen)
        painter.drawRect(shape.adjusted(0, 0, -1, -1))


class Stage(pg.GraphicsView):
    """Shows a drawing. It takes no mouse and no keys itself: whoever owns it overrides or filters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        # Smooth scaling and part updates would smear text when the body scrolls.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.head = Picture()
        self.body = Picture()
        self.hover = Ring(strong=False)
        self.focus = Ring(strong=True)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self.box.disableAutoRange()
        self.addItem(self.head)
        self.addItem(self.box)
        for item in (self.body, self.hover, self.focus):
            self.box.addItem(item, ignoreBounds=True)
        self._head_height = 0.0
        self.offset = 0.0

    def show_drawing(self, drawing: Drawing) -> None:
        """Show ``drawing`` from its top."""
        self._head_height = drawing.head_height
        self.setBackground(theme.current().surface)
        self.head.show_paint(drawing.paint_head, drawing.width, drawing.head_height)
        self.body.show_paint(drawing.paint_body, drawing.width, drawing.height)
        self.arrange()

    @property
    def body_height(self) -> float:
        """How much of the body can be seen at once, in pixels."""
        seen: float = self.viewport().height() - self._head_height
        return max(seen, 1.0)

    def arrange(self) -> None:
        """Fit head and body to the widget's size."""
        width = max(float(self.viewport().width()), 1.0)
        self.box.setGeometry(QRectF(0, self._head_height, width, self.body_height))
        self.scroll_to(self.offset)

    def scroll_to(self, offset: float) -> None:
        """Show the body from ``offset`` pixels down."""
        self.offset = offset
        width = max(float(self.viewport().width()), 1.0)
        self.box.setRange(QRectF(0, offset, width, self.body_height), padding=0)

    def to_body(self, point: QPointF) -> QPointF | None:
        """Return a point of the widget in the body's pixels; None where the head is."""
        if point.y() < self._head_height:
            return None
        return QPointF(point.x(), point.y() - self._head_height + self.offset)

    def from_body(self, shape: QRectF) -> QRectF:
        """Return where a shape of the body lies in the widget."""
        return shape.translated(0, self._head_height - self.offset)
