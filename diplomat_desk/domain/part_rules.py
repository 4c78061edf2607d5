"""What the parts of an initiative must satisfy: people, meetings, results, claims and what is kept with it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say

DATE_FACTS = ("start", "end", "planned_start", "planned_end")
TEXT_FACTS = ("title", "issue", "recognised_by")
FACTS = (*DATE_FACTS, *TEXT_FACTS, *VOCABULARY_OF, "place", "country", "organisation", "person")
"""The facts that sources can contradict each other about; the last four have no single field."""

CHOICES_OF: dict[str, dict[str, str]] = {
    "people": {"role": "person-role", "capacity": "capacity"},
    "meetings": {"format": "meeting-format", "attribution": "attribution"},
    "outcomes": {"kind": "outcome-kind", "significance": "significance"},
    "transfers": {"to_track": "track"},
    "documents": {"stage": "document-stage"},
    "constraints": {"type": "constraint"},
    "assessments": {"criterion": "dac-criterion", "rating": "rating"},
    "links": {"kind": "link"},
}
"""List of an initiative -> field of its entries -> the vocabulary that it draws on."""

_NEEDED: dict[str, tuple[str, str]] = {
    "people": ("name", "A person needs a name."),
    "transfers": ("what", "Say what was carried to the official track."),
    "documents": ("title", "A document needs a title."),
    "constraints": ("type", "Choose what held it back."),
    "assessments": ("criterion", "Choose the criterion that is assessed."),
    "links": ("kind", "Choose how the two initiatives are tied."),
}
_DATES: dict[str, tuple[str, ...]] = {
    "meetings": ("date",),
    "outcomes": ("date",),
    "transfers": ("date",),
    "documents": ("date",),
    "assessments": ("date",),
    "notes": ("date",),
    "follow_ups": ("due", "done"),
}


def part_problems(
    one: Initiative, vocabularies: Vocabularies, countries: Countries
) -> Iterator[Problem]:
    """Give everything that forbids keeping the parts of ``one`` (already tidied)."""
    for name in CHOICES_OF:
        for part in getattr(one, name):
            yield from _choices(name, part, vocabularies)
    for name, (needed, message) in _NEEDED.items():
        parts = getattr(one, name)
        if parts and not all(getattr(part, needed) for part in parts):
            yield Problem(name, say(message))
    for name, dates in _DATES.items():
        for part in getattr(one, name):
            yield from _closed_dates(name, part, dates)
    yield from _meeting_problems(one, vocabularies, countries)
    for interest in one.interests:
        yield from known_term(vocabularies, "interests", "interest", interest)
    for link in one.links:
        if one.id and link.target_id == one.id:
            yield Problem("links", say("An initiative cannot be tied to itself."))
    yield from _claim_problems(one, vocabularies)


def known_term(
    vocabularies: Vocabularies, name: str, vocabulary: str, code: str
) -> Iterator[Problem]:
    """Give a problem of the field ``name`` when ``code`` is not in its vocabulary; empty is allowed."""
    if code and vocabularies.find(vocabulary, code) is None:
        choices = ", ".join(term.code for term in vocabularies.of(vocabulary))
        yield Problem(
            name,
            say(
                "“{code}” is not in the vocabulary. Use one of: {choices}.",
                code=code[:60],
                choices=choices,
            ),
        )


def _choices(name: str, part: object, vocabularies: Vocabularies) -> Iterator[Problem]:
    for field, vocabulary in CHOICES_OF[name].items():
        yield from known_term(vocabularies, name, vocabulary, getattr(part, field))


def _closed_dates(name: str, part: object, dates: tuple[str, ...]) -> Iterator[Problem]:
    for field in dates:
        value: PartialDate | None = getattr(part, field)
        if value and value.is_open:
            yield Problem(name, say("“ongoing” is no date here; give a day, a month or a year."))


def _meeting_problems(
    one: Initiative, vocabularies: Vocabularies, countries: Countries
) -> Iterator[Problem]:
    for meeting in one.meetings:
        if meeting.country and countries.find(meeting.country) is None:
            message = say("There is no country “{code}” in this register.",
                          code=meeting.country[:60])  # fmt: skip
            yield Problem("meetings", message)
        for person in meeting.attendance:
            yield from _attendance_problems(person, vocabularies)


def _attendance_problems(person: Appearance, vocabularies: Vocabularies) -> Iterator[Problem]:
    if not person.name:
        yield Problem("meetings", say("Someone who attended needs a name."))
    for field, vocabulary in CHOICES_OF["people"].items():
        yield from known_term(vocabularies, "meetings", vocabulary, getattr(person, field))


def _claim_problems(one: Initiative, vocabularies: Vocabularies) -> Iterator[Problem]:
    if not one.claims:
        return
    keys = {source.key for source in one.sources}
    for claim in one.claims:
        if claim.fact not in FACTS:
            yield Problem("claims", say("Choose which fact the claim is about."))
            continue
        if claim.source and claim.source not in keys:
            yield Problem("claims", say("A claim points to a source that is not here any more."))
        yield from _value_problems(claim, vocabularies)
        yield from _adoption_problems(one, claim)
    adopted = Counter(claim.fact for claim in one.claims if claim.adopted)
    if any(number > 1 for number in adopted.values()):
        yield Problem("claims", say("Only one claim of a fact can be adopted."))


def _value_problems(claim: Claim, vocabularies: Vocabularies) -> Iterator[Problem]:
    if claim.fact in DATE_FACTS:
        try:
            PartialDate.of(claim.value)
        except DateError as error:
            yield Problem("claims", str(error))
    elif claim.fact in VOCABULARY_OF:
        yield from known_term(vocabularies, "claims", VOCABULARY_OF[claim.fact], claim.value)


def _adoption_problems(one: Initiative, claim: Claim) -> Iterator[Problem]:
    if not claim.adopted or claim.fact not in (*DATE_FACTS, *TEXT_FACTS, *VOCABULARY_OF):
        return
    recorded: Any = getattr(one, claim.fact)
    if str(recorded or "") != claim.value:
        yield Problem(
            "claims",
            say(
                "The adopted claim says “{claimed}”, and the record says “{recorded}”. "
                "Change one of the two, or adopt another claim.",
                claimed=claim.value,
                recorded=str(recorded) if recorded else say("nothing"),
            ),
        )
