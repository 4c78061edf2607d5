"""A network as a table: a line for each node, with all its figures."""

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.network_facts import Facts, facts
from diplomat_desk.charts.network_words import caption
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.domain.networks import Between, Network
from diplomat_desk.domain.words import commas, say

_PARTNERS = 3


def network_table(figures: Network, basis: Basis) -> Table:
    """Return a line for each node: its figures, its tracks, and with whom it works most."""
    known = facts(figures, basis)
    node, sort, key = {
        Between.ORGANISATIONS: (say("Organisation"), say("Type"), ""),
        Between.PEOPLE: (say("Person"), say("Latest capacity"), ""),
        Between.COUNTRIES: (say("Country"), say("Region"), say("Country code")),
    }[figures.between]
    partners, links = _partners(known), _only_links(known)
    headings = (
        node, sort, say("Initiatives"), say("Shared"), say("Ties"), say("Betweenness"), say("Group"),
        say("On tracks"), say("Tracks"), say("Works most with"), say("Only link to"),
    )  # fmt: skip
    lines = tuple(
        _line(known, n, partners.get(n, ""), links.get(n, ""), bool(key))
        for n in range(len(known.nodes))
    )
    return Table(headings, lines, key_heading=key, notes=caption(known, len(figures.ties)))


def _line(known: Facts, number: int, partners: str, links: str, has_code: bool) -> Line:
    node, analysis = known.nodes[number], known.analysis
    cells: tuple[Cell, ...] = (
        known.name(number),
        known.sort(number) or None,
        node.initiatives,
        node.shared,
        analysis.degree[number],
        round(analysis.betweenness[number], 3),
        analysis.community[number] or None,
        len(node.tracks),
        known.tracks(number),
        partners or None,
        links or None,
    )
    return Line(cells, node.key if has_code else "", known.aim(number))


def _partners(known: Facts) -> dict[int, str]:
    """Return with whom each node shares most, and how much."""
    found: dict[int, list[str]] = {}
    for tie in known.figures.ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            names = found.setdefault(one, [])
            if len(names) < _PARTNERS:
                names.append(f"{known.name(other)} ({tie.weight:,})")
    return {number: commas(names) for number, names in found.items()}


def _only_links(known: Facts) -> dict[int, str]:
    """Return the ends of the bridges that begin at each node."""
    found: dict[int, list[str]] = {}
    for bridge in known.analysis.bridges:
        found.setdefault(bridge.one, []).append(known.name(bridge.other))
        found.setdefault(bridge.other, []).append(known.name(bridge.one))
    return {number: commas(names) for number, names in found.items()}
