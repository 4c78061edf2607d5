"""The words by which a record is found, by what kind of thing they stand in."""

from collections.abc import Iterator, Mapping

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.terms import Vocabularies

SECTIONS = (
    "title", "text", "people", "organisations", "places", "meetings", "outcomes", "notes", "sources",
    "attachments",
)  # fmt: skip
"""Where a word can be found; also the columns of the search index, in order."""

Texts = dict[str, list[str]]
"""Section -> the texts in it, as a reader sees them."""


def texts_of(
    one: Initiative,
    vocabularies: Vocabularies,
    countries: Countries,
    contents: Mapping[str, str],
) -> Texts:
    """Return all that can be read of ``one``; ``contents`` is the text of attachments by digest."""
    return {
        "title": [one.title, one.reference],
        "text": [text for text in _about(one, vocabularies) if text],
        "people": [text for person in one.people for text in _person_words(person)],
        "organisations": [
            text for body in one.organisations for text in (body.name, body.as_given) if text
        ]
        + ([one.budget.funder] if one.budget.funder else []),
        "places": list(_places(one, countries)),
        "meetings": list(_meetings(one, countries)),
        "outcomes": list(_results(one)),
        "notes": [
            *(text for note in one.notes for text in (note.text, note.author) if text),
            *(text for task in one.follow_ups for text in (task.task, task.owner) if text),
        ],
        "sources": list(_sources(one)),
        "attachments": list(_attachments(one, contents)),
    }


def texts_of_person(one: Person, countries: Countries) -> Texts:
    """Return all that can be read of a person."""
    return {
        "title": [one.name, *one.aliases],
        "text": [one.note] if one.note else [],
        "organisations": [
            text for part in one.affiliations for text in (part.organisation, part.post) if text
        ],
        "places": _names(one.country, countries),
    }


def texts_of_organisation(one: Organisation, countries: Countries) -> Texts:
    """Return all that can be read of an organisation."""
    return {
        "title": [one.name, *one.aliases],
        "text": [one.note] if one.note else [],
        "organisations": [one.parent] if one.parent else [],
        "places": _names(one.country, countries),
    }


def _about(one: Initiative, vocabularies: Vocabularies) -> Iterator[str]:
    yield from (one.issue, one.summary, one.objectives, one.track_reason, one.recognised_by)
    yield vocabularies.label("kind", one.kind)
    yield vocabularies.label("track", one.track)
    yield from one.tags
    for constraint in one.constraints:
        yield constraint.note
    for external in one.external_ids:
        yield from (external.scheme, external.value)
    for claim in one.claims:
        yield from (claim.value, claim.note)


def _person_words(one: Appearance) -> list[str]:
    return [text for text in (one.name, one.as_given, one.affiliation, one.post) if text]


def _names(code: str, countries: Countries) -> list[str]:
    country = countries.find(code)
    return [country.name, *country.aliases, code] if country else []


def _places(one: Initiative, countries: Countries) -> Iterator[str]:
    for part in one.countries:
        yield from _names(part.country, countries)
    for place in one.places:
        yield from (text for text in (place.city, countries.name(place.country)) if text)


def _meetings(one: Initiative, countries: Countries) -> Iterator[str]:
    for meeting in one.meetings:
        shown = (meeting.title, meeting.city, countries.name(meeting.country), meeting.agenda)
        yield from (text for text in shown if text)
        for person in meeting.attendance:
            yield from _person_words(person)


def _results(one: Initiative) -> Iterator[str]:
    if not (one.outcomes or one.transfers or one.documents or one.assessments):
        return
    shown = [
        *((o.what, o.for_whom, o.evidence) for o in one.outcomes),
        *((t.what, t.to_office, t.channel, t.response, t.evidence) for t in one.transfers),
        *((d.title, d.scheme, d.value, d.url) for d in one.documents),
        *((a.reviewer, a.reason) for a in one.assessments),
    ]
    yield from (text for texts in shown for text in texts if text)


def _sources(one: Initiative) -> Iterator[str]:
    for source in one.sources:
        shown = (source.title, source.author, source.publisher, source.url, source.note)
        yield from (text for text in shown if text)


def _attachments(one: Initiative, contents: Mapping[str, str]) -> Iterator[str]:
    for file in one.attachments:
        shown = (file.name, file.note, contents.get(file.digest, ""))
        yield from (text for text in shown if text)
