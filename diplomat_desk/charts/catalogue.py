"""The charts that there are, by name: for the gallery, the register and the command line."""

from diplomat_desk.charts import (
    bars,
    heat,
    map_table,
    network,
    on_map,
    over_time,
    over_time_options,
    over_time_table,
    positions,
    positions_table,
    transfer,
    transfertable,
)
from diplomat_desk.charts.crosstab_table import coverage_table, crosstab_table
from diplomat_desk.charts.kinds import ChartError, ChartKind
from diplomat_desk.charts.layouts.bars import BarLayout
from diplomat_desk.charts.layouts.heat import HeatLayout
from diplomat_desk.charts.layouts.network import NetworkLayout
from diplomat_desk.charts.layouts.on_map import MapLayout
from diplomat_desk.charts.layouts.over_time import OverTimeLayout
from diplomat_desk.charts.layouts.positions import PositionLayout
from diplomat_desk.charts.layouts.timeline import TimelineLayout
from diplomat_desk.charts.layouts.transfer import TransferLayout
from diplomat_desk.charts.network_table import network_table
from diplomat_desk.charts.timeline import LANES, timeline
from diplomat_desk.charts.timelisting import timeline_table
from diplomat_desk.charts.together import bars_together, heat_together
from diplomat_desk.domain.words import say

_FORMER_NAMES = {"track-country-heat-map": "coverage"}

CHARTS = (
    ChartKind(
        "track-by-country",
        "Track and country",
        "With which countries do we have most initiatives, and on which tracks?",
        "chart-column",
        bars.OPTIONS,
        bars.describe,
        crosstab_table,
        BarLayout,
        bars_together,
    ),
    ChartKind(
        "coverage",
        "Coverage",
        "Where do we have no channel?",
        "grid-3x3",
        heat.OPTIONS,
        heat.describe,
        coverage_table,
        HeatLayout,
        heat_together,
    ),
    ChartKind(
        "over-time",
        "Over time",
        "Is engagement growing or drying up?",
        "trending-up",
        over_time_options.OPTIONS,
        over_time.describe,
        over_time_table.table,
        OverTimeLayout,
        over_time.together,
    ),
    ChartKind(
        "timeline",
        "Timeline",
        "What ran when, what is still running, and what has lapsed?",
        "chart-gantt",
        (LANES,),
        timeline,
        timeline_table,
        TimelineLayout,
    ),
    ChartKind(
        "map",
        "Map",
        "Where in the world do we engage, and where not?",
        "map",
        on_map.OPTIONS,
        on_map.describe,
        map_table.table,
        MapLayout,
        mirrors=False,
    ),
    ChartKind(
        "network",
        "Network",
        "Who works with whom, and who holds it together?",
        "waypoints",
        network.OPTIONS,
        network.describe,
        network_table,
        NetworkLayout,
        mirrors=False,
    ),
    ChartKind(
        "positions",
        "Positions",
        "What sets our tracks apart, and which initiatives stand out?",
        "chart-scatter",
        (),
        positions.describe,
        positions_table.table,
        PositionLayout,
    ),
    ChartKind(
        "transfer",
        "Transfer",
        "What went from unofficial tracks to official ones, and how long did it take?",
        "route",
        transfer.OPTIONS,
        transfer.describe,
        transfertable.table,
        TransferLayout,
    ),
)


def find(name: str) -> ChartKind:
    """Return the chart called ``name``.

    Raises:
        ChartError: there is none; the message names those that there are.
    """
    wanted = _FORMER_NAMES.get(name, name)
    for kind in CHARTS:
        if kind.name == wanted:
            return kind
    names = ", ".join(kind.name for kind in CHARTS)
    raise ChartError(
        say("There is no chart “{name}”. Use one of: {names}.", name=name[:60], names=names)
    )
