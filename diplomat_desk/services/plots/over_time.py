"""What the chart over time asks of the register."""

from collections.abc import Mapping

from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.over_time import Dates, OverTime
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import over_time

_DATES = {
    "recorded": (Dates.RECORDED,),
    "actual": (Dates.ACTUAL,),
    "planned": (Dates.PLANNED,),
    "both": (Dates.PLANNED, Dates.ACTUAL),
}


def ask(desk: Desk, chosen: Filter, options: Mapping[str, str]) -> OverTime:
    """Return when what ``chosen`` selects began; ``options`` are the chart's, complete."""
    split = Dimension(options["split"]) if options["split"] != "none" else None
    dates = _DATES[options["dates"]]
    # Two pairs at once would be four bars a step: plans are compared with what came of them only.
    compare = options["compare"] == "previous" and len(dates) == 1
    with desk.register.reading() as connection:
        return over_time.ask(connection, chosen, split, dates, compare)
