"""An initiative as a page to read: headings and lines in words, with nothing that is empty."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Engagement, Initiative, Place, Source
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import listed, say
from diplomat_desk.ui.plain import direction_of

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section: an optional ``name`` before it, its ``text``, an address that it opens."""

    text: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page: title, the line under it, and sections in reading order; none is empty."""

    title: str
    standfirst: str
    sections: tuple[Section, ...]


def page_of(
    initiative: Initiative,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    dated_by_rounds: bool = False,
) -> Page:
    """Return ``initiative`` as a page; a process whose rounds are dated need not say "no date"."""
    sections = (
        Section("", tuple(_who_and_where(initiative, vocabularies, countries))),
        Section(say("What it was"), tuple(_texts(initiative.summary))),
        Section(say("Objectives"), tuple(_texts(initiative.objectives))),
        Section(say("What sets it apart"), tuple(_apart(initiative, vocabularies))),
        Section(say("Who took part"), tuple(_engagements(initiative, vocabularies))),
        Section(say("Sources"), tuple(_sources(initiative, vocabularies))),
    )
    return Page(
        initiative.title,
        _standfirst(initiative, vocabularies, dated_by_rounds),
        tuple(section for section in sections if section.lines),
    )


def register_keeping(initiative: Initiative) -> Section:
    """Return the last section: reference, level, tags, identifiers, budget, version."""
    budget = initiative.budget
    money = " ".join(part for part in (budget.amount, budget.currency) if part)
    found = [
        Line(initiative.reference, say("Reference")),
        Line(initiative.confidentiality.label, say("Confidentiality")),
        Line(", ".join(initiative.tags), say("Tags")),
        *(Line(external.value, external.scheme) for external in initiative.external_ids),
        Line(money, say("Budget")),
        Line(budget.funder, say("Funder")),
        Line(str(initiative.version), say("Version")),
    ]
    return Section(say("In the register"), tuple(line for line in found if line.text))


def opens(url: str) -> bool:
    """Tell whether ``url`` is a web address, the only kind that is ever opened."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def as_given(engagement: Engagement) -> str:
    """Return the organisation's name, and beside it the name in the source where that differs."""
    if engagement.as_given and engagement.as_given != engagement.name:
        return say("{name} (as “{given}”)", name=engagement.name, given=engagement.as_given)
    return engagement.name


def in_sentence(label: str) -> str:
    """Return a term's label as it stands inside a line: ``dialogue``, but ``UN mission``."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _standfirst(initiative: Initiative, vocabularies: Vocabularies, dated_by_rounds: bool) -> str:
    planned = not (initiative.start or initiative.end) and initiative.first is not None
    dates = initiative.dates_in_words
    if dated_by_rounds and initiative.first is None:
        dates = ""
    status = vocabularies.label("status", initiative.status)
    unsaid = ("", "unknown", "planned") if planned else ("", "unknown")
    parts = (
        vocabularies.label("track", initiative.track),
        in_sentence(vocabularies.label("kind", initiative.kind)),
        say("planned {dates}", dates=dates) if planned else dates,
        in_sentence(status) if initiative.status not in unsaid else "",
    )
    return " · ".join(part for part in parts if part)


def _who_and_where(
    initiative: Initiative, vocabularies: Vocabularies, countries: Countries
) -> Iterator[Line]:
    by_role: dict[str, list[str]] = {}
    for participation in initiative.countries:
        by_role.setdefault(participation.role, []).append(countries.name(participation.country))
    for role, names in by_role.items():
        yield Line(listed(names, say("and")), _role(vocabularies, "country-role", role, "Country"))
    places = [_place(place, countries) for place in initiative.places]
    if initiative.virtual:
        places.append(say("online"))
    if places:
        yield Line("; ".join(places), say("Place"))
    if initiative.issue:
        yield Line(initiative.issue, say("Issue"))
    planned = initiative.planned_start or initiative.planned_end
    if planned and (initiative.start or initiative.end):
        yield Line(_planned_dates(initiative), say("Planned"))


def _planned_dates(initiative: Initiative) -> str:
    plan = Initiative(start=initiative.planned_start, end=initiative.planned_end)
    return plan.dates_in_words


def _place(place: Place, countries: Countries) -> str:
    return ", ".join(part for part in (place.city, countries.name(place.country)) if part)


def _texts(text: str) -> Iterator[Line]:
    """Give the paragraphs of a text, and each run of lines in one direction by itself."""
    for paragraph in _BLANK_LINES.split(text.strip()):
        for _, lines in groupby(paragraph.split("\n"), direction_of):
            joined = "\n".join(lines).strip()
            if joined:
                yield Line(joined)


def _apart(initiative: Initiative, vocabularies: Vocabularies) -> Iterator[Line]:
    single = (
        ("approach", say("Approach")),
        ("mode", say("Mode")),
        ("formality", say("Formality")),
        ("scope", say("Scope")),
        ("visibility", say("Visibility")),
        ("recognition", say("Recognition")),
    )
    purposes = vocabularies.labels("purpose", initiative.purposes)
    if purposes:
        yield Line("; ".join(purposes), say("Purposes"))
    for name, heading in single:
        label = vocabularies.label(name, getattr(initiative, name))
        if name == "recognition" and label and initiative.recognised_by:
            label = say("{label}, by {whom}", label=label, whom=initiative.recognised_by)
        if label:
            yield Line(label, heading)
    if initiative.recognised_by and not initiative.recognition:
        yield Line(initiative.recognised_by, say("Recognised by"))
    if initiative.track_reason:
        yield Line(initiative.track_reason, say("Why this track"))


def _engagements(initiative: Initiative, vocabularies: Vocabularies) -> Iterator[Line]:
    for engagement in initiative.organisations:
        role = _role(vocabularies, "organisation-role", engagement.role)
        yield Line(as_given(engagement), role)


def _role(vocabularies: Vocabularies, vocabulary: str, code: str, otherwise: str = "") -> str:
    """Return a role as it stands before who has it."""
    if code == "unknown":
        # The term alone would say that whoever stands beside it is not known.
        return say("Role not known")
    return vocabularies.label(vocabulary, code) or say(otherwise)


def _sources(initiative: Initiative, vocabularies: Vocabularies) -> Iterator[Line]:
    if not initiative.sources:
        yield Line(say("No source recorded."))
    for number, source in enumerate(initiative.sources, 1):
        url = source.url if opens(source.url) else ""
        yield Line(_citation(source, vocabularies), str(number), url)


def _citation(source: Source, vocabularies: Vocabularies) -> str:
    date = source.date.in_words() if source.date else ""
    said = [part for part in (source.author, source.title, source.publisher, date) if part]
    notes = [
        source.url if not opens(source.url) else "",
        say("seen {date}", date=source.accessed.in_words()) if source.accessed else "",
        vocabularies.label("reliability", source.reliability),
        source.note,
    ]
    cited = ". ".join(part.rstrip(".") for part in said)
    noted = " · ".join(note for note in notes if note)
    return "\n".join(part for part in (cited, noted) if part)
