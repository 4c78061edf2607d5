"""The sheets of a workbook: one for each kind of record, every entry with the reference of its initiative."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from diplomat_desk.domain.dates import PartialDate, span_in_words
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.exchange.formats.cells import joined
from diplomat_desk.exchange.formats.columns import Cell, countries, levels, terms
from diplomat_desk.exchange.formats.selection import Selection

Row = tuple[Cell, ...]
Rows = Callable[[Initiative], Iterator[Row]]
Part = tuple[str, str]
"""A field of an entry, and how it is shown: a vocabulary, ``:country``, ``:level``, or empty as it is."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A sheet with one row for each entry of a list of initiatives; headings and name pass ``say``."""

    name: str
    headings: tuple[str, ...]
    fields: tuple[Part, ...]
    entries: Callable[[Initiative], Iterable[Any]]

    def rows(self, selection: Selection) -> Rows:
        """Return what makes the rows of an initiative."""
        held = attrgetter(*(name for name, _ in self.fields))
        shown = tuple(_shown(how, selection) for _, how in self.fields)
        entries = self.entries

        def rows(one: Initiative) -> Iterator[Row]:
            for entry in entries(one):
                both = zip(shown, held(entry), strict=True)
                yield (
                    one.reference,
                    one.title,
                    *[show(part) if show else part for show, part in both],
                )

        return rows

    def head(self) -> tuple[str, ...]:
        """Return the headings."""
        return (say("Reference"), say("Initiative"), *map(say, self.headings))


def organisation_head() -> tuple[str, ...]:
    """Return the headings of the organisations."""
    return tuple(
        map(say, ("Name", "Other names", "Type", "Country", "Belongs to", "Valid from", "Valid to",
                  "Note", "Confidentiality"))
    )  # fmt: skip


def organisation_row(one: Organisation, selection: Selection) -> Row:
    """Return an organisation as a row."""
    kind = selection.vocabularies.label("organisation-type", one.type)
    country = selection.countries.name(one.country) if one.country else ""
    return (one.name, joined(list(one.aliases)), kind, country, one.parent, one.valid_from,
            one.valid_to, one.note, one.confidentiality.label)  # fmt: skip


def person_head() -> tuple[str, ...]:
    """Return the headings of the people."""
    return tuple(
        map(say, ("Name", "Other names", "Country", "Affiliations", "Note", "Confidentiality"))
    )


def person_row(one: Person, selection: Selection) -> Row:
    """Return a person as a row."""
    country = selection.countries.name(one.country) if one.country else ""
    affiliations = joined([_affiliation(part, selection) for part in one.affiliations])
    return (one.name, joined(list(one.aliases)), country, affiliations, one.note,
            one.confidentiality.label)  # fmt: skip


def _affiliation(part: Affiliation, selection: Selection) -> str:
    when = span_in_words(part.since, part.until) if part.since or part.until else ""
    capacity = selection.vocabularies.label("capacity", part.capacity)
    return dotted(part.organisation, part.post, capacity, when)


def _shown(how: str, selection: Selection) -> Callable[[Any], Cell] | None:
    """Return what makes a cell of what a field holds; None where it is one."""
    if how == ":level":
        return levels().__getitem__
    if how == ":country":
        return countries(selection).__getitem__
    return terms(selection, how).__getitem__ if how else None


@dataclass(frozen=True, slots=True)
class _There:
    """Somebody at a meeting, or at an initiative at large."""

    meeting: str
    date: PartialDate | None
    part: Appearance


def _appearances(one: Initiative) -> Iterator[_There]:
    for person in one.people:
        yield _There("", None, person)
    for meeting in one.meetings:
        for person in meeting.attendance:
            yield _There(meeting.title, meeting.date, person)


_LEVEL: Part = ("level", ":level")
PARTS: tuple[Parts, ...] = (
    Parts("Countries", ("Country", "Code", "Role", "Confidentiality"),
          (("country", ":country"), ("country", ""), ("role", "country-role"), _LEVEL),
          attrgetter("countries")),
    Parts("Engagements", ("Organisation", "Name as given", "Role", "Confidentiality"),
          (("name", ""), ("as_given", ""), ("role", "organisation-role"), _LEVEL),
          attrgetter("organisations")),
    Parts("Appearances",
          ("Person", "Name as given", "Role", "Affiliation", "Post", "Capacity", "Meeting",
           "Date", "Confidentiality"),
          (("part.name", ""), ("part.as_given", ""), ("part.role", "person-role"),
           ("part.affiliation", ""), ("part.post", ""), ("part.capacity", "capacity"),
           ("meeting", ""), ("date", ""), ("part.level", ":level")),
          _appearances),
    Parts("Meetings",
          ("Date", "Title", "City", "Country", "Format", "Agenda", "Attribution", "Confidentiality"),
          (("date", ""), ("title", ""), ("city", ""), ("country", ":country"),
           ("format", "meeting-format"), ("agenda", ""), ("attribution", "attribution"), _LEVEL),
          attrgetter("meetings")),
    Parts("Outcomes",
          ("What changed", "Kind", "For whom", "Date", "Significance", "Evidence", "Confidentiality"),
          (("what", ""), ("kind", "outcome-kind"), ("for_whom", ""), ("date", ""),
           ("significance", "significance"), ("evidence", ""), _LEVEL),
          attrgetter("outcomes")),
    Parts("Transfers",
          ("What was carried", "To the track", "To the office", "Date", "Channel", "Response",
           "Evidence", "Confidentiality"),
          (("what", ""), ("to_track", "track"), ("to_office", ""), ("date", ""), ("channel", ""),
           ("response", ""), ("evidence", ""), _LEVEL),
          attrgetter("transfers")),
    Parts("Documents",
          ("Title", "Date", "Stage", "Scheme", "Identifier", "Address", "Confidentiality"),
          (("title", ""), ("date", ""), ("stage", "document-stage"), ("scheme", ""), ("value", ""),
           ("url", ""), _LEVEL),
          attrgetter("documents")),
    Parts("Sources",
          ("Title", "Author", "Publisher", "Date", "Address", "Accessed", "Reliability", "Note",
           "Confidentiality"),
          (("title", ""), ("author", ""), ("publisher", ""), ("date", ""), ("url", ""),
           ("accessed", ""), ("reliability", "reliability"), ("note", ""), _LEVEL),
          attrgetter("sources")),
    Parts("Follow-ups", ("Task", "Due", "Owner", "Done", "Confidentiality"),
          (("task", ""), ("due", ""), ("owner", ""), ("done", ""), _LEVEL),
          attrgetter("follow_ups")),
)  # fmt: skip
