"""The pyqtgraph part: a head that stays, a body under it, and what is pointed at over both.

A view box keeps the body inside its own rectangle. Its range is its size, so that a unit is a pixel
and lengths are what the layout computed; only its offset changes, when the chart scrolls.
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

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Layout, Motion
from diplomat_desk.charts.marks import Mark
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.look import ScreenMeasure
from diplomat_desk.ui.charts.screen import Paths, Screen

Paint = Callable[[QPainter, QRectF], None]

_RING = 2.0
_BAND = 0.18


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


class Stage(pg.GraphicsView):
    """Shows a layout. It takes no mouse and no keys itself: whoever owns it overrides or filters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        # Smooth scaling and part updates would smear text when the body scrolls.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.head = Picture()
        self.body = Picture()
        self.over = Picture()
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self.box.disableAutoRange()
        self.addItem(self.head)
        self.addItem(self.box)
        for item in (self.body, self.over):
            self.box.addItem(item, ignoreBounds=True)
        self.measure = ScreenMeasure()
        self._paths = Paths()
        self._layout: Layout | None = None
        self.lit: tuple[Mark, ...] = ()
        self.focused: Mark | None = None
        self.band: tuple[float, float] | None = None
        self.offset = 0.0
        self.framed = False
        """Whether the keyboard is in the chart as a whole, and at no mark of it yet."""
        self._pointed: object = None

    def show_layout(self, layout: Layout) -> None:
        """Show ``layout``, scrolled as it is."""
        self._layout = layout
        self.setBackground(theme.current().surface)
        high = max(layout.height, self.body_height)
        # What fits is painted once and kept, so that the pointer can move over it at ease.
        kept = layout.motion is Motion.ZOOM
        mode = QGraphicsItem.CacheMode
        self.body.setCacheMode(mode.DeviceCoordinateCache if kept else mode.NoCache)
        self.head.show_paint(self._paint_head, layout.width, layout.head_height)
        self.body.show_paint(self._paint_body, layout.width, high)
        self.over.show_paint(self._paint_over, layout.width, high)
        self.arrange()

    @property
    def body_height(self) -> float:
        """How much of the body can be seen at once, in pixels."""
        head = self._layout.head_height if self._layout else 0.0
        return max(float(self.viewport().height()) - head, 1.0)

    def point_out(
        self,
        lit: tuple[Mark, ...],
        focused: Mark | None,
        band: tuple[float, float] | None = None,
    ) -> None:
        """Show ``lit`` as pointed at, the keyboard at ``focused``, and a ``band`` drawn across."""
        pointed = (lit, focused, band, self.framed)
        if pointed != self._pointed:
            self._pointed = pointed
            self.lit, self.focused, self.band = lit, focused, band
            self.over.update()

    def arrange(self) -> None:
        """Fit head and body to the widget's size."""
        if self._layout is None:
            return
        width = max(float(self.viewport().width()), 1.0)
        self.box.setGeometry(QRectF(0, self._layout.head_height, width, self.body_height))
        self.scroll_to(self.offset)

    def scroll_to(self, offset: float) -> None:
        """Show the body from ``offset`` pixels down."""
        self.offset = offset
        width = max(float(self.viewport().width()), 1.0)
        self.box.setRange(QRectF(0, offset, width, self.body_height), padding=0)

    def to_body(self, point: QPointF) -> QPointF | None:
        """Return a point of the widget in the body's pixels; None where the head is."""
        head = self._layout.head_height if self._layout else 0.0
        if point.y() < head:
            return None
        return QPointF(point.x(), point.y() - head + self.offset)

    def from_body(self, box: Box) -> QRectF:
        """Return where a box of the body lies in the widget."""
        head = self._layout.head_height if self._layout else 0.0
        return QRectF(box.x, box.y + head - self.offset, box.wide, box.high)

    def _screen(self, painter: QPainter) -> Screen:
        return Screen(painter, self.measure, self._paths, self.devicePixelRatioF())

    def _paint_head(self, painter: QPainter, _exposed: QRectF) -> None:
        if self._layout is not None:
            self._layout.draw_head(self._screen(painter))

    def _paint_body(self, painter: QPainter, exposed: QRectF) -> None:
        if self._layout is None:
            return
        box = Box(exposed.x(), exposed.y(), exposed.width(), exposed.height())
        if self._layout.motion is not Motion.ZOOM:
            # What is exposed may be more than what is seen, where names are to stay in sight.
            box = Box(0.0, self.offset, self._layout.width, self.body_height)
        self._layout.draw_body(self._screen(painter), box)

    def _paint_over(self, painter: QPainter, exposed: QRectF) -> None:
        if self._layout is None:
            return
        marks = (*self.lit, *((self.focused,) if self.focused else ()))
        shown = bool(marks) and self._layout.draw_lit(self._screen(painter), marks)
        if not shown:
            # What a layout outlines itself needs no frame: a country is no rectangle.
            for mark in self.lit:
                _frame(painter, mark.box, strong=False)
            if self.focused is not None:
                _frame(painter, self.focused.box, strong=True)
        if self.framed:
            seen = Box(0.0, self.offset, self._layout.width, self.body_height)
            _frame(painter, seen, strong=True)
        if self.band is not None:
            left, right = sorted(self.band)
            shape = QRectF(left, exposed.top(), right - left, exposed.height())
            painter.fillRect(shape, theme.colour(theme.current().accent, _BAND))


def _frame(painter: QPainter, box: Box, *, strong: bool) -> None:
    """Paint a line in the focus colour, and one of the ground's beside it, seen on any fill."""
    colours = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(colours.focus if strong else colours.text), _RING if strong else 1.0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    shape = QRectF(box.x, box.y, box.wide, box.high).toAlignedRect()
    if strong:
        painter.setPen(QPen(QColor(colours.surface), 1))
        painter.drawRect(shape.adjusted(2, 2, -3, -3))
    painter.setPen(pen)
    painter.drawRect(shape.adjusted(0, 0, -1, -1))
