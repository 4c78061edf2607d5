"""Flows as ribbons between bars: where every bar and every ribbon lies, all on one scale from zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box, Point, Shape

BAR = 12.0
GAP = 10.0
_STEPS = 24
_THICKEST = 22.0
"""The most pixels that one flow is drawn thick, so that few look few."""
_LEAST = 90.0
"""The least height of all flows together, even where many bars leave little room."""
_SPREAD = 36.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is needed of a ribbon: the bars that it ties, by column and number, and how many flows."""

    leg: int
    start: int
    end: int
    number: int


@dataclass(frozen=True, eq=False)
class Band:
    """A ribbon in pixels: as thick as ``thick`` all the way, between two heights at ``left`` and ``right``."""

    left: float
    right: float
    start: float
    end: float
    thick: float
    shape: Shape

    @property
    def box(self) -> Box:
        """What it lies within."""
        top = min(self.start, self.end)
        return Box(
            self.left, top, self.right - self.left, max(self.start, self.end) + self.thick - top
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies on it."""
        if not self.left <= x <= self.right:
            return False
        top = self.start + (self.end - self.start) * _eased(
            (x - self.left) / (self.right - self.left)
        )
        return top <= y <= top + max(self.thick, 1.0)


class Sankey:
    """Three columns of bars, ``numbers`` flows each, in ``wide`` pixels.

    Above each bar of a column ``names`` pixels are kept. All of it is ``high`` pixels high if that is
    enough for every name; ``scale`` is how many pixels a flow is.
    """

    def __init__(
        self, numbers: Sequence[Sequence[int]], wide: float, high: float, names: Sequence[float]
    ) -> None:
        self.wide = wide
        total = max(sum(numbers[0]), 1)
        spare = min(high - _fixed(len(one), name) for one, name in zip(numbers, names, strict=True))
        self.scale = min(max(spare, _LEAST) / total, _THICKEST)
        heights = [
            _fixed(len(column), name) + sum(column) * self.scale
            for column, name in zip(numbers, names, strict=True)
        ]
        self.height = max(heights)
        self.bars = tuple(
            self._column(n, column, names[n], self.height - heights[n])
            for n, column in enumerate(numbers)
        )

    def left(self, column: int) -> float:
        """Return the left edge of the bars of a column."""
        return column * (self.wide - BAR) / 2

    def bands(self, stretches: Sequence[Stretch]) -> tuple[Band, ...]:
        """Return the ribbons in their order; those at one bar lie under each other as ``stretches`` go.

        At its end a ribbon lies where those that come from further up lie above it.
        """
        starts = self._offsets(stretches, side=0)
        ends = self._offsets(stretches, side=1)
        return tuple(
            self._band(one, start, end)
            for one, start, end in zip(stretches, starts, ends, strict=True)
        )

    def _column(
        self, number: int, column: Sequence[int], name: float, spare: float
    ) -> tuple[Box, ...]:
        between = min(spare / max(len(column) - 1, 1), _SPREAD) if len(column) > 1 else 0.0
        y = (spare - between * (len(column) - 1)) / 2
        bars = []
        for flows in column:
            y += name
            bars.append(Box(self.left(number), y, BAR, flows * self.scale))
            y += flows * self.scale + GAP + between
        return tuple(bars)

    def _offsets(self, stretches: Sequence[Stretch], side: int) -> list[float]:
        """Return how far below the top of its bar each ribbon starts (0) or ends (1)."""
        order = sorted(range(len(stretches)), key=lambda n: _rank(stretches[n], side))
        used: dict[tuple[int, int], float] = {}
        found = [0.0] * len(stretches)
        for n in order:
            one = stretches[n]
            bar = (one.leg, one.start if side == 0 else one.end)
            found[n] = used.get(bar, 0.0)
            used[bar] = found[n] + one.number * self.scale
        return found

    def _band(self, one: Stretch, start: float, end: float) -> Band:
        left = self.left(one.leg) + BAR
        right = self.left(one.leg + 1)
        top = self.bars[one.leg][one.start].y + start
        bottom = self.bars[one.leg + 1][one.end].y + end
        thick = one.number * self.scale
        return Band(left, right, top, bottom, thick, _shape(left, right, top, bottom, thick))


def _rank(one: Stretch, end: int) -> tuple[int, int, int]:
    return (one.leg, one.end, one.start) if end else (one.leg, one.start, one.end)


def _fixed(bars: int, name: float) -> float:
    return bars * name + max(bars - 1, 0) * GAP


def _eased(share: float) -> float:
    """Return how far down a ribbon is at ``share`` of its way: level at both ends (a cubic Bézier's shape)."""
    return share * share * (3 - 2 * share)


def _shape(left: float, right: float, start: float, end: float, thick: float) -> Shape:
    upper: list[Point] = []
    for n in range(_STEPS + 1):
        share = n / _STEPS
        upper.append((left + (right - left) * share, start + (end - start) * _eased(share)))
    lower = [(x, y + thick) for x, y in reversed(upper)]
    return Shape(((*upper, *lower),))
