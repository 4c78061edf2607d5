"""The axis of time: ticks with words that never meet, and lines down the lanes."""

from diplomat_desk.charts.layouts.timeframe import Scale
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.charts.timescale import day_of, ticks
from diplomat_desk.domain.words import say

_TICK = 4.0
_AIR = 6.0


class TimeAxis:
    """Ticks for one view of time, and ``today`` (an ordinal) where it is in view.

    ``high`` is what its words and ticks take above or under the lanes.
    """

    def __init__(self, scale: Scale, today: int, wide: float, look: Look) -> None:
        self._scale = scale
        self._look = look
        self._wide = wide
        self._line = look.measure.line(Font.SMALL)
        self._ticks = ticks(scale.day, scale.until, scale.right - scale.left)
        x = scale.at(today)
        self._today = x if scale.left <= x <= scale.right else None
        self.high = self._line + _AIR

    def draw(self, on: Surface, edge: float, *, above: bool = True) -> None:
        """Draw the axis, its line at ``edge``, with its words above or under it."""
        inks, scale = self._look.inks, self._scale
        middle = edge - self.high + self._line / 2 if above else edge + self.high - self._line / 2
        since, until = day_of(scale.day).year, day_of(scale.until).year
        years = f"{since} – {until}" if since != until else str(since)
        on.text((0, middle), years, inks.quiet, font=Font.FIGURES, room=scale.left - 8)
        places = [(scale.at(one.day), one.label, one.strong) for one in self._ticks]
        places.sort(key=lambda one: not one[2])
        if self._today is not None:
            places.insert(0, (self._today, say("today"), True))
        taken = [(0.0, min(self._look.measure.width(years, Font.FIGURES), scale.left - 8))]
        for x, words, strong in places:
            if scale.left <= x <= scale.right and self._label(on, x, words, middle, taken, strong):
                tip = edge - _TICK if above else edge + _TICK
                on.line((round(x) + 0.5, tip), (round(x) + 0.5, edge), inks.axis)
        on.line((scale.left, edge - 0.5), (scale.right, edge - 0.5), inks.axis)

    def draw_grid(self, on: Surface, top: float, bottom: float) -> None:
        """Draw a faint line at every tick, and a broken one at today."""
        for tick in self._ticks:
            x = round(self._scale.at(tick.day)) + 0.5
            if self._scale.left <= x <= self._scale.right:
                on.line((x, top), (x, bottom), self._look.inks.grid)
        if self._today is not None:
            x = round(self._today) + 0.5
            on.line((x, top), (x, bottom), self._look.inks.axis, dashed=True, kind="today")

    def _label(
        self, on: Surface, x: float, words: str, middle: float, taken: list[tuple[float, float]],
        strong: bool,
    ) -> bool:  # fmt: skip
        """Write a label where none is written yet; tell whether there was room."""
        half = self._look.measure.width(words, Font.FIGURES) / 2
        centre = min(x, self._wide - half)
        left, right = centre - half, centre + half
        if any(right + _AIR >= start and left - _AIR <= end for start, end in taken):
            return False
        taken.append((left, right))
        ink = self._look.inks.text if strong else self._look.inks.quiet
        on.text((centre, middle), words, ink, font=Font.FIGURES, anchor=Anchor.MIDDLE, kind="tick")
        return True
