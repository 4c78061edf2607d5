"""Charts as figures of a report: the same pictures, without what the report itself says."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from diplomat_desk.charts import catalogue
from diplomat_desk.charts.kinds import Basis as ChartBasis
from diplomat_desk.charts.kinds import Chart, Figures, settled
from diplomat_desk.charts.mirrored import mirrored
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.scripts import is_mirrored
from diplomat_desk.charts.svg import draw
from diplomat_desk.domain.options import Options
from diplomat_desk.reports.document import Figure, Paragraph, Style, text
from diplomat_desk.reports.kinds import Basis

WHOLE = 820.0
"""Pixels across a page: letters of a picture are then a little smaller than those of the text."""
WIDE, NARROW = 450.0, 370.0
"""Pixels of two pictures beside each other; their letters are as large as those of a whole one."""


def figure(
    name: str,
    figures: Figures,
    basis: Basis,
    options: Options,
    width: float = WHOLE,
    share: float = 1.0,
) -> Figure | Paragraph:
    """Return the chart called ``name`` of ``figures``; filter, register and marking stand on the page.

    It is ``width`` pixels wide, on ``share`` of the width of the page.
    """
    kind = catalogue.find(name)
    described: Any = kind.describe(figures, charting(basis, settled(kind, options)))
    return drawn(described, kind.lay_out, basis, width, share, mirrors=kind.mirrors)


def drawn(
    described: Any,  # noqa: ANN401 - a description of any chart
    lay_out: Callable[..., Any],
    basis: Basis,
    width: float = WHOLE,
    share: float = 1.0,
    *,
    mirrors: bool = True,
) -> Figure | Paragraph:
    """Return a description as a figure, mirrored where the report runs from right to left.

    Where there is nothing to draw, the sentence that says why stands there instead.
    """
    if described.empty:
        return Paragraph(text(described.empty), Style.QUIET)
    chart: Chart = replace(described, subtitle="", imprint="")
    if mirrors and is_mirrored(basis.language):
        lay_out = mirrored(lay_out)
    svg = draw(chart, lay_out, width, Theme.PAPER, basis.language)
    said = " ".join(part for part in (f"{chart.title}.", chart.summary) if part)
    return Figure(svg, said, share)


def charting(basis: Basis, options: Options) -> ChartBasis:
    """Return what a chart of a report is described with."""
    return ChartBasis(
        vocabularies=basis.vocabularies,
        countries=basis.countries,
        options=options,
        watched=basis.watched,
        home=basis.home,
        paper=True,
    )
