"""How the groups of a network are told apart: by colour and by figure, never by one of them alone."""

from dataclasses import dataclass
from math import cos, pi, sin

from diplomat_desk.charts.geometry import Ring, Shape
from diplomat_desk.charts.palette import MUTED, OTHER_GREYS


def _regular(corners: int, radius: float, turn: float = 0.0) -> Shape:
    """Return a figure of ``corners``, one of them at the top, as far from the middle as ``radius``."""
    steps = [2 * pi * n / corners + turn - pi / 2 for n in range(corners)]
    ring: Ring = tuple((radius * cos(step), radius * sin(step)) for step in steps)
    return Shape((ring,))


# Each about as large as a circle of radius 1.
_FIGURES: tuple[Shape | None, ...] = (
    None,
    _regular(4, 1.25, pi / 4),
    _regular(3, 1.45),
    _regular(4, 1.25),
    _regular(6, 1.1),
    _regular(3, 1.45, pi),
    _regular(5, 1.15),
)


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


PLAIN = Symbol(MUTED[0])
"""For nodes that are not told apart."""
UNKNOWN = Symbol(OTHER_GREYS[0])
"""For nodes of no group, or of none that is known."""


def symbol(number: int) -> Symbol:
    """Return the look of the ``number``-th group; the first 63 differ."""
    return Symbol(MUTED[number % len(MUTED)], _FIGURES[number % len(_FIGURES)])
