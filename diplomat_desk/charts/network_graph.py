"""A network as bare numbers, and what an analysis says of it; light to import."""

from dataclasses import dataclass
from typing import Protocol

from diplomat_desk.charts.geometry import Point

Edge = tuple[int, int, int]
"""Two nodes by number, and how much ties them."""
GROUPED_BY = 12_000
"""So many of the strongest edges decide the groups, lest it take seconds."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes 0 to ``size`` - 1 and the edges between them, the strongest first; no name, so that it can be kept."""

    size: int
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """An edge without which the nodes on its ``smaller`` side would be cut off from the others."""

    one: int
    other: int
    smaller: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of each node, and of the whole.

    ``degree`` counts ties, ``betweenness`` is the share (0 to 1) of the shortest ways between others
    that lead through a node. ``community`` numbers the groups from 1, the largest first; 0 is nobody's.
    """

    degree: tuple[int, ...]
    betweenness: tuple[float, ...]
    community: tuple[int, ...]
    communities: int
    parts: int
    bridges: tuple[Bridge, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the middle of each node lies within the one of the ``parts`` that it belongs to, by number.

    ``sizes`` are how wide and high the parts are, radii of the same unit included.
    """

    points: tuple[Point, ...]
    parts: tuple[int, ...]
    sizes: tuple[tuple[float, float], ...]


class Analyst(Protocol):
    """Whoever can tell of a network what takes more than counting."""

    def analysed(self, graph: Graph) -> Analysis:
        """Return what is known of ``graph``; the same graph gives the same answer."""

    def placed(self, graph: Graph, radii: tuple[float, ...]) -> Places:
        """Return places for nodes with ``radii`` so that none covers another; always the same ones."""
