"""Transfers in pixels: three columns of bars with ribbons between them, and lists beside or under them."""

from collections.abc import Sequence

from diplomat_desk.charts.geometry import Box, Placed
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.listing import Lists
from diplomat_desk.charts.layouts.sankey import BAR, GAP, Band, Sankey, Stretch
from diplomat_desk.charts.layouts.writing import Written
from diplomat_desk.charts.marks import Mark, ScatteredMarks
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.charts.transfer import Node, Ribbon, TransferChart
from diplomat_desk.domain.words import say

_WIDE, _ROOMY = 820.0, 520.0
_MOST_LINES = 3
_NAMES_SHARE = 0.24
_OUTER_SHARE, _MIDDLE_SHARE = 0.38, 0.24
"""How much of the width names may take: beside the outer bars, and over outer and middle bars."""
_SIDE_SHARE, _SIDE_LEAST, _SIDE_MOST = 0.28, 250.0, 360.0
_GAP = 28.0
_ASPECT, _LOWEST, _HIGHEST = 0.55, 180.0, 620.0
_FAINT, _CLEAR = 0.5, 0.9
_WRITABLE, _MARK = 13.0, 44.0
_EDGED = 90
"""With more ribbons than this, hairlines around them would cover what they go round."""
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
        self._roomy = self.full >= _ROOMY
        self.head_height = look.measure.line(Font.SMALL) + 6
        lists = Lists(chart.lists, (self.full + _GAP, 0.0), side or room.wide, look)
        if room.high:
            high = max(room.high - self.head_height - 4, _LOWEST)
        else:
            high = min(max(self.full * _ASPECT, lists.bottom if beside else 0, _LOWEST), _HIGHEST)
        self._place_columns(high)
        self.bands = self._bands()
        self.labels = self._labels()
        names = [one.box(look) for one in self.labels]
        self._ribbons = [
            (ribbon, band, self._figure(ribbon, band, names))
            for ribbon, band in zip(chart.ribbons, self.bands, strict=True)
        ]
        bottom = max([self.sankey.height, *(one.bottom for one in names)]) + 2
        if not beside:
            lists = Lists(chart.lists, (0.0, bottom + _GAP), room.wide, look)
        self.lists = lists
        self.height = max(bottom, self.lists.bottom) if chart.lists else bottom
        self.marks = FlowMarks(self._marks(), self.bands, self.left)

    def _place_columns(self, high: float) -> None:
        """Place the bars; where there is room, names stand beside the outer columns, else over them."""
        measure = self.look.measure
        self._font = Font.TEXT if self._roomy else Font.SMALL
        line = measure.line(self._font)
        outer: list[float] = []
        for column in (self.chart.columns[0], self.chart.columns[2]):
            widest = max((measure.width(_named(node), self._font) for node in column), default=0.0)
            outer.append(min(widest, self.full * _NAMES_SHARE) + 8 if self._roomy else _EDGE)
        self.left = outer[0]
        numbers = [[node.number for node in column] for column in self.chart.columns]
        names = [self._name_height(column, line) for column in self.chart.columns]
        self.sankey = Sankey(numbers, self.full - sum(outer), high, names)

    def _name_height(self, column: Sequence[Node], line: float) -> float:
        """Return how much room names need above each bar of a column, so that none meets the next."""
        most = max(
            (len(self._lines(node, self._name_room(node.column))) for node in column), default=1
        )
        if self._roomy and column and column[0].column != 1:
            return max(most * line - GAP + 2, 0.0)
        return most * line + 2

    def draw_head(self, on: Surface) -> None:
        """Draw the names of the columns."""
        y = self.look.measure.line(Font.SMALL) / 2
        for n, words in enumerate(self.chart.headings):
            x, anchor = self._over(n)
            room = self.full / 2 - 24 if n != 1 else 48.0
            Written((x, y), words, True, Font.SMALL, anchor, room, kind="heading").draw(
                on, self.look
            )

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw ribbons, bars and their names, and the lists."""
        drawn = [
            (ribbon, band, figure)
            for ribbon, band, figure in self._ribbons
            if band.box.y <= exposed.bottom and exposed.y <= band.box.bottom
        ]
        for ribbon, band, _ in drawn:
            self._draw_ribbon(on, ribbon, band, _FAINT)
        for number, column in enumerate(self.chart.columns):
            for node, bar in zip(column, self.sankey.bars[number], strict=True):
                self._draw_bar(on, node, bar)
        for _, _, figure in drawn:
            if figure:
                figure.draw(on, self.look)
        for label in self.labels:
            self._draw_label(on, label)
        self.lists.draw(on)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Draw ribbons fully coloured; bars and lists are left to frames."""
        lit = {mark.key for mark in marks}
        found = [
            (ribbon, band, figure)
            for ribbon, band, figure in self._ribbons
            if (ribbon.row, ribbon.column) in lit
        ]
        for ribbon, band, figure in found:
            self._draw_ribbon(on, ribbon, band, _CLEAR)
            if figure:
                figure.draw(on, self.look)
        return len(found) == len(marks)

    def bar_of(self, column: int, number: int) -> Box:
        """Return where a bar lies."""
        return self.sankey.bars[column][number].moved(self.left, 0)

    def _over(self, column: int) -> tuple[float, Anchor]:
        """Return where words over a column stand, and which end of them."""
        left = self.left + self.sankey.left(column)
        return (
            (left, Anchor.LEFT), (left + BAR / 2, Anchor.MIDDLE), (left + BAR, Anchor.RIGHT),
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
        return [
            line
            for number, column in enumerate(self.chart.columns)
            for node, bar in zip(column, self.sankey.bars[number], strict=True)
            for line in self._label(node, bar.moved(self.left, 0))
        ]

    def _label(self, node: Node, bar: Box) -> list[Written]:
        """Return the name and number of a bar."""
        beside = self._roomy and node.column != 1
        line = self.look.measure.line(self._font)
        lines = self._lines(node, self._name_room(node.column))
        if beside:
            x, anchor = (
                (bar.x - 6, Anchor.RIGHT) if node.column == 0 else (bar.right + 6, Anchor.LEFT)
            )
            top = bar.centre[1] - line * len(lines) / 2
        else:
            x, anchor = self._over(node.column)
            top = bar.y - 2 - line * len(lines)
        return [
            Written(
                (x, top + (n + 0.5) * line), words, font=self._font, anchor=anchor,
                whole=_named(node), kind="node",
            )
            for n, words in enumerate(lines)
        ]  # fmt: skip

    def _name_room(self, column: int) -> float:
        if column == 1:
            return self.full * _MIDDLE_SHARE - 8
        return self.full * (_NAMES_SHARE if self._roomy else _OUTER_SHARE) - 8

    def _lines(self, node: Node, room: float) -> list[str]:
        """Return a name with its number, in three lines at most, the number never cut."""
        look, font = self.look, self._font
        figure = say(": {n}", n=f"{node.number:,}")
        left = room - look.measure.width(figure, font)
        name = node.label
        if _widest(name, look, font) > room:
            name = name.replace("-", "- ")
        if _widest(name, look, font) > room:
            return [look.fitted(node.label, left, font) + figure]
        lines = look.wrapped(name + figure, room, font)
        if len(lines) <= _MOST_LINES:
            return lines
        kept, rest = lines[: _MOST_LINES - 1], name
        for one in kept:
            rest = rest.removeprefix(one).strip()
        return [*kept, look.fitted(rest, left, font) + figure]

    def _draw_label(self, on: Surface, label: Written) -> None:
        if label.anchor is Anchor.MIDDLE or not self._roomy:
            # Ribbons may pass under a name that stands over its bar.
            on.rect(label.box(self.look).grown(1), self.look.inks.paper, kind="ground", opacity=0.8)
        label.draw(on, self.look)

    def _draw_ribbon(self, on: Surface, ribbon: Ribbon, band: Band, opacity: float) -> None:
        fill = self.look.colour(ribbon.origin.colour)
        edge = fill if len(self.bands) <= _EDGED else ""
        on.shape(
            band.shape, Placed(1.0, self.left, 0.0), fill,
            edge=edge, mark=self._mark_of(ribbon, band), kind="ribbon", opacity=opacity,
        )  # fmt: skip

    def _figure(self, ribbon: Ribbon, band: Band, names: list[Box]) -> Written | None:
        """Return how many a ribbon is and where they came from, where that has room on it."""
        if band.thick < _WRITABLE:
            return None
        words = f"{ribbon.number:,}"
        if ribbon.leg:
            words = f"{self.look.fitted(ribbon.origin.mark, _MARK, Font.FIGURES)} {words}"
        at = (band.left + self.left + 5, band.start + band.thick / 2)
        made = Written(at, words, font=Font.FIGURES, kind="value")
        box = made.box(self.look)
        fits = box.wide + 10 < band.right - band.left
        return made if fits and not any(box.meets(name) for name in names) else None

    def _draw_bar(self, on: Surface, node: Node, bar: Box) -> None:
        fill = self.look.colour(node.colour)
        place = bar.moved(self.left, 0)
        on.rect(place, fill, pattern=node.pattern, mark=_mark_of(node, place), kind="bar")

    def _mark_of(self, ribbon: Ribbon, band: Band) -> Mark:
        box = band.box.moved(self.left, 0)
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

    def __init__(self, marks: tuple[Mark, ...], bands: tuple[Band, ...], left: float) -> None:
        """Hold ``marks``, the first of which are ``bands`` moved right by ``left``."""
        super().__init__(marks)
        self._bands = bands
        self._left = left

    def at(self, x: float, y: float) -> Mark | None:
        """Return the bar or the line of a list under a point, else the topmost ribbon, or None."""
        ribbons = len(self._bands)
        for mark in self.all[ribbons:]:
            if mark.box.holds(x, y):
                return mark
        found = (n for n in reversed(range(ribbons)) if self._bands[n].holds(x - self._left, y))
        number = next(found, None)
        return None if number is None else self.all[number]


def _named(node: Node) -> str:
    return say("{label}: {n}", label=node.label, n=f"{node.number:,}")


def _widest(name: str, look: Look, font: Font) -> float:
    return max((look.measure.width(word, font) for word in name.split()), default=0.0)


def _mark_of(node: Node, box: Box) -> Mark:
    return Mark(f"node/{node.column}", node.code, node.number, node.text, box, node.aim)
