"""A description as a picture: standalone SVG for paper, files and the clipboard."""

from collections.abc import Callable
from typing import Any

from diplomat_desk.charts.frame import TEXT, foot, head, paragraph, sheet
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.kinds import Chart
from diplomat_desk.charts.layout import Layout, Room
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import Paper, paper_look
from diplomat_desk.charts.surface import Look

NARROWEST = 320.0

LayOut = Callable[[Any, Room, Look], Layout]
"""Places a description in pixels."""


def draw(
    chart: Chart,
    lay_out: LayOut,
    width: float = 900.0,
    theme: Theme = Theme.LIGHT,
    language: str = "en",
) -> str:
    """Return ``chart``, laid out by ``lay_out``, as SVG of ``width`` pixels (at least 320).

    The height follows. Data shapes carry ``class`` (``segment``, ``cell``…) and ``data-row``,
    ``data-column`` and ``data-value``, and their tooltip as ``<title>``. ``language`` is a BCP 47 tag.
    """
    on = sheet(max(width, NARROWEST), theme)
    y = head(on, chart)
    if chart.empty:
        y = paragraph(on, chart.empty, y, TEXT, on.inks.text)
    else:
        look = paper_look(theme)
        layout = lay_out(chart, Room(on.room), look)
        layout.draw_head(Paper(on.canvas, look, on.left, y))
        y += layout.head_height
        whole = Box(0, 0, layout.width, layout.height)
        layout.draw_body(Paper(on.canvas, look, on.left, y), whole)
        y += layout.height
    height = foot(on, chart, y)
    said = " ".join((chart.summary, chart.subtitle, chart.empty, *chart.caption, chart.imprint))
    return on.canvas.finished(round(height), chart.title, " ".join(said.split()), language)
