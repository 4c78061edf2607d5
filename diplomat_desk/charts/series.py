"""A group of a chart: what has a colour and stands in the legend."""

from dataclasses import dataclass

from diplomat_desk.charts.palette import Pattern
from diplomat_desk.domain.aims import NOTHING, Aim


@dataclass(frozen=True, slots=True)
class Series:
    """One group of a chart, a column or a colour; ``total`` counts its initiatives, each once."""

    key: str
    label: str
    mark: str
    colour: str
    pattern: Pattern
    total: int
    aim: Aim = NOTHING
