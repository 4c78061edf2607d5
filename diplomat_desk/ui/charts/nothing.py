"""What stands where a chart would be: why there is none, and the one next step."""

from collections.abc import Callable

from diplomat_desk.charts.kinds import Chart
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState


def nothing(
    chart: Chart, tally: Tally, context: PageContext, clear: Callable[[], None] | None
) -> EmptyState:
    """Return the reason why ``chart`` is empty; ``clear``, where it is offered, lets the whole register through."""
    if tally.total:
        return _left_out(chart, tally, context, clear)
    if tally.withheld:
        withheld = count(
            tally.withheld,
            "{n} record is withheld, and there is no other. To see more, choose a higher level "
            "beside “Show up to”.",
            "{n} records are withheld, and there are no others. To see more, choose a higher level "
            "beside “Show up to”.",
        )
        return EmptyState(say("Nothing to show at this level"), withheld)
    heading = say("No initiatives yet")
    sentence = say("The chart fills as you record initiatives.")
    if context.read_only:
        return EmptyState(heading, say("This register is empty."))
    return EmptyState(heading, sentence, say("Record an initiative"), context.new)


def _left_out(
    chart: Chart, tally: Tally, context: PageContext, clear: Callable[[], None] | None
) -> EmptyState:
    heading = say("Nothing to draw") if tally.selected else say("Nothing matches")
    if clear is not None and context.filter_state.filter.narrows:
        return EmptyState(heading, chart.empty, say("Clear the filter"), clear)
    return EmptyState(heading, chart.empty)
