"""Who takes part in what as GraphML, for Gephi, Cytoscape and their like."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import networkx as nx

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import Appearance
from diplomat_desk.exchange.formats.cells import xml_text
from diplomat_desk.exchange.formats.selection import USUAL, Options, Selection, Written

INITIATIVE, COUNTRY, ORGANISATION, PERSON = "initiative", "country", "organisation", "person"


def write(selection: Selection, options: Options = USUAL) -> Written:
    """Return a graph with two sorts of nodes: initiatives, and the countries, organisations and people in them.

    An edge leads from who takes part to the initiative, with the role; from a round to its process; and
    from an initiative to one that it is tied to. Who works with whom follows from it in any program.
    """
    del options
    graph = nx.MultiDiGraph()
    tally, about = selection.about.tally, selection.about
    graph.graph |= {
        "about": xml_text("\n".join(about.lines())),
        "withheld_records": tally.withheld,
        "withheld_entries": tally.entries,
    }
    filling = _Filling(selection, graph)
    for one in (*selection.initiatives(), *selection.processes(), *selection.rounds()):
        filling.add(one)
    filling.tie()
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, encoding="utf-8", prettyprint=False)
    return Written(out.getvalue())


@dataclass
class _Filling:
    """Fills a graph; nodes are numbered in the order in which they come."""

    selection: Selection
    graph: "nx.MultiDiGraph"
    nodes: dict[tuple[str, object], str] = field(default_factory=dict)
    ties: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, one: Initiative) -> None:
        """Add an initiative and all who take part in it."""
        words = self.selection.vocabularies
        node = self._node(INITIATIVE, one.id, one.title)
        told = {
            "reference": one.reference,
            "kind": words.label("kind", one.kind),
            "track": words.label("track", one.track),
            "status": words.label("status", one.status),
            "start": str(one.start or one.planned_start or ""),
            "end": str(one.end or one.planned_end or ""),
            "level": one.confidentiality.code,
        }
        self.graph.nodes[node].update({name: xml_text(text) for name, text in told.items()})
        for part in one.countries:
            name = self.selection.countries.name(part.country)
            role = words.label("country-role", part.role)
            self._edge(self._node(COUNTRY, part.country, name), node, role, part.level)
        for body in one.organisations:
            role = words.label("organisation-role", body.role)
            which = self._node(ORGANISATION, body.organisation_id or body.name, body.name)
            self._edge(which, node, role, body.level)
        for person in _everybody(one):
            role = words.label("person-role", person.role)
            which = self._node(PERSON, person.person_id or person.name, person.name)
            self._edge(which, node, role, person.level)
        if one.parent_id:
            self.ties.append((one.id, one.parent_id, "part of"))
        self.ties += [(one.id, tie.target_id, words.label("link", tie.kind)) for tie in one.links]

    def tie(self) -> None:
        """Add the ties between initiatives that are both there."""
        for start, end, kind in self.ties:
            one, other = self.nodes.get((INITIATIVE, start)), self.nodes.get((INITIATIVE, end))
            if one and other:
                self._edge(one, other, kind, Level.PUBLIC)

    def _node(self, sort: str, known: object, name: str) -> str:
        found = self.nodes.get((sort, known))
        if found is None:
            found = f"n{len(self.nodes) + 1}"
            self.nodes[sort, known] = found
            self.graph.add_node(found, label=xml_text(name), sort=sort)
        return found

    def _edge(self, start: str, end: str, role: str, level: Level) -> None:
        self.graph.add_edge(start, end, role=xml_text(role), level=level.code)


def _everybody(one: Initiative) -> Iterator[Appearance]:
    yield from one.people
    for meeting in one.meetings:
        yield from meeting.attendance
