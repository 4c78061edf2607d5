"""What networkx knows of a network; loaded late, see :mod:`charts.late`."""

from collections import Counter
from functools import lru_cache

import networkx as nx
import numpy as np

from diplomat_desk.charts.network_graph import GROUPED_BY, Analysis, Bridge, Edge, Graph, Places
from diplomat_desk.charts.network_placing import placed

_SEED = 1
_KEPT = 8
_SPARSE = 400_000
"""Nodes times edges that networkx follows the shortest ways of in less than a second."""


class _Analyst:
    """Keeps its last answers: a description and its table ask alike, and so does another colour."""

    @staticmethod
    @lru_cache(maxsize=_KEPT)
    def analysed(graph: Graph) -> Analysis:
        """Return what is known of ``graph``, whose strongest edges come first; always the same."""
        degree = Counter(end for one, other, _ in graph.edges for end in (one, other))
        groups = _communities(_net(graph.size, graph.edges[:GROUPED_BY]))
        community = {node: n for n, group in enumerate(groups, start=1) for node in group}
        thin = _net(graph.size, _certificate(graph))
        return Analysis(
            degree=tuple(degree[n] for n in range(graph.size)),
            betweenness=_betweenness(graph),
            community=tuple(community.get(n, 0) for n in range(graph.size)),
            communities=len(groups),
            parts=sum(len(part) > 1 for part in nx.connected_components(thin)),
            bridges=_bridges(thin),
        )

    @staticmethod
    @lru_cache(maxsize=_KEPT)
    def placed(graph: Graph, radii: tuple[float, ...]) -> Places:
        """Return places for nodes with ``radii`` so that none covers another; always the same ones."""
        parts = [sorted(part) for part in nx.connected_components(_net(graph.size, graph.edges))]
        parts.sort(key=lambda part: (-len(part), part[0]))
        return placed(graph, parts, radii)


analyst = _Analyst()


def _net(size: int, edges: tuple[Edge, ...]) -> nx.Graph:
    net = nx.Graph()
    net.add_nodes_from(range(size))
    net.add_weighted_edges_from(edges)
    return net


def _betweenness(graph: Graph) -> tuple[float, ...]:
    """Return the share of the shortest ways between others that lead through each node, exactly."""
    if graph.size * len(graph.edges) <= _SPARSE:
        ways = nx.betweenness_centrality(_net(graph.size, graph.edges))
        return tuple(float(ways[n]) for n in range(graph.size))
    return _dense_betweenness(graph)


def _dense_betweenness(graph: Graph) -> tuple[float, ...]:
    """Return the same for a network of many edges: Brandes' algorithm (2001) from all nodes at once.

    ``steps[d]`` counts the shortest ways of length ``d`` from each node (row) to each other (column).
    """
    ends = np.array([edge[:2] for edge in graph.edges])
    ties = np.zeros((graph.size, graph.size))
    ties[ends[:, 0], ends[:, 1]] = ties[ends[:, 1], ends[:, 0]] = 1.0
    steps = [np.eye(graph.size)]
    reached = steps[0] > 0
    while True:
        further = steps[-1] @ ties
        further[reached] = 0.0
        if not further.any():
            break
        reached |= further > 0
        steps.append(further)
    through = np.zeros_like(ties)
    for near, far in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        share = np.divide(1.0 + through, far, out=np.zeros_like(far), where=far > 0)
        through += near * (share @ ties)
    np.fill_diagonal(through, 0.0)
    pairs = (graph.size - 1) * (graph.size - 2)
    return tuple(float(way) / pairs for way in through.sum(axis=0))


def _communities(net: nx.Graph) -> list[list[int]]:
    """Return the groups of two or more that hold together, the largest first (Louvain)."""
    if not net.number_of_edges():
        return []
    found = nx.community.louvain_communities(net, weight="weight", seed=_SEED)
    groups = [sorted(group) for group in found if len(group) > 1]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _certificate(graph: Graph) -> tuple[Edge, ...]:
    """Return few edges with the same parts and bridges: a spanning forest, and one of what is left.

    So Nagamochi and Ibaraki (1992); the bridges of forty thousand edges took seconds.
    """
    forest, rest = _forest(graph.size, graph.edges)
    return (*forest, *_forest(graph.size, rest)[0])


def _forest(size: int, edges: tuple[Edge, ...]) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
    """Return the edges of a spanning forest, and the others."""
    led = nx.utils.UnionFind(range(size))
    forest: list[Edge] = []
    rest: list[Edge] = []
    for edge in edges:
        if led[edge[0]] == led[edge[1]]:
            rest.append(edge)
        else:
            led.union(edge[0], edge[1])
            forest.append(edge)
    return tuple(forest), tuple(rest)


def _bridges(net: nx.Graph) -> tuple[Bridge, ...]:
    """Return the edges that alone hold two or more nodes on either side, the most that they hold first."""
    pairs = list(nx.bridges(net))
    rest = net.copy()
    rest.remove_edges_from(pairs)
    blocks = [sorted(block) for block in nx.connected_components(rest)]
    block_of = {node: n for n, block in enumerate(blocks) for node in block}
    tree = nx.Graph()
    tree.add_nodes_from(range(len(blocks)))
    tree.add_edges_from((block_of[one], block_of[other]) for one, other in pairs)
    below, whole = _sizes(tree, [len(block) for block in blocks])
    found = []
    for one, other in pairs:
        first, second = block_of[one], block_of[other]
        # Of two blocks the one further from the root holds less below it.
        under = min(below[first], below[second])
        smaller = min(under, whole[first] - under)
        if smaller > 1:
            found.append(Bridge(min(one, other), max(one, other), smaller))
    return tuple(sorted(found, key=lambda b: (-b.smaller, b.one, b.other)))


def _sizes(tree: nx.Graph, sizes: list[int]) -> tuple[list[int], list[int]]:
    """Return for each block the nodes in it and below it, and the nodes of its whole part."""
    below, whole = list(sizes), list(sizes)
    for part in nx.connected_components(tree):
        root = min(part)
        for parent, child in reversed(list(nx.bfs_edges(tree, root))):
            below[parent] += below[child]
        for block in part:
            whole[block] = below[root]
    return below, whole
