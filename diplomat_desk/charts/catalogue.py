"""The charts that there are, by name: for the gallery and the command line."""

from collections.abc import Callable
from dataclasses import dataclass

from diplomat_desk.charts.bars import BarChart, track_by_country
from diplomat_desk.charts.describing import Imprint
from diplomat_desk.charts.heat import HeatMap, track_country_heat_map
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say

Chart = BarChart | HeatMap
"""A description that :func:`diplomat_desk.charts.svg.draw` can draw."""


class ChartError(DeskError):
    """There is no chart of that name."""


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A chart: its name, the question that it answers (shown through ``asks``), its builder."""

    name: str
    question: str
    build: Callable[[Crosstab, Vocabularies, Countries, Imprint | None], Chart]

    @property
    def asks(self) -> str:
        """The question in the user's language."""
        return say(self.question)


CHARTS = (
    ChartKind(
        "track-by-country",
        "With which countries do we have most initiatives, and on which tracks?",
        track_by_country,
    ),
    ChartKind(
        "track-country-heat-map",
        "Which tracks are used with which country, and where is there none?",
        track_country_heat_map,
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
