"""The lists beside a network: brokers, bridges between tracks, only links, and who is alone."""

from diplomat_desk.charts.captions import counted_words
from diplomat_desk.charts.network_chart import Item, SideList
from diplomat_desk.charts.network_facts import Facts
from diplomat_desk.charts.network_words import on_tracks, share
from diplomat_desk.domain.networks import Tie
from diplomat_desk.domain.words import count, dotted, say

MOST = 5
_MOST_ACROSS = 3


def side_lists(facts: Facts) -> tuple[SideList, ...]:
    """Return the lists that have something to say."""
    found = (
        _brokers(facts),
        _across(facts),
        _ties_across(facts),
        _only_links(facts),
        _alone(facts),
    )
    return tuple(one for one in found if one.items)


def _brokers(facts: Facts) -> SideList:
    ways = facts.analysis.betweenness
    best = sorted((n for n, way in enumerate(ways) if way > 0.0005), key=lambda n: (-ways[n], n))
    items = tuple(
        _dot(facts, n, dotted(
            say("betweenness {share}", share=share(ways[n])),
            count(facts.analysis.degree[n], "{n} tie", "{n} ties"),
        ), share(ways[n]))
        for n in best[:MOST]
    )  # fmt: skip
    return SideList("brokers", say("Brokers"), say("betweenness"), items, len(best))


def _across(facts: Facts) -> SideList:
    """Return who works on several tracks, those on the most first, then by what lies off the usual one."""
    nodes = facts.nodes

    def outside(number: int) -> int:
        tracks = nodes[number].tracks
        return sum(n for _, n in tracks) - max(n for _, n in tracks)

    several = [n for n, node in enumerate(nodes) if len(node.tracks) > 1 and node.shared]
    several.sort(key=lambda n: (-len(nodes[n].tracks), -outside(n), n))
    items = tuple(
        _dot(facts, n, dotted(
            count(len(nodes[n].tracks), "{n} track", "{n} tracks"),
            say("{n} of {all} off the main one", n=f"{outside(n):,}", all=f"{nodes[n].initiatives:,}"),
        ), f"{len(nodes[n].tracks):,}")
        for n in several[:_MOST_ACROSS]
    )  # fmt: skip
    return SideList("across", say("Bridges between tracks"), say("tracks"), items, len(several))


def _ties_across(facts: Facts) -> SideList:
    several = [tie for tie in facts.figures.ties if tie.tracks > 1]
    several.sort(key=lambda tie: (-tie.tracks, -tie.weight, tie.one, tie.other))
    items = tuple(
        _tie(
            facts,
            tie,
            say("{n} shared, {tracks}", n=f"{tie.weight:,}", tracks=on_tracks(tie.tracks)),
            f"{tie.tracks:,}",
        )
        for tie in several[:_MOST_ACROSS]
    )
    return SideList("ties", say("Ties across tracks"), say("tracks"), items, len(several))


def _only_links(facts: Facts) -> SideList:
    """Return the ties without which two parts would fall apart, as networkx finds bridges."""
    ties = {(tie.one, tie.other): tie for tie in facts.figures.ties}
    bridges = facts.analysis.bridges

    items = tuple(
        _tie(
            facts,
            ties[bridge.one, bridge.other],
            say("holds {n} to the rest", n=f"{bridge.smaller:,}"),
            f"{bridge.smaller:,}",
        )
        for bridge in bridges[:_MOST_ACROSS]
    )
    return SideList("links", say("Only links"), say("holds"), items, len(bridges))


def _alone(facts: Facts) -> SideList:
    alone = [n for n, node in enumerate(facts.nodes) if not node.shared]
    items = tuple(
        _dot(facts, n, counted_words(facts.nodes[n].initiatives), f"{facts.nodes[n].initiatives:,}")
        for n in alone[:MOST]
    )
    return SideList("alone", say("Alone"), say("initiatives"), items, facts.figures.alone)


def _dot(facts: Facts, number: int, figures: str, short: str) -> Item:
    value = facts.nodes[number].initiatives
    return Item(facts.name(number), figures, short, (number,), value, facts.aim(number))


def _tie(facts: Facts, tie: Tie, figures: str, short: str) -> Item:
    ends = (tie.one, tie.other)
    return Item(facts.pair(tie), figures, short, ends, tie.weight, facts.aim_at_both(tie))
