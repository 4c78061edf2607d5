"""What the period report needs of the register."""

from dataclasses import replace

from diplomat_desk.domain.dates import DateError
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.in_period import InPeriod
from diplomat_desk.domain.over_time import Dates, OverTime
from diplomat_desk.domain.period_text import Length, read_period, step_of_period
from diplomat_desk.domain.periods import Period, Step
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.kinds import Used
from diplomat_desk.reports.period import PeriodMaterial
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.store import in_period, listing, over_time

FEW, ALL = 15, 100_000
_STEPS = 10
"""As many steps the picture shows, the period the last of them."""


def ask(desk: Desk, request: Request) -> PeriodMaterial:
    """Return what the filter's selection has in the period.

    Raises:
        ReportError: the period is not written as one.
    """
    options, chosen = request.options, request.filter
    try:
        period = read_period(options["of"], Length(options["span"]), request.today)
    except DateError as error:
        raise ReportError(str(error)) from error
    most = ALL if options["full"] == "yes" else FEW
    today = request.today.isoformat()
    tasks = options["follow-ups"] == "yes"
    with desk.register.reading() as connection:
        found = in_period.ask(connection, chosen, period, today, most, tasks=tasks)
        request.check()
        tally = listing.tally(connection, chosen)
        window = _window(chosen, period)
        shown: OverTime | None = None
        if window and (found.began.sure or found.began.before):
            shown = over_time.ask(connection, window, Dimension.TRACK, (Dates.ACTUAL,), False)
    return PeriodMaterial(
        filter=chosen,
        tally=tally,
        marking=max(found.marking, shown.marking) if shown else found.marking,
        found=found,
        today=request.today,
        over_time=shown,
        used=frozenset(_used(found)),
    )


def _window(chosen: Filter, period: Period) -> Filter | None:
    """Return the filter of the steps up to the period; None where there are none, or it has its own period."""
    step = step_of_period(period)
    if step is None or chosen.since or chosen.until or chosen.undated or period.since is None:
        return None
    first = step.containing(period.since.earliest) - _STEPS + 1
    if first < Step.containing(step, Step.YEAR.since(1).earliest):
        return None
    return replace(chosen, since=step.since(first), until=period.until, begun=True)


def _used(found: InPeriod) -> set[Used]:
    used = {("track", one.code) for one in found.tracks}
    lists = (
        (found.outcomes, "outcome-kind"),
        (found.documents, "document-stage"),
        (found.meetings, "meeting-format"),
    )
    for one, vocabulary in lists:
        used |= {(vocabulary, item.kind) for item in one.items if item.kind}
        used |= {("track", item.track) for item in one.items}
    return used
