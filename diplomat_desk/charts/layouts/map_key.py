"""The legend above a map: the scale or the tracks, and what the dots mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.on_map import MapChart
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.surface import Font, Look, Surface
from diplomat_desk.domain.words import say

_SWATCH = 14.0
_AFTER, _APART = 5.0, 14.0
_DOT = 4.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A swatch or a dot, and its words."""

    words: str
    fill: str = ""
    pattern: Pattern = Pattern.SOLID
    dot: bool = False
    hollow: bool = False
    heading: bool = False


class Key:
    """The legend in as many rows as it needs within ``wide`` pixels."""

    def __init__(self, chart: MapChart, wide: float, look: Look) -> None:
        self._look = look
        self._wide = wide
        self._line = look.measure.line(Font.SMALL) + 4
        self._placed: list[tuple[_Entry, float, float]] = []
        x = y = 0.0
        for one in _entries(chart, look):
            needs = min(self._needs(one), wide)
            if x and x + needs > wide:
                x, y = 0.0, y + self._line
            self._placed.append((one, x, y))
            x += needs + _APART
        self.height = y + self._line + 4 if self._placed else 0.0

    def draw(self, on: Surface) -> None:
        """Draw swatches, dots and words."""
        inks = self._look.inks
        for one, x, y in self._placed:
            middle = y + self._line / 2
            if one.dot:
                fill, edge = (inks.paper, inks.text) if one.hollow else (inks.text, inks.paper)
                on.circle((x + _SWATCH / 2, middle), _DOT, fill, edge=edge, kind="key")
            elif not one.heading:
                box = Box(x, middle - _SWATCH / 2, _SWATCH, _SWATCH)
                on.rect(box, one.fill, pattern=one.pattern, kind="swatch")
            start = x if one.heading else x + _SWATCH + _AFTER
            ink = inks.quiet if one.heading else inks.text
            on.text((start, middle), one.words, ink, font=Font.SMALL, room=self._wide - start)

    def _needs(self, one: _Entry) -> float:
        words = self._look.measure.width(one.words, Font.SMALL)
        return words if one.heading else words + _SWATCH + _AFTER


def _entries(chart: MapChart, look: Look) -> Iterator[_Entry]:
    if chart.shades:
        yield _Entry(chart.unit, heading=True)
    for shade in chart.shades:
        yield _Entry(shade.label, look.ramp(shade.share))
    for one in chart.colours:
        yield _Entry(one.label, look.colour(one.colour), one.pattern)
    if any(dot.precise for dot in chart.dots):
        yield _Entry(say("Met in this city"), dot=True)
    if not all(dot.precise for dot in chart.dots):
        yield _Entry(say("Met in this country"), dot=True, hollow=True)
