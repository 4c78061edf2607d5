"""A network with what is known of it: names, groups and figures that description and table share."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.late import network_analyst
from diplomat_desk.charts.network_graph import Analysis, Edge, Graph
from diplomat_desk.charts.network_symbols import PLAIN, UNKNOWN, Symbol, symbol
from diplomat_desk.charts.palette import term_styles
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.networks import Between, Network, Node, Tie
from diplomat_desk.domain.regions import REGIONS, region_name
from diplomat_desk.domain.terms import UNKNOWN as UNKNOWN_CODE
from diplomat_desk.domain.words import commas, say

_MOST_DRAWN, _FEWEST, _EACH = 600, 160, 8
"""So many ties can be drawn in one frame; so many are always; and so many for each dot can be told apart."""
_VOCABULARIES = {Between.ORGANISATIONS: "organisation-type", Between.PEOPLE: "capacity"}
_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """``figures`` analysed, and their words; nodes and ties are meant by their numbers."""

    figures: Network
    basis: Basis
    analysis: Analysis

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes."""
        return self.figures.nodes

    @property
    def by_community(self) -> bool:
        """Whether colours stand for communities rather than types."""
        return self.basis.options.get("colour") == "community"

    def name(self, number: int) -> str:
        """Return what a node is called."""
        node = self.nodes[number]
        if self.figures.between is Between.COUNTRIES:
            country = self.basis.countries.find(node.key)
            return country.label if country else node.key
        return node.name

    def pair(self, tie: Tie) -> str:
        """Return both ends of a tie."""
        return say("{one} – {other}", one=self.name(tie.one), other=self.name(tie.other))

    def sort(self, number: int) -> str:
        """Return the type, the latest capacity or the region of a node in words; empty where unknown."""
        code = self.nodes[number].sort
        if not code or code == UNKNOWN_CODE:
            return ""
        if self.figures.between is Between.COUNTRIES:
            return region_name(code)
        return self.basis.vocabularies.label(_VOCABULARIES[self.figures.between], code)

    def track(self, code: str) -> str:
        """Return what a track is called."""
        return self.basis.vocabularies.label("track", code) or say("Not recorded")

    def tracks(self, number: int) -> str:
        """Return the tracks of a node with their numbers: ``Level 1 4, Track II 9``."""
        return commas(
            f"{self.track(code)} {how_many:,}" for code, how_many in self.nodes[number].tracks
        )

    def aim(self, number: int) -> Aim:
        """Return where a node leads: to the initiatives that name it, and to its own page."""
        node = self.nodes[number]
        if self.figures.between is Between.COUNTRIES:
            return Aim(groups=((Dimension.COUNTRY, node.key),))
        if self.figures.between is Between.PEOPLE:
            return Aim(text=node.name, person=node.id)
        return Aim(text=node.name, organisation=node.id)

    def aim_at_both(self, tie: Tie) -> Aim:
        """Return where a tie leads: to what two countries share; there is no filter for two names."""
        if self.figures.between is not Between.COUNTRIES:
            return Aim()
        ends = (self.nodes[tie.one].key, self.nodes[tie.other].key)
        return Aim(groups=tuple((Dimension.COUNTRY, key) for key in ends))

    def group(self, number: int) -> tuple[int, str]:
        """Return the place of a node's group among all groups, and its label; -1 for none."""
        if self.by_community:
            community = self.analysis.community[number]
            if not 0 < community <= _GROUPS:
                return -1, say("No group") if not community else say("Smaller groups")
            return community - 1, say("Group {n}", n=community)
        code, label = self.nodes[number].sort, self.sort(number)
        places = {code: n for n, code in enumerate(self._codes())}
        if not label:
            return -1, say("Not recorded")
        return places.get(code, len(places)), label

    def symbol(self, place: int) -> Symbol:
        """Return the look of the group at ``place``."""
        if not self.by_community and not any(node.sort for node in self.nodes):
            return PLAIN
        if place < 0:
            return UNKNOWN
        if self.by_community or self.figures.between is Between.COUNTRIES:
            return symbol(place)
        # In the colours that the terms have in other charts.
        styles = term_styles(self.basis.vocabularies, _VOCABULARIES[self.figures.between])
        colours = [styles[code].colour for code in self._codes()]
        return symbol(place, colours[place] if place < len(colours) else "")

    def _codes(self) -> Iterable[str]:
        if self.figures.between is Between.COUNTRIES:
            return REGIONS
        vocabulary = _VOCABULARIES[self.figures.between]
        terms = self.basis.vocabularies.of(vocabulary, retired=True)
        return (term.code for term in terms)


def facts(figures: Network, basis: Basis) -> Facts:
    """Return ``figures`` with what an analysis says of them."""
    edges = tuple((tie.one, tie.other, tie.weight) for tie in figures.ties)
    analysis = network_analyst().analysed(Graph(len(figures.nodes), edges))
    return Facts(figures, basis, analysis)


def backbone(figures: Network) -> tuple[Tie, ...]:
    """Return the ties that are drawn: enough to hold together what is tied, and the strongest others.

    The first are those of a maximum spanning forest (Kruskal), so that no two parts look apart that are not.
    """
    most = max(_FEWEST, min(_MOST_DRAWN, _EACH * len(figures.nodes)))
    if len(figures.ties) <= most:
        return figures.ties
    leader = list(range(len(figures.nodes)))

    def led(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    needed: list[Tie] = []
    others: list[Tie] = []
    for tie in figures.ties:
        one, other = led(tie.one), led(tie.other)
        leader[one] = other
        (others if one == other else needed).append(tie)
    kept = needed + others[: max(most - len(needed), 0)]
    return tuple(sorted(kept, key=lambda tie: (-tie.weight, tie.one, tie.other)))


def edges(ties: Iterable[Tie]) -> tuple[Edge, ...]:
    """Return ``ties`` as bare numbers."""
    return tuple((tie.one, tie.other, tie.weight) for tie in ties)
