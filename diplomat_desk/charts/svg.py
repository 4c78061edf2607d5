"""A description as a picture: standalone SVG for paper, files and the clipboard."""

from diplomat_desk.charts.bars import BarChart
from diplomat_desk.charts.catalogue import Chart
from diplomat_desk.charts.frame import foot, head, sheet
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.svgbars import draw_bars
from diplomat_desk.charts.svgheat import draw_heat

NARROWEST = 320.0


def draw(
    chart: Chart, width: float = 900.0, theme: Theme = Theme.LIGHT, language: str = "en"
) -> str:
    """Return ``chart`` as SVG text of ``width`` pixels (at least 320); the height follows.

    Data shapes carry ``class`` (``segment``, ``cell``…) and ``data-row``, ``data-column`` and
    ``data-value``, and their tooltip as ``<title>``. ``language`` is a BCP 47 tag.
    """
    on = sheet(max(width, NARROWEST), theme)
    y = head(on, chart)
    y = draw_bars(on, chart, y) if isinstance(chart, BarChart) else draw_heat(on, chart, y)
    height = foot(on, chart, y)
    said = " ".join((chart.subtitle, chart.empty, *chart.caption, chart.imprint))
    return on.canvas.finished(round(height), chart.title, " ".join(said.split()), language)
