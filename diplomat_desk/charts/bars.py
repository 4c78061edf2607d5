"""Stacked bars: initiatives by country, split by track."""

from dataclasses import dataclass
from itertools import accumulate

from diplomat_desk.charts.describing import (
    Remainder,
    Series,
    caption,
    country_names,
    nothing_to_show,
    remainder,
    subtitle,
    tooltip,
    track_series,
)
from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say

MOST_BARS = 20
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a bar, from ``start`` to ``end`` initiatives; ``row``, ``column`` are codes."""

    row: str
    column: str
    value: int
    start: int
    end: int
    label: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a country, its distinct initiatives, its segments in series order without zeros."""

    key: str
    label: str
    total: int
    total_label: str
    tooltip: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: a whole number and its text."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal stacked bars, largest first. The axis runs from zero to ``axis_end`` initiatives.

    ``series`` is the legend (only what occurs); ``empty`` is the sentence to show without bars.
    """

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    unit: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    axis_end: int
    remainder: Remainder
    empty: str
    summary: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, bar by bar."""
        return tuple(segment for bar in self.bars for segment in bar.segments)


def track_by_country(
    crosstab: Crosstab,
    vocabularies: Vocabularies,
    countries: Countries,
    imprint: Imprint | None = None,
    most: int = MOST_BARS,
) -> BarChart:
    """Describe stacked bars of ``crosstab``: at most ``most``, and a statement of the rest."""
    series = track_series(crosstab, vocabularies)
    names = country_names(crosstab.rows, countries)
    bars = tuple(_bar(crosstab, row, names[row], series) for row in range(len(names[:most])))
    longest = max((bar.segments[-1].end for bar in bars if bar.segments), default=0)
    ticks = nice_ticks(longest)
    return BarChart(
        title=say("Initiatives by track and country"),
        subtitle=subtitle(crosstab, vocabularies, countries),
        caption=caption(crosstab),
        imprint=imprint.in_words() if imprint else "",
        unit=say("Initiatives"),
        series=tuple(one for n, one in enumerate(series) if any(row[n] for row in crosstab.cells)),
        bars=bars,
        ticks=tuple(Tick(value, f"{value:,}") for value in ticks),
        axis_end=ticks[-1],
        remainder=remainder(crosstab, most),
        empty=nothing_to_show(crosstab),
    )


def nice_ticks(longest: int, most: int = 6) -> tuple[int, ...]:
    """Return whole-numbered ticks from zero to at least ``longest``, at most ``most`` of them.

    Steps are 1, 2 or 5 times a power of ten, so that a reader can halve and add them.
    """
    step = next(
        size * 10**power
        for power in range(len(str(longest)) + 1)
        for size in _STEPS
        if size * 10**power * (most - 1) >= longest
    )
    intervals = max(-(-longest // step), 1)
    return tuple(step * n for n in range(intervals + 1))


def _bar(crosstab: Crosstab, row: int, name: str, series: tuple[Series, ...]) -> Bar:
    values = crosstab.cells[row]
    ends = tuple(accumulate(values))
    code = crosstab.rows[row]
    segments = tuple(
        Segment(
            row=code,
            column=one.key,
            value=value,
            start=end - value,
            end=end,
            label=f"{value:,}",
            tooltip=tooltip(name, one.label, value),
        )
        for one, value, end in zip(series, values, ends, strict=True)
        if value
    )
    total = crosstab.row_totals[row]
    words = count(total, "{n} initiative", "{n} initiatives")
    summary = say("{country}: {initiatives}", country=name, initiatives=words)
    return Bar(code, name, total, f"{total:,}", summary, segments)
