"""The charts that there are, by name: for the gallery, the register and the command line."""

from diplomat_desk.charts import over_time, over_time_options, over_time_table
from diplomat_desk.charts.bars import BarChart, track_by_country
from diplomat_desk.charts.heat import HeatMap, track_country_heat_map
from diplomat_desk.charts.kinds import Basis, ChartError, ChartKind
from diplomat_desk.charts.layouts.bars import BarLayout
from diplomat_desk.charts.layouts.heat import HeatLayout
from diplomat_desk.charts.layouts.over_time import OverTimeLayout
from diplomat_desk.charts.tabling import crosstab_table
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.words import say


def _bars(crosstab: Crosstab, basis: Basis) -> BarChart:
    most = 20 if basis.paper else max(len(crosstab.rows), 1)
    return track_by_country(crosstab, basis.vocabularies, basis.countries, basis.imprint, most)


def _heat(crosstab: Crosstab, basis: Basis) -> HeatMap:
    most = 40 if basis.paper else max(len(crosstab.rows), 1)
    return track_country_heat_map(
        crosstab, basis.vocabularies, basis.countries, basis.imprint, most
    )


CHARTS = (
    ChartKind(
        "track-by-country",
        "Track and country",
        "With which countries do we have most initiatives, and on which tracks?",
        "chart-column",
        (),
        _bars,
        crosstab_table,
        BarLayout,
    ),
    ChartKind(
        "track-country-heat-map",
        "Coverage",
        "Which tracks are used with which country, and where is there none?",
        "grid-3x3",
        (),
        _heat,
        crosstab_table,
        HeatLayout,
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
)


def find(name: str) -> ChartKind:
    """Return the chart called ``name``.

    Raises:
        ChartError: there is none; the message names those that there are.
    """
    for kind in CHARTS:
        if kind.name == name:
            return kind
    names = ", ".join(kind.name for kind in CHARTS)
    raise ChartError(
        say("There is no chart “{name}”. Use one of: {names}.", name=name[:60], names=names)
    )
