"""The places of a document that links can name, and its headings in the order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from diplomat_desk.reports.document import Block, Facts, Heading, Listing, walk
from diplomat_desk.reports.front import is_listed


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as contents list it: its words, its level, the name of its place."""

    text: str
    level: int
    name: str


class Places:
    """Names for places that every format allows: letters and digits, whatever the anchors hold.

    A writer asks for the name of each heading and item as it meets them, in the order of reading.
    """

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        anchors = dict.fromkeys(filter(None, anchors_in(blocks)))
        self._names = {anchor: f"place{number}" for number, anchor in enumerate(anchors, 1)}
        self._met: set[str] = set()
        self._headings = 0
        self.contents = self._contents(blocks)

    def target(self, link: str) -> str:
        """Return the name of the place that ``link`` (``#anchor``) leads to; empty where there is none."""
        return self._names.get(link[1:], "") if link.startswith("#") else ""

    def name(self, anchor: str) -> str:
        """Return the name to give the place of ``anchor``; the first that bears it has it alone."""
        if not anchor or anchor in self._met:
            return ""
        self._met.add(anchor)
        return self._names.get(anchor, "")

    def of_heading(self, one: Heading) -> str:
        """Return the name of the next heading, which contents link to."""
        self._headings += 1
        return self.name(one.anchor) or f"heading{self._headings}"

    def _contents(self, blocks: tuple[Block, ...]) -> tuple[Entry, ...]:
        """Return what contents list, under the names that the writer will be given."""
        headings = [block for block in walk(blocks) if isinstance(block, Heading)]
        met: set[str] = set()
        entries = []
        for number, one in enumerate(headings, 1):
            known = one.anchor and one.anchor not in met
            name = self._names[one.anchor] if known else f"heading{number}"
            met.add(one.anchor)
            if is_listed(one):
                entries.append(Entry(one.text, one.level, name))
        return tuple(entries)


def anchors_in(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the anchors of headings and items, in the order of reading; some are empty."""
    for block in walk(blocks):
        if isinstance(block, Heading):
            yield block.anchor
        elif isinstance(block, Listing):
            yield from (item.anchor for item in block.items)
        elif isinstance(block, Facts):
            yield from (item.anchor for fact in block.rows for item in fact.items)
