"""Bars along time in pixels: an axis of numbers, an axis of years, and room for a label where it counts."""

from dataclasses import replace

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.legend import place_legend
from diplomat_desk.charts.layouts.over_time_axis import place_axis
from diplomat_desk.charts.layouts.over_time_ends import Ends, end_margin, place_ends
from diplomat_desk.charts.layouts.over_time_marks import ColumnMarks
from diplomat_desk.charts.layouts.over_time_roles import fill_of, place_roles
from diplomat_desk.charts.layouts.over_time_totals import (
    Total,
    TotalsRoom,
    place_totals,
    told_pieces,
)
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.over_time import Bar, OverTimeChart, Piece, Slot
from diplomat_desk.charts.over_time_series import ONE_COLOUR
from diplomat_desk.charts.palette import Pattern, ink_on
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.domain.aims import Aim, begun_in
from diplomat_desk.domain.periods import Period
from diplomat_desk.domain.words import say

_EDGE = 2.0
_GAP = 8.0
_FILLED = 0.78
"""The share of a step that its bars fill; the rest keeps them apart."""
_THICKEST = 64.0
_THIN = 4.0
"""Bars thinner than this touch one another, and have no pattern."""
_LOWEST, _HIGHEST = 180.0, 460.0
"""How high it is on paper, in pixels."""
_FLATTEST = 110.0
"""Lower than this it scrolls on a screen."""
_PAPER_SHAPE = 0.45
_MOST_MARGIN = 0.22


class OverTimeLayout:
    """An :class:`OverTimeChart` laid out for one size; see :class:`Layout` and :class:`Brushed`."""

    motion = Motion.SCROLL

    def __init__(self, chart: OverTimeChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self._line = look.measure.line(Font.SMALL)
        self._roles = place_roles(chart, room.wide, look)
        self._ends = Ends(look)
        margin = end_margin(chart, look)
        if margin and margin <= room.wide * _MOST_MARGIN:
            self._place(room, (), margin)
            self._ends = place_ends(chart, room.wide - margin, self.at, look)
        if not self._ends.names:
            self._place(room, chart.series, _EDGE)
        self._wholes = [
            [self._whole(slot, n, m) for m in range(len(slot.bars))]
            for n, slot in enumerate(chart.slots)
        ]
        self._fills = self._filled()
        self.marks = ColumnMarks(tuple(self._columns()))
        self._labelled = place_totals(self._totals(), self._room())
        self._told = told_pieces(chart, ends=bool(self._ends.names))

    def _place(self, room: Room, legend: tuple[Series, ...], margin: float) -> None:
        """Place the axes under a ``legend``, with a ``margin`` at the right."""
        chart, look = self.chart, self.look
        self._legend = place_legend(legend, room.wide, look)
        head = self._legend.height + self._roles.height + self._line + 4
        self.head_height = float(round(head))
        self.height = self._high(room)
        self.start = self._start()
        self.end = room.wide - margin
        self.axis = place_axis(chart, self.start, self.end, look)
        self.top = self._line + 4
        self.base = round(self.height - self.axis.high)
        self.scale = (self.base - self.top) / chart.axis_end

    def at(self, value: float) -> float:
        """Return the pixel of ``value`` initiatives, from the top of the body."""
        return self.base - value * self.scale

    def bar_box(self, slot: int, bar: int, start: int, end: int) -> Box:
        """Return where a bar of a slot lies between two numbers of initiatives."""
        left, right = self._sides(slot, bar)
        return Box(left, self.at(end), right - left, self.at(start) - self.at(end))

    def period(self, start: float, end: float) -> Aim:
        """Return the period between two places across the body: of whole steps."""
        slots = self.chart.slots
        if not slots:
            return Aim()
        first, last = sorted((self.axis.slot_at(start), self.axis.slot_at(end)))
        return begun_in(Period(slots[first].period.since, slots[last].period.until))

    def draw_head(self, on: Surface) -> None:
        """Draw the legend, and what the axis counts."""
        self._legend.draw(on)
        self._roles.draw(on, self._legend.height)
        middle = self.head_height - self._line / 2 - 2
        on.text(
            (_EDGE, middle), self.chart.unit, self.look.inks.quiet,
            font=Font.SMALL, room=self.width - _EDGE,
        )  # fmt: skip

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw gridlines, the bars that ``exposed`` touches, and the years."""
        inks = self.look.inks
        for tick in self.chart.ticks:
            y = round(self.at(tick.value)) + 0.5
            on.line((self.start, y), (self.end, y), inks.grid)
            on.text(
                (self.start - _GAP, y), tick.label, inks.quiet,
                font=Font.FIGURES, anchor=Anchor.RIGHT, kind="tick",
            )  # fmt: skip
        if self.chart.slots:
            first, last = self.axis.slot_at(exposed.x), self.axis.slot_at(exposed.right)
            for number in range(first, last + 1):
                for place, bar in enumerate(self.chart.slots[number].bars):
                    self._draw_bar(on, number, place, bar)
        base = self.base + 0.5
        on.line((self.start, base), (self.end, base), inks.axis)
        self.axis.draw(on, self.base)
        self._ends.draw(on)
        self._draw_to_come(on)
        for box, words in self._labelled:
            if box.meets(exposed):
                on.text(
                    box.centre, words, inks.text,
                    font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="total",
                )  # fmt: skip

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Shade whole columns; leave segments to frames."""
        if any(mark.box.high < self.base for mark in marks):
            return False
        for mark in marks:
            on.rect(mark.box, self.look.inks.text, opacity=0.08, kind="lit")
        return True

    def _high(self, room: Room) -> float:
        if room.high:
            return max(round(room.high - self.head_height), _FLATTEST)
        return max(_LOWEST, min(round(room.wide * _PAPER_SHAPE), _HIGHEST))

    def _start(self) -> int:
        """Return where the axis of time begins, right of the numbers."""
        figures = (self.look.measure.width(t.label, Font.FIGURES) for t in self.chart.ticks)
        return round(_EDGE + max(figures) + _GAP)

    def _filled(self) -> dict[tuple[str, int], tuple[str, Pattern]]:
        """Return the colour and the pattern of each series in each role; what is held against is paler."""
        series = [(one.colour, one.pattern) for one in self.chart.series]
        return {
            (role, number): (fill_of(role, colour, self.look), pattern)
            for role, _ in self.chart.roles
            for number, (colour, pattern) in enumerate(series or [(ONE_COLOUR, Pattern.SOLID)])
        }

    def _sides(self, slot: int, bar: int) -> tuple[float, float]:
        """Return the left and the right edge of a bar, on whole pixels, so that none is lost between two."""
        left, right = self.axis.sides(slot)
        bars = len(self.chart.roles)
        wide = min((right - left) * _FILLED, _THICKEST * bars)
        if wide / bars >= _THIN and not (self.chart.running and bars == 1):
            left, right = (left + right - wide) / 2, (left + right + wide) / 2
        # Bars that touch share an edge to the last bit, else a pixel between them could be lost.
        first = round(left if not bar else left + (right - left) * bar / bars)
        last = round(right if bar + 1 == bars else left + (right - left) * (bar + 1) / bars)
        return first, max(last, first + 1)

    def _whole(self, slot: Slot, number: int, place: int) -> Mark:
        """Return the mark of a whole bar: its column from top to bottom, easy to hit, empty or not."""
        left, right = self.axis.sides(number)
        part = (right - left) / len(slot.bars)
        bar = slot.bars[place]
        box = Box(left + part * place, 0.0, part, self.base)
        return Mark(slot.key, bar.role, bar.total, bar.text, box, bar.aim)

    def _columns(self) -> list[tuple[Mark, ...]]:
        return [
            (
                self._wholes[n][m],
                *(
                    self._mark(slot.key, bar, piece, self.bar_box(n, m, piece.start, piece.end))
                    for piece in (bar.pieces if self.chart.series else ())
                ),
            )
            for n, slot in enumerate(self.chart.slots)
            for m, bar in enumerate(slot.bars)
        ]

    def _mark(self, row: str, bar: Bar, piece: Piece, box: Box) -> Mark:
        column = f"{bar.role}:{piece.key}" if bar.role else piece.key
        return Mark(row, column, piece.value, piece.text, box, piece.aim)

    def _draw_to_come(self, on: Surface) -> None:
        """Draw the line that parts what happened from what is planned, and say so where there is room."""
        if self.chart.to_come is None:
            return
        x = self.axis.sides(self.chart.to_come)[0]
        ink = self.look.inks.quiet
        on.line((x, 0.0), (x, self.base), ink, dashed=True, kind="today")
        words = say("still to come")
        wide = self.look.measure.width(words, Font.SMALL)
        place = Box(x + 4, 0.0, wide, self._line)
        taken = any(box.grown(2).meets(place) for box, _ in self._labelled)
        if place.right <= self.end and not taken:
            on.text((place.x, self._line / 2), words, ink, font=Font.SMALL)

    def _draw_bar(self, on: Surface, number: int, place: int, bar: Bar) -> None:
        for piece in bar.pieces:
            box = self.bar_box(number, place, piece.start, piece.end)
            fill, pattern = self._fills[bar.role, piece.series]
            if self.chart.series:
                mark = self._mark(self.chart.slots[number].key, bar, piece, box)
            else:
                mark = self._wholes[number][place]
            shown = pattern if box.wide >= _THIN else Pattern.SOLID
            on.rect(box, fill, pattern=shown, mark=mark, kind="segment")
            if piece.start and box.high > 3 and box.wide >= _THIN:
                on.rect(Box(box.x, box.bottom - 1, box.wide, 1), self.look.inks.paper, kind="gap")
            if len(bar.pieces) > 1 and (self._told is None or (number, piece.series) in self._told):
                self._draw_value(on, box, piece, fill)

    def _draw_value(self, on: Surface, box: Box, piece: Piece, fill: str) -> None:
        """Write a segment's number into it, where there is room."""
        words = f"{piece.value:,}"
        wide = self.look.measure.width(words, Font.FIGURES)
        line = self.look.measure.line(Font.FIGURES)
        if wide + 8 > box.wide or line + 2 > box.high:
            return
        # A figure on a texture is hard to read, so it stands on the plain colour.
        x, y = box.centre
        on.rect(Box(x - wide / 2 - 2, y - line / 2 + 1, wide + 4, line - 2), fill, kind="ground")
        on.text(
            (x, y), words, ink_on(fill), font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="value"
        )  # fmt: skip

    def _totals(self) -> list[Total]:
        """Return the totals that can be written above bars, along time."""
        bars = len(self.chart.roles)
        return [
            self._total(n, m, bar, last=m + 1 == bars)
            for n, slot in enumerate(self.chart.slots)
            for m, bar in enumerate(slot.bars)
            if bar.total
        ]

    def _total(self, slot: int, place: int, bar: Bar, *, last: bool) -> Total:
        left, right = self._sides(slot, place)
        words = f"{bar.total:,}"
        wide = self.look.measure.width(words, Font.FIGURES) + 2
        top = self.at(bar.total)
        ways = [(left + right - wide) / 2]
        if len(self.chart.roles) > 1:
            ways.append(left if last else right - wide)
        elif self.chart.running:
            # What came before is no higher, so there is room to the left.
            ways.append(right - wide)
        boxes = tuple(self._inside(Box(x, top - self._line, wide, self._line)) for x in ways)
        return Total(
            bar.role, bar.total, words, Box(left, top, right - left, self.base - top), boxes
        )

    def _room(self) -> TotalsRoom:
        roles = len(self.chart.roles)
        wide = self.axis.wide * (_FILLED if roles > 1 else 1.0) / roles
        return TotalsRoom(wide, self.chart.axis_end, running=self.chart.running, beside=roles > 1)

    def _inside(self, box: Box) -> Box:
        """Return ``box`` moved so that it does not leave the picture."""
        return replace(box, x=max(self.start, min(box.x, self.width - box.wide)))
