"""Two charts beside each other, or one above the other where it is narrow."""

from diplomat_desk.charts.compare import MARKS, Pair
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Layout, Motion, Room
from diplomat_desk.charts.layouts.pair_marks import PairMarks
from diplomat_desk.charts.layouts.told import Told
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.moved import Moved
from diplomat_desk.charts.surface import Font, Look, Surface
from diplomat_desk.domain.aims import Aim

_NARROW = 720.0
_BETWEEN = 32.0
_NAME_LINES = 2


class PairLayout:
    """A :class:`Pair` laid out for one size; see :class:`Layout`."""

    motion = Motion.SCROLL

    def __init__(self, chart: Pair, room: Room, look: Look) -> None:
        self.chart = chart
        self.look = look
        self.width = room.wide
        self.beside = room.wide >= _NARROW
        half = (room.wide - _BETWEEN) / 2 if self.beside else room.wide
        self._names = [
            look.wrapped(f"{mark}: {name}", half, Font.STRONG, _NAME_LINES)
            for mark, name in zip(MARKS, chart.names, strict=True)
        ]
        line = look.measure.line(Font.STRONG)
        self._names_height = max(map(len, self._names)) * line + 6
        high = room.high - self._names_height if room.high else 0.0
        if high and not self.beside:
            high = (high - self._names_height) / 2
        inner = Room(half, max(high, 0.0))
        self.halves: tuple[Layout, Layout] = tuple(  # type: ignore[assignment]
            _laid_out(chart, number, inner, look) for number in (0, 1)
        )
        self._place()
        halves = [half.marks for half in self.halves]
        self.marks = PairMarks(halves, self._corners, MARKS, beside=self.beside)

    def draw_head(self, on: Surface) -> None:
        """Draw both names and heads, where both stand beside each other; else nothing."""
        if self.beside:
            for number in (0, 1):
                self._draw_name(on, number, 0.0)
                x = self._corners[number][0]
                self.halves[number].draw_head(Moved(on, x, self._names_height))

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw what ``exposed`` touches of both."""
        for number, (x, y) in enumerate(self._corners):
            half = self.halves[number]
            if not self.beside:
                top = y - half.head_height
                self._draw_name(on, number, top - self._names_height)
                half.draw_head(Moved(on, x, top))
            seen = exposed.moved(-x, -y)
            if seen.meets(Box(0, 0, half.width, half.height)):
                low = max(seen.y, 0.0)
                part = Box(0, low, half.width, min(seen.bottom, half.height) - low)
                half.draw_body(Moved(on, x, y), part)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Leave it to frames."""
        return False

    def period(self, start: float, end: float) -> Aim:
        """Return the period between two places across one of the halves."""
        x = self._corners[1][0] if self.beside and start >= self._corners[1][0] else 0.0
        brush = getattr(self.halves[1 if x else 0], "period", None)
        return brush(start - x, end - x) if callable(brush) else Aim()

    def _place(self) -> None:
        one, other = self.halves
        if self.beside:
            self.head_height = self._names_height + max(one.head_height, other.head_height)
            self.height = max(one.height, other.height)
            self._corners = [(0.0, 0.0), (self.width - other.width, 0.0)]
            return
        self.head_height = 0.0
        first = self._names_height + one.head_height
        second = first + one.height + _BETWEEN / 2 + self._names_height + other.head_height
        self.height = second + other.height
        self._corners = [(0.0, first), (0.0, second)]

    def _draw_name(self, on: Surface, number: int, top: float) -> None:
        line = self.look.measure.line(Font.STRONG)
        x = self._corners[number][0]
        for position, words in enumerate(self._names[number]):
            middle = top + (position + 0.5) * line
            on.text((x, middle), words, self.look.inks.text, font=Font.STRONG, kind="half")


def _laid_out(chart: Pair, number: int, room: Room, look: Look) -> Layout:
    half = chart.halves[number]
    return Told(half.empty, room, look) if half.empty else chart.lay_out(half, room, look)
