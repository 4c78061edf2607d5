"""Frozen answers of the search over everything: what was found, under what it was hit in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.figures import withheld_in_words
from diplomat_desk.domain.queries import read_query
from diplomat_desk.domain.snippets import Snippet
from diplomat_desk.domain.words import count, say


class Section(StrEnum):
    """What a record was hit in, best first; the values are the columns of the index."""

    TITLE = "title"
    TEXT = "text"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    PLACES = "places"
    MEETINGS = "meetings"
    OUTCOMES = "outcomes"
    NOTES = "notes"
    SOURCES = "sources"
    ATTACHMENTS = "attachments"

    @property
    def label(self) -> str:
        """The heading over what was hit there."""
        return {
            Section.TITLE: say("Titles"),
            Section.TEXT: say("Text"),
            Section.PEOPLE: say("People"),
            Section.ORGANISATIONS: say("Organisations"),
            Section.PLACES: say("Places"),
            Section.MEETINGS: say("Meetings"),
            Section.OUTCOMES: say("Outcomes"),
            Section.NOTES: say("Notes"),
            Section.SOURCES: say("Sources"),
            Section.ATTACHMENTS: say("Attachments"),
        }[self]


SECTIONS = tuple(Section)
KINDS = (Kind.INITIATIVE, Kind.PERSON, Kind.ORGANISATION)
"""The sorts of record that the search finds."""
SECTION_BITS, KIND_BITS = 4, 2
"""A place is packed as ``id << 6 | kind << 4 | section``; kind and section are places in those above."""


@dataclass(frozen=True, slots=True)
class Place:
    """One record that was found, and the section that it is listed under."""

    kind: Kind
    id: int
    section: Section


def unpack(packed: int) -> Place:
    """Return the place that a packed number stands for."""
    key = key_of(packed)
    return Place(KINDS[key & (1 << KIND_BITS) - 1], key >> KIND_BITS, section_of(packed))


def section_of(packed: int) -> Section:
    """Return the section that a packed place lies in."""
    return SECTIONS[packed & (1 << SECTION_BITS) - 1]


def key_of(packed: int) -> int:
    """Return what tells the record at a packed place from every other record."""
    return packed >> SECTION_BITS


@dataclass(frozen=True, slots=True)
class Group:
    """The records that were hit in one section: they lie at ``start`` in the answer, ``size`` of them."""

    section: Section
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found, each record once, by section and best first within it.

    ``places`` are packed. ``alone`` says of each wanted word or
    phrase by itself how many records have it, where all of them together found none. ``withheld`` and
    ``entries`` are counted over the whole register, as in every tally.
    """

    typed: str
    places: Sequence[int]
    groups: tuple[Group, ...]
    alone: tuple[tuple[str, int], ...] = ()
    withheld: int = 0
    entries: int = 0

    def in_words(self) -> str:
        """Return ``26 records found · 3 records withheld``."""
        found = count(len(self.places), "{n} record found", "{n} records found")
        hidden = withheld_in_words(self.withheld, self.entries)
        return f"{found} · {hidden}" if hidden else found

    def nothing_in_words(self) -> str:
        """Return what to do where nothing was found."""
        if len(read_query(self.typed)) > 1:
            return say("Nothing is found for “{typed}”; try fewer words.", typed=self.typed)
        return say(
            "Nothing is found for “{typed}”; try its beginning, or another spelling.",
            typed=self.typed,
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One result as a list shows it.

    ``title`` and ``snippet`` hold their hits as places in the text; ``when`` is EDTF text, ``track`` and
    ``what`` (the kind of initiative) are codes, empty for people and organisations.
    """

    kind: Kind
    id: int
    section: Section
    title: Snippet
    snippet: Snippet
    reference: str = ""
    when: str = ""
    track: str = ""
    what: str = ""

    @property
    def place(self) -> int:
        """Where it was found, packed."""
        record = self.id << KIND_BITS | KINDS.index(self.kind)
        return record << SECTION_BITS | SECTIONS.index(self.section)
