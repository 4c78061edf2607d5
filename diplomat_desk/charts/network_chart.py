"""The description of a network: who, tied to whom, how large, of which group; and who holds it together."""

from dataclasses import dataclass

from diplomat_desk.charts.network_symbols import Symbol
from diplomat_desk.domain.aims import Aim


@dataclass(frozen=True, slots=True)
class Dot:
    """A node: its middle and radius in the description's own unit, its words and its numbers.

    ``x`` and ``y`` are within its ``part``, a number. ``tooltip`` tells all of it; ``size`` is the
    number that its area stands for.
    """

    key: str
    label: str
    tooltip: str
    symbol: Symbol
    part: int
    x: float
    y: float
    radius: float
    size: float
    initiatives: int
    aim: Aim


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two dots, by their numbers: ``weight`` shared initiatives."""

    one: int
    other: int
    weight: int
    tooltip: str
    aim: Aim


@dataclass(frozen=True, slots=True)
class LegendKey:
    """A group in the legend."""

    label: str
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list beside the picture: a dot, or two that are tied, with the figures in words.

    ``short`` is the first of the figures. ``dots`` are their numbers; ``value`` is the number of
    initiatives that it leads to.
    """

    label: str
    figures: str
    short: str
    dots: tuple[int, ...]
    value: int
    aim: Aim


@dataclass(frozen=True, slots=True)
class SideList:
    """A heading with its lines, the most telling first; ``total`` counts those that are not listed too.

    ``unit`` says what the short figures are.
    """

    name: str
    heading: str
    unit: str
    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True)
class NetworkChart:
    """Dots and links, with a legend and lists; see :class:`Chart`.

    ``links`` are those that are drawn, the strongest first, out of ``ties``. ``parts`` are how wide and
    high the pieces are that nothing ties together, the largest first.
    """

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    summary: str
    empty: str
    dots: tuple[Dot, ...]
    links: tuple[Link, ...]
    ties: int
    legend: tuple[LegendKey, ...]
    sized_by: str
    lists: tuple[SideList, ...]
    parts: tuple[tuple[float, float], ...]
