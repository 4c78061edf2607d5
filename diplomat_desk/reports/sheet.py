"""The page that a document is set on: its size and margins in points, and the sizes of its type."""

from dataclasses import dataclass
from math import ceil

from diplomat_desk.reports.measure import wide
from diplomat_desk.reports.setting import Paper

BODY = 9.2
LEAD = 11.0
TABLE = 8.3
FACTS = 8.4
SMALL = 8.0
LINE = 1.36
"""Height of a line of text, in its size."""

MILLIMETRE = 72 / 25.4
"""Of points."""

GUTTER = 16.0
"""Between strands beside each other."""

_SIZES = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0), Paper.A3: (841.89, 1190.55)}
_SIDES = {Paper.A4: 62.0, Paper.LETTER: 64.0, Paper.A3: 72.0}
_SIDE_ACROSS = 54.0
_TOP, _BOTTOM = 76.0, 68.0
_TRACKING = 1.09


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page; all lengths in points. ``side`` is the margin left and right."""

    width: float
    height: float
    side: float
    top: float
    bottom: float

    @property
    def room(self) -> float:
        """How wide the text is."""
        return self.width - 2 * self.side

    @property
    def depth(self) -> float:
        """How high the text is."""
        return self.height - self.top - self.bottom


def sheet_of(paper: Paper, *, across: bool = False, marking: str = "") -> Sheet:
    """Return a page of ``paper``; a ``marking`` of several lines takes room at head and foot."""
    short, long = _SIZES[paper]
    width, height = (long, short) if across else (short, long)
    side = _SIDE_ACROSS if across else _SIDES[paper]
    written = wide(marking.upper(), bold=True) * SMALL * _TRACKING
    more = max(ceil(written / (width - 2 * side)) - 1, 0) * SMALL * LINE
    return Sheet(width, height, side, _TOP + more, _BOTTOM + more)
