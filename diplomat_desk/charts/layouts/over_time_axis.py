"""The axis of time in pixels: equal steps, and as many of their names as fit without touching."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from diplomat_desk.charts.over_time import BEFORE, OverTimeChart
from diplomat_desk.charts.steps import round_numbers
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.domain.periods import Step

_APART = 8.0
_TICK = 4.0
_ROUND = tuple(islice(round_numbers(), 10))
_WITHIN_YEAR = {Step.QUARTER: (1, 2), Step.MONTH: (1, 3, 6)}
_IN_A_YEAR = {Step.QUARTER: 4, Step.MONTH: 12}


@dataclass(frozen=True, slots=True)
class Name:
    """A name under the axis, centred at ``x`` in one of its lines; ``tick`` is where its mark stands."""

    x: float
    words: str
    line: int
    tick: float


@dataclass(frozen=True)
class TimeAxis:
    """Steps ``wide`` pixels each from ``left`` on, ``number`` of them; ``high`` is what the names take.

    ``by_year`` tells that the last line of names is of years, ticked where they begin.
    """

    left: float
    wide: float
    number: int
    names: tuple[Name, ...]
    high: float
    by_year: bool
    look: Look

    def sides(self, slot: int) -> tuple[float, float]:
        """Return where a step begins and ends."""
        return self.left + slot * self.wide, self.left + (slot + 1) * self.wide

    def slot_at(self, x: float) -> int:
        """Return the step at a place, the first or the last beyond the ends."""
        return max(0, min(int((x - self.left) // self.wide), self.number - 1))

    def draw(self, on: Surface, base: float) -> None:
        """Draw the names and their ticks under ``base``."""
        inks = self.look.inks
        line = self.look.measure.line(Font.FIGURES)
        for one in self.names:
            if one.line == 0 or self.by_year:
                x = round(one.tick) + 0.5
                on.line((x, base), (x, base + _TICK), inks.axis)
            y = base + _TICK + line * (one.line + 0.5)
            on.text(
                (one.x, y), one.words, inks.quiet if one.line else inks.text,
                font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="step",
            )  # fmt: skip


def place_axis(chart: OverTimeChart, left: float, right: float, look: Look) -> TimeAxis:
    """Place the steps of ``chart`` between ``left`` and ``right``, and name those that there is room for."""
    number = max(len(chart.slots), 1)
    wide = max(right - left, 1.0) / number
    placing = _Placing(chart, left, right, wide, look)
    if any(role == BEFORE for role, _ in chart.roles):
        lines = placing.pairs()
    elif chart.step in _IN_A_YEAR:
        lines = placing.years_with_parts()
    else:
        lines = [placing.apart(placing.every(_ROUND), 0)]
    lines = [line for line in lines if line]
    high = _TICK + look.measure.line(Font.FIGURES) * max(len(lines), 1) + 4
    names = tuple(one for line in lines for one in line)
    return TimeAxis(left, wide, number, names, round(high), chart.step in _IN_A_YEAR, look)


@dataclass(frozen=True)
class _Placing:
    chart: OverTimeChart
    left: float
    right: float
    wide: float
    look: Look

    def every(self, sizes: Sequence[int], aligned: bool = True) -> list[tuple[int, str]]:
        """Return each n-th step with its short name: the smallest of ``sizes`` that leaves room."""
        slots = self.chart.slots
        apart = self._apart((slot.minor for slot in slots), sizes, self.wide)
        first = self.chart.scale.first if aligned else 0
        return [
            (n, slot.minor) for n, slot in enumerate(slots) if apart and (first + n) % apart == 0
        ] or ([(0, slots[0].minor)] if slots and not _IN_A_YEAR.get(self.chart.step) else [])

    def pairs(self) -> list[list[Name]]:
        """Return the steps' names, and under them those that they are compared with."""
        slots = self.chart.slots
        names = [[bar.name for bar in reversed(slot.bars)] for slot in slots]
        apart = self._apart((one for pair in names for one in pair), _ROUND, self.wide)
        chosen = range(0, len(slots), apart or len(slots) or 1)
        return [self.apart([(n, names[n][line]) for n in chosen], line) for line in (0, 1)]

    def years_with_parts(self) -> list[list[Name]]:
        """Return quarters or months where they fit, and the years that they are in."""
        parts = self.apart(self.every(_WITHIN_YEAR[self.chart.step]), 0)
        line = 1 if parts else 0
        years = [
            (year, [n for n, _ in group])
            for year, group in groupby(enumerate(self.chart.slots), key=lambda one: one[1].major)
        ]
        whole = self.wide * _IN_A_YEAR[self.chart.step]
        apart = self._apart((year for year, _ in years), _ROUND, whole) or _ROUND[-1]
        found: list[Name] = []
        for year, places in years:
            if int(year) % apart and len(years) > 1:
                continue
            start = self.left + places[0] * self.wide
            middle = start + len(places) * self.wide / 2
            found += self._if_free(found, Name(middle, year, line, start))
        return [parts, found]

    def apart(self, named: list[tuple[int, str]], line: int) -> list[Name]:
        """Return names under the middles of their steps, without any that would touch the one before."""
        found: list[Name] = []
        for place, words in named:
            x = self.left + (place + 0.5) * self.wide
            found += self._if_free(found, Name(x, words, line, x))
        return found

    def _apart(self, words: Iterable[str], sizes: Sequence[int], wide: float) -> int:
        """Return how many steps of ``wide`` pixels a name needs, 0 where no size is enough."""
        needs = max((self.look.measure.width(one, Font.FIGURES) for one in words), default=0.0)
        return next((size for size in sizes if size * wide >= needs + _APART), 0)

    def _if_free(self, before: list[Name], name: Name) -> list[Name]:
        """Return ``name`` kept inside the picture, unless it would touch the last of ``before``."""
        half = self.look.measure.width(name.words, Font.FIGURES) / 2
        x = max(half, min(name.x, self.right - half))
        if before:
            last = before[-1]
            end = last.x + self.look.measure.width(last.words, Font.FIGURES) / 2
            if x - half < end + _APART / 2:
                return []
        return [replace(name, x=x)]
