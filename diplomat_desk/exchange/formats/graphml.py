"""Who takes part in what as GraphML, for Gephi, Cytoscape and their like."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import BinaryIO

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import Appearance
from diplomat_desk.exchange.formats.columns import countries, terms
from diplomat_desk.exchange.formats.selection import (
    USUAL,
    About,
    Notes,
    Options,
    Selection,
    as_text,
    whole,
)
from diplomat_desk.exchange.formats.xml_out import element, text_of

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_ROOT = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    f'<graphml xmlns="{_SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_SPACE} {_SPACE}/1.0/graphml.xsd">'
)
_KEYS = {
    "graph": {"about": "d0", "withheld_records": "d1", "withheld_entries": "d2"},
    "node": {
        "label": "d3", "sort": "d4", "reference": "d5", "kind": "d6", "track": "d7", "status": "d8",
        "start": "d9", "end": "d10", "level": "d11",
    },
    "edge": {"role": "d12", "level": "d13"},
}  # fmt: skip
"""What is told of each sort of thing, and the key by which the file names it."""

INITIATIVE, COUNTRY, ORGANISATION, PERSON = "initiative", "country", "organisation", "person"


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write a graph with two sorts of nodes: initiatives, and the countries, organisations and people in them.

    An edge leads from who takes part to the initiative, with the role; from a round to its process; and
    from an initiative to one that it is tied to. Who works with whom follows from it in any program.
    """
    del options
    filling = _Filling(selection)
    with as_text(out) as text:
        text.writelines(_head(selection.about))
        for one in whole(selection):
            text.writelines(filling.of(one))
        text.writelines(filling.tied())
        text.write("</graph></graphml>")
    return ()


def _head(about: About) -> Iterator[str]:
    yield _ROOT
    for sort, keys in _KEYS.items():
        for name, key in keys.items():
            kind = "long" if name.startswith("withheld") else "string"
            told = {"id": key, "for": sort, "attr.name": name, "attr.type": kind}
            yield element("key", told)
    yield '<graph edgedefault="directed">'
    tally = about.tally
    told = {
        "about": "\n".join(about.lines()),
        "withheld_records": str(tally.withheld),
        "withheld_entries": str(tally.entries),
    }
    yield _data("graph", told)


class _Filling:
    """Makes nodes and edges; nodes are numbered in the order in which they come."""

    def __init__(self, selection: Selection) -> None:
        self._nodes: dict[tuple[str, object], str] = {}
        self._ties: list[tuple[int, int, str]] = []
        self._countries = countries(selection)
        names = (
            "kind",
            "track",
            "status",
            "country-role",
            "organisation-role",
            "person-role",
            "link",
        )
        self._words = {name: terms(selection, name) for name in names}

    def of(self, one: Initiative) -> Iterator[str]:
        """Yield an initiative and all who take part in it."""
        words = self._words
        known = (INITIATIVE, one.id)
        node = self._nodes[known] = f"n{len(self._nodes) + 1}"
        yield _node(node, self._told(one))
        for sort, known_as, name, role, level in self._part_in(one):
            which = self._nodes.get((sort, known_as))
            if which is None:
                which = self._nodes[sort, known_as] = f"n{len(self._nodes) + 1}"
                yield _node(which, {"label": name, "sort": sort})
            yield _edge(which, node, role, level)
        if one.parent_id:
            self._ties.append((one.id, one.parent_id, "part of"))
        self._ties += [(one.id, tie.target_id, words["link"][tie.kind]) for tie in one.links]

    def tied(self) -> Iterator[str]:
        """Yield the ties between initiatives that are both there."""
        for start, end, kind in self._ties:
            one, other = self._nodes.get((INITIATIVE, start)), self._nodes.get((INITIATIVE, end))
            if one and other:
                yield _edge(one, other, kind, Level.PUBLIC)

    def _told(self, one: Initiative) -> dict[str, str]:
        words = self._words
        return {
            "label": one.title,
            "sort": INITIATIVE,
            "reference": one.reference,
            "kind": words["kind"][one.kind],
            "track": words["track"][one.track],
            "status": words["status"][one.status],
            "start": str(one.start or one.planned_start or ""),
            "end": str(one.end or one.planned_end or ""),
            "level": one.confidentiality.code,
        }

    def _part_in(self, one: Initiative) -> Iterator[tuple[str, object, str, str, Level]]:
        """Yield who takes part: which sort, known as what, its name, its role, and the level of that."""
        words = self._words
        for part in one.countries:
            name, role = self._countries[part.country], words["country-role"][part.role]
            yield COUNTRY, part.country, name, role, part.level
        for body in one.organisations:
            role = words["organisation-role"][body.role]
            yield ORGANISATION, body.organisation_id or body.name, body.name, role, body.level
        for person in _everybody(one):
            role = words["person-role"][person.role]
            yield PERSON, person.person_id or person.name, person.name, role, person.level


def _node(node: str, told: Mapping[str, str]) -> str:
    return f'<node id="{node}">{_data("node", told)}</node>'


def _edge(start: str, end: str, role: str, level: Level) -> str:
    return f'<edge source="{start}" target="{end}">{_role(role, level)}</edge>'


@lru_cache(maxsize=1_024)
def _role(role: str, level: Level) -> str:
    """Return what is told of an edge; there are few that differ."""
    return _data("edge", {"role": role, "level": level.code})


def _data(sort: str, told: Mapping[str, str]) -> str:
    keys = _KEYS[sort]
    return "".join(
        [f'<data key="{keys[name]}">{text_of(text)}</data>' if text else f'<data key="{keys[name]}" />'
         for name, text in told.items()]
    )  # fmt: skip


def _everybody(one: Initiative) -> Iterator[Appearance]:
    yield from one.people
    for meeting in one.meetings:
        yield from meeting.attendance
