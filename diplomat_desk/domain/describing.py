"""Each field of each sort of record in words: its label, its value, and an entry of a list as one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, CountryKind
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.fact_words import fact_in_words, value_in_words
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.initiative import VOCABULARY_OF, Engagement, Initiative
from diplomat_desk.domain.keeping import Attachment, Claim
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.part_rules import CHOICES_OF
from diplomat_desk.domain.people import Affiliation, Appearance
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, dotted, say

LINE = 160
"""The longest piece of text that stands in a line about an entry."""

LABELS: dict[str, str] = {
    "reference": "Reference", "title": "Title", "kind": "Kind", "track": "Track",
    "track_reason": "Why this track", "approach": "Approach", "mode": "Mode", "purposes": "Purposes",
    "formality": "Formality", "scope": "Scope", "visibility": "Visibility", "recognition": "Recognition",
    "recognised_by": "Recognised by", "status": "Status", "planned_start": "Planned start",
    "planned_end": "Planned end", "start": "Start", "end": "End", "virtual": "Online",
    "places": "Place", "issue": "Issue", "summary": "Summary", "objectives": "Objectives",
    "confidentiality": "Confidentiality", "level": "Confidentiality", "tags": "Tag",
    "external_ids": "Identifier", "budget": "Budget", "parent_id": "Part of", "countries": "Country",
    "organisations": "Organisation", "people": "Person", "meetings": "Meeting", "outcomes": "Outcome",
    "transfers": "Transfer", "documents": "Outcome document", "constraints": "Constraint",
    "interests": "Interest served", "assessments": "Assessment", "sources": "Source",
    "claims": "Claim", "notes": "Note", "follow_ups": "Follow-up", "links": "Link",
    "attachments": "Attachment", "role": "Role", "as_given": "Name in the source", "name": "Name",
    "affiliation": "Affiliation then", "post": "Post then", "capacity": "Capacity",
    "date": "Date", "city": "City", "country": "Country", "format": "Format", "agenda": "Agenda",
    "attribution": "Attribution", "attendance": "Who attended", "what": "What", "for_whom": "For whom",
    "significance": "Significance", "evidence": "Evidence", "to_track": "To track",
    "to_office": "To office", "channel": "Channel", "response": "Response", "stage": "Stage",
    "scheme": "Scheme", "value": "Value", "url": "Address", "criterion": "Criterion",
    "rating": "Rating", "reviewer": "Reviewer", "reason": "Reason", "author": "Author",
    "publisher": "Publisher", "accessed": "Seen on", "reliability": "Reliability", "note": "Note",
    "type": "Type", "text": "Text", "task": "What to do", "due": "Due", "owner": "Who", "done": "Done",
    "target_id": "Initiative", "size": "Size", "digest": "Content", "added": "Added", "fact": "Fact",
    "source": "Source", "adopted": "Adopted", "amount": "Amount", "currency": "Currency",
    "funder": "Funder", "aliases": "Other name", "affiliations": "Affiliation",
    "organisation": "Organisation", "since": "Since", "until": "Until", "parent": "Belongs to",
    "valid_from": "From", "valid_to": "To", "label": "Name", "definition": "Definition",
    "colour": "Colour", "mark": "Short form", "position": "Place in the list", "retired": "Retired",
    "code": "Code", "alpha2": "Two-letter code", "shown_as": "Name in a profile", "filter": "Filter",
    "chart": "Chart", "report": "Report", "setting": "Setting", "language": "Language", "options": "Choice",
    "other": "Compared with", "tile": "Place on the dashboard", "subject": "About", "at": "When",
    "lines": "Rows", "counts": "Count",
}  # fmt: skip
"""Field of a record or of an entry -> what people call it; an entry of a list by itself."""

UNTOLD = (
    "id",
    "version",
    "key",
    "person_id",
    "organisation_id",
    "kept",
    "vocabulary",
    "mapping",
    "sha256",
    "recorded",
)
"""Fields that only the program needs."""

_LISTS_OF_CODES = {"purposes": "purpose", "interests": "interest"}
_PARTS = {
    "appearance": CHOICES_OF["people"], "meeting": CHOICES_OF["meetings"],
    "outcome": CHOICES_OF["outcomes"], "transfer": CHOICES_OF["transfers"],
    "outcomedocument": CHOICES_OF["documents"], "constraint": CHOICES_OF["constraints"],
    "assessment": CHOICES_OF["assessments"], "link": CHOICES_OF["links"],
    "countryparticipation": {"role": "country-role"}, "engagement": {"role": "organisation-role"},
    "source": {"reliability": "reliability"}, "affiliation": {"capacity": "capacity"},
    "organisation": {"type": "organisation-type"},
    "initiative": VOCABULARY_OF | _LISTS_OF_CODES,
}  # fmt: skip
"""Sort of record or entry -> its field -> the vocabulary that it draws on."""


@dataclass(frozen=True, slots=True)
class Describer:
    """The words of one register; ``titles`` names initiatives and ``sources`` sources, each by its key."""

    vocabularies: Vocabularies
    countries: Countries
    titles: Mapping[int, str] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)

    def value(self, owner: object, name: str, value: Any) -> str:  # noqa: ANN401 - any field
        """Return the value of the field ``name`` of ``owner`` in words; empty where it is not recorded."""
        vocabulary = _PARTS.get(type(owner).__name__.lower(), {}).get(name)
        match value:
            case None | "" | ():
                return ""
            case PartialDate():
                return value.in_words()
            case Level() | Filter() | CountryKind():
                return self._special(value)
            case bool():
                return say("yes") if value else ""
            case str() if vocabulary:
                return self.vocabularies.label(vocabulary, value)
            case str() if name == "country":
                return self.countries.name(value)
            case str() if name in ("chart", "report"):
                return value.replace("-", " ").capitalize()
            case int():
                return self._number(name, value)
        if isinstance(owner, Claim) and name in ("fact", "value"):
            return self._claimed(owner, name)
        return self.line(value) if is_dataclass(value) or isinstance(value, tuple) else str(value)

    def line(self, entry: Any) -> str:  # noqa: ANN401 - any entry
        """Return an entry of a list as one line."""
        match entry:
            case str():
                return entry
            case tuple():
                return ": ".join(map(self.line, entry))
            case Appearance() | Engagement():
                return self._who(entry)
            case Affiliation():
                return self._joined(entry, ("post", "organisation", "capacity", "since", "until"))
            case Meeting():
                shown = ("date", "title", "city", "country", "format", "attribution")
                number = len(entry.attendance)
                who = count(number, "{n} person named", "{n} people named") if number else ""
                return dotted(self._joined(entry, shown), who, _secret(entry))
            case Attachment():
                return dotted(entry.name, size_in_words(entry.size), entry.note, _secret(entry))
            case _:
                names = [f.name for f in fields(entry) if f.name not in (*UNTOLD, "level")]
                return dotted(self._joined(entry, names), _secret(entry))

    def code(self, name: str, code: str) -> str:
        """Return a code of the list of codes or texts ``name`` in words."""
        vocabulary = _LISTS_OF_CODES.get(name)
        return self.vocabularies.label(vocabulary, code) if vocabulary else code

    def _who(self, one: Appearance | Engagement) -> str:
        given = one.as_given if one.as_given != one.name else ""
        name = say("{name} (as “{given}”)", name=one.name, given=given) if given else one.name
        role = self.value(one, "role", one.role)
        then = (
            self._joined(one, ("post", "affiliation", "capacity"))
            if isinstance(one, Appearance)
            else ""
        )
        return dotted(name, role, then, _secret(one))

    def _joined(self, entry: object, names: Any) -> str:  # noqa: ANN401 - names of fields
        texts = [self.value(entry, name, getattr(entry, name)) for name in names]
        return dotted(*(shortened(text) for text in texts))

    def _number(self, name: str, value: int) -> str:
        if name in ("parent_id", "target_id"):
            return self.titles.get(value, say("another initiative"))
        if name == "source":
            return self.sources.get(value, "")
        return size_in_words(value) if name == "size" else str(value)

    def _claimed(self, claim: Claim, name: str) -> str:
        if name == "fact":
            return fact_in_words(claim.fact)
        return value_in_words(claim, self.vocabularies, self.countries)

    def _special(self, value: Level | Filter | CountryKind) -> str:
        if isinstance(value, Level):
            return value.label
        if isinstance(value, Filter):
            return in_words(value, self.vocabularies, self.countries)
        return {
            CountryKind.ISO: say("in ISO 3166"),
            CountryKind.HISTORICAL: say("a state that is no more"),
            CountryKind.USER: say("of this register's own"),
        }[value]


def sources_of(*records: object) -> dict[int, str]:
    """Return the titles of the sources of initiatives, by their keys."""
    return {
        source.key: source.title or source.url
        for one in records
        if isinstance(one, Initiative)
        for source in one.sources
    }


def size_in_words(size: int) -> str:
    """Return a number of bytes as people read it."""
    for unit, name in ((1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            return f"{size / unit:,.1f} {name}"
    return count(size, "{n} byte", "{n} bytes")


def shortened(text: str, most: int = LINE) -> str:
    """Return ``text`` on one line, cut where it is longer than a line has room for."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _secret(entry: Any) -> str:  # noqa: ANN401 - any entry
    level = getattr(entry, "level", Level.PUBLIC)
    return level.label if level > Level.PUBLIC else ""
