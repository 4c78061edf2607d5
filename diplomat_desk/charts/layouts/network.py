"""A network in pixels: ties under dots, names where they have room, lists beside it or below."""

from collections.abc import Sequence

from diplomat_desk.charts.geometry import Box, Placed, Point
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.layouts.network_labels import Label, Placing, place_labels
from diplomat_desk.charts.layouts.network_legend import place_legend
from diplomat_desk.charts.layouts.network_marks import NetworkMarks, Pointed, Tied
from diplomat_desk.charts.layouts.network_packing import packed
from diplomat_desk.charts.layouts.network_side import place_side
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.network_chart import Dot, Link, NetworkChart
from diplomat_desk.charts.palette import mixed
from diplomat_desk.charts.surface import Font, Look, Surface

_BESIDE = 660.0
"""From this width on the lists stand beside the picture."""
_LISTS = (0.27, 190.0, 270.0)
_GAP = 16.0
_LARGEST = 2.4
_HIGHEST = 0.72
_EDGE = 10.0
_BUTTONS = 44.0
_BELOW = 0.4
_THIN, _THICK = 0.8, 5.0
_FAINT, _CLEAR = 0.35, 0.8
_SHADES = 12
_VEIL = 0.72
_NAMED = 80


class NetworkLayout:
    """A :class:`NetworkChart` laid out for one size and one view; see :class:`Layout`."""

    motion = Motion.ZOOM

    def __init__(self, chart: NetworkChart, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self._legend = place_legend(chart.legend, chart.sized_by, room.wide, look)
        self.head_height = self._legend.height
        self._divide(room)
        self._place(room)
        self._strongest = max((link.weight for link in chart.links), default=1)
        inks = look.inks
        # Mixed rather than see-through, which a screen draws many times more slowly.
        shades = (_FAINT + (_CLEAR - _FAINT) * n / _SHADES for n in range(_SHADES + 1))
        self._inks = [mixed(inks.paper, inks.axis, shade) for shade in shades]
        self._lit_ink = mixed(inks.paper, inks.text, _CLEAR)
        self._near = self._neighbours()
        self._dot_marks = tuple(self._mark(n) for n in range(len(chart.dots)))
        self._ties = tuple(self._tied(link) for link in chart.links)
        self._leftward = self._named_leftward()
        self.labels = place_labels(self._placings(self._seen()), chart, look, self.pane)
        self.marks = NetworkMarks(
            tuple(Pointed(self._dot_marks[n], (n,)) for n in self._seen()),
            self.side.marks,
            self._ties,
            self.pane,
        )

    def _divide(self, room: Room) -> None:
        """Share the room between the picture and the lists."""
        chart, look, wide = self.chart, self.look, room.wide
        high = max(room.high - self.head_height, 1.0) if room.high else 0.0
        if wide >= _BESIDE:
            share, least, most = _LISTS
            column = min(max(wide * share, least), most)
            pane = wide - column - _GAP if chart.lists else wide
            tall = high or self._paper_height(pane)
            # The buttons for zooming stand at the lower end.
            lists = max(high - _BUTTONS, 1.0) if high else 0.0
            self.side = place_side(chart, look, Box(pane + _GAP, 0, column, lists))
            tall = tall if high else max(tall, self.side.box.high)
            self.pane = Box(0, 0, pane, tall)
            self.height = tall
            return
        if not high:
            tall = self._paper_height(wide)
            self.side = place_side(chart, look, Box(0, tall + _GAP, wide, 0.0))
            self.pane = Box(0, 0, wide, tall)
            self.height = tall + _GAP + self.side.box.high
            return
        most = max(high * _BELOW - _BUTTONS, 1.0)
        lists = place_side(chart, look, Box(0, 0, wide, most)).box.high
        tall = high - (lists + _GAP + _BUTTONS if lists else 0.0)
        self.side = place_side(chart, look, Box(0, tall + _GAP, wide, lists or 1.0))
        self.pane = Box(0, 0, wide, tall)
        self.height = high

    def _paper_height(self, wide: float) -> float:
        room = wide - 2 * _EDGE
        whole = packed(self.chart.parts, room, room * 0.66)
        scale = min(room / whole.wide, _LARGEST)
        return min(max(whole.high * scale + 2 * _EDGE + 12, 160.0), wide * _HIGHEST)

    def _place(self, room: Room) -> None:
        """Place dots: the whole fits into the pane, and the view is a part of it."""
        chart, pane, view = self.chart, self.pane, room.view
        room_wide, room_high = pane.wide - 2 * _EDGE, pane.high - 2 * _EDGE - 12
        whole = packed(chart.parts, room_wide, room_high)
        scale = max(min(whole.scale(room_wide, room_high), _LARGEST), 0.05)
        left = pane.x + (pane.wide - whole.wide * scale) / 2
        top = pane.y + (pane.high - whole.high * scale) / 2
        # A view is a share of all that is seen, the head included.
        head = self.head_height
        over_x, over_y = view.x * self.width, view.y * (self.height + head)

        def shown(dot: Dot) -> Point:
            corner = whole.corners[dot.part]
            x, y = left + (corner[0] + dot.x) * scale, top + (corner[1] + dot.y) * scale + head
            return (x - over_x) * view.zoom, (y - over_y) * view.zoom - head

        self.centres = tuple(shown(dot) for dot in chart.dots)
        # Dots grow more slowly than the distances between them, so that zooming in takes them apart.
        grown = min(scale, scale**0.5) * view.zoom**0.5
        self.radii = tuple(max(dot.radius * grown, 2.0) for dot in chart.dots)

    def _placings(self, numbers: Sequence[int]) -> list[Placing]:
        dots, centres = self.chart.dots, self.centres
        return [
            Placing(n, centres[n], self.radii[n] * dots[n].symbol.reach, n in self._leftward)
            for n in numbers
        ]

    def _seen(self) -> tuple[int, ...]:
        """Return the dots in the pane."""
        pane = self.pane
        return tuple(n for n, (x, y) in enumerate(self.centres) if pane.holds(x, y))

    def _neighbours(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, link in enumerate(self.chart.links):
            found.setdefault(link.one, []).append(number)
            found.setdefault(link.other, []).append(number)
        return found

    def _named_leftward(self) -> frozenset[int]:
        """Return the dots whose ties run to the right, so that their names have more room on the left."""
        lean = [0.0] * len(self.chart.dots)
        for tie in self._ties:
            across = tie.end[0] - tie.start[0]
            lean[tie.dots[0]] += across
            lean[tie.dots[1]] -= across
        return frozenset(n for n, right in enumerate(lean) if right > 0)

    def draw_head(self, on: Surface) -> None:
        """Draw the legend."""
        self._legend.draw(on)

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw ties, dots, names and lists."""
        # The strongest last, on top of the faint ones.
        for number in reversed(range(len(self._ties))):
            self._draw_link(on, number)
        for number in reversed(self._touching()):
            self._draw_dot(on, number)
        for label in self.labels.values():
            self._draw_label(on, label)
        self._draw_side(on)

    def _draw_side(self, on: Surface) -> None:
        pane, paper = self.pane, self.look.inks.paper
        # What is zoomed in reaches beyond the picture; the lists lie over it.
        for box in (
            Box(pane.right, 0, self.width - pane.right, self.height),
            Box(0, pane.bottom, self.width, self.height - pane.bottom),
        ):
            if box.wide > 0 and box.high > 0:
                on.rect(box, paper, kind="ground")
        self.side.draw(on)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Draw who is pointed at with all their ties and partners, everything else veiled."""
        lit = {number for mark in marks for number in self.marks.dots_of(mark)}
        if not lit:
            return False
        ties = {number for one in lit for number in self._near.get(one, ())}
        if any(len(self.marks.dots_of(mark)) > 1 for mark in marks):
            ties = {n for n in ties if {self.chart.links[n].one, self.chart.links[n].other} <= lit}
        partners = lit.union(*((self.chart.links[n].one, self.chart.links[n].other) for n in ties))
        on.rect(self.pane, self.look.inks.paper, opacity=_VEIL, kind="veil")
        for number in sorted(ties, reverse=True):
            self._draw_link(on, number, lit=True)
        for number in sorted(partners, reverse=True):
            self._draw_dot(on, number, lit=number in lit)
        for label in self._labels_of(lit, partners):
            self._draw_label(on, label)
        self._draw_side(on)
        self.side.frame(on, marks)
        return True

    def _labels_of(self, lit: set[int], partners: set[int]) -> list[Label]:
        """Return names for the dots pointed at, whatever they cover, and for partners that have room."""
        order = sorted(partners, key=lambda n: (n not in lit, n))
        placed = place_labels(
            self._placings(order[:_NAMED]), self.chart, self.look, self.pane, forced=len(lit)
        )
        return list(placed.values())

    def _touching(self) -> list[int]:
        """Return the dots of which at least a part is in the pane."""
        pane = self.pane
        return [
            n
            for n, ((x, y), r) in enumerate(zip(self.centres, self.radii, strict=True))
            if -r < x < pane.right + r and -r < y < pane.bottom + r
        ]

    def _draw_link(self, on: Surface, number: int, *, lit: bool = False) -> None:
        tie, pane = self._ties[number], self.pane
        start, end = tie.start, tie.end
        if max(start[0], end[0]) < 0 or min(start[0], end[0]) > pane.right:
            return
        if max(start[1], end[1]) < 0 or min(start[1], end[1]) > pane.bottom:
            return
        share = self.chart.links[number].weight / self._strongest
        ink = self._lit_ink if lit else self._inks[round(share**0.5 * _SHADES)]
        wide = _THIN + (_THICK - _THIN) * share
        on.line(start, end, ink, wide=wide, mark=tie.mark, kind="tie")

    def _draw_dot(self, on: Surface, number: int, *, lit: bool = False) -> None:
        dot, centre, radius = self.chart.dots[number], self.centres[number], self.radii[number]
        colour, inks = self.look.colour(dot.symbol.colour), self.look.inks
        edge = inks.text if lit else inks.paper
        mark = self._dot_marks[number]
        if dot.symbol.figure is None:
            on.circle(centre, radius, colour, edge=edge, mark=mark, kind="dot")
        else:
            placed = Placed(radius, *centre)
            on.shape(dot.symbol.figure, placed, colour, edge=edge, mark=mark, kind="dot")

    def _draw_label(self, on: Surface, label: Label) -> None:
        inks = self.look.inks
        on.rect(label.box, inks.paper, opacity=0.82, kind="ground")
        on.text(
            (label.x, label.box.centre[1]), label.words, inks.text,
            font=Font.SMALL, anchor=label.anchor, whole=label.whole, kind="name",
        )  # fmt: skip

    def _mark(self, number: int) -> Mark:
        dot, (x, y) = self.chart.dots[number], self.centres[number]
        reach = max(self.radii[number], 5.0)
        box = Box(x - reach, y - reach, 2 * reach, 2 * reach)
        return Mark(dot.key, "", dot.initiatives, dot.tooltip, box, dot.aim)

    def _tied(self, link: Link) -> Tied:
        start, end = self.centres[link.one], self.centres[link.other]
        (x, y), (right, low) = start, end
        box = Box(min(x, right), min(y, low), abs(right - x), abs(low - y))
        one, other = self.chart.dots[link.one].key, self.chart.dots[link.other].key
        mark = Mark(one, other, link.weight, link.tooltip, box, link.aim)
        return Tied(mark, (link.one, link.other), start, end)
