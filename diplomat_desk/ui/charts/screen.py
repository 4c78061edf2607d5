"""The screen as a surface: what a layout draws, painted by Qt."""

from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import Pattern, texture_ink
from diplomat_desk.charts.surface import Anchor, Font
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.look import ScreenMeasure, tile
from diplomat_desk.ui.plain import direction_of

# A chart reads from left to right in every language, as its axis does.
_WHERE = {
    Anchor.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    Anchor.MIDDLE: Qt.AlignmentFlag.AlignHCenter,
    Anchor.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
}
_ONE_LINE = int(
    Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignVCenter
)
_FAR = 4000.0
_BACK = {Anchor.LEFT: 0.0, Anchor.MIDDLE: _FAR / 2, Anchor.RIGHT: _FAR}

Paths = WeakKeyDictionary[Shape, QPainterPath]
"""What was made of shapes before, kept as long as they are."""


class Screen:
    """Draws with a painter. See :class:`Surface`; ``ratio`` is the screen's pixels for each of ours."""

    def __init__(
        self, painter: QPainter, measure: ScreenMeasure, paths: Paths, ratio: float = 1.0
    ) -> None:
        self._painter = painter
        self._measure = measure
        self._paths = paths
        self._ratio = ratio

    def rect(
        self,
        box: Box,
        fill: str,
        *,
        pattern: Pattern = Pattern.SOLID,
        mark: Mark | None = None,
        kind: str = "",
        opacity: float = 1.0,
    ) -> None:
        """Fill a rectangle, its edges on whole pixels, with a pattern over it."""
        shape = QRectF(box.x, box.y, box.wide, box.high)
        self._painter.fillRect(shape, _colour(fill, opacity))
        if pattern is not Pattern.SOLID:
            self._painter.fillRect(shape, self._textured(pattern, fill, 1.0))

    def rects(self, boxes: list[Box], fill: str, *, kind: str = "") -> None:
        """Fill many rectangles alike, in one go."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(fill))
        self._painter.drawRects([QRectF(box.x, box.y, box.wide, box.high) for box in boxes])

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: str,
        *,
        edge: str = "",
        mark: Mark | None = None,
        kind: str = "",
        opacity: float = 1.0,
    ) -> None:
        """Fill a circle, or draw its edge, or both."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1) if edge else QPen(Qt.PenStyle.NoPen))
        ground = fill or theme.current().surface
        painter.setBrush(_colour(ground, opacity))
        painter.drawEllipse(QPointF(*centre), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def shape(
        self,
        shape: Shape,
        placed: Placed,
        fill: str,
        *,
        pattern: Pattern = Pattern.SOLID,
        edge: str = "",
        mark: Mark | None = None,
        kind: str = "",
        opacity: float = 1.0,
    ) -> None:
        """Fill an area, as large and where ``placed`` says, with a pattern over it."""
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(placed.x, placed.y)
        painter.scale(placed.scale, placed.scale)
        pen = QPen(QColor(edge), 1) if edge else QPen(Qt.PenStyle.NoPen)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(_colour(fill, opacity) if fill else QBrush(Qt.BrushStyle.NoBrush))
        path = self._path(shape)
        painter.drawPath(path)
        if pattern is not Pattern.SOLID:
            # The fill under it has smooth edges already.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillPath(path, self._textured(pattern, fill, 1 / placed.scale))
        painter.restore()

    @contextmanager
    def window(self, box: Box) -> Iterator[None]:
        """Cut what is drawn meanwhile at the edges of ``box``."""
        self._painter.save()
        self._painter.setClipRect(
            QRectF(box.x, box.y, box.wide, box.high), Qt.ClipOperation.IntersectClip
        )
        yield
        self._painter.restore()

    def line(
        self,
        start: Point,
        end: Point,
        ink: str,
        *,
        wide: float = 1.0,
        dashed: bool = False,
        opacity: float = 1.0,
        mark: Mark | None = None,
        kind: str = "",
    ) -> None:
        """Draw a straight line; one that runs along the pixels stays sharp."""
        if not dashed and (start[0] == end[0] or start[1] == end[1]):
            left, top = min(start[0], end[0]), min(start[1], end[1])
            long, high = abs(end[0] - start[0]), abs(end[1] - start[1])
            upright = start[0] == end[0]
            box = (
                QRectF(left - wide / 2, top, wide, high)
                if upright
                else QRectF(left, top - wide / 2, long, wide)
            )
            self._painter.fillRect(box, _colour(ink, opacity))
            return
        self._stroke(_colour(ink, opacity), wide, dashed=dashed)
        self._painter.drawLine(QPointF(*start), QPointF(*end))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def polyline(
        self,
        points: list[Point],
        ink: str,
        *,
        wide: float = 1.5,
        dashed: bool = False,
        kind: str = "",
    ) -> None:
        """Draw a line through ``points``."""
        self._stroke(QColor(ink), wide, dashed=dashed)
        self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def text(
        self,
        at: Point,
        words: str,
        ink: str,
        *,
        font: Font = Font.TEXT,
        anchor: Anchor = Anchor.LEFT,
        room: float = 0.0,
        whole: str = "",
        kind: str = "",
    ) -> None:
        """Write one line, its middle at the height of ``at``, cut with an ellipsis to ``room``."""
        painter = self._painter
        line = " ".join(words.split())
        if room and self._measure.width(line, font) > room + 0.5:
            metrics = self._measure.metrics[font]
            line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._measure.fonts[font])
        painter.setPen(QColor(ink))
        # Else the ellipsis of a right-to-left name stands at its beginning.
        painter.setLayoutDirection(direction_of(words))
        place = QRectF(at[0] - _BACK[anchor], at[1] - 20, _FAR, 40)
        painter.drawText(place, int(_WHERE[anchor]) | _ONE_LINE, line)

    def _stroke(self, colour: QColor, wide: float, *, dashed: bool) -> None:
        pen = QPen(colour, wide)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([4 / wide, 3 / wide])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _textured(self, pattern: Pattern, fill: str, scale: float) -> QBrush:
        brush = QBrush(tile(pattern, texture_ink(fill), self._ratio))
        # A brush knows nothing of the screen's pixels, nor of how a shape is scaled.
        brush.setTransform(QTransform.fromScale(scale / self._ratio, scale / self._ratio))
        return brush

    def _path(self, shape: Shape) -> QPainterPath:
        found = self._paths.get(shape)
        if found is None:
            found = QPainterPath()
            found.setFillRule(Qt.FillRule.OddEvenFill)
            for ring in shape.rings:
                found.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
                found.closeSubpath()
            self._paths[shape] = found
        return found


def _colour(value: str, opacity: float) -> QColor:
    return QColor(value) if opacity >= 1.0 else theme.colour(value, opacity)
