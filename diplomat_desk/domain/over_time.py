"""Initiatives counted by when they began."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.periods import Period, Step, before

TEN_YEARS = 10


class Dates(StrEnum):
    """Which date of a record says when it began."""

    RECORDED = "recorded"
    """Its first date: actual before planned, start before end."""
    ACTUAL = "actual"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Dated:
    """``number`` initiatives of one group that began at one date, known to the month at most.

    ``doubtful`` of them are marked as approximate or uncertain. Where a period is bounded by days, the
    date has its day.
    """

    on: PartialDate
    code: str
    number: int
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Beginnings:
    """All that began, by one of the dates; ``undated`` have none, of ``ongoing`` only an open end is known."""

    dates: Dates
    dated: tuple[Dated, ...] = ()
    undated: int = 0
    ongoing: int = 0


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is compared with: an earlier period, and what began in it."""

    period: Period
    beginnings: Beginnings


@dataclass(frozen=True, slots=True)
class OverTime:
    """When the initiatives that a filter selects began; ``beginnings`` are two where plans are compared.

    ``split`` is what their codes are of, None where they are not told apart. ``period`` is what is looked
    at: the filter's, or the years that ``earlier`` is compared with.
    """

    filter: Filter
    tally: Tally
    marking: Level
    split: Dimension | None
    beginnings: tuple[Beginnings, ...]
    period: Period = field(default_factory=Period)
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Stepped:
    """Beginnings in steps: ``cells`` by the step's number and code.

    ``vague`` began in the period, but no step of theirs is known; ``unsure`` may have begun in it or not,
    ``outside`` began outside it. ``doubtful`` are those in the cells with an approximate or uncertain date.
    """

    cells: dict[tuple[int, str], int]
    vague: int
    outside: int
    doubtful: int
    unsure: int = 0

    @property
    def total(self) -> int:
        """How many stand in a step."""
        return sum(self.cells.values())


def in_steps(
    beginnings: Beginnings, step: Step, period: Period, *, running: bool = False
) -> Stepped:
    """Count what began in ``period`` by steps; ``running`` as for :func:`step_of`."""
    cells: dict[tuple[int, str], int] = {}
    vague = outside = unsure = doubtful = 0
    for one in beginnings.dated:
        if not period.may_hold(one.on):
            outside += one.number
            continue
        if not period.holds(one.on):
            unsure += one.number
            continue
        number = step_of(one.on, step, running=running)
        if number is None:
            vague += one.number
            continue
        doubtful += one.doubtful
        cells[number, one.code] = cells.get((number, one.code), 0) + one.number
    return Stepped(cells, vague, outside, doubtful, unsure)


def step_of(on: PartialDate, step: Step, *, running: bool) -> int | None:
    """Return the number of the step in which something counts that began at ``on``; None for none.

    In a total that runs on, a year counts where it ends, in its last month or quarter: what began in it
    has surely begun by then.
    """
    number = step.number(on)
    return step.containing(on.latest) if number is None and running else number


def period_of(chosen: Filter) -> Period:
    """Return the period of a filter."""
    ends = chosen.until is not None and not chosen.until.is_open
    return Period(chosen.since, chosen.until if ends else None)


def compared(chosen: Filter, beginnings: Iterable[Beginnings]) -> tuple[Period, Period] | None:
    """Return the period to compare and the one before it, of the same length; None without any date.

    It is the filter's; a bound that it lacks follows from the data: the year of the latest date, and ten
    years in all.
    """
    asked = period_of(chosen)
    years = [one.on.year for each in beginnings for one in each.dated]
    until = asked.until
    if until is None:
        if not years:
            return None
        latest = max(years)
        until = PartialDate(max(latest, asked.since.year) if asked.since else latest)
    since = asked.since or PartialDate(max(until.year - TEN_YEARS + 1, 1))
    period = Period(since, until)
    earlier = before(period)
    return (period, earlier) if earlier else None
