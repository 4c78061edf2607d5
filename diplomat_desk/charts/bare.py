"""A chart without head and foot, for a page whose own text says what these would."""

from diplomat_desk.charts.canvas import Canvas
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.kinds import Chart
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.palette import INKS, Theme
from diplomat_desk.charts.paper import Paper, paper_look
from diplomat_desk.charts.svg import LayOut


def draw_bare(chart: Chart, lay_out: LayOut, room: Room, language: str) -> str:
    """Return ``chart``, which is not empty, on paper as SVG: legend, axes and marks alone."""
    look = paper_look(Theme.PAPER)
    layout = lay_out(chart, room, look)
    canvas = Canvas(room.wide, INKS[Theme.PAPER].paper)
    layout.draw_head(Paper(canvas, look, 0, 0))
    whole = Box(0, 0, layout.width, layout.height)
    layout.draw_body(Paper(canvas, look, 0, layout.head_height), whole)
    said = " ".join((chart.summary, chart.subtitle))
    high = round(layout.head_height + layout.height + 2)
    return canvas.finished(high, chart.title, " ".join(said.split()), language)
