"""What is known of a network, and where its nodes lie."""

import subprocess
import sys
from itertools import combinations
from math import dist

import networkx as nx
import pytest

from diplomat_desk.charts.late import network_analyst
from diplomat_desk.charts.network_facts import backbone, edges
from diplomat_desk.charts.network_graph import Bridge, Graph, Places
from tests.charts.networks import BOWTIE, large

ANALYST = network_analyst()
SIZES = ((60, 90), (60, 900), (300, 4_000))


def graph(size: int, ties: int) -> Graph:
    return Graph(size, edges(large(size, ties).ties))


def net(of: Graph) -> nx.Graph:
    made = nx.Graph()
    made.add_nodes_from(range(of.size))
    made.add_weighted_edges_from(of.edges)
    return made


def test_brokers_and_bridges_of_a_small_network() -> None:
    found = ANALYST.analysed(Graph(6, edges(BOWTIE.ties)))
    assert found.degree == (3, 2, 2, 2, 1, 0)
    # Of the ten pairs of others, four lead through Hub (C and D to A and B) and three through C.
    assert found.betweenness == pytest.approx((0.4, 0, 0, 0.3, 0, 0))
    assert found.bridges == (Bridge(0, 3, 2),)
    assert found.parts == 1
    assert found.community[5] == 0
    assert found.community[0] == found.community[1] == found.community[2]


@pytest.mark.parametrize(("size", "ties"), SIZES)
def test_a_dense_network_has_the_figures_that_networkx_finds(size: int, ties: int) -> None:
    of = graph(size, ties)
    found = ANALYST.analysed(of)
    ways = nx.betweenness_centrality(net(of))
    assert found.betweenness == pytest.approx(tuple(ways[n] for n in range(size)))
    bridges = {frozenset(pair) for pair in nx.bridges(net(of))}
    assert {frozenset((one.one, one.other)) for one in found.bridges} <= bridges
    for bridge in found.bridges:
        cut = net(of)
        cut.remove_edge(bridge.one, bridge.other)
        sides = [len(nx.node_connected_component(cut, n)) for n in (bridge.one, bridge.other)]
        assert bridge.smaller == min(sides)


@pytest.mark.parametrize(("size", "ties"), SIZES)
def test_the_same_network_lies_alike_and_no_dot_covers_another(size: int, ties: int) -> None:
    of = graph(size, ties)
    radii = tuple(4.0 + n % 9 for n in range(size))
    places = ANALYST.placed(of, radii)
    again = type(ANALYST)()
    again.placed.cache_clear()  # type: ignore[attr-defined]
    assert again.placed(of, radii) == places
    for part, (wide, high) in enumerate(places.sizes):
        own = [n for n in range(size) if places.parts[n] == part]
        for n in own:
            x, y = places.points[n]
            assert -0.1 <= x - radii[n] <= x + radii[n] <= wide + 0.1
            assert -0.1 <= y - radii[n] <= y + radii[n] <= high + 0.1
        assert covered(places, radii, own) == []


def covered(places: Places, radii: tuple[float, ...], own: list[int]) -> list[tuple[int, int]]:
    return [
        (one, other)
        for one, other in combinations(own, 2)
        if dist(places.points[one], places.points[other]) < radii[one] + radii[other] - 0.5
    ]


def test_what_is_drawn_of_many_ties_holds_together_what_all_of_them_do() -> None:
    whole = large(300, 4_000)
    drawn = backbone(whole)
    assert len(drawn) < len(whole.ties)
    assert set(drawn) <= set(whole.ties)
    parts = [
        {frozenset(part) for part in nx.connected_components(net(Graph(300, edges(ties))))}
        for ties in (drawn, whole.ties)
    ]
    assert parts[0] == parts[1]


def test_nobody_is_no_network() -> None:
    found = ANALYST.analysed(Graph(0, ()))
    assert (found.degree, found.communities, found.bridges) == ((), 0, ())
    assert ANALYST.placed(Graph(0, ()), ()).sizes == ()


def test_the_catalogue_loads_neither_networkx_nor_numpy() -> None:
    code = (
        "import sys; import diplomat_desk.charts.catalogue;"
        "print(sorted({'networkx', 'numpy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
