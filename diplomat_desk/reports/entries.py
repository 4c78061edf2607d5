"""One initiative as a printed register shows it."""

from collections.abc import Iterator, Mapping

from diplomat_desk.charts.palette import Style
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Engagement, Initiative, Place, Source
from diplomat_desk.domain.terms import UNKNOWN
from diplomat_desk.domain.told import in_sentence, raised, role_in_words
from diplomat_desk.domain.words import listed, say
from diplomat_desk.reports.entry_parts import disputes, parts
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.material import Material
from diplomat_desk.reports.runs import is_address, paragraphs, run

_MAKES_ONE_PIECE = 1400
_MEASURED = (
    "people", "meetings", "outcomes", "transfers", "documents", "constraints", "assessments", "claims",
)  # fmt: skip
_LONG = ("what", "evidence", "response", "agenda", "reason", "note")


def entry(one: Initiative, material: Material, styles: Mapping[str, Style]) -> dict[str, Data]:
    """Return the full entry of ``one``: headline, texts, what is recorded of it, sources.

    ``who`` are the facts that stand before the parts (people, meetings, results), ``facts`` those after.
    """
    return {
        "label": label(one),
        "reference": run(one.reference),
        "title": run(one.title),
        "colour": colour(one.track, styles),
        "line": [run(part) for part in _line(one, material) if part],
        "who": _pairs(_who(one, material)),
        "parts": parts(one, material),
        "facts": _pairs(_facts(one, material)),
        "disputes": disputes(one, material),
        "summary": paragraphs(one.summary),
        "objectives": paragraphs(one.objectives),
        "sources": [_source(source, material, one) for source in one.sources],
        "whole": _length(one) < _MAKES_ONE_PIECE,
    }


def _length(one: Initiative) -> int:
    """Return about how many letters long the entry is, from the texts that can be long."""
    length = len(one.summary) + len(one.objectives) + 120 * len(one.sources)
    for name in _MEASURED:
        for part in getattr(one, name):
            length += 70 + sum(len(getattr(part, field, "")) for field in _LONG)
    return length + 40 * sum(len(meeting.attendance) for meeting in one.meetings)


def row(one: Initiative) -> dict[str, Data]:
    """Return the line that stands for ``one`` in the table of each of its countries."""
    return {
        "label": label(one),
        "reference": run(one.reference),
        "title": run(one.title),
        "when": _briefly(one),
    }


def label(one: Initiative) -> str:
    """Return the name by which links find the entry."""
    return f"entry-{one.id}"


def colour(track: str, styles: Mapping[str, Style]) -> str:
    """Return the colour of ``track``, empty where it has none."""
    style = styles.get(track)
    return style.colour if style else ""


def _briefly(one: Initiative) -> str:
    """Return the dates for a narrow column: what is not known is left to the full entry."""
    if one.start and not one.end:
        return say("from {start}", start=one.start.in_words())
    if one.end and not one.start:
        return say("until {end}", end=one.end.in_words())
    return one.dates_in_words


def _line(one: Initiative, material: Material) -> tuple[str, ...]:
    """Return track, kind, dates, place and status: what a reader looks for first."""
    words = material.vocabularies
    dates = one.dates_in_words
    if not (one.start or one.end) and one.first:
        dates = say("planned: {dates}", dates=dates)
    return (
        words.label("track", one.track),
        words.label("kind", one.kind),
        dates,
        _places(one, material),
        say("status unknown") if one.status == UNKNOWN else words.label("status", one.status),
    )


def _pairs(facts: Iterator[tuple[str, str]]) -> list[Data]:
    return [[heading, run(value)] for heading, value in facts if value]


def _who(one: Initiative, material: Material) -> Iterator[tuple[str, str]]:
    if one.confidentiality > Level.PUBLIC:
        yield say("Confidentiality"), one.confidentiality.label
    yield say("Countries"), _countries(one, material)
    bodies = (_organisation(body, material, one) for body in one.organisations)
    yield say("Organisations"), "; ".join(bodies)
    yield say("Process"), _process(one, material)


def _facts(one: Initiative, material: Material) -> Iterator[tuple[str, str]]:
    words = material.vocabularies
    yield say("Approach"), words.label("approach", one.approach)
    yield say("Issue"), one.issue
    yield say("Why this track"), " ".join(one.track_reason.split())
    yield say("Purposes"), listed(words.labels("purpose", one.purposes))
    yield say("Mode"), words.label("mode", one.mode)
    yield say("Formality"), words.label("formality", one.formality)
    yield say("Scope"), words.label("scope", one.scope)
    yield say("Visibility"), words.label("visibility", one.visibility)
    yield say("Recognition"), _recognition(one, material)
    yield say("Budget"), _budget(one)
    yield say("Tags"), ", ".join(one.tags)
    yield say("Identifiers"), "; ".join(f"{i.scheme} {i.value}" for i in one.external_ids)


def _countries(one: Initiative, material: Material) -> str:
    shown = []
    for part in one.countries:
        name = material.countries.name(part.country)
        role = in_sentence(role_in_words(material.vocabularies, "country-role", part.role))
        plain = part.role in ("", "party")
        shown.append(_noted(name, "" if plain else role, raised(part.level, one.confidentiality)))
    return ", ".join(shown)


def _places(one: Initiative, material: Material) -> str:
    parts = [_place(place, material) for place in one.places]
    return "; ".join([*parts, say("virtual")] if one.virtual else parts)


def _place(place: Place, material: Material) -> str:
    country = material.countries.name(place.country) if place.country else ""
    return ", ".join(part for part in (place.city, country) if part)


def _organisation(body: Engagement, material: Material, one: Initiative) -> str:
    role = in_sentence(role_in_words(material.vocabularies, "organisation-role", body.role))
    given = say("in the source: {name}", name=body.as_given) if body.as_given else ""
    return _noted(body.name, role, given, raised(body.level, one.confidentiality))


def _noted(name: str, *remarks: str) -> str:
    said = "; ".join(remark for remark in remarks if remark)
    return say("{name} ({remarks})", name=name, remarks=said) if said else name


def _process(one: Initiative, material: Material) -> str:
    """Return the name of the process that ``one`` is a round of, as far as it may be shown."""
    if one.parent_id is None:
        return ""
    inside = {other.id: (other.reference, other.title) for other in material.initiatives}
    known = material.processes.get(one.parent_id) or inside.get(one.parent_id)
    if known is None:
        return ""
    return say("A round of {title} ({reference})", title=known[1], reference=known[0])


def _recognition(one: Initiative, material: Material) -> str:
    recognition = material.vocabularies.label("recognition", one.recognition)
    if not one.recognised_by:
        return recognition
    return say("{recognition}, by {whom}", recognition=recognition, whom=one.recognised_by)


def _budget(one: Initiative) -> str:
    money = " ".join(part for part in (one.budget.amount, one.budget.currency) if part)
    funder = say("funded by {funder}", funder=one.budget.funder) if one.budget.funder else ""
    return ", ".join(part for part in (money, funder) if part)


def _source(source: Source, material: Material, one: Initiative) -> dict[str, Data]:
    """Return a citation: its parts in order, and the address apart so that it can be a link."""
    reliability = material.vocabularies.label("reliability", source.reliability)
    accessed = source.accessed.in_words() if source.accessed else ""
    details = (
        source.author,
        source.publisher,
        source.date.in_words() if source.date else "",
        say("reliability: {grade}", grade=reliability) if reliability else "",
        say("accessed {date}", date=accessed) if accessed else "",
        raised(source.level, one.confidentiality),
    )
    return {
        "title": run(source.title),
        "details": [run(part) for part in details if part],
        "note": run(source.note),
        "address": run(source.url),
        "link": source.url if is_address(source.url) else "",
    }
