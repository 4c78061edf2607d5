"""Horizontal stacked bars in pixels: names, bars as long as their numbers, totals."""

from diplomat_desk.charts.bars import Bar, BarChart, Segment
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.legend import place_legend
from diplomat_desk.charts.marks import LinedMarks, Mark
from diplomat_desk.charts.palette import ink_on
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.domain import aims
from diplomat_desk.domain.dimensions import Dimension

_THICK = 18.0
_LABEL_SHARE = 0.34
_LABEL_GAP = 8.0
_EDGE = 2.0


class BarLayout:
    """A :class:`BarChart` laid out for one width; see :class:`Layout`."""

    motion = Motion.SCROLL

    def __init__(self, chart: BarChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        measure = look.measure
        longest = max((measure.width(bar.label, Font.TEXT) for bar in chart.bars), default=0.0)
        unit = measure.width(chart.unit, Font.SMALL)
        self.names = min(max(longest, unit) + 2, room.wide * _LABEL_SHARE)
        self.start = round(_EDGE + self.names + _LABEL_GAP)
        totals = (measure.width(bar.total_label, Font.STRONG) for bar in chart.bars)
        last = measure.width(chart.ticks[-1].label, Font.FIGURES) / 2
        end = room.wide - _EDGE - max(max(totals, default=0.0) + _LABEL_GAP, last)
        self.scale = max(end - self.start, 1.0) / chart.axis_end
        self._legend = place_legend(chart.series, room.wide, look)
        self._line = measure.line(Font.SMALL)
        self.head_height = self._legend.height + self._line + 8
        self._rest = measure.line(Font.TEXT) + 4 if chart.remainder.statement else 0.0
        self.height = len(chart.bars) * look.row + 4 + self._rest
        self._styles = {one.key: (look.colour(one.colour), one.pattern) for one in chart.series}
        self.marks = LinedMarks(tuple(self._marks(n, bar) for n, bar in enumerate(chart.bars)))

    def at(self, value: float) -> float:
        """Return the pixel of ``value`` initiatives."""
        return self.start + value * self.scale

    def box_of(self, number: int, segment: Segment) -> Box:
        """Return where a segment of the bar ``number`` lies: as long as its value is large."""
        left = self.at(segment.start)
        top = number * self.look.row + (self.look.row - _THICK) / 2
        return Box(left, top, self.at(segment.end) - left, _THICK)

    def draw_head(self, on: Surface) -> None:
        """Draw the legend, and the axis with its unit."""
        inks = self.look.inks
        self._legend.draw(on)
        y = self._legend.height
        middle = y + self._line / 2
        on.text(
            (self.start - _LABEL_GAP, middle), self.chart.unit, inks.quiet,
            font=Font.SMALL, anchor=Anchor.RIGHT, room=self.names,
        )  # fmt: skip
        for tick in self.chart.ticks:
            x = self.at(tick.value)
            on.text(
                (x, middle), tick.label, inks.quiet,
                font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="tick",
            )  # fmt: skip
            self._gridline(on, tick.value, y + self._line + 2, self.head_height)

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw gridlines, and the bars that ``exposed`` touches."""
        row, number_of = self.look.row, len(self.chart.bars)
        end = min(exposed.bottom, number_of * row + 4)
        for tick in self.chart.ticks:
            self._gridline(on, tick.value, exposed.y, end)
        first = max(int(exposed.y // row), 0)
        last = int(exposed.bottom // row) + 1
        for number, bar in enumerate(self.chart.bars[first:last], first):
            self._draw_bar(on, number, bar)
        if self._rest and exposed.bottom > number_of * row:
            middle = number_of * row + 4 + self._rest / 2
            statement = self.chart.remainder.statement
            on.text((_EDGE, middle), statement, self.look.inks.quiet, room=self.width - _EDGE)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Leave it to frames."""
        return False

    def _gridline(self, on: Surface, value: float, top: float, bottom: float) -> None:
        inks = self.look.inks
        x = round(self.at(value)) + 0.5
        on.line((x, top), (x, bottom), inks.grid if value else inks.axis)

    def _draw_bar(self, on: Surface, number: int, bar: Bar) -> None:
        inks = self.look.inks
        middle = (number + 0.5) * self.look.row
        on.text(
            (self.start - _LABEL_GAP, middle), bar.label, inks.text,
            anchor=Anchor.RIGHT, room=self.names, kind="row",
        )  # fmt: skip
        for segment in bar.segments:
            self._draw_segment(on, number, segment)
        end = self.at(bar.segments[-1].end if bar.segments else 0) + 6
        on.text((end, middle), bar.total_label, inks.text, font=Font.STRONG, kind="total")

    def _draw_segment(self, on: Surface, number: int, segment: Segment) -> None:
        box = self.box_of(number, segment)
        colour, pattern = self._styles[segment.column]
        mark = self._mark(segment, box)
        on.rect(box, colour, pattern=pattern, mark=mark, kind="segment")
        if segment.start and box.wide > 3:
            on.rect(Box(box.x, box.y, 1, box.high), self.look.inks.paper, kind="gap")
        wide = self.look.measure.width(segment.label, Font.FIGURES)
        if wide + 6 > box.wide:
            return
        # A figure on a texture is hard to read, so it stands on the plain colour.
        x, y = box.centre
        ground = Box(x - wide / 2 - 2, box.y + 2, wide + 4, box.high - 4)
        on.rect(ground, colour, kind="ground")
        on.text(
            (x, y), segment.label, ink_on(colour),
            font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="value",
        )  # fmt: skip

    def _marks(self, number: int, bar: Bar) -> tuple[Mark, ...]:
        """Return the name, which stands for the whole bar, and the segments, easy to hit."""
        top = number * self.look.row
        name = Box(0, top, self.start - 4, self.look.row)
        aim = aims.of({Dimension.COUNTRY: bar.key})
        pieces = [Mark(bar.key, "", bar.total, bar.tooltip, name, aim)]
        for segment in bar.segments:
            box = self.box_of(number, segment)
            pieces.append(self._mark(segment, Box(box.x, top, box.wide, self.look.row)))
        return tuple(pieces)

    def _mark(self, segment: Segment, box: Box) -> Mark:
        aim = aims.of({Dimension.COUNTRY: segment.row, Dimension.TRACK: segment.column})
        return Mark(segment.row, segment.column, segment.value, segment.tooltip, box, aim)
