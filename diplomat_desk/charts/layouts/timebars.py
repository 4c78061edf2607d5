"""One bar of a timeline drawn: what is sure of it, what is soft, what is planned, what goes on."""

from diplomat_desk.charts.extents import Extent, days_of
from diplomat_desk.charts.geometry import Box, Placed, Shape
from diplomat_desk.charts.layouts.timeframe import Frame, Scale
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import Pattern, mixed
from diplomat_desk.charts.surface import Surface

THICK = 8.0
_DIAMOND = Shape((((-1.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.0, 1.0)),))
_ARROW = Shape((((0.0, -1.0), (1.15, 0.0), (0.0, 1.0)),))
POINT = 5.0
"""Half the width of the diamond that stands for a day, in pixels."""
_HEAD = 6.5
_LEAST = 3.0
_PALEST, _FULLEST = 0.12, 0.72
_STEP, _MOST_STEPS = 5.0, 32
_FAINTER = 0.55
_PALE = 0.22
_PALE_POINT = 0.35
_APART = 3.0


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
        extent = chart.extent(number)
        if chart.figures.planned[number]:
            self._planned(on, left, right, top, colour, mark)
        elif right - left < 2 * POINT:
            self._point(on, (left + right) / 2, top, colour, mark, sure=extent.sure < extent.until)
        else:
            self._bar(on, extent, top, colour, pattern, mark)
        if chart.open[number] and right < self._scale.right - 2:
            placed = Placed(_HEAD, right, top + THICK / 2)
            on.shape(_ARROW, placed, colour, mark=mark, kind="open")
        due = chart.figures.due[number]
        if due:
            end = self._scale.at(days_of(due)[1] + 1)
            if end > right + _LEAST:
                self._planned(on, right, end, top, colour, mark)
        if right - left > 2 * POINT:
            self._rounds(on, number, top)

    def _point(
        self, on: Surface, x: float, top: float, colour: str, mark: Mark | None, *, sure: bool
    ) -> None:
        """Draw a diamond; a pale one where the day is not sure."""
        if not self._scale.left <= x <= self._scale.right:
            return
        at = Placed(POINT, x, top + THICK / 2)
        paper = self._frame.look.inks.paper
        fill = colour if sure else mixed(colour, paper, 1 - _PALE_POINT)
        edge = paper if sure else colour
        on.shape(_DIAMOND, at, fill, edge=edge, mark=mark, kind="point" if sure else "about")

    def _bar(
        self, on: Surface, extent: Extent, top: float, colour: str, pattern: Pattern, mark: Mark | None
    ) -> None:  # fmt: skip
        at = self._scale.at
        first, last = at(extent.first), max(at(extent.last), at(extent.first) + _LEAST)
        fullest = _FULLEST * (_FAINTER if extent.faint else 1.0)
        if extent.sure >= extent.until:
            middle = (first + last) / 2
            self._fade(on, first, middle, top, colour, fullest, mark)
            self._fade(on, last, middle, top, colour, fullest, mark)
            return
        sure, until = at(extent.sure), max(at(extent.until), at(extent.sure) + _LEAST)
        if extent.faint:
            # Even a day that is only about right has a soft end that can be seen.
            first, last = min(first, sure - 2 * POINT), max(last, until)
        self._fade(on, first, sure, top, colour, fullest, mark)
        self._fade(on, last, until, top, colour, fullest, mark)
        box = self._clipped(sure, until, top)
        if box:
            on.rect(box, colour, pattern=pattern, mark=mark, kind="bar")

    def _fade(
        self, on: Surface, start: float, end: float, top: float, colour: str, fullest: float,
        mark: Mark | None,
    ) -> None:  # fmt: skip
        """Draw from next to nothing at ``start`` to ``fullest`` at ``end``, either way across."""
        if abs(end - start) < 1:
            return
        steps = min(max(int(abs(end - start) / _STEP), 3), _MOST_STEPS)
        wide = (end - start) / steps
        for number in range(steps):
            # On whole pixels, so that no two steps lie on each other.
            one, other = round(start + number * wide), round(start + (number + 1) * wide)
            box = self._clipped(min(one, other), max(one, other), top)
            if box:
                opacity = _PALEST + (fullest - _PALEST) * (number + 0.5) / steps
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
