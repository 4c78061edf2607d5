"""Positions in pixels: a grid of cells full of marks, and beside or under it the centres and names."""

from diplomat_desk.charts.geometry import Box, Placed
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.legend import place_legend
from diplomat_desk.charts.layouts.positions_grid import PAD, Cell, Glyph, Grid
from diplomat_desk.charts.layouts.positions_side import Side
from diplomat_desk.charts.layouts.writing import Written, label_lines
from diplomat_desk.charts.marks import Mark, ScatteredMarks
from diplomat_desk.charts.palette import mixed
from diplomat_desk.charts.positions import Margin, PositionChart
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.charts.symbols import symbols
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.words import say

_NARROW, _WIDE = 560.0, 820.0
_SIDE_SHARE, _SIDE_LEAST, _SIDE_MOST = 0.28, 240.0, 340.0
_GAP = 24.0
_LABEL_SHARE = 0.18
_ASPECT = 0.85
"""How high the grid is on paper, where nothing else says so, as a share of its width."""
_SIGN = 5.0
_EDGE = 0.35


class PositionLayout:
    """A :class:`PositionChart` laid out for one size; see :class:`Layout`."""

    motion = Motion.SCROLL

    def __init__(self, chart: PositionChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self._symbols = symbols(chart.all_recognitions)
        fills = {one.key: look.colour(one.colour) for one in chart.tracks}
        self._inks = {
            key: (fill, mixed(fill, look.inks.text, _EDGE)) for key, fill in fills.items()
        }
        self._narrow = room.wide < _NARROW
        beside = room.wide >= _WIDE and bool(chart.centres)
        side = min(max(room.wide * _SIDE_SHARE, _SIDE_LEAST), _SIDE_MOST) if beside else 0.0
        self._full = room.wide - (side + _GAP if side else 0.0)
        self._margins = {(one.row, one.column): one for one in chart.margins}
        self._sizes()
        head = self._place_head()
        self.head_height = 0.0 if self._narrow else head
        top = head if self._narrow else 0.0
        lines = 2 if self._narrow else 1
        under = lines * self._line + 8 if any(not one.row for one in chart.margins) else 0.0
        strips = self._line * len(chart.rows) if self._narrow else 0.0
        high = room.high - head - under - strips - 2 if room.high else self._grid_wide * _ASPECT
        self.grid = Grid(chart, self.cell, high, look, stretch=bool(room.high))
        self.rows = self._place_rows(top)
        bottom = max((c.box.bottom for cells in self.rows.values() for c in cells), default=top)
        corner = (self._full + _GAP, 0.0) if beside else (0.0, bottom + under + _GAP)
        self.side = Side(chart, corner, side or room.wide, look, self._symbols)
        end = bottom + under
        self._bottom = bottom
        self.height = max(end, self.side.bottom) + 2 if chart.centres else end + 2
        self.marks = ScatteredMarks(tuple(self._all_marks()))

    def draw_head(self, on: Surface) -> None:
        """Draw the legend and the names of the columns."""
        if not self._narrow:
            self._draw_head(on)

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw the cells that ``exposed`` touches, and what lies beside or under them."""
        if self._narrow and exposed.y < self._head:
            self._draw_head(on)
        self._draw_grid(on)
        for cells in self.rows.values():
            if cells and cells[0].box.grown(self._line).meets(
                Box(cells[0].box.x, exposed.y, 1, exposed.high)
            ):
                for cell in cells:
                    self._draw_cell(on, cell)
        for line in (*self._row_names, *(words for words, _ in self._margin_places)):
            line.draw(on, self.look)
        self.side.draw(on)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Leave it to frames."""
        return False

    def _sizes(self) -> None:
        chart, measure = self.chart, self.look.measure
        self._line = measure.line(Font.SMALL)
        names = [measure.width(row.label, Font.TEXT) for row in chart.rows]
        below = any(not one.row for one in chart.margins)
        titles = (Dimension.VISIBILITY.label, say("Not known") if below else "")
        names += [measure.width(title, Font.SMALL) for title in titles]
        widest = min(max(names), self._full * _LABEL_SHARE)
        self.left = 0.0 if self._narrow else widest + 10
        beside = any(not one.column for one in chart.margins)
        unknown = measure.width(say("Not known"), Font.SMALL) + PAD + 8
        self._margin = unknown if beside and not self._narrow else 0.0
        self._grid_wide = self._full - self.left - self._margin
        self.cell = self._grid_wide / max(len(chart.columns), 1)

    def _place_head(self) -> float:
        """Place the legend and the headings of the columns; return how high they are."""
        look = self.look
        self._tracks = place_legend(self.chart.tracks, self.width, look)
        y = self._tracks.height
        x = 0.0
        step = look.measure.line(Font.TEXT) + 2
        self._signs: list[tuple[str, float, Written]] = []
        for one in self.chart.recognitions:
            needs = 2 * _SIGN + 8 + look.measure.width(one.label, Font.TEXT)
            if x and x + needs > self.width:
                x, y = 0.0, y + step
            at = (x + 2 * _SIGN + 8, y + step / 2)
            room = self.width - at[0]
            self._signs.append((one.code, x + _SIGN + 1, Written(at, one.label, room=room)))
            x += needs + 16
        y += step + 6
        self._headings = [
            Written(
                (self.left + PAD, y + self._line / 2), Dimension.FORMALITY.label, True, Font.SMALL
            )
        ]
        y += self._line
        font = Font.SMALL if self._narrow else Font.TEXT
        space = self.cell - (4 if self._narrow else 8)
        lines = [label_lines(one.label, space, look, font, 2) for one in self.chart.columns]
        high = look.measure.line(font)
        most = max((len(parts) for parts in lines), default=1)
        for n, parts in enumerate(lines):
            for m, words in enumerate(parts):
                inset = 2 if self._narrow else PAD
                at = (self.left + n * self.cell + inset, y + (most - len(parts) + m + 0.5) * high)
                self._headings.append(
                    Written(at, words, room=self.cell - 8, whole=self.chart.columns[n].label,
                            kind="column")
                )  # fmt: skip
        if self._margin:
            at = (self._full - PAD, y + (most - 0.5) * high)
            words = say("Not known")
            self._headings.append(
                Written(at, words, True, Font.SMALL, Anchor.RIGHT, self._margin - 4)
            )
        if not self._narrow:
            at = (self.left - 10, y + (most - 0.5) * high)
            self._headings.append(
                Written(
                    at, Dimension.VISIBILITY.label, True, Font.SMALL, Anchor.RIGHT, self.left - 8
                )
            )
        self._head = y + most * high + 4
        return self._head

    def _place_rows(self, top: float) -> dict[str, tuple[Cell, ...]]:
        """Place the rows, under strips with their names where it is narrow, else beside their names."""
        self._row_names: list[Written] = []
        self._margin_places: list[tuple[Written, Margin]] = []
        made = {}
        y = top
        for row in self.chart.rows:
            middle = y + self._line / 2 + (0 if self._narrow else PAD)
            self._name(row.label, middle, quiet=False)
            self._place_margin(row.code, "", self._full - PAD, middle)
            y += self._line if self._narrow else 0.0
            made[row.code] = self.grid.row(row.code, self.left, y)
            y += self.grid.heights[row.code]
        if any(not one.row for one in self.chart.margins):
            self._place_under(y + 4 + self._line / 2)
        return made

    def _place_under(self, y: float) -> None:
        """Place what has no visibility in a line at the height of ``y``; where it is narrow, under a strip."""
        self._place_margin("", "", self._full - PAD, y)
        if self._narrow:
            self._name(say("Visibility not known"), y, quiet=True)
            y += self._line
        else:
            self._name(say("Not known"), y, quiet=True)
        for n, column in enumerate(self.chart.columns):
            self._place_margin("", column.code, self.left + (n + 1) * self.cell - PAD, y)

    def _name(self, words: str, y: float, *, quiet: bool) -> None:
        """Write the name of a row: over it where it is narrow, else to its left."""
        small = Font.SMALL if quiet else Font.TEXT
        if self._narrow:
            font = small if quiet else Font.STRONG
            line = Written((0.0, y), words, quiet, font, room=self.width * 0.5, kind="row")
        else:
            x = self.left - 10
            line = Written((x, y), words, quiet, small, Anchor.RIGHT, x, kind="row")
        self._row_names.append(line)

    def _place_margin(self, row: str, column: str, right: float, y: float) -> None:
        one = self._margins.get((row, column))
        if one is None:
            return
        words = one.label
        if self._narrow and not column:
            words = (
                say("Formality not known: {n}", n=one.label)
                if row
                else say("Neither known: {n}", n=one.label)
            )
        line = Written((right, y), words, True, Font.FIGURES, Anchor.RIGHT, kind="margin")
        self._margin_places.append((line, one))

    def _draw_head(self, on: Surface) -> None:
        self._tracks.draw(on)
        inks = self.look.inks
        for code, x, words in self._signs:
            on.shape(self._symbols[code], Placed(_SIGN, x, words.at[1]), inks.quiet, kind="sign")
            words.draw(on, self.look)
        for words in self._headings:
            words.draw(on, self.look)

    def _draw_grid(self, on: Surface) -> None:
        inks = self.look.inks
        for cells in self.rows.values():
            if not cells:
                continue
            for cell in cells:
                box = cell.box
                on.line((box.x, box.y), (box.x, box.bottom), inks.grid)
                on.line((box.x, box.y), (box.right, box.y), inks.grid)
            last = cells[-1].box
            on.line((last.right, last.y), (last.right, last.bottom), inks.grid)
            on.line((cells[0].box.x, last.bottom), (last.right, last.bottom), inks.grid)

    def _draw_cell(self, on: Surface, cell: Cell) -> None:
        for line in cell.written:
            line.draw(on, self.look)
        for glyph in cell.glyphs:
            self._draw_glyph(on, glyph)

    def _draw_glyph(self, on: Surface, glyph: Glyph) -> None:
        fill, edge = self._inks[glyph.track.key]
        if glyph.item.far:
            edge = self.look.inks.text
            on.circle(glyph.centre, self.grid.pitch / 2, "", edge=edge, kind="far")
        on.shape(
            self._symbols[glyph.item.recognition], Placed(glyph.radius, *glyph.centre), fill,
            edge=edge, mark=glyph.mark, kind="initiative",
        )  # fmt: skip

    def _all_marks(self) -> list[Mark]:
        made: list[Mark] = []
        for cells in self.rows.values():
            made += [
                Mark(c.place.row, c.place.column, c.place.number, c.place.text, c.box, c.place.aim)
                for c in cells
            ]
        made += [
            glyph.mark for cells in self.rows.values() for cell in cells for glyph in cell.glyphs
        ]
        for words, one in self._margin_places:
            box = words.box(self.look).grown(4)
            made.append(Mark(f"margin/{one.row}", one.column, one.number, one.text, box, one.aim))
        return made + self.side.marks
