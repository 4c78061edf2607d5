"""Vertical stacked bars along time: how many initiatives began in each step."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from diplomat_desk.charts import over_time_words as wording
from diplomat_desk.charts.bars import Tick, nice_ticks
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.over_time_caption import caption
from diplomat_desk.charts.over_time_said import Said
from diplomat_desk.charts.over_time_series import REST, Groups, group
from diplomat_desk.charts.over_time_span import Scale, Span, choose_span, shared
from diplomat_desk.charts.over_time_summary import summary
from diplomat_desk.charts.series import Series
from diplomat_desk.domain.aims import Aim, begun_in
from diplomat_desk.domain.filters import NOT_RECORDED
from diplomat_desk.domain.over_time import Dates, OverTime, Stepped, in_steps
from diplomat_desk.domain.periods import Period, Step

NOW, BEFORE, PLANNED, BEGUN = "", "before", "planned", "begun"
"""What a bar stands for beside its step: itself, its counterpart in the earlier period, plan, fact."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment of a bar, from ``start`` to ``end`` initiatives. ``series`` is its place among all."""

    series: int
    key: str
    value: int
    start: int
    end: int
    text: str
    aim: Aim


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of a step: ``role`` as in :data:`NOW`, its own ``name``, its pieces without zeros."""

    role: str
    name: str
    total: int
    text: str
    aim: Aim
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One step of the axis: ``minor`` and ``major`` are its short name and the year that this is within."""

    key: str
    name: str
    minor: str
    major: str
    bars: tuple[Bar, ...]
    period: Period


@dataclass(frozen=True, slots=True)
class OverTimeChart:
    """Steps from left to right, their bars from zero to ``axis_end`` initiatives.

    ``roles`` name the bars of each slot, pale ones first; one role is not named. From the slot ``to_come``
    on nothing has happened yet, None where the axis ends before. ``running`` tells that totals run on,
    ``alone`` that no other chart is beside it on its ``scale``; ``again`` describes the same numbers on
    another.
    """

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    summary: str
    empty: str
    unit: str
    series: tuple[Series, ...]
    roles: tuple[tuple[str, str], ...]
    slots: tuple[Slot, ...]
    ticks: tuple[Tick, ...]
    axis_end: int
    step: Step
    running: bool
    to_come: int | None
    scale: Scale
    alone: bool
    again: "Callable[[Scale], OverTimeChart]" = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Row:
    """The bars of one role: what of them is counted, and the number of the first step."""

    role: str
    stepped: Stepped
    first: int
    verb: str


def describe(figures: OverTime, basis: Basis, scale: Scale | None = None) -> OverTimeChart:
    """Describe ``figures``; with ``scale`` the axes are at least as long as it says."""
    span = choose_span(figures, basis, scale)
    running = basis.options.get("total") == "running"
    rows = _rows(figures, span, running)
    totals = _totals(rows)
    groups = group(scale.totals if scale else totals, figures.split, basis.vocabularies)
    slots = _Maker(figures, span, groups, running).slots(rows) if totals else ()
    longest = max((bar.total for slot in slots for bar in slot.bars), default=0)
    ticks = nice_ticks(max(longest, scale.axis_end if scale else 0))
    said = Said(figures, basis, span, tuple(row.stepped for row in rows), running)
    return OverTimeChart(
        title=wording.title(said),
        subtitle=wording.subtitle(said),
        caption=caption(said),
        imprint=basis.imprint.in_words(),
        summary=summary(said),
        empty=wording.empty(said),
        unit=wording.unit(said),
        series=groups.series if figures.split else (),
        roles=tuple((row.role, wording.role(said, row.role)) for row in rows),
        slots=slots,
        ticks=tuple(Tick(value, f"{value:,}") for value in ticks),
        axis_end=ticks[-1],
        step=span.step,
        running=running,
        to_come=_to_come(span) if slots and not figures.earlier else None,
        scale=Scale(span.step, span.first, span.last, ticks[-1], bool(figures.earlier), totals),
        alone=scale is None,
        again=lambda other: describe(figures, basis, other),
    )


def together(one: OverTimeChart, other: OverTimeChart) -> tuple[OverTimeChart, OverTimeChart]:
    """Return both on one scale, as far as their steps can share one."""
    scale = shared(one.scale, other.scale)
    return one.again(scale), other.again(scale)


def _rows(figures: OverTime, span: Span, running: bool) -> list[_Row]:
    """Return the bars' rows, the one that others are held against first."""
    period = figures.period
    found = [
        _Row(
            PLANNED if one.dates is Dates.PLANNED else BEGUN,
            in_steps(one, span.step, period, running=running),
            span.first,
            one.dates,
        )
        for one in figures.beginnings
    ]
    if len(found) > 1:
        return found
    (now,) = found
    rows = [replace(now, role=NOW)]
    if figures.earlier:
        earlier = figures.earlier
        stepped = in_steps(earlier.beginnings, span.step, earlier.period, running=running)
        rows.insert(0, _Row(BEFORE, stepped, span.first_before, now.verb))
    return rows


def _to_come(span: Span) -> int | None:
    """Return the first slot after today's, None where there is none."""
    if span.today is None or not span.first - 1 <= span.today < span.last:
        return None
    return span.today - span.first + 1


def _totals(rows: list[_Row]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for row in rows:
        for (_, code), number in row.stepped.cells.items():
            totals[code] = totals.get(code, 0) + number
    return totals


@dataclass(frozen=True)
class _Maker:
    """Makes slots, bars and pieces of the numbers."""

    figures: OverTime
    span: Span
    groups: Groups
    running: bool

    def slots(self, rows: list[_Row]) -> tuple[Slot, ...]:
        """Return every step with its bars."""
        bars = zip(*(self._bars(row) for row in rows), strict=True)
        return tuple(self._slot(n, pair) for n, pair in enumerate(bars))

    def _bars(self, row: _Row) -> list[Bar]:
        """Return the bar of each slot, empty ones too."""
        width = len(self.groups.series)
        values = [[0] * width for _ in range(self.span.length)]
        for (number, code), value in row.stepped.cells.items():
            place = number - row.first
            if 0 <= place < self.span.length:
                values[place][self.groups.places[code]] += value
        if self.running:
            columns = [list(accumulate(column)) for column in zip(*values, strict=True)]
            values = [list(line) for line in zip(*columns, strict=True)]
        return [self._bar(row, n, line) for n, line in enumerate(values)]

    def _slot(self, place: int, bars: tuple[Bar, ...]) -> Slot:
        """Return one step with its bars."""
        step, number = self.span.step, self.span.first + place
        within = step in (Step.QUARTER, Step.MONTH)
        return Slot(
            step.key(number),
            step.in_words(number),
            step.within_year(number),
            str(step.since(number).year) if within else "",
            bars,
            self._period(number, NOW),
        )

    def _bar(self, row: _Row, place: int, values: list[int]) -> Bar:
        number = row.first + place
        name = self.span.step.in_words(number)
        aim = self._aim(number, row.role)
        ends = list(accumulate(values))
        pieces = tuple(
            Piece(
                n,
                key := self.groups.series[n].key,
                value,
                end - value,
                end,
                self._text(name, self.groups.series[n].label, value, row),
                self._at_group(aim, key),
            )
            for n, (value, end) in enumerate(zip(values, ends, strict=True))
            if value
        )
        text = wording.bar(name, ends[-1], row.verb, self.running, self._parts(values))
        return Bar(row.role, name, ends[-1], text, aim, pieces)

    def _text(self, name: str, label: str, value: int, row: _Row) -> str:
        if self.figures.split is None:
            return wording.bar(name, value, row.verb, self.running, "")
        return wording.piece(name, label, value, row.verb, self.running)

    def _parts(self, values: list[int]) -> str:
        if self.figures.split is None:
            return ""
        return wording.parts(
            [(one.label, value) for one, value in zip(self.groups.series, values, strict=True)]
        )

    def _aim(self, number: int, role: str) -> Aim:
        period = self._period(number, role)
        if self.running and not period.is_backward:
            period = replace(period, since=self._bounds(role).since)
        return begun_in(period)

    def _period(self, number: int, role: str) -> Period:
        """Return the period of a step, within what is looked at."""
        step = self.span.step
        whole = Period(step.since(number), step.until(number))
        return whole.within(self._bounds(role))

    def _bounds(self, role: str) -> Period:
        earlier = self.figures.earlier
        return earlier.period if role == BEFORE and earlier else self.figures.period

    def _at_group(self, aim: Aim, key: str) -> Aim:
        if self.figures.split is None or key == REST:
            return aim
        code = "" if key == NOT_RECORDED else key
        return replace(aim, groups=((self.figures.split, code),))
