"""How the groups of a network are told apart: by colour and by figure, never by one of them alone."""

from dataclasses import dataclass

from diplomat_desk.charts.geometry import Shape
from diplomat_desk.charts.palette import MUTED, OTHER_GREYS
from diplomat_desk.charts.symbols import DIAMOND, HEXAGON, PENTAGON, SQUARE, TRIANGLE, TURNED

_FIGURES = (None, SQUARE, TRIANGLE, DIAMOND, HEXAGON, TURNED, PENTAGON)


@dataclass(frozen=True, slots=True)
class Symbol:
    """The colour of a group (``#RRGGBB`` on light ground) and its figure of size 1; None is a circle."""

    colour: str
    figure: Shape | None = None

    @property
    def reach(self) -> float:
        """How far it extends from its middle, at most."""
        if self.figure is None:
            return 1.0
        return max(max(abs(x), abs(y)) for ring in self.figure.rings for x, y in ring)


PLAIN = Symbol(MUTED[1])
"""For nodes that are not told apart."""
UNKNOWN = Symbol(OTHER_GREYS[0])
"""For nodes of no group, or of none that is known."""


def symbol(number: int, colour: str = "") -> Symbol:
    """Return the look of the ``number``-th group, in a ``colour`` of its own if it has one; 63 differ."""
    return Symbol(colour or MUTED[(number + 1) % len(MUTED)], _FIGURES[number % len(_FIGURES)])
