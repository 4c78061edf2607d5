"""The sheets of a workbook: one for each kind of record, every entry with the reference of its initiative."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate, span_in_words
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.exchange.formats.cells import joined
from diplomat_desk.exchange.formats.columns import COLUMNS
from diplomat_desk.exchange.formats.selection import Selection

Cell = str | PartialDate | None
Row = tuple[Cell, ...]
Part = tuple[str, str]
"""A field of an entry, and how it is shown: a vocabulary, ``:country``, ``:level``, or empty as it is."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A sheet with one row for each entry of a list of initiatives; headings and name pass ``say``."""

    name: str
    headings: tuple[str, ...]
    fields: tuple[Part, ...]
    entries: Callable[[Initiative], Iterator[Any]]

    def rows(self, one: Initiative, selection: Selection) -> Iterator[Row]:
        """Yield the rows of an initiative."""
        for entry in self.entries(one):
            cells = (_shown(getattr(entry, name), how, selection) for name, how in self.fields)
            yield (one.reference, one.title, *cells)

    def head(self) -> tuple[str, ...]:
        """Return the headings."""
        return (say("Reference"), say("Initiative"), *map(say, self.headings))


def initiative_head() -> tuple[str, ...]:
    """Return the headings of initiatives and processes."""
    return tuple(column.heading for column in COLUMNS)


def initiative_row(one: Initiative, selection: Selection) -> Row:
    """Return an initiative as a row; its dates are dates."""
    return tuple(column.value(one, selection) for column in COLUMNS)


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


def _shown(held: object, how: str, selection: Selection) -> Cell:
    if isinstance(held, Level):
        return held.label
    if isinstance(held, PartialDate) or held is None:
        return held
    if how == ":country":
        return selection.countries.name(str(held)) if held else ""
    return selection.vocabularies.label(how, str(held)) if how else str(held)


@dataclass(frozen=True, slots=True)
class _There:
    """Somebody at a meeting, or at an initiative at large."""

    meeting: str
    date: PartialDate | None
    part: Appearance

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field of an appearance
        return getattr(self.part, name)


def _appearances(one: Initiative) -> Iterator[_There]:
    for person in one.people:
        yield _There("", None, person)
    for meeting in one.meetings:
        for person in meeting.attendance:
            yield _There(meeting.title, meeting.date, person)


def _list(name: str) -> Callable[[Initiative], Iterator[Any]]:
    return lambda one: iter(getattr(one, name))


_LEVEL: Part = ("level", ":level")
PARTS: tuple[Parts, ...] = (
    Parts("Countries", ("Country", "Code", "Role", "Confidentiality"),
          (("country", ":country"), ("country", ""), ("role", "country-role"), _LEVEL),
          _list("countries")),
    Parts("Engagements", ("Organisation", "Name as given", "Role", "Confidentiality"),
          (("name", ""), ("as_given", ""), ("role", "organisation-role"), _LEVEL),
          _list("organisations")),
    Parts("Appearances",
          ("Person", "Name as given", "Role", "Affiliation", "Post", "Capacity", "Meeting",
           "Date", "Confidentiality"),
          (("name", ""), ("as_given", ""), ("role", "person-role"), ("affiliation", ""), ("post", ""),
           ("capacity", "capacity"), ("meeting", ""), ("date", ""), _LEVEL),
          _appearances),
    Parts("Meetings",
          ("Date", "Title", "City", "Country", "Format", "Agenda", "Attribution", "Confidentiality"),
          (("date", ""), ("title", ""), ("city", ""), ("country", ":country"),
           ("format", "meeting-format"), ("agenda", ""), ("attribution", "attribution"), _LEVEL),
          _list("meetings")),
    Parts("Outcomes",
          ("What changed", "Kind", "For whom", "Date", "Significance", "Evidence", "Confidentiality"),
          (("what", ""), ("kind", "outcome-kind"), ("for_whom", ""), ("date", ""),
           ("significance", "significance"), ("evidence", ""), _LEVEL),
          _list("outcomes")),
    Parts("Transfers",
          ("What was carried", "To the track", "To the office", "Date", "Channel", "Response",
           "Evidence", "Confidentiality"),
          (("what", ""), ("to_track", "track"), ("to_office", ""), ("date", ""), ("channel", ""),
           ("response", ""), ("evidence", ""), _LEVEL),
          _list("transfers")),
    Parts("Documents",
          ("Title", "Date", "Stage", "Scheme", "Identifier", "Address", "Confidentiality"),
          (("title", ""), ("date", ""), ("stage", "document-stage"), ("scheme", ""), ("value", ""),
           ("url", ""), _LEVEL),
          _list("documents")),
    Parts("Sources",
          ("Title", "Author", "Publisher", "Date", "Address", "Accessed", "Reliability", "Note",
           "Confidentiality"),
          (("title", ""), ("author", ""), ("publisher", ""), ("date", ""), ("url", ""),
           ("accessed", ""), ("reliability", "reliability"), ("note", ""), _LEVEL),
          _list("sources")),
    Parts("Follow-ups", ("Task", "Due", "Owner", "Done", "Confidentiality"),
          (("task", ""), ("due", ""), ("owner", ""), ("done", ""), _LEVEL),
          _list("follow_ups")),
)  # fmt: skip
