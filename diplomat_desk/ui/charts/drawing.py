"""What the canvas asks of a drawing, and the choice of the drawing for a description."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from diplomat_desk.charts import bars, heat
from diplomat_desk.charts.catalogue import Chart
from diplomat_desk.services.drawing import Numbers
from diplomat_desk.ui.charts.bar_drawing import BarDrawing
from diplomat_desk.ui.charts.heat_drawing import HeatDrawing
from diplomat_desk.ui.charts.look import Look
from diplomat_desk.ui.charts.marks import Marks

BUILDERS: dict[str, Callable[..., Chart]] = {
    "track-by-country": bars.track_by_country,
    "track-country-heat-map": heat.track_country_heat_map,
}
"""The charts of the catalogue that can be shown; each takes ``most``, how many rows to describe."""


class Drawing(Protocol):
    """A description laid out for one width: a head that stays, and a body that scrolls under it.

    Both are painted in pixels, from their own upper left corner.
    """

    width: float
    head_height: float
    height: float
    marks: Marks

    def paint_head(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint legend, axis and headings."""

    def paint_body(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the rows that ``exposed`` touches."""


def describe(name: str, numbers: Numbers) -> Chart:
    """Return the description of a chart with every row: the screen scrolls, paper cannot."""
    crosstab = numbers.crosstab
    most = max(len(crosstab.rows), 1)
    return BUILDERS[name](crosstab, numbers.vocabularies, numbers.countries, most=most)


def lay_out(chart: Chart, width: float, look: Look) -> Drawing:
    """Lay ``chart`` out for ``width`` pixels."""
    if isinstance(chart, bars.BarChart):
        return BarDrawing(chart, width, look)
    return HeatDrawing(chart, width, look)
