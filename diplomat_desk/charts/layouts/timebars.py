"""One bar of a timeline drawn: what is sure of it, what is soft, what is planned, what goes on."""

from dataclasses import dataclass
from functools import lru_cache

from diplomat_desk.charts.geometry import Box, Placed, Shape
from diplomat_desk.charts.layouts.timeframe import Frame, Scale
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.surface import Surface
from diplomat_desk.charts.timeline import TimelineChart
from diplomat_desk.domain.dates import PartialDate

THICK = 8.0
_DIAMOND = Shape((((-1.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.0, 1.0)),))
_ARROW = Shape((((0.0, -1.0), (1.15, 0.0), (0.0, 1.0)),))
POINT = 5.0
"""Half the width of the diamond that stands for a day, in pixels."""
_HEAD = 6.5
_LEAST = 3.0
_FADE = (0.18, 0.34, 0.5, 0.66)
_WHOLE = (0.2, 0.36, 0.5, 0.5, 0.36, 0.2)
_FAINTER = 0.55
_PALE = 0.22
_APART = 3.0


@dataclass(frozen=True, slots=True)
class Extent:
    """What is known of when one ran, in days.

    It may have begun on ``first`` and surely had on ``sure``; it surely went on until before ``until``
    and may have until before ``last``. ``faint`` tells that a date is approximate or uncertain as well.
    """

    first: int
    sure: int
    until: int
    last: int
    faint: bool


def extent_of(chart: TimelineChart, number: int) -> Extent:
    """Return what is known of when one initiative ran."""
    figures = chart.figures
    first, last = chart.first[number], chart.last[number]
    start, end = figures.starts[number], figures.ends[number]
    begun = _days(start or end)
    ended = _days(end)
    sure = begun[1] if start else last
    until = (ended[0] if end else begun[0]) + 1
    if chart.open[number] or (not end and last > begun[1] + 1):
        until = last
    return Extent(first, sure, until, last, begun[2] or ended[2])


@lru_cache(maxsize=8192)
def _days(text: str) -> tuple[int, int, bool]:
    """Return the first and the last day of an EDTF text, and whether it is approximate or uncertain."""
    if text in ("", ".."):
        return 0, 0, False
    one = PartialDate.of(text)
    return one.earliest.toordinal(), one.latest.toordinal(), one.approximate or one.uncertain


class BarPainter:
    """Draws bars on a surface at a scale."""

    def __init__(self, frame: Frame, scale: Scale) -> None:
        self._frame = frame
        self._scale = scale
        look = frame.look
        self._styles = {
            one.key: (look.colour(one.colour), one.pattern) for one in frame.chart.series
        }

    def colour(self, number: int) -> str:
        """Return the colour of an initiative's track."""
        return self._styles[self._frame.chart.figures.tracks[number]][0]

    def draw(self, on: Surface, number: int, top: float, mark: Mark | None) -> None:
        """Draw the bar of one initiative, its upper edge at ``top``."""
        chart = self._frame.chart
        colour, pattern = self._styles[chart.figures.tracks[number]]
        left, right = self._scale.at(chart.first[number]), self._scale.at(chart.last[number])
        extent = extent_of(chart, number)
        if chart.figures.planned[number]:
            self._planned(on, left, right, top, colour, mark)
        elif right - left < 2 * POINT and extent.sure < extent.until:
            at = Placed(POINT, (left + right) / 2, top + THICK / 2)
            edge = self._frame.look.inks.paper
            if self._scale.left <= at.x <= self._scale.right:
                on.shape(_DIAMOND, at, colour, edge=edge, mark=mark, kind="point")
        else:
            self._bar(on, extent, top, colour, pattern, mark)
        if chart.open[number] and right < self._scale.right - 2:
            placed = Placed(_HEAD, right, top + THICK / 2)
            on.shape(_ARROW, placed, colour, mark=mark, kind="open")
        due = chart.figures.due[number]
        if due:
            end = self._scale.at(_days(due)[1] + 1)
            if end > right + _LEAST:
                self._planned(on, right, end, top, colour, mark)
        self._rounds(on, number, top)

    def _bar(
        self, on: Surface, extent: Extent, top: float, colour: str, pattern: Pattern, mark: Mark | None
    ) -> None:  # fmt: skip
        at = self._scale.at
        first, last = at(extent.first), max(at(extent.last), at(extent.first) + _LEAST)
        faint = _FAINTER if extent.faint else 1.0
        if extent.sure >= extent.until:
            self._fade(on, first, last, top, colour, tuple(one * faint for one in _WHOLE), mark)
            return
        sure, until = at(extent.sure), max(at(extent.until), at(extent.sure) + _LEAST)
        if extent.faint:
            # Even a day that is only about right has a soft end that can be seen.
            first, last = min(first, sure - 2 * POINT), max(last, until)
        steps = tuple(one * faint for one in _FADE)
        self._fade(on, first, sure, top, colour, steps, mark)
        self._fade(on, until, last, top, colour, steps[::-1], mark)
        box = self._clipped(sure, until, top)
        if box:
            on.rect(box, colour, pattern=pattern, mark=mark, kind="bar")

    def _fade(
        self, on: Surface, left: float, right: float, top: float, colour: str, steps: tuple[float, ...],
        mark: Mark | None,
    ) -> None:  # fmt: skip
        wide = (right - left) / len(steps)
        if wide * len(steps) < 1:
            return
        for number, opacity in enumerate(steps):
            box = self._clipped(left + number * wide, left + (number + 1) * wide, top)
            if box:
                on.rect(box, colour, opacity=opacity, mark=mark, kind="soft")

    def _planned(
        self, on: Surface, left: float, right: float, top: float, colour: str, mark: Mark | None
    ) -> None:
        right = max(right, left + 2 * POINT)
        box = self._clipped(left, right, top)
        if not box:
            return
        on.rect(box, colour, opacity=_PALE, mark=mark, kind="planned")
        low = box.bottom
        for start, end in (((box.x, top), (box.right, top)), ((box.x, low), (box.right, low))):
            on.line(start, end, colour, dashed=True)
        if left >= self._scale.left:
            on.line((left, top), (left, low), colour)
        if right <= self._scale.right:
            on.line((right, top), (right, low), colour)

    def _rounds(self, on: Surface, number: int, top: float) -> None:
        before = -_APART
        for day, _ in self._frame.chart.rounds_of(number):
            x = round(self._scale.at(day))
            if x - before >= _APART and self._scale.left <= x <= self._scale.right:
                ink = self._frame.look.inks.text
                on.line((x, top - 2), (x, top + THICK + 2), ink, wide=1.5, kind="round")
                before = x

    def _clipped(self, left: float, right: float, top: float) -> Box | None:
        left, right = max(left, self._scale.left), min(right, self._scale.right)
        return Box(left, top, right - left, THICK) if right > left else None
