"""What each chart asks of the register, by the chart's name."""

from collections.abc import Callable

from diplomat_desk.charts.kinds import Figures
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import (
    crossing,
    network,
    on_map,
    over_time,
    positions,
    timeline,
    transfer,
)

Ask = Callable[[Desk, Filter, Options], Figures]

ASKS: dict[str, Ask] = {
    "track-by-country": crossing.ask_by_country,
    "coverage": crossing.ask_coverage,
    "over-time": over_time.ask,
    "timeline": timeline.ask,
    "network": network.ask,
    "positions": positions.ask,
    "transfer": transfer.ask,
    "map": on_map.ask,
}
