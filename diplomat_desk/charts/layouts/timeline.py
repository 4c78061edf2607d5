"""The timeline in pixels: lanes down, time across, zoomed into time only."""

from itertools import pairwise

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.timeaxis import TimeAxis
from diplomat_desk.charts.layouts.timebars import POINT, THICK, BarPainter
from diplomat_desk.charts.layouts.timeframe import frame_of, scale_of
from diplomat_desk.charts.layouts.timemarks import BarMarks
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.surface import Font, Look, Surface
from diplomat_desk.charts.timeline import TimelineChart
from diplomat_desk.charts.timescale import rounded
from diplomat_desk.domain.aims import Aim

_LEAST_TITLE = 56.0
_CROWDED = 7.0
_SLIVER = 2.5
_MOST_MARKED = 300
"""So many bars in view are drawn each with its mark; of more, the short ones are drawn in one go."""


class TimelineLayout:
    """A :class:`TimelineChart` laid out for one width and one view of time. See :class:`Layout`.

    What does not depend on the view is kept with the chart, so that laying out for the next frame of a
    zoom costs next to nothing.
    """

    motion = Motion.ZOOM_ACROSS

    def __init__(self, chart: TimelineChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self._on_screen = room.high > 0
        self.frame = frame_of(chart, room.wide, look)
        self.scale = scale_of(self.frame, room.view)
        self.marks = BarMarks(self.frame, self.scale)
        self._axis = TimeAxis(self.scale, chart.today, room.wide, look)
        self.head_height = self.frame.legend.height + self._axis.high
        rest = look.measure.line(Font.TEXT) + 4 if chart.rest else 0.0
        # A page is long, and its head does not stay in sight: the axis is there again under the lanes.
        self._foot = 0.0 if self._on_screen else self._axis.high
        self.height = self.frame.height + self._foot + rest
        self._bars = BarPainter(self.frame, self.scale)

    def period(self, start: float, end: float) -> Aim:
        """Return the period between two places across the body, as exactly as they can be pointed at."""
        scale = self.scale
        left, right = (scale.back(min(max(x, scale.left), scale.right)) for x in (start, end))
        return Aim(since=rounded(left, scale.wide), until=rounded(right, scale.wide))

    def nearest(self, top: float, high: float) -> float | None:
        """Return how far down to scroll so that a bar is seen, nearest to ``top``; None where none is in view.

        ``high`` is how much is seen at once; where a bar is seen already, that is ``top`` itself.
        """
        frame, seen = self.frame, self.marks.seen
        lane = max(frame.lane_at(top), 0)
        rows = len(self.chart.rows.all)
        middle = frame.row_at(top + high / 2)
        middle = middle if middle >= 0 else self.chart.lanes[lane].start
        for away in range(rows):
            for row in (middle - away, middle + away):
                if 0 <= row < rows and len(seen(row)):
                    at = frame.top_of(row)
                    inside = top <= at and at + frame.row <= top + high
                    return top if inside else max(at - high / 3, 0.0)
        return None

    def draw_head(self, on: Surface) -> None:
        """Draw the legend and the axis of time, with today where it is in view."""
        self.frame.legend.draw(on)
        self._axis.draw(on, self.head_height)

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw the lanes that ``exposed`` touches, their names at its top while they are under it."""
        lanes = self.chart.lanes
        first = max(self.frame.lane_at(exposed.y), 0)
        last = self.frame.lane_at(exposed.bottom)
        self._axis.draw_grid(on, exposed.y, min(exposed.bottom, self.frame.height))
        rows: list[int] = []
        for number in range(first, min(last + 1, len(lanes))):
            self._draw_name(on, number, exposed)
            top = self.frame.tops[number]
            low = max(int((exposed.y - top) // self.frame.row), 0)
            high = min(int((exposed.bottom - top) // self.frame.row) + 1, lanes[number].rows)
            rows += range(lanes[number].start + low, lanes[number].start + high)
        many = sum(len(self.marks.seen(row)) for row in rows) > _MOST_MARKED and self._on_screen
        for row in rows:
            self._draw_row(on, row, marked=not many)
        if exposed.bottom > self.frame.height:
            self._draw_foot(on)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Leave it to frames."""
        return False

    def _draw_foot(self, on: Surface) -> None:
        end = self.frame.height
        if self._foot:
            self._axis.draw(on, end, above=False)
        if self.chart.rest:
            middle = (end + self._foot + self.height) / 2
            on.text((0, middle), self.chart.rest, self.look.inks.quiet, room=self.width - 2)

    def _draw_name(self, on: Surface, number: int, exposed: Box) -> None:
        lane, frame, inks = self.chart.lanes[number], self.frame, self.look.inks
        top, names = frame.tops[number], frame.names[number]
        high = frame.lane_height(number)
        edge = round(top + high + (frame.tops[0] if frame.tops else 0)) + 0.5
        on.line((0, edge), (self.width, edge), inks.grid)
        line = self.look.measure.line(Font.STRONG)
        total = high > line * (len(names) + 1)
        needs = line * (len(names) + total) + 4
        y = min(max(top, exposed.y), top + max(high - needs, 0.0)) + line / 2 + 3
        for words in names:
            on.text(
                (0, y), words, inks.text,
                font=Font.STRONG, room=frame.left - 12, whole=lane.label, kind="row",
            )  # fmt: skip
            y += line
        if total:
            on.text((0, y), f"{lane.total:,}", inks.quiet, font=Font.FIGURES, kind="total")

    def _draw_row(self, on: Surface, row: int, *, marked: bool) -> None:
        bars = self.chart.rows.row(row)
        top = self.frame.top_of(row)
        band = top + self.frame.row - THICK - 4
        short = _SLIVER if marked else 2 * POINT
        slivers: dict[str, list[Box]] = {}
        drawn = -1.0
        for place, after in pairwise((*self.marks.seen(row), -1)):
            number = bars.bars[place]
            left, right = self.scale.at(bars.first[place]), self.scale.at(bars.last[place])
            after_left = self.scale.at(bars.first[after]) if after >= 0 else self.scale.right
            if right - left < short and after_left - left < (_CROWDED if marked else _LEAST_TITLE):
                if left - drawn >= 1:
                    wide = max(right - left, 1.5 if after_left - left < _CROWDED else 4.0)
                    box = Box(max(left, self.scale.left), band, wide, THICK)
                    slivers.setdefault(self._bars.colour(number), []).append(box)
                    drawn = left
                continue
            self._bars.draw(on, number, band, self.marks.of_bar(row, place) if marked else None)
            self._draw_title(on, row, place, top)
        for colour, boxes in slivers.items():
            on.rects(boxes, colour, kind="slivers")

    def _draw_title(self, on: Surface, row: int, place: int, top: float) -> None:
        start, end = self.marks.title(row, place)
        if end - start < _LEAST_TITLE:
            return
        chart = self.chart
        number = chart.rows.row(row).bars[place]
        inks = self.look.inks
        ink = inks.text if chart.last[number] > chart.today else inks.quiet
        y = top + (self.frame.row - THICK - 4) / 2
        shown = self.frame.fitted(number, end - start)
        on.text(
            (start, y), shown, ink, font=Font.SMALL, whole=self.frame.words(number), kind="title"
        )
