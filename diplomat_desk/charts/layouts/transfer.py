"""Transfers in pixels: three columns of bars with ribbons between them, and lists beside or under them."""

from diplomat_desk.charts.geometry import Box, Placed
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.listing import Lists
from diplomat_desk.charts.layouts.sankey import BAR, Band, Sankey, Stretch
from diplomat_desk.charts.layouts.writing import Written
from diplomat_desk.charts.marks import Mark, ScatteredMarks
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.charts.transfer import Node, Ribbon, TransferChart

_WIDE = 820.0
_SIDE_SHARE, _SIDE_LEAST, _SIDE_MOST = 0.28, 250.0, 360.0
_GAP = 28.0
_ASPECT, _LOWEST, _HIGHEST = 0.55, 260.0, 620.0
_FAINT, _CLEAR = 0.5, 0.9
_WRITABLE = 13.0
_EDGE = 1.0
"""Kept free at both sides, so that no edge is cut."""


class TransferLayout:
    """A :class:`TransferChart` laid out for one size; see :class:`Layout`."""

    motion = Motion.SCROLL

    def __init__(self, chart: TransferChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        beside = room.wide >= _WIDE and bool(chart.lists)
        side = min(max(room.wide * _SIDE_SHARE, _SIDE_LEAST), _SIDE_MOST) if beside else 0.0
        self.full = room.wide - (side + _GAP if side else 0.0)
        self._line = look.measure.line(Font.TEXT)
        self.head_height = self._line + 6
        high = room.high - self.head_height - 4 if room.high else self.full * _ASPECT
        high = max(high, _LOWEST) if room.high else min(max(high, _LOWEST), _HIGHEST)
        numbers = [[node.number for node in column] for column in chart.columns]
        self.sankey = Sankey(numbers, self.full - 2 * _EDGE, high, self._line + 2)
        self.bands = self._bands()
        under = self.sankey.height + _GAP
        corner = (self.full + _GAP, 0.0) if beside else (0.0, under)
        self.lists = Lists(chart.lists, corner, side or room.wide, look)
        bottom = self.sankey.height + 2
        self.height = max(bottom, self.lists.bottom) if chart.lists else bottom
        self.labels = self._labels()
        self.marks = FlowMarks(self._marks(), self.bands)

    def draw_head(self, on: Surface) -> None:
        """Draw the names of the columns."""
        room = self.full / 3 - 8
        for n, words in enumerate(self.chart.headings):
            x, anchor = self._across(n)
            Written(
                (x, self._line / 2), words, True, Font.SMALL, anchor, room, kind="heading"
            ).draw(on, self.look)  # fmt: skip

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw ribbons, bars and their names, and the lists."""
        for ribbon, band in zip(self.chart.ribbons, self.bands, strict=True):
            self._draw_ribbon(on, ribbon, band, _FAINT)
        for number, column in enumerate(self.chart.columns):
            for node, bar in zip(column, self.sankey.bars[number], strict=True):
                self._draw_bar(on, node, bar)
        for ribbon, band in zip(self.chart.ribbons, self.bands, strict=True):
            self._draw_figure(on, ribbon, band)
        for label in self.labels:
            self._draw_label(on, label)
        self.lists.draw(on)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Draw ribbons fully coloured; bars and lists are left to frames."""
        lit = {mark.key for mark in marks}
        found = [
            (ribbon, band)
            for ribbon, band in zip(self.chart.ribbons, self.bands, strict=True)
            if (ribbon.row, ribbon.column) in lit
        ]
        for ribbon, band in found:
            self._draw_ribbon(on, ribbon, band, _CLEAR)
            self._draw_figure(on, ribbon, band)
        return len(found) == len(marks)

    def bar_of(self, column: int, number: int) -> Box:
        """Return where a bar lies."""
        return self.sankey.bars[column][number].moved(_EDGE, 0)

    def _across(self, column: int) -> tuple[float, Anchor]:
        """Return where the words of a column stand, and which end of them."""
        middle = _EDGE + self.sankey.left(1) + BAR / 2
        return (
            (0.0, Anchor.LEFT), (middle, Anchor.MIDDLE), (self.full, Anchor.RIGHT),
        )[column]  # fmt: skip

    def _bands(self) -> tuple[Band, ...]:
        places = [{node.code: n for n, node in enumerate(column)} for column in self.chart.columns]
        return self.sankey.bands([
            Stretch(
                one.leg, places[one.leg][one.start], places[one.leg + 1][one.end], one.number
            )
            for one in self.chart.ribbons
        ])  # fmt: skip

    def _labels(self) -> list[Written]:
        made = []
        room = self.full / 3 - 8
        for number, column in enumerate(self.chart.columns):
            x, anchor = self._across(number)
            for node, bar in zip(column, self.sankey.bars[number], strict=True):
                figure = f" {node.number:,}"
                left = room - self.look.measure.width(figure, Font.TEXT)
                words = self.look.fitted(node.label, left, Font.TEXT) + figure
                at = (x, bar.y - 2 - self._line / 2)
                made.append(Written(at, words, anchor=anchor, whole=node.label, kind="node"))
        return made

    def _draw_label(self, on: Surface, label: Written) -> None:
        if label.anchor is Anchor.MIDDLE:
            # Ribbons may pass under the names in the middle.
            on.rect(label.box(self.look).grown(1), self.look.inks.paper, kind="ground", opacity=0.8)
        label.draw(on, self.look)

    def _draw_ribbon(self, on: Surface, ribbon: Ribbon, band: Band, opacity: float) -> None:
        fill = self.look.colour(ribbon.origin.colour)
        on.shape(
            band.shape, Placed(1.0, _EDGE, 0.0), fill,
            edge=fill, mark=self._mark_of(ribbon, band), kind="ribbon", opacity=opacity,
        )  # fmt: skip

    def _draw_figure(self, on: Surface, ribbon: Ribbon, band: Band) -> None:
        """Write how many there are on a ribbon that is thick enough, and where they came from."""
        if band.thick < _WRITABLE:
            return
        number = f"{ribbon.number:,}"
        words = number if ribbon.leg == 0 else f"{ribbon.origin.mark} {number}"
        at = (band.left + _EDGE + 5, band.start + band.thick / 2)
        Written(at, words, font=Font.FIGURES, kind="value").draw(on, self.look)

    def _draw_bar(self, on: Surface, node: Node, bar: Box) -> None:
        fill = self.look.colour(node.colour)
        place = bar.moved(_EDGE, 0)
        on.rect(place, fill, pattern=node.pattern, mark=_mark_of(node, place), kind="bar")

    def _mark_of(self, ribbon: Ribbon, band: Band) -> Mark:
        box = band.box.moved(_EDGE, 0)
        return Mark(ribbon.row, ribbon.column, ribbon.number, ribbon.text, box, ribbon.aim)

    def _marks(self) -> tuple[Mark, ...]:
        ribbons = [
            self._mark_of(ribbon, band)
            for ribbon, band in zip(self.chart.ribbons, self.bands, strict=True)
        ]
        bars = [
            _mark_of(node, self.bar_of(n, m))
            for n, column in enumerate(self.chart.columns)
            for m, node in enumerate(column)
        ]
        return (*ribbons, *bars, *self.lists.marks)


class FlowMarks(ScatteredMarks):
    """Marks of which the first are ribbons: found where the ribbon really is, not in its box."""

    def __init__(self, marks: tuple[Mark, ...], bands: tuple[Band, ...]) -> None:
        super().__init__(marks)
        self._bands = bands

    def at(self, x: float, y: float) -> Mark | None:
        """Return the bar or the line of a list under a point, else the topmost ribbon, or None."""
        ribbons = len(self._bands)
        for mark in self.all[ribbons:]:
            if mark.box.holds(x, y):
                return mark
        found = (n for n in reversed(range(ribbons)) if self._bands[n].holds(x - _EDGE, y))
        number = next(found, None)
        return None if number is None else self.all[number]


def _mark_of(node: Node, box: Box) -> Mark:
    return Mark(f"node/{node.column}", node.code, node.number, node.text, box, node.aim)
