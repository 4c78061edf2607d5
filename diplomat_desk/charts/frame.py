"""What surrounds every chart: title and filter above, caption and imprint below."""

from dataclasses import dataclass

from diplomat_desk.charts.canvas import Canvas
from diplomat_desk.charts.kinds import Chart
from diplomat_desk.charts.metrics import wrap
from diplomat_desk.charts.palette import INKS, Inks, Theme
from diplomat_desk.charts.scripts import runs_right_to_left

TITLE = 18.0
TEXT = 13.0
SMALL = 11.5
LINE = 1.4
GAP = 16.0
_MARGIN = 20.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A canvas with its inks and margins; everything is drawn between ``left`` and ``right``."""

    canvas: Canvas
    theme: Theme
    inks: Inks
    left: float
    right: float

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.right - self.left


def sheet(width: float, theme: Theme) -> Sheet:
    """Return an empty sheet; on paper the page has margins of its own."""
    margin = 0.0 if theme is Theme.PAPER else _MARGIN
    inks = INKS[theme]
    return Sheet(Canvas(width, inks.paper), theme, inks, margin, width - margin)


def head(on: Sheet, chart: Chart) -> float:
    """Draw title and subtitle; return where the next thing may begin."""
    y = on.left + 2
    y = paragraph(on, chart.title, y, TITLE, on.inks.text, bold=True, most=3)
    return paragraph(on, chart.subtitle, y + 2, TEXT, on.inks.quiet, most=4) + GAP


def foot(on: Sheet, chart: Chart, y: float) -> float:
    """Draw caption and imprint from ``y`` down; return the height of the whole picture."""
    y += GAP
    on.canvas.line(on.left, y, on.right, y, on.inks.grid)
    y += 6
    for line in (*chart.caption, chart.imprint):
        y = paragraph(on, line, y, SMALL, on.inks.quiet)
    return y + max(on.left, 4)


def paragraph(
    on: Sheet, words: str, y: float, size: float, ink: str, *, bold: bool = False, most: int = 0
) -> float:
    """Write ``words`` over the whole width in as many lines as needed; return where they end."""
    right = runs_right_to_left(words)
    x, anchor = (on.right, "end") if right else (on.left, "start")
    for line in wrap(words, on.room, size, bold=bold, most=most):
        y += size * LINE
        on.canvas.text(x, y - size * 0.3, line, size, ink, anchor=anchor, bold=bold, title="")
    return y
