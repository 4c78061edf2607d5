"""Horizontal bars in pixels: names, bars as long as their numbers, totals."""

from bisect import bisect_right

from diplomat_desk.charts.bars import Bar, BarChart, Segment
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.legend import place_legend
from diplomat_desk.charts.marks import LinedMarks, Mark
from diplomat_desk.charts.palette import ink_on
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface

_THICK = 18.0
_SLOT = 14.0
_SLOT_GAP = 2.0
_LABEL_SHARE = 0.34
_LABEL_GAP = 8.0
_AFTER = 6.0
_EDGE = 2.0


class BarLayout:
    """A :class:`BarChart` laid out for one width; see :class:`Layout`."""

    motion = Motion.SCROLL

    def __init__(self, chart: BarChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self._share_out(room.wide)
        self._legend = place_legend(chart.series, room.wide, look)
        self._line = look.measure.line(Font.SMALL)
        self.head_height = self._legend.height + self._line + 8
        statement = chart.remainder.statement
        self._rest_lines = look.wrapped(statement, room.wide - 2 * _EDGE, Font.TEXT)
        self._rest = (
            len(self._rest_lines) * look.measure.line(Font.TEXT) + 4 if self._rest_lines else 0.0
        )
        self.row = look.row if chart.slots == 1 else chart.slots * _SLOT + 10
        self._tops = self._places()
        self.height = self._end + 4 + self._rest
        self._styles = {one.key: (look.colour(one.colour), one.pattern) for one in chart.series}
        self.marks = LinedMarks(tuple(self._marks(n, bar) for n, bar in enumerate(chart.bars)))

    def _share_out(self, room: float) -> None:
        """Share the width out: names, totals, and for the bars what is left."""
        chart, measure = self.chart, self.look.measure
        longest = max((measure.width(bar.label, Font.TEXT) for bar in chart.bars), default=0.0)
        unit = measure.width(chart.unit, Font.SMALL)
        self.names = min(max(longest, unit) + 2, room * _LABEL_SHARE)
        self.start = round(_EDGE + self.names + _LABEL_GAP)
        totals = max(
            (measure.width(bar.total_label, Font.STRONG) for bar in chart.bars), default=0.0
        )
        after = totals + _LABEL_GAP
        if chart.slots > 1:
            # Every piece has its figure behind it, and the totals stand in a column of their own.
            labels = (measure.width(one.label, Font.FIGURES) for one in chart.segments)
            after += max(labels, default=0.0) + 2 * _AFTER
        last = measure.width(chart.ticks[-1].label, Font.FIGURES) / 2
        end = room - _EDGE - max(after, last)
        self.scale = max(end - self.start, 1.0) / chart.axis_end

    def _places(self) -> list[float]:
        """Return where each bar begins; a heading takes a line above it."""
        tops, y = [], 0.0
        for bar in self.chart.bars:
            y += self.look.row if bar.heading else 0.0
            tops.append(y)
            y += self.row
        self._end = y
        return tops

    def at(self, value: float) -> float:
        """Return the pixel of ``value`` on the axis."""
        return self.start + value * self.scale

    def box_of(self, number: int, segment: Segment) -> Box:
        """Return where a segment of the bar ``number`` lies: as long as its value is large."""
        left = self.at(segment.start)
        wide = self.at(segment.end) - left
        if self.chart.slots > 1:
            top = self._tops[number] + 5 + segment.slot * _SLOT
            return Box(left, top, wide, _SLOT - _SLOT_GAP)
        return Box(left, self._tops[number] + (self.row - _THICK) / 2, wide, _THICK)

    def draw_head(self, on: Surface) -> None:
        """Draw the legend, and the axis with its unit."""
        inks = self.look.inks
        self._legend.draw(on)
        y = self._legend.height
        middle = y + self._line / 2
        zero = self.look.measure.width(self.chart.ticks[0].label, Font.FIGURES) / 2 + _AFTER
        on.text(
            (self.start - zero, middle), self.chart.unit, inks.quiet,
            font=Font.SMALL, anchor=Anchor.RIGHT, room=self.names + _LABEL_GAP - zero,
        )  # fmt: skip
        for number, tick in enumerate(self.chart.ticks):
            x = self.at(tick.value)
            if self._has_room(number):
                on.text(
                    (x, middle), tick.label, inks.quiet,
                    font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="tick",
                )  # fmt: skip
            self._gridline(on, tick.value, y + self._line + 2, self.head_height)

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw gridlines, and the bars that ``exposed`` touches."""
        end = min(exposed.bottom, self._end + 4)
        for tick in self.chart.ticks:
            self._gridline(on, tick.value, exposed.y, end)
        first = max(bisect_right(self._tops, exposed.y) - 1, 0)
        for number, bar in enumerate(self.chart.bars[first:], first):
            if self._tops[number] - self.look.row > exposed.bottom:
                break
            self._draw_bar(on, number, bar)
        if self._rest and exposed.bottom > self._end:
            line = self.look.measure.line(Font.TEXT)
            for number, words in enumerate(self._rest_lines):
                on.text((_EDGE, self._end + 6 + (number + 0.5) * line), words, self.look.inks.quiet)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Leave it to frames."""
        return False

    def _has_room(self, number: int) -> bool:
        """Tell whether a tick's figure does not touch its neighbours': the first and last always stand."""
        ticks = self.chart.ticks
        widest = self.look.measure.width(ticks[-1].label, Font.FIGURES) + 6
        apart = self.at(ticks[1].value) - self.at(0)
        every = max(int(-(-widest // max(apart, 1.0))), 1)
        last = len(ticks) - 1
        return number == last or (number % every == 0 and last - number >= every)

    def _gridline(self, on: Surface, value: float, top: float, bottom: float) -> None:
        inks = self.look.inks
        x = round(self.at(value)) + 0.5
        on.line((x, top), (x, bottom), inks.grid if value else inks.axis)

    def _draw_bar(self, on: Surface, number: int, bar: Bar) -> None:
        inks = self.look.inks
        if bar.heading:
            middle = self._tops[number] - self.look.row * 0.4
            ground = Box(0, self._tops[number] - self.look.row, self.width, self.look.row)
            on.rect(ground, inks.paper, kind="ground")
            on.text(
                (_EDGE, middle), bar.heading, inks.text,
                font=Font.STRONG, room=self.width - 2 * _EDGE, kind="region",
            )  # fmt: skip
        middle = self._tops[number] + self.row / 2
        on.text(
            (self.start - _LABEL_GAP, middle), bar.label, inks.text,
            anchor=Anchor.RIGHT, room=self.names, kind="row",
        )  # fmt: skip
        for segment in bar.segments:
            self._draw_segment(on, number, segment)
        if self.chart.slots > 1:
            at, anchor = (self.width - _EDGE, middle), Anchor.RIGHT
        else:
            at, anchor = (self.at(bar.end) + _AFTER, middle), Anchor.LEFT
        wide = self.look.measure.width(bar.total_label, Font.STRONG)
        left = at[0] - (wide if anchor is Anchor.RIGHT else 0.0)
        on.rect(Box(left - 2, middle - 8, wide + 4, 16), inks.paper, kind="ground")
        on.text(at, bar.total_label, inks.text, font=Font.STRONG, anchor=anchor, kind="total")

    def _draw_segment(self, on: Surface, number: int, segment: Segment) -> None:
        box = self.box_of(number, segment)
        colour, pattern = self._styles[segment.column]
        on.rect(box, colour, pattern=pattern, mark=self._mark(segment, box), kind="segment")
        if self.chart.slots > 1:
            at = (box.right + _AFTER, box.centre[1])
            on.text(at, segment.label, self.look.inks.quiet, font=Font.FIGURES, kind="value")
            return
        if segment.start and box.wide > 3:
            on.rect(Box(box.x, box.y, 1, box.high), self.look.inks.paper, kind="gap")
        self._draw_figure(on, segment, box, colour)

    def _draw_figure(self, on: Surface, segment: Segment, box: Box, colour: str) -> None:
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
        top = self._tops[number]
        name = Box(0, top, self.start - 4, self.row)
        pieces = [Mark(bar.key, "", bar.total, bar.tooltip, name, bar.aim)]
        for segment in bar.segments:
            box = self.box_of(number, segment)
            if self.chart.slots == 1:
                box = Box(box.x, top, box.wide, self.row)
            pieces.append(self._mark(segment, box))
        return tuple(pieces)

    @staticmethod
    def _mark(segment: Segment, box: Box) -> Mark:
        return Mark(segment.row, segment.column, segment.value, segment.tooltip, box, segment.aim)
