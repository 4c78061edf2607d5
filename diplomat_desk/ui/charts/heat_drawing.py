"""The heat map on the screen."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from diplomat_desk.charts.describing import Series, tooltip
from diplomat_desk.charts.heat import Cell, HeatMap, HeatRow
from diplomat_desk.charts.palette import ink_on
from diplomat_desk.domain.words import say
from diplomat_desk.ui.charts.look import LEFT, MIDDLE, RIGHT, Look, fill, line_height, width, write
from diplomat_desk.ui.charts.marks import Mark, Marks
from diplomat_desk.ui.tokens import Size, Space

ROW = float(Size.CLICK)
_WIDEST, _NARROWEST = 132.0, 32.0
_LABEL_SHARE = 0.36
_KEY_STEPS, _KEY_STEP = 24, 5.0
_HEADING_LINES = 3
_EDGE = float(Space.XS)
_SUM_GAP = float(Space.S)
_WRAPPED = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
)


class HeatDrawing:
    """A :class:`HeatMap` laid out for one width: names, cells, totals; see ``Drawing``."""

    def __init__(self, chart: HeatMap, room: float, look: Look) -> None:
        self.chart = chart
        self.width = room
        self.look = look
        number = max(len(chart.columns), 1)
        labels = [row.label for row in chart.rows]
        longest = max((width(label, look.text) for label in labels), default=0.0)
        longest = max(longest, width(chart.column_total_heading, look.strong)) + 2
        self.totals = self._totals_width()
        least = room - self.totals - number * _NARROWEST - Space.S - 2 * _EDGE
        self.names = min(longest, max(min(room * _LABEL_SHARE, least), 60.0))
        self.start = round(_EDGE + self.names + Space.S)
        left = room - self.start - self.totals - _EDGE
        self.wide = float(int(max(min(left / number, _WIDEST), 1.0)))
        self.end = self.start + number * self.wide + self.totals
        self.height = len(chart.rows) * ROW + _SUM_GAP + ROW
        self._key_height = line_height(look.small) + Space.M
        lines = max((self._heading_height(one) for one in chart.columns), default=0.0)
        self._headings = max(lines, line_height(look.small))
        self.head_height = self._key_height + self._headings + Space.XS + 1
        self.marks = Marks(self._all_marks())

    def shape_of(self, number: int, column: int) -> QRectF:
        """Return where the cell in row ``number`` and ``column`` lies."""
        x = self.start + column * self.wide
        return QRectF(x + 1, number * ROW + 1, self.wide - 2, ROW - 2)

    def paint_head(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the scale of shades, and the columns' names."""
        self._paint_scale(painter)
        colours = self.look.colours
        top = self._key_height
        for number, one in enumerate(self.chart.columns):
            x = self.start + number * self.wide
            self._paint_heading(painter, one, QRectF(x + 2, top, self.wide - 4, self._headings))
        line = line_height(self.look.small)
        end = self.start + len(self.chart.columns) * self.wide
        room = QRectF(end, top + self._headings - line, self.totals, line)
        heading = self.chart.row_total_heading
        write(painter, room, heading, self.look.small, colours.muted, RIGHT)
        rule = QRectF(_EDGE, self.head_height - 1, self.end - _EDGE, 1)
        fill(painter, rule, colours.control)

    def paint_body(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the rows that ``exposed`` touches, and the sums after the last."""
        first = max(int(exposed.top() // ROW), 0)
        last = int(exposed.bottom() // ROW) + 1
        for number, row in enumerate(self.chart.rows[first:last], first):
            self._paint_row(painter, number, row)
        if exposed.bottom() > len(self.chart.rows) * ROW:
            self._paint_sums(painter)

    def _totals_width(self) -> float:
        texts = [self.chart.total_label, *(row.total_label for row in self.chart.rows)]
        figures = max(width(text, self.look.strong) for text in texts)
        return max(figures, width(self.chart.row_total_heading, self.look.small)) + Space.M

    def _heading_height(self, one: Series) -> float:
        """Return how tall a heading is in its column; one line where only its mark fits."""
        metrics = QFontMetricsF(self.look.small)
        room = QRectF(0, 0, self.wide - 4, 1000)
        return metrics.boundingRect(room, _WRAPPED, self._heading(one)).height()

    def _heading(self, one: Series) -> str:
        """Return the column's name, or its short mark where its words do not fit."""
        metrics = QFontMetricsF(self.look.small)
        room = QRectF(0, 0, self.wide - 4, 1000)
        words = max(width(word, self.look.small) for word in (one.label.split() or [""]))
        tall = metrics.boundingRect(room, _WRAPPED, one.label).height()
        fits = words <= room.width() and tall <= _HEADING_LINES * metrics.lineSpacing() + 1
        if fits:
            return one.label
        return metrics.elidedText(one.mark, Qt.TextElideMode.ElideRight, room.width())

    def _paint_heading(self, painter: QPainter, one: Series, room: QRectF) -> None:
        painter.setFont(self.look.small)
        painter.setPen(QColor(self.look.colours.muted))
        painter.drawText(room, _WRAPPED, self._heading(one))

    def _paint_scale(self, painter: QPainter) -> None:
        """Paint the ramp from one to the highest count, with its ends in figures."""
        colours, small = self.look.colours, self.look.small
        line = line_height(small)
        x = self._say(painter, _EDGE, self.chart.unit, colours.muted) + Space.S
        highest = self.chart.highest
        if highest > 1:
            x = self._say(painter, x, "1", colours.text) + 5
        for step in range(_KEY_STEPS):
            share = max(step / (_KEY_STEPS - 1), 1 / max(highest, 1))
            shape = QRectF(x + step * _KEY_STEP, 2, _KEY_STEP, line - 4)
            fill(painter, shape, self.look.ramp(share))
        x += _KEY_STEPS * _KEY_STEP + 5
        x = self._say(painter, x, f"{highest:,}", colours.text) + Space.L
        self._say(painter, x, say("no shade: none"), colours.muted)

    def _say(self, painter: QPainter, x: float, text: str, colour: str) -> float:
        """Write in the line of the scale; return the whole pixel where the text ends."""
        small = self.look.small
        room = QRectF(x, 0, max(self.width - x, 0), line_height(small))
        write(painter, room, text, small, colour, LEFT)
        return float(round(x + width(text, small)))

    def _paint_row(self, painter: QPainter, number: int, row: HeatRow) -> None:
        colours = self.look.colours
        names = QRectF(_EDGE, number * ROW, self.names, ROW)
        write(painter, names, row.label, self.look.text, colours.text, RIGHT)
        for column, cell in enumerate(row.cells):
            self._paint_cell(painter, cell, self.shape_of(number, column))
        self._paint_total(painter, number * ROW, row.total_label)

    def _paint_cell(self, painter: QPainter, cell: Cell, shape: QRectF) -> None:
        colour = self.look.ramp(cell.share)
        fill(painter, shape, colour)
        ink = ink_on(colour) if cell.value else self.look.colours.muted
        write(painter, shape, cell.label, self.look.figures, ink, MIDDLE)

    def _paint_total(self, painter: QPainter, top: float, label: str) -> None:
        room = QRectF(self.end - self.totals, top, self.totals, ROW)
        write(painter, room, label, self.look.strong, self.look.colours.text, RIGHT)

    def _paint_sums(self, painter: QPainter) -> None:
        """Paint the last line: every track's initiatives in all countries."""
        colours, strong = self.look.colours, self.look.strong
        top = len(self.chart.rows) * ROW + _SUM_GAP
        rule = QRectF(_EDGE, top - _SUM_GAP / 2, self.end - _EDGE, 1)
        fill(painter, rule, colours.control)
        heading = self.chart.column_total_heading
        write(painter, QRectF(_EDGE, top, self.names, ROW), heading, strong, colours.text, RIGHT)
        for column, one in enumerate(self.chart.columns):
            room = QRectF(self.start + column * self.wide, top, self.wide, ROW)
            write(painter, room, f"{one.total:,}", strong, colours.text, MIDDLE)
        self._paint_total(painter, top, self.chart.total_label)

    def _all_marks(self) -> tuple[tuple[Mark, ...], ...]:
        """Return a line of marks for each row: its name, its cells; and the columns' sums."""
        lines = [self._row_marks(n, row) for n, row in enumerate(self.chart.rows)]
        top = len(self.chart.rows) * ROW + _SUM_GAP
        everywhere = self.chart.column_total_heading
        sums = tuple(
            Mark(
                "",
                one.key,
                one.total,
                tooltip(everywhere, one.label, one.total),
                self._slot(column, top),
            )
            for column, one in enumerate(self.chart.columns)
        )
        return (*lines, sums) if sums else tuple(lines)

    def _row_marks(self, number: int, row: HeatRow) -> tuple[Mark, ...]:
        top = number * ROW
        name = QRectF(0, top, self.start - Space.XS, ROW)
        cells = (
            Mark(cell.row, cell.column, cell.value, cell.tooltip, self._slot(column, top))
            for column, cell in enumerate(row.cells)
        )
        return (Mark(row.key, "", row.total, row.tooltip, name), *cells)

    def _slot(self, column: int, top: float) -> QRectF:
        return QRectF(self.start + column * self.wide, top, self.wide, ROW)
