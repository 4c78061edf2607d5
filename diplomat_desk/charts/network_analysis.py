"""What networkx knows of a network; loaded late, see :mod:`charts.late`."""

from functools import lru_cache

import networkx as nx

from diplomat_desk.charts.network_graph import Analysis, Bridge, Graph, Places
from diplomat_desk.charts.network_placing import placed

_EXACT = 200
"""Above so many nodes the shortest ways are followed from so many of them only (Brandes and Pich, 2007)."""
_SEED = 1
_KEPT = 8


class _Analyst:
    """Keeps its last answers: a description and its table ask alike, and so does another colour."""

    @staticmethod
    @lru_cache(maxsize=_KEPT)
    def analysed(graph: Graph) -> Analysis:
        """Return what is known of ``graph``; the same graph gives the same answer."""
        net = _net(graph)
        numbers = range(graph.size)
        sampled = _EXACT if graph.size > _EXACT else 0
        ways = nx.betweenness_centrality(net, k=sampled or None, seed=_SEED)
        groups = _communities(net)
        community = {node: n for n, group in enumerate(groups, start=1) for node in group}
        return Analysis(
            degree=tuple(net.degree[n] for n in numbers),
            betweenness=tuple(float(ways[n]) for n in numbers),
            community=tuple(community.get(n, 0) for n in numbers),
            communities=len(groups),
            parts=sum(len(part) > 1 for part in nx.connected_components(net)),
            bridges=_bridges(net),
            sampled=sampled,
        )

    @staticmethod
    @lru_cache(maxsize=_KEPT)
    def placed(graph: Graph, radii: tuple[float, ...]) -> Places:
        """Return places for nodes with ``radii`` so that none covers another; always the same ones."""
        parts = [sorted(part) for part in nx.connected_components(_net(graph))]
        parts.sort(key=lambda part: (-len(part), part[0]))
        return placed(graph, parts, radii)


analyst = _Analyst()


def _net(graph: Graph) -> nx.Graph:
    net = nx.Graph()
    net.add_nodes_from(range(graph.size))
    net.add_weighted_edges_from(graph.edges)
    return net


def _communities(net: nx.Graph) -> list[list[int]]:
    """Return the groups of two or more that hold together, the largest first (Louvain)."""
    if not net.number_of_edges():
        return []
    found = nx.community.louvain_communities(net, weight="weight", seed=_SEED)
    groups = [sorted(group) for group in found if len(group) > 1]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


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
