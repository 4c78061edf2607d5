"""The series of a chart as swatches with words, in as many rows as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.surface import Font, Look, Surface

_SWATCH = 12.0
_AFTER = 6.0
_APART = 16.0


@dataclass(frozen=True, slots=True)
class Legend:
    """Series with their places; ``height`` is what they take, 0 without any."""

    places: tuple[tuple[Series, float, float], ...]
    height: float
    wide: float
    look: Look

    def draw(self, on: Surface) -> None:
        """Draw swatches and words."""
        line = self.look.measure.line(Font.TEXT)
        for one, x, y in self.places:
            box = Box(x, y + round((line - _SWATCH) / 2), _SWATCH, _SWATCH)
            on.rect(box, self.look.colour(one.colour), pattern=one.pattern, kind="swatch")
            start = x + _SWATCH + _AFTER
            on.text(
                (start, y + line / 2), one.label, self.look.inks.text, room=self.wide - start
            )  # fmt: skip


def place_legend(series: Sequence[Series], wide: float, look: Look) -> Legend:
    """Place ``series`` from left to right, wrapped into ``wide`` pixels."""
    line = look.measure.line(Font.TEXT)
    x = y = 0.0
    placed = []
    for one in series:
        needs = min(_SWATCH + _AFTER + look.measure.width(one.label, Font.TEXT), wide)
        if x and x + needs > wide:
            x, y = 0.0, y + line + 2
        placed.append((one, x, y))
        x += needs + _APART
    return Legend(tuple(placed), y + line + 4 if placed else 0.0, wide, look)
