"""Which steps a chart over time has, and from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.over_time import OverTime, step_of
from diplomat_desk.domain.periods import Step

_FEW = 48
"""As many steps as can be told apart and named at any width; a finer step is not taken by itself."""
_PAIRS = 24
_LEAST = 5
_YEARS = 120
_MOST = 1_500
"""More bars than there are pixels on a wide screen; a step as fine as that is made coarser."""
_VAGUE = 0.1
"""The share of dates that a finer step may leave out before it is not taken by itself."""

Dates = Mapping[PartialDate, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """The axes of a chart: what two of them must share to be read side by side.

    ``paired`` tells that each step stands for two, so that others cannot share them. ``totals`` are those
    of each group, by which the groups are chosen that are told apart.
    """

    step: Step
    first: int
    last: int
    axis_end: int
    paired: bool = False
    totals: Mapping[str, int] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day, None where there are no steps."""
        if self.last < self.first:
            return None
        return self.step.since(self.first).earliest, self.step.until(self.last).latest


@dataclass(frozen=True, slots=True)
class Span:
    """The steps ``first`` to ``last``; ``first_before`` begins the earlier period. ``asked`` was too fine."""

    step: Step
    first: int
    last: int
    first_before: int = 0
    asked: Step | None = None
    today: int | None = None

    @property
    def length(self) -> int:
        """How many steps there are."""
        return self.last - self.first + 1


def shared(one: Scale, other: Scale) -> Scale:
    """Return the scale that two charts can share: the longer step, as long as both, as high as the higher.

    Steps that stand for two, and spans far apart, are not put on one axis of time, only on one of numbers.
    """
    order = [*Step]
    step = min(one.step, other.step, key=order.index)
    highest = max(one.axis_end, other.axis_end)
    codes = dict.fromkeys((*one.totals, *other.totals))
    totals = {code: one.totals.get(code, 0) + other.totals.get(code, 0) for code in codes}
    apart = Scale(step, 0, -1, highest, totals=totals)
    both = [each.days for each in (one, other) if each.days]
    if one.paired or other.paired or len(both) < 2:
        return apart
    first = min(step.containing(start) for start, _ in both)
    last = max(step.containing(end) for _, end in both)
    lengths = [step.containing(end) - step.containing(start) + 1 for start, end in both]
    return apart if last - first + 1 > 2 * sum(lengths) else replace(apart, first=first, last=last)


def choose_span(figures: OverTime, basis: Basis, scale: Scale | None = None) -> Span:
    """Return the steps that ``figures`` are shown in, by the chart's option ``step`` and their span."""
    asked = basis.options.get("step", "auto")
    fixed = None if asked == "auto" else Step(asked)
    dates = _dates(figures)
    step = scale.step if scale else fixed or _usual(figures, basis, dates)
    span = _span(figures, basis, step, dates)
    finer = [*Step][: [*Step].index(step)]
    while span.length > _MOST and finer:
        span = _span(figures, basis, finer.pop(), dates)
    if scale and scale.last >= scale.first:
        span = replace(span, first=scale.first, last=scale.last)
    return replace(span, asked=fixed if fixed and span.step is not fixed else None)


def _usual(figures: OverTime, basis: Basis, dates: Dates) -> Step:
    """Return the finest step with few bars that leaves few dates out, else years, else decades."""
    if _span(figures, basis, Step.YEAR, dates).length > _YEARS:
        return Step.DECADE
    total = sum(dates.values())
    for step in (Step.MONTH, Step.QUARTER):
        if _span(figures, basis, step, dates).length > (_PAIRS if figures.earlier else _FEW):
            continue
        vague = sum(number for on, number in dates.items() if step.number(on) is None)
        if vague <= total * _VAGUE:
            return step
    return Step.YEAR


def _dates(figures: OverTime) -> Dates:
    """Return how many began at each date of the period that is looked at."""
    found: dict[PartialDate, int] = {}
    for each in figures.beginnings:
        for one in each.dated:
            if figures.period.holds(one.on):
                found[one.on] = found.get(one.on, 0) + one.number
    return found


def _span(figures: OverTime, basis: Basis, step: Step, dates: Dates) -> Span:
    period, earlier = figures.period, figures.earlier
    today = _today(basis.imprint.made_on, step)
    numbers = set[int]()
    if not (period.since and period.until):
        running = basis.options.get("total") == "running"
        found = (step_of(on, step, running=running) for on in dates)
        numbers = {number for number in found if number is not None}
    last = step.containing(period.until.latest) if period.until else _last(numbers, today)
    first = step.containing(period.since.earliest) if period.since else min(numbers, default=last)
    last = max(first, last)
    if numbers and not period.bounded:
        first, last = _padded(first, last, step)
    if earlier is None or earlier.period.since is None or earlier.period.until is None:
        return Span(step, first, last, today=today)
    before = step.containing(earlier.period.since.earliest)
    length = step.containing(earlier.period.until.latest) - before + 1
    return Span(step, first, max(last, first + length - 1), before, today=today)


def _padded(first: int, last: int, step: Step) -> tuple[int, int]:
    """Return a few steps at least, so that a single bar stands between empty ones."""
    missing = max(_LEAST - (last - first + 1), 0)
    return max(first - missing // 2, step.containing(date.min)), last + missing - missing // 2


def _last(numbers: set[int], today: int | None) -> int:
    """Return the last step: the latest that has anything, or today's.

    What dried up shows as empty steps until today, unless these would be most of the picture.
    """
    if not numbers:
        return today or 1
    first, last = min(numbers), max(numbers)
    if today is not None and last < today <= last + (last - first + 1):
        return today
    return last


def _today(made_on: PartialDate | None, step: Step) -> int | None:
    return step.containing(made_on.earliest) if made_on else None
