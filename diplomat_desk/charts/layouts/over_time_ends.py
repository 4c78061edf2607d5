"""The names of running totals, right of where they end: nobody has to look them up in a legend."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from diplomat_desk.charts.over_time import OverTimeChart, Piece
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.surface import Font, Look, Surface
from diplomat_desk.domain.words import say

_AFTER = 6.0


@dataclass(frozen=True, slots=True)
class Ends:
    """Names at their places; none where there is a legend."""

    look: Look
    names: tuple[tuple[float, float, str], ...] = ()

    def draw(self, on: Surface) -> None:
        """Draw the names."""
        for x, y, words in self.names:
            on.text((x, y), words, self.look.inks.text, font=Font.SMALL, kind="end")


def end_margin(chart: OverTimeChart, look: Look) -> float:
    """Return how wide the names are; 0 where the chart has none: it does not run on, or is not split."""
    widths = (look.measure.width(_name(*one), Font.SMALL) for one in _last(chart))
    return max(widths, default=-2 * _AFTER) + 2 * _AFTER


def place_ends(chart: OverTimeChart, x: float, at: Callable[[float], float], look: Look) -> Ends:
    """Return the names right of ``x``, unless two would touch."""
    line = look.measure.line(Font.SMALL)
    names = tuple(
        (x + _AFTER, (at(piece.start) + at(piece.end)) / 2, _name(one, piece))
        for one, piece in _last(chart)
    )
    heights = [y for _, y, _ in names]
    apart = all(below - above >= line for below, above in pairwise(heights))
    return Ends(look, names) if apart else Ends(look)


def _last(chart: OverTimeChart) -> list[tuple[Series, Piece]]:
    split = chart.running and chart.series and chart.slots and len(chart.roles) == 1
    # Beside another chart both have a legend, so that their bars begin at one height.
    if not (split and chart.alone):
        return []
    return [(chart.series[piece.series], piece) for piece in chart.slots[-1].bars[0].pieces]


def _name(one: Series, piece: Piece) -> str:
    return say("{group}: {n}", group=one.label, n=f"{piece.value:,}")
