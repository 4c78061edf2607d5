"""Networks to describe and draw: small ones by hand, and large ones from a seed."""

import random
from functools import cache

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.networks import Between, Network, Node, Tie
from tests.charts.figures import COUNTRIES, LONG, URDU, VOCABULARIES

Pairs = dict[tuple[int, int], int]


def basis(**options: str) -> Basis:
    """Return what a network is described with."""
    usual = {"between": "organisations", "size": "degree", "colour": "type", "most": "60"}
    return Basis(vocabularies=VOCABULARIES, countries=COUNTRIES, options=usual | options)


def network(
    names: tuple[str, ...],
    pairs: Pairs,
    sort: Between = Between.ORGANISATIONS,
    total: int = 0,
    withheld: int = 0,
) -> Network:
    """Return nodes called ``names``, tied as ``pairs`` of their numbers say, on one track for each."""
    ends = [end for pair in pairs for end in pair]
    nodes = tuple(
        Node(
            name if sort is Between.COUNTRIES else str(n + 1),
            "" if sort is Between.COUNTRIES else name,
            "",
            ends.count(n) + 1,
            ends.count(n),
            (("T2", ends.count(n) + 1),),
        )
        for n, name in enumerate(names)
    )
    ties = sorted(
        (Tie(min(pair), max(pair), weight, min(weight, 3)) for pair, weight in pairs.items()),
        key=lambda tie: (-tie.weight, tie.one, tie.other),
    )
    alone = sum(not node.shared for node in nodes)
    return Network(
        sort, nodes, tuple(ties), total or len(nodes), alone, 2, Tally(9, 12, 1, withheld),
        Level.PUBLIC, Filter(),
    )  # fmt: skip


BOWTIE = network(
    ("Hub", "A", "B", "C", "D", "Alone"),
    {(0, 1): 4, (0, 2): 1, (1, 2): 2, (0, 3): 1, (3, 4): 9},
)
"""A triangle Hub-A-B; C, and D behind it, hang on Hub alone; one is by itself."""


@cache
def large(size: int, ties: int, seed: int = 1) -> Network:
    """Return a network with long tails, as real ones have, and names of every length and script."""
    draw = random.Random(seed)
    pairs: Pairs = {}
    while len(pairs) < ties:
        one, other = sorted(int(size ** draw.random()) - 1 for _ in range(2))
        if one != other:
            pairs[one, other] = pairs.get((one, other), 0) + draw.randint(1, 9)
    names = tuple(
        draw.choice((f"Institute {n}", f"{LONG} {n}", f"{URDU} {n}")) for n in range(size)
    )
    return network(names, pairs)
