"""Stacked bars on the screen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from diplomat_desk.charts.bars import Bar, BarChart, Segment
from diplomat_desk.charts.describing import Series
from diplomat_desk.charts.palette import ink_on
from diplomat_desk.ui.charts.look import (
    LEFT,
    MIDDLE,
    RIGHT,
    Look,
    fill,
    lay_texture,
    line_height,
    width,
    write,
)
from diplomat_desk.ui.charts.marks import Mark, Marks
from diplomat_desk.ui.tokens import Size, Space

ROW = float(Size.CLICK)
_THICK = 18.0
_SWATCH = 12.0
_LABEL_SHARE = 0.34
_EDGE = float(Space.XS)


class BarDrawing:
    """A :class:`BarChart` laid out for one width: names, bars, totals; see ``Drawing``."""

    def __init__(self, chart: BarChart, room: float, look: Look) -> None:
        self.chart = chart
        self.width = room
        self.look = look
        names = (width(bar.label, look.text) for bar in chart.bars)
        names_room = min(max(names, default=0.0) + 2, room * _LABEL_SHARE)
        self.names = max(names_room, width(chart.unit, look.small))
        self.start = round(_EDGE + self.names + Space.S)
        totals = (width(bar.total_label, look.strong) for bar in chart.bars)
        last = width(chart.ticks[-1].label, look.figures) / 2
        end = room - _EDGE - max(max(totals, default=0.0) + Space.S, last)
        self.scale = max(end - self.start, 1.0) / chart.axis_end
        self.height = len(chart.bars) * ROW + Space.XS
        self._legend = self._place_legend()
        line = line_height(look.text) + Space.XS
        self._legend_height = (self._legend[-1][1] + line) if self._legend else 0.0
        self.head_height = self._legend_height + line_height(look.small) + Space.S
        self.marks = Marks(tuple(self._marks(n, bar) for n, bar in enumerate(chart.bars)))
        self._series = {one.key: one for one in chart.series}

    def at(self, value: int) -> float:
        """Return the pixel of ``value`` initiatives."""
        return self.start + value * self.scale

    def shape_of(self, number: int, segment: Segment) -> QRectF:
        """Return where a segment of the bar ``number`` lies: as long as its value is large."""
        left, right = self.at(segment.start), self.at(segment.end)
        return QRectF(left, number * ROW + (ROW - _THICK) / 2, right - left, _THICK)

    def paint_head(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the legend, and the axis with its unit."""
        colours = self.look.colours
        for one, y, x in self._legend:
            self._paint_key(painter, one, x, y)
        line = line_height(self.look.small)
        y = self._legend_height
        names = QRectF(_EDGE, y, self.names, line)
        write(painter, names, self.chart.unit, self.look.small, colours.muted, RIGHT)
        for tick in self.chart.ticks:
            x = self.at(tick.value)
            room = QRectF(x - 40, y, 80, line)
            write(painter, room, tick.label, self.look.figures, colours.muted, MIDDLE)
            bottom = QRectF(round(x), y + line + 2, 1, self.head_height - y - line - 2)
            fill(painter, bottom, colours.control if tick.value == 0 else colours.line)

    def paint_body(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint gridlines, and the bars that ``exposed`` touches."""
        colours = self.look.colours
        for tick in self.chart.ticks:
            line = QRectF(round(self.at(tick.value)), exposed.top(), 1, exposed.height())
            fill(painter, line, colours.control if tick.value == 0 else colours.line)
        first = max(int(exposed.top() // ROW), 0)
        last = int(exposed.bottom() // ROW) + 1
        for number, bar in enumerate(self.chart.bars[first:last], first):
            self._paint_bar(painter, number, bar)

    def _place_legend(self) -> list[tuple[Series, float, float]]:
        """Return each series with its place, in as many rows as they need."""
        x, y = _EDGE, 0.0
        placed = []
        for one in self.chart.series:
            wide = _SWATCH + 6 + width(one.label, self.look.text)
            if x > _EDGE and x + wide > self.width - _EDGE:
                x, y = _EDGE, y + line_height(self.look.text) + 2
            placed.append((one, y, x))
            x += wide + Space.L
        return placed

    def _paint_key(self, painter: QPainter, one: Series, x: float, y: float) -> None:
        line = line_height(self.look.text)
        colour = self.look.series_colour(one)
        swatch = QRectF(x, y + round((line - _SWATCH) / 2), _SWATCH, _SWATCH)
        fill(painter, swatch, colour)
        lay_texture(painter, swatch, one.pattern, colour, self.look.ratio)
        room = QRectF(x + _SWATCH + 6, y, self.width - x - _SWATCH - 6 - _EDGE, line)
        write(painter, room, one.label, self.look.text, self.look.colours.text)

    def _paint_bar(self, painter: QPainter, number: int, bar: Bar) -> None:
        colours = self.look.colours
        top = number * ROW
        names = QRectF(_EDGE, top, self.names, ROW)
        write(painter, names, bar.label, self.look.text, colours.text, RIGHT)
        for segment in bar.segments:
            self._paint_segment(painter, number, segment)
        end = self.at(bar.segments[-1].end if bar.segments else 0) + 6
        room = QRectF(end, top, self.width - end, ROW)
        write(painter, room, bar.total_label, self.look.strong, colours.text, LEFT)

    def _paint_segment(self, painter: QPainter, number: int, segment: Segment) -> None:
        shape = self.shape_of(number, segment)
        one = self._series[segment.column]
        colour = self.look.series_colour(one)
        fill(painter, shape, colour)
        lay_texture(painter, shape, one.pattern, colour, self.look.ratio)
        if segment.start and shape.width() > 3:
            gap = QRectF(shape.left(), shape.top(), 1, shape.height())
            fill(painter, gap, self.look.colours.surface)
        wide = width(segment.label, self.look.figures)
        if wide + 6 > shape.width():
            return
        # A figure on a texture is hard to read, so it stands on the plain colour.
        middle = shape.center().x()
        fill(painter, QRectF(middle - wide / 2 - 2, shape.top() + 2, wide + 4, _THICK - 4), colour)
        write(painter, shape, segment.label, self.look.figures, ink_on(colour), MIDDLE)

    def _marks(self, number: int, bar: Bar) -> tuple[Mark, ...]:
        """Return the name, which stands for the whole bar, and the segments, easy to hit."""
        top = number * ROW
        name = QRectF(0, top, self.start - Space.XS, ROW)
        pieces = [Mark(bar.key, "", bar.total, bar.tooltip, name)]
        for segment in bar.segments:
            shape = self.shape_of(number, segment)
            tall = QRectF(shape.left(), top, shape.width(), ROW)
            pieces.append(Mark(segment.row, segment.column, segment.value, segment.tooltip, tall))
        return tuple(pieces)
