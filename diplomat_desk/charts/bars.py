"""Bars: initiatives by country, split by track, kind, approach, status or role."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from diplomat_desk.charts.captions import processes_count, unit_of
from diplomat_desk.charts.describing import (
    Remainder,
    caption,
    nothing_to_show,
    remainder,
    subtitle,
)
from diplomat_desk.charts.groups import (
    REST,
    aim_of,
    crossed,
    crossing_words,
    group_name,
    group_words,
    key_of,
    series_of,
)
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.palette import Pattern, other_grey
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.steps import round_numbers
from diplomat_desk.domain.aims import NOTHING, Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.options import Choice, Option
from diplomat_desk.domain.regions import region_name
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import count, listed, say

MOST_BARS = 20
MOST_ON_PAPER = 100
"""What nobody would print more of in one picture."""
MOST_SERIES = 8
PER_CENT = 100.0
_INTERVALS = 5
OPTIONS = (
    Option("split", "Split by", (
        Choice("track", "Track"), Choice("kind", "Kind"), Choice("approach", "Approach"),
        Choice("status", "Status"), Choice("role", "Role of the country"),
    )),
    Option("bars", "Bars", (Choice("stacked", "Stacked"), Choice("grouped", "Side by side"))),
    Option("scale", "Scale", (Choice("count", "Numbers"), Choice("share", "Per cent"))),
    Option("show", "Show", (
        Choice("all", "All"), Choice("20", "The 20 largest"),
        Choice("50", "The 50 largest"),
    )),
    Option("order", "Order", (
        Choice("size", "By size"), Choice("name", "By name"), Choice("region", "By region"),
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a bar, from ``start`` to ``end`` on the axis; ``row``, ``column`` are codes.

    ``value`` counts its initiatives. ``slot`` is its line within the bar where pieces lie side by side.
    """

    row: str
    column: str
    value: int
    start: float
    end: float
    label: str
    tooltip: str
    slot: int = 0
    aim: Aim = NOTHING


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a country, its distinct initiatives, its segments in series order without zeros.

    ``heading`` stands above the first bar of a region.
    """

    key: str
    label: str
    total: int
    total_label: str
    tooltip: str
    segments: tuple[Segment, ...]
    heading: str = ""
    aim: Aim = NOTHING

    @property
    def end(self) -> float:
        """Where its longest piece ends on the axis."""
        return max((segment.end for segment in self.segments), default=0.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: a whole number and its text."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars. The axis runs from zero to ``axis_end``, initiatives or per cent.

    ``series`` is the legend (only what occurs), ``slots`` how many pieces of a bar lie side by side.
    ``hidden`` are the bars that the ``remainder`` speaks of; ``empty`` is the sentence to show without bars.
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
    slots: int = 1
    share: bool = False
    hidden: tuple[Bar, ...] = ()
    processes: bool = False

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, bar by bar."""
        return tuple(segment for bar in self.bars for segment in bar.segments)


def describe(crosstab: Crosstab, basis: Basis) -> BarChart:
    """Describe bars of ``crosstab``, a country each, and state what is not shown."""
    options = {option.name: option.default for option in OPTIONS} | dict(basis.options)
    processes = processes_count(crosstab)
    share, grouped = options["scale"] == "share", options["bars"] == "grouped"
    series, cells = _folded(crosstab, basis)
    made = [_bar(crosstab, n, series, cells[n], basis) for n in range(len(crosstab.rows))]
    if share:
        made = [_shared(bar) for bar in made]
    if grouped:
        made = [_side_by_side(bar, series) for bar in made]
    most = _most(options["show"], basis, len(made))
    shown = _ordered(made[:most], crosstab, options["order"])
    chart = BarChart(
        title=_title(crosstab, share=share),
        subtitle=subtitle(crosstab, basis),
        caption=caption(crosstab, *_notes(crosstab, series, share=share)),
        imprint=basis.imprint.in_words(),
        unit=say("Per cent") if share else unit_of(crosstab),
        series=series,
        bars=tuple(shown),
        ticks=(),
        axis_end=1,
        remainder=rest_of(made[most:], processes=processes),
        empty=nothing_to_show(crosstab),
        summary=_summary(crosstab, made, series),
        slots=max(len(series), 1) if grouped else 1,
        share=share,
        hidden=tuple(made[most:]),
        processes=processes,
    )
    return scaled(chart, max((bar.end for bar in shown), default=0))


def nice_ticks(longest: int) -> tuple[int, ...]:
    """Return whole-numbered ticks from zero to at least ``longest``, six at most."""
    step = next(size for size in round_numbers() if size * _INTERVALS >= longest)
    intervals = max(-(-longest // step), 1)
    return tuple(step * n for n in range(intervals + 1))


def rest_of(hidden: Sequence[Bar], *, processes: bool) -> Remainder:
    """Return the statement about the bars that are not shown."""
    return remainder([bar.total for bar in hidden], Dimension.COUNTRY, processes=processes)


def _most(show: str, basis: Basis, number: int) -> int:
    if show == "all":
        return min(number, MOST_ON_PAPER) if basis.paper else number
    return int(show)


def _folded(crosstab: Crosstab, basis: Basis) -> tuple[tuple[Series, ...], list[tuple[int, ...]]]:
    """Return the series that occur, the smallest put together where they are too many, and their cells."""
    used = [n for n, _ in enumerate(crosstab.columns) if any(row[n] for row in crosstab.cells)]
    series = series_of(crosstab.across, crosstab.columns, crosstab.column_totals, basis)
    if len(used) <= MOST_SERIES:
        return tuple(series[n] for n in used), [
            tuple(row[n] for n in used) for row in crosstab.cells
        ]
    largest = sorted(used, key=lambda n: -crosstab.column_totals[n])[: MOST_SERIES - 1]
    kept = [n for n in used if n in largest]
    others = [n for n in used if n not in largest]
    label = count(len(others), "{n} other", "{n} others")
    total = sum(crosstab.column_totals[n] for n in others)
    rest = Series(REST, label, label, other_grey(0), Pattern.SOLID, total)
    cells = [(*(row[n] for n in kept), sum(row[n] for n in others)) for row in crosstab.cells]
    return (*(series[n] for n in kept), rest), cells


def _bar(
    crosstab: Crosstab,
    number: int,
    series: tuple[Series, ...],
    values: tuple[int, ...],
    basis: Basis,
) -> Bar:
    code, total = crosstab.rows[number], crosstab.row_totals[number]
    name = group_name(crosstab.down, code, basis)
    processes = processes_count(crosstab)
    aim = aim_of(crosstab.down, code)
    segments = tuple(
        Segment(
            row=key_of(code),
            column=one.key,
            value=value,
            start=end - value,
            end=end,
            label=f"{value:,}",
            tooltip=crossing_words(name, one.label, value, processes=processes),
            aim=crossed(aim, one.aim),
        )
        for one, value, end in zip(series, values, accumulate(values), strict=True)
        if value
    )
    heading = region_name(crosstab.regions[number]) if crosstab.regions else ""
    said = group_words(name, total, processes=processes)
    return Bar(key_of(code), name, total, f"{total:,}", said, segments, heading, aim)


def _shared(bar: Bar) -> Bar:
    """Return the bar stretched to 100 per cent, with the number of initiatives beside it."""
    whole = sum(segment.value for segment in bar.segments)
    segments = tuple(
        replace(
            one,
            start=PER_CENT * one.start / whole,
            end=PER_CENT * one.end / whole,
            label=per_cent(one.value, whole),
            tooltip=say(
                "{words}, {share} of {n}",
                words=one.tooltip,
                share=per_cent(one.value, whole),
                n=f"{whole:,}",
            ),
        )
        for one in bar.segments
    )
    return replace(bar, segments=segments, total_label=say("n = {n}", n=f"{bar.total:,}"))


def per_cent(part: int, whole: int) -> str:
    """Return a share as people read it, never 0 % of something that is there."""
    share = round(PER_CENT * part / whole)
    if not share:
        return say("<1%")
    return say("{n}%", n=share)


def _side_by_side(bar: Bar, series: Sequence[Series]) -> Bar:
    slots = {one.key: n for n, one in enumerate(series)}
    segments = tuple(
        replace(one, start=0.0, end=one.end - one.start, slot=slots[one.column])
        for one in bar.segments
    )
    return replace(bar, segments=segments)


def _ordered(bars: Sequence[Bar], crosstab: Crosstab, order: str) -> list[Bar]:
    """Return ``bars`` by size as they come, by name, or by region with a heading each."""
    if order == "name":
        return [replace(bar, heading="") for bar in sorted(bars, key=lambda bar: fold(bar.label))]
    if order != "region" or not crosstab.regions:
        return [replace(bar, heading="") for bar in bars]
    regions: dict[str, list[Bar]] = {}
    for bar in bars:
        regions.setdefault(bar.heading, []).append(bar)
    largest = sorted(regions.values(), key=lambda one: -sum(bar.total for bar in one))
    return [
        replace(bar, heading=bar.heading if not n else "")
        for one in largest
        for n, bar in enumerate(one)
    ]


def scaled(chart: BarChart, longest: float) -> BarChart:
    """Return the chart with an axis that ends where a reader can count to."""
    if chart.share:
        longest = PER_CENT if chart.slots == 1 else longest
    ticks = nice_ticks(-int(-longest // 1))
    unit = "%" if chart.share else ""
    return replace(
        chart,
        ticks=tuple(Tick(value, f"{value:,}{unit}") for value in ticks),
        axis_end=ticks[-1],
    )


def _title(crosstab: Crosstab, *, share: bool) -> str:
    named = {
        Dimension.KIND: "Initiatives by kind and country",
        Dimension.APPROACH: "Initiatives by approach and country",
        Dimension.STATUS: "Initiatives by status and country",
        Dimension.ROLE: "Initiatives by role and country",
    }
    title = say(named.get(crosstab.across, "Initiatives by track and country"))
    return say("{title}, in per cent", title=title) if share else title


def _notes(crosstab: Crosstab, series: Sequence[Series], *, share: bool) -> list[str]:
    found = []
    if series and series[-1].key == REST:
        found.append(say("“{label}” puts the least frequent together.", label=series[-1].label))
    if share and crosstab.across is Dimension.ROLE:
        found.append(say("100% are all roles of a country; n counts its initiatives, each once."))
    return found


def _summary(crosstab: Crosstab, bars: Sequence[Bar], series: Sequence[Series]) -> str:
    """Return the finding: the countries with most, and what the first of them has most of."""
    if not bars:
        return nothing_to_show(crosstab)
    first = bars[0]
    names = listed(
        [say("{country} ({n})", country=bar.label, n=f"{bar.total:,}") for bar in bars[:3]]
    )
    most = max(first.segments, key=lambda one: one.value, default=None)
    labels = {one.key: one.label for one in series}
    sentences = [
        say("Most are with {countries}.", countries=names),
        say("{country}: {n} of {total} are {group}.", country=first.label, n=f"{most.value:,}",
            total=f"{first.total:,}", group=labels[most.column]) if most else "",
        count(len(bars), "{n} country in all.", "{n} countries in all."),
    ]  # fmt: skip
    return " ".join(one for one in sentences if one)
