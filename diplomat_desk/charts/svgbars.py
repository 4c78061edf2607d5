"""Drawing stacked bars."""

from dataclasses import dataclass

from diplomat_desk.charts.bars import Bar, BarChart, Segment
from diplomat_desk.charts.frame import GAP, LINE, SMALL, TEXT, Sheet, paragraph
from diplomat_desk.charts.metrics import cut, width
from diplomat_desk.charts.palette import Style, ink_on, shade, texture_ink

_ROW = 26.0
_THICK = 18.0
_SWATCH = 12.0
_LABEL_SHARE = 0.34
_LABEL_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Plot:
    """Where bars lie: from ``start`` pixels, ``scale`` pixels an initiative, to ``end``."""

    start: float
    end: float
    scale: float

    def at(self, value: float) -> float:
        """Return the pixel of ``value``."""
        return self.start + value * self.scale


def draw_bars(on: Sheet, chart: BarChart, y: float) -> float:
    """Draw legend, axis and bars from ``y`` down; return where they end."""
    if chart.empty:
        return paragraph(on, chart.empty, y, TEXT, on.inks.text)
    y = _legend(on, chart, y) + GAP
    plot = _plot(on, chart)
    y = _axis(on, chart, plot, y)
    styles = {one.key: Style(shade(one.colour, on.theme), one.pattern) for one in chart.series}
    for bar in chart.bars:
        _bar(on, bar, plot, styles, y)
        y += _ROW
    on.canvas.line(plot.start, y - len(chart.bars) * _ROW - 4, plot.start, y, on.inks.axis)
    return paragraph(on, chart.remainder.statement, y + 4, TEXT, on.inks.quiet)


def _plot(on: Sheet, chart: BarChart) -> Plot:
    names = max(width(chart.unit, SMALL), *(width(bar.label, TEXT) for bar in chart.bars))
    start = on.left + min(names, on.room * _LABEL_SHARE) + _LABEL_GAP
    totals = max(width(bar.total_label, TEXT, bold=True) for bar in chart.bars)
    last = width(chart.ticks[-1].label, SMALL) / 2
    end = on.right - max(totals + 8, last)
    return Plot(start, end, (end - start) / chart.axis_end)


def _legend(on: Sheet, chart: BarChart, y: float) -> float:
    """Draw the series as swatches with words, in as many rows as they need."""
    x = on.left
    step = TEXT * LINE + 4
    for one in chart.series:
        label = cut(one.label, on.room - _SWATCH - 6, TEXT)
        wide = _SWATCH + 6 + width(label, TEXT)
        if x > on.left and x + wide > on.right:
            x, y = on.left, y + step
        fill = shade(one.colour, on.theme)
        on.canvas.rect(x, y + 3, _SWATCH, _SWATCH, fill, kind="swatch", column=one.key)
        on.canvas.texture(x, y + 3, _SWATCH, _SWATCH, one.pattern, texture_ink(fill))
        on.canvas.text(x + _SWATCH + 6, y + 13.5, label, TEXT, on.inks.text, title=one.label)
        x += wide + 18
    return y + step


def _axis(on: Sheet, chart: BarChart, plot: Plot, y: float) -> float:
    """Draw the unit, the ticks and their gridlines; return where the first row begins."""
    base = y + SMALL
    unit = cut(chart.unit, plot.start - on.left - _LABEL_GAP, SMALL)
    on.canvas.text(
        plot.start - _LABEL_GAP, base, unit, SMALL, on.inks.quiet, anchor="end", title=chart.unit
    )
    bottom = y + SMALL * LINE + 6 + len(chart.bars) * _ROW
    for tick in chart.ticks:
        x = plot.at(tick.value)
        on.canvas.text(x, base, tick.label, SMALL, on.inks.quiet, anchor="middle", kind="tick")
        on.canvas.line(x, base + 5, x, bottom, on.inks.grid)
    return y + SMALL * LINE + 6


def _bar(on: Sheet, bar: Bar, plot: Plot, styles: dict[str, Style], y: float) -> None:
    top = y + (_ROW - _THICK) / 2
    base = y + _ROW / 2 + TEXT * 0.36
    room = plot.start - on.left - _LABEL_GAP
    name = cut(bar.label, room, TEXT)
    x = plot.start - _LABEL_GAP
    on.canvas.text(x, base, name, TEXT, on.inks.text, anchor="end", title=bar.label, kind="row")
    for segment in bar.segments:
        _segment(on, segment, plot, styles[segment.column], top)
    end = plot.at(bar.segments[-1].end if bar.segments else 0)
    on.canvas.text(end + 6, base, bar.total_label, TEXT, on.inks.text, bold=True, kind="total")


def _segment(on: Sheet, segment: Segment, plot: Plot, style: Style, top: float) -> None:
    x, end = plot.at(segment.start), plot.at(segment.end)
    on.canvas.rect(
        x, top, end - x, _THICK, style.colour, title=segment.tooltip, kind="segment",
        row=segment.row, column=segment.column, value=segment.value,
    )  # fmt: skip
    ink = ink_on(style.colour)
    on.canvas.texture(x, top, end - x, _THICK, style.pattern, texture_ink(style.colour))
    if segment.start and end - x > 3:
        on.canvas.rect(x, top, 1, _THICK, on.inks.paper, kind="gap")
    wide = width(segment.label, SMALL)
    if wide + 6 > end - x:
        return
    middle = (x + end) / 2
    # A figure on a texture is hard to read, so it stands on the plain colour.
    on.canvas.rect(
        middle - wide / 2 - 2, top + 2, wide + 4, _THICK - 4, style.colour, kind="ground"
    )
    base = top + _THICK / 2 + SMALL * 0.36
    on.canvas.text(middle, base, segment.label, SMALL, ink, anchor="middle", kind="value")
