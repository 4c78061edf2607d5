"""What a column of a table can become."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What the cells of a column are read as."""

    TEXT = "text"
    TERM = "term"
    """A code or label of a vocabulary."""
    TERMS = "terms"
    DATE = "date"
    DATE_PART = "date-part"
    """A year, a month or a day that stands in a column of its own."""
    COUNTRIES = "countries"
    NAMES = "names"
    """Organisations or people."""
    ACTORS = "actors"
    """Countries and organisations mixed: what is no country is an organisation."""
    PLACE = "place"
    NUMBER = "number"
    LEVEL = "level"
    YES_NO = "yes-no"
    PART = "part"
    """Something of each entry of the column that it runs beside: a role, a post."""
    ID = "id"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a column can become; ``vocabulary`` for terms and roles. The label passes ``say``."""

    name: str
    label: str
    shape: Shape
    vocabulary: str = ""

    @property
    def is_repeated(self) -> bool:
        """Whether several columns can become this."""
        return self.shape in _REPEATED


_REPEATED = (
    Shape.COUNTRIES,
    Shape.NAMES,
    Shape.ACTORS,
    Shape.PLACE,
    Shape.ID,
    Shape.NONE,
    Shape.PART,
    Shape.LEVEL,
)
IGNORE, NOTE = "ignore", "note"

_DATES = (
    ("start", "Start"),
    ("end", "End"),
    ("planned_start", "Planned start"),
    ("planned_end", "Planned end"),
)
_PARTS = (("year", "year"), ("month", "month"), ("day", "day"))


def _dates() -> tuple[Target, ...]:
    whole = [Target(name, label, Shape.DATE) for name, label in _DATES]
    parts = [
        Target(f"{name}.{part}", f"{label}: {word}", Shape.DATE_PART)
        for name, label in _DATES
        for part, word in _PARTS
    ]
    return (*whole, *parts)


TARGETS: tuple[Target, ...] = (
    Target("title", "Title", Shape.TEXT),
    Target("reference", "Reference", Shape.ID),
    *_dates(),
    Target("countries", "Countries", Shape.COUNTRIES, "country-role"),
    Target("countries.role", "Role of each country", Shape.PART, "country-role"),
    Target("actors", "Countries and organisations, mixed", Shape.ACTORS, "country-role"),
    Target("organisations", "Organisations", Shape.NAMES, "organisation-role"),
    Target("organisations.role", "Role of each organisation", Shape.PART, "organisation-role"),
    Target("people", "People", Shape.NAMES, "person-role"),
    Target("people.role", "Role of each person", Shape.PART, "person-role"),
    Target("people.post", "Post of each person", Shape.PART),
    Target("people.affiliation", "Affiliation of each person", Shape.PART),
    Target("place.city", "City", Shape.PLACE),
    Target("place.country", "Country of the place", Shape.PLACE),
    Target("kind", "Kind", Shape.TERM, "kind"),
    Target("track", "Track", Shape.TERM, "track"),
    Target("track_reason", "Why this track", Shape.TEXT),
    Target("approach", "Approach", Shape.TERM, "approach"),
    Target("mode", "Mode", Shape.TERM, "mode"),
    Target("status", "Status", Shape.TERM, "status"),
    Target("formality", "Formality", Shape.TERM, "formality"),
    Target("scope", "Scope", Shape.TERM, "scope"),
    Target("visibility", "Visibility", Shape.TERM, "visibility"),
    Target("recognition", "Recognition", Shape.TERM, "recognition"),
    Target("recognised_by", "Recognised by", Shape.TEXT),
    Target("purposes", "Purposes", Shape.TERMS, "purpose"),
    Target("interests", "Interests", Shape.TERMS, "interest"),
    Target("constraints", "Constraints", Shape.TERMS, "constraint"),
    Target("issue", "Issue", Shape.TEXT),
    Target("summary", "Summary", Shape.TEXT),
    Target("objectives", "Objectives", Shape.TEXT),
    Target("virtual", "Held online", Shape.YES_NO),
    Target("confidentiality", "Confidentiality", Shape.LEVEL),
    Target("tags", "Tags", Shape.TERMS),
    Target("process", "Process that it belongs to", Shape.TEXT),
    Target("outcome.what", "Outcome", Shape.TEXT),
    Target("outcome.kind", "Kind of outcome", Shape.TERM, "outcome-kind"),
    Target("document.title", "Document", Shape.TEXT),
    Target("document.stage", "Stage of the document", Shape.TERM, "document-stage"),
    Target("document.url", "Address of the document", Shape.TEXT),
    Target("source.title", "Source: title", Shape.TEXT),
    Target("source.author", "Source: author", Shape.TEXT),
    Target("source.publisher", "Source: publisher", Shape.TEXT),
    Target("source.date", "Source: date", Shape.DATE),
    Target("source.url", "Source: address", Shape.TEXT),
    Target("source.note", "Source: note", Shape.TEXT),
    Target("source.reliability", "Source: reliability", Shape.TERM, "reliability"),
    Target("budget.amount", "Budget: amount", Shape.NUMBER),
    Target("budget.currency", "Budget: currency", Shape.TEXT),
    Target("budget.funder", "Budget: funder", Shape.TEXT),
    Target("external_id", "Identifier elsewhere", Shape.ID),
    Target(NOTE, "A note, kept word for word", Shape.NONE),
    Target(IGNORE, "Not imported", Shape.NONE),
)
BY_NAME = {target.name: target for target in TARGETS}
