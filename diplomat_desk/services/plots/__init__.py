"""What each chart asks of the register, by the chart's name."""

from collections.abc import Callable

from diplomat_desk.charts.kinds import Figures, Options
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import crossing, over_time

Ask = Callable[[Desk, Filter, Options], Figures]

ASKS: dict[str, Ask] = {
    "track-by-country": crossing.ask,
    "track-country-heat-map": crossing.ask,
    "over-time": over_time.ask,
}
