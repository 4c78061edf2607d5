"""The groups of a network as symbols with words, and what the size of a dot stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomat_desk.charts.geometry import Placed
from diplomat_desk.charts.network_chart import LegendKey
from diplomat_desk.charts.network_symbols import Symbol
from diplomat_desk.charts.surface import Font, Look, Surface

_RADIUS = 5.0
_HALF = 7.0
"""Half as wide as the widest symbol."""
_AFTER = 4.0
_APART = 16.0


@dataclass(frozen=True, slots=True)
class NetworkLegend:
    """Groups with their places, and the words for sizes at the end; ``height`` is what they take."""

    places: tuple[tuple[Symbol | None, str, float, float], ...]
    height: float
    wide: float
    look: Look

    def draw(self, on: Surface) -> None:
        """Draw symbols and words."""
        inks = self.look.inks
        middle = self.look.measure.line(Font.SMALL) / 2
        for symbol, words, x, y in self.places:
            start, ink = x, inks.quiet
            if symbol is not None:
                start, ink = x + 2 * _HALF + _AFTER, inks.text
                _draw(on, symbol, (x + _HALF, y + middle), self.look)
            on.text((start, y + middle), words, ink, font=Font.SMALL, room=self.wide - start)


def place_legend(
    keys: Sequence[LegendKey], sized_by: str, wide: float, look: Look
) -> NetworkLegend:
    """Place ``keys`` from left to right, wrapped into ``wide`` pixels."""
    line = look.measure.line(Font.SMALL)
    x = y = 0.0
    placed: list[tuple[Symbol | None, str, float, float]] = []
    entries = [*((key.symbol, key.label) for key in keys), (None, sized_by)]
    for symbol, words in entries:
        own = 2 * _HALF + _AFTER if symbol is not None else 0.0
        needs = min(own + look.measure.width(words, Font.SMALL), wide)
        if x and x + needs > wide:
            x, y = 0.0, y + line + 2
        placed.append((symbol, words, x, y))
        x += needs + _APART
    return NetworkLegend(tuple(placed), y + line + 6, wide, look)


def _draw(on: Surface, symbol: Symbol, centre: tuple[float, float], look: Look) -> None:
    colour = look.colour(symbol.colour)
    if symbol.figure is None:
        on.circle(centre, _RADIUS, colour, kind="swatch")
    else:
        on.shape(symbol.figure, Placed(_RADIUS, *centre), colour, kind="swatch")
