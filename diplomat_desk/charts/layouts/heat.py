"""A heat map in pixels: names, cells, totals on two sides."""

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.groups import crossing_words
from diplomat_desk.charts.heat import Cell, HeatMap, HeatRow
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.headings import Headings, place_headings
from diplomat_desk.charts.marks import LinedMarks, Mark
from diplomat_desk.charts.palette import ink_on
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.domain.words import say

_WIDEST, _NARROWEST = 132.0, 30.0
_LABEL_SHARE = 0.36
_KEY_STEPS, _KEY_STEP = 24, 5.0
_CROWDED = 12
_THIN = 8.0
_ROOMY = 24.0
_MOST_HEAD = 0.6
"""How much of the height a head with the sums may take."""
_EDGE = 2.0
_GAP = 8.0


class HeatLayout:
    """A :class:`HeatMap` laid out for one width; see :class:`Layout`."""

    motion = Motion.SCROLL

    def __init__(self, chart: HeatMap, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self._share_out(room.wide)
        row, line = look.row, look.measure.line
        labels = (look.measure.width(cell.label, Font.FIGURES) for cell in chart.cells)
        self._widest = max(labels, default=0.0)
        self._key_height = line(Font.SMALL) + 12
        total = len(self._total_lines) * line(Font.SMALL)
        self._headings = self._place_headings(total)
        self._headings_height = max(self._headings.height, total)
        statement = chart.remainder.statement
        self._rest_lines = look.wrapped(statement, room.wide - 2 * _EDGE, Font.TEXT)
        self._rest = len(self._rest_lines) * line(Font.TEXT) + 4 if self._rest_lines else 0.0
        self._sums_top = len(chart.rows) * row + self._rest + _GAP
        self.height = self._sums_top + row
        head = self._key_height + self._headings_height + 5
        scrolls = head + row < room.high * _MOST_HEAD and head + self.height > room.high
        self._sums_in_head = bool(chart.rows) and scrolls
        self.head_height = head + (row if self._sums_in_head else 0.0)
        self.marks = LinedMarks(self._all_marks())

    def box_of(self, number: int, column: int) -> Box:
        """Return where the cell in row ``number`` and ``column`` lies."""
        row = self.look.row
        gap = 1.0 if self.wide > _THIN else 0.25
        left = self.start + column * self.wide + gap
        return Box(left, number * row + 1, self.wide - 2 * gap, row - 2)

    def draw_head(self, on: Surface) -> None:
        """Draw the scale of shades, and the columns' names."""
        self._draw_scale(on)
        bottom = self._key_height + self._headings_height
        self._headings.draw(on, bottom, self.look)
        heading = self.chart.row_total_heading
        self._stack(on, self._total_lines, self.end - _EDGE, bottom, Anchor.RIGHT, heading)
        if self._sums_in_head:
            self._draw_sums(on, bottom + self.look.row / 2)
        rule = self.head_height - 2.5
        on.line((_EDGE, rule), (self.end, rule), self.look.inks.axis)

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw the rows that ``exposed`` touches, and the sums after the last.

        Where the rows scroll the sums stand in the head too: those at the foot can be pointed at.
        """
        row = self.look.row
        first = max(int(exposed.y // row), 0)
        last = int(exposed.bottom // row) + 1
        for number, one in enumerate(self.chart.rows[first:last], first):
            self._draw_row(on, number, one)
        if exposed.bottom > len(self.chart.rows) * row:
            self._draw_foot(on)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Leave it to frames."""
        return False

    def _share_out(self, room: float) -> None:
        """Share the width out: names first, then totals, and columns as wide as is left for them."""
        chart, measure = self.chart, self.look.measure
        self._total_lines = chart.row_total_heading.split()
        figures = [chart.total_label, *(row.total_label for row in chart.rows)]
        widths = [measure.width(text, Font.STRONG) for text in figures]
        widths += [measure.width(word, Font.SMALL) for word in self._total_lines]
        self.totals = max(widths) + 12
        longest = max((measure.width(row.label, Font.TEXT) for row in chart.rows), default=0.0)
        longest = max(longest, measure.width(chart.column_total_heading, Font.STRONG)) + 2
        number = max(len(chart.columns), 1)
        least = room - self.totals - number * _NARROWEST - _GAP - 2 * _EDGE
        # Names that fit whole beside columns of the least width are not cut.
        most = least if longest <= least else min(room * _LABEL_SHARE, least)
        self.names = min(longest, max(most, 60.0))
        self.start = round(_EDGE + self.names + _GAP)
        left = room - self.start - self.totals - _EDGE
        self.wide = float(int(max(min(left / number, _WIDEST), 1.0)))
        self.end = self.start + number * self.wide + self.totals

    def _place_headings(self, above: float) -> Headings:
        columns = self.chart.columns
        middles = [self.start + (n + 0.5) * self.wide for n in range(len(columns))]
        names = [(one.label, one.mark) for one in columns]
        return place_headings(
            names, middles, self.wide, self.end, self.look, thin=self.chart.thin, above=above
        )  # fmt: skip

    def _stack(
        self, on: Surface, parts: list[str], x: float, bottom: float, anchor: Anchor, whole: str
    ) -> None:
        line = self.look.measure.line(Font.SMALL)
        told = whole if " ".join(parts) != whole else ""
        for number, part in enumerate(reversed(parts)):
            on.text(
                (x, bottom - (number + 0.5) * line), part, self.look.inks.quiet,
                font=Font.SMALL, anchor=anchor, whole=told, kind="heading",
            )  # fmt: skip

    def _draw_scale(self, on: Surface) -> None:
        """Draw the ramp from one to the highest count, with its ends in figures."""
        inks, line = self.look.inks, self.look.measure.line(Font.SMALL)
        highest = self.chart.highest
        x = self._say(on, _EDGE, self.chart.unit, inks.quiet) + _GAP
        if highest > 1:
            x = self._say(on, x, "1", inks.text) + 5
        for step in range(_KEY_STEPS):
            share = max(step / (_KEY_STEPS - 1), 1 / max(highest, 1))
            box = Box(x + step * _KEY_STEP, 2, _KEY_STEP, line - 4)
            on.rect(box, self.look.ramp(share), kind="key")
        x = self._say(on, x + _KEY_STEPS * _KEY_STEP + 5, f"{highest:,}", inks.text) + 16
        x = self._say(on, x, say("no shade: none"), inks.quiet) + 16
        if any(cell.gap for cell in self.chart.cells):
            self._say(on, x, say("outlined: none, though it is watched"), inks.quiet)

    def _say(self, on: Surface, x: float, words: str, ink: str) -> float:
        """Write in the line of the scale where there is room; return the whole pixel where it ends."""
        wide = self.look.measure.width(words, Font.SMALL)
        if x + wide <= self.width:
            on.text((x, self.look.measure.line(Font.SMALL) / 2), words, ink, font=Font.SMALL)
        return float(round(x + wide))

    def _draw_row(self, on: Surface, number: int, row: HeatRow) -> None:
        inks = self.look.inks
        middle = (number + 0.5) * self.look.row
        on.text(
            (self.start - _GAP, middle), row.label, inks.text,
            anchor=Anchor.RIGHT, room=self.names, kind="row",
        )  # fmt: skip
        for column, cell in enumerate(row.cells):
            self._draw_cell(on, cell, self.box_of(number, column))
        self._total(on, middle, row.total_label, "total")

    def _draw_cell(self, on: Surface, cell: Cell, box: Box) -> None:
        colour = self.look.ramp(cell.share)
        on.rect(box, colour, mark=self._mark(cell, box), kind="cell")
        if cell.gap and box.wide > 4:
            self._frame(on, box)
        crowded = len(self.chart.columns) > _CROWDED and not (cell.gap and box.wide > _ROOMY)
        if cell.value or not crowded:
            ink = ink_on(colour) if cell.value else self.look.inks.quiet
            self._draw_figure(on, cell, box, ink)

    def _draw_figure(self, on: Surface, cell: Cell, box: Box, ink: str) -> None:
        """Draw the count, where the largest of all fits: figures in some cells only would mislead."""
        if self._widest <= box.wide:
            on.text(
                box.centre, cell.label, ink, font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="value"
            )  # fmt: skip

    def _frame(self, on: Surface, box: Box) -> None:
        """Draw the outline of a gap: a watched country without anything there."""
        ink = self.look.inks.axis
        left, top, right, bottom = box.x + 0.5, box.y + 0.5, box.right - 0.5, box.bottom - 0.5
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        on.polyline(corners, ink, wide=1.0, kind="gap")

    def _total(self, on: Surface, middle: float, label: str, kind: str) -> None:
        on.text(
            (self.end - _EDGE, middle), label, self.look.inks.text,
            font=Font.STRONG, anchor=Anchor.RIGHT, kind=kind,
        )  # fmt: skip

    def _draw_foot(self, on: Surface) -> None:
        """Draw what is not shown, and the sums under a line."""
        inks, chart = self.look.inks, self.chart
        line = self.look.measure.line(Font.TEXT)
        for number, words in enumerate(self._rest_lines):
            y = len(chart.rows) * self.look.row + 2 + (number + 0.5) * line
            on.text((_EDGE, y), words, inks.quiet)
        rule = round(self._sums_top - _GAP / 2) + 0.5
        on.line((_EDGE, rule), (self.end, rule), inks.axis)
        self._draw_sums(on, self._sums_top + self.look.row / 2)

    def _draw_sums(self, on: Surface, middle: float) -> None:
        """Draw every column's sum at the height of ``middle``: a track's initiatives in all countries."""
        inks, chart = self.look.inks, self.chart
        on.text(
            (self.start - _GAP, middle), chart.column_total_heading, inks.text,
            font=Font.STRONG, anchor=Anchor.RIGHT, room=self.names,
        )  # fmt: skip
        figures = (self.look.measure.width(f"{one.total:,}", Font.STRONG) for one in chart.columns)
        widest = max(figures, default=0.0)
        for column, one in enumerate(chart.columns):
            figure, x = f"{one.total:,}", self.start + (column + 0.5) * self.wide
            if widest <= self.wide:
                on.text(
                    (x, middle), figure, inks.text,
                    font=Font.STRONG, anchor=Anchor.MIDDLE, kind="column-total",
                )  # fmt: skip
        self._total(on, middle, chart.total_label, "grand-total")

    def _all_marks(self) -> tuple[tuple[Mark, ...], ...]:
        """Return a line of marks for each row: its name, its cells; and the columns' sums."""
        lines = [self._row_marks(n, row) for n, row in enumerate(self.chart.rows)]
        everywhere, processes = self.chart.column_total_heading, self.chart.processes
        sums = tuple(
            Mark(
                "", one.key, one.total,
                crossing_words(everywhere, one.label, one.total, processes=processes),
                self._slot(column, self._sums_top), one.aim,
            )
            for column, one in enumerate(self.chart.columns)
        )  # fmt: skip
        return (*lines, sums) if sums else tuple(lines)

    def _row_marks(self, number: int, row: HeatRow) -> tuple[Mark, ...]:
        top = number * self.look.row
        name = Box(0, top, self.start - 4, self.look.row)
        cells = (self._mark(cell, self._slot(column, top)) for column, cell in enumerate(row.cells))
        return (Mark(row.key, "", row.total, row.tooltip, name, row.aim), *cells)

    @staticmethod
    def _mark(cell: Cell, box: Box) -> Mark:
        return Mark(cell.row, cell.column, cell.value, cell.tooltip, box, cell.aim)

    def _slot(self, column: int, top: float) -> Box:
        return Box(self.start + column * self.wide, top, self.wide, self.look.row)
