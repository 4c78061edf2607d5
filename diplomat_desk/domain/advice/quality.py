"""Contradictions and gaps in one record: one small rule each, of the record alone.

Each rule gives what it found as a sentence. It is asked of a record as it is seen under a ceiling, so
that it tells of nothing above it. The source of every rule is the project's domain page (section 5),
after the practice of the codebooks that it names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.dates import PartialDate, surely_after
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import SERVING, Appearance
from diplomat_desk.domain.quality import Finding
from diplomat_desk.domain.words import listed, say

_EVER = 9999


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its code; ``title`` heads its findings.

    ``of_rounds`` tells that a process need not obey it, ``gap`` that it finds what is missing rather
    than what contradicts itself.
    """

    code: str
    title: str
    find: Callable[[Initiative, Countries], Iterator[str]]
    of_rounds: bool = False
    gap: bool = False


def l2_without_intermediary(one: Initiative, _countries: Countries) -> Iterator[str]:
    """Level 2 means a third party, formally engaged (domain page, section 1; MEND: third party)."""
    if one.track == "L2" and not (
        any(part.role == "intermediary" for part in one.countries)
        or any(body.role in _THIRD_PARTIES for body in one.organisations)
        or any(person.role == "mediator" for person in _everybody(one))
    ):
        yield say(
            "Level 2, and nobody is named as third party: no country, organisation or person."
        )


def track_two_endorsed(one: Initiative, _countries: Countries) -> Iterator[str]:
    """Track II is unofficial: endorsement or a place in the official process contradicts it."""
    if one.track == "T2" and one.recognition == "endorsed":
        yield say("Track II, and yet marked as endorsed.")
    if one.track == "T2" and one.recognition == "official-process":
        yield say("Track II, and yet marked as part of the official process.")


def serving_on_track_two(one: Initiative, _countries: Countries) -> Iterator[str]:
    """A serving official makes it Track 1.5 (multi-track diplomacy), if the list is right."""
    if one.track != "T2":
        return
    serving = [person.name for person in _everybody(one) if person.capacity == SERVING]
    for name in dict.fromkeys(serving):
        yield say("Track II, and {name} took part as a serving official.", name=name)


def concluded_without_outcome(one: Initiative, _countries: Countries) -> Iterator[str]:
    """A reader asks what came of it; "none" is an answer (outcome harvesting)."""
    if one.status == "concluded" and not one.outcomes:
        yield say("Concluded, and no outcome is recorded, not even “none”.")


def without_transfer(one: Initiative, _countries: Countries) -> Iterator[str]:
    """Transfer to an official track is the field's test of Track II (domain page, section 4)."""
    if one.track in ("T2", "T1.5") and one.status == "concluded" and not one.transfers:
        yield say("Concluded, and nothing says what reached an official track.")


def without_source(one: Initiative, _countries: Countries) -> Iterator[str]:
    """Every record says who says so (domain page, section 5)."""
    if not one.sources:
        yield say("No source is recorded.")


def undated(one: Initiative, _countries: Countries) -> Iterator[str]:
    """What has no date at all is on no timeline (domain page, section 4: partial dates)."""
    if one.first is None:
        yield say("No date is recorded, neither actual nor planned.")


def without_country(one: Initiative, _countries: Countries) -> Iterator[str]:
    """What has no country is in no coverage view (domain page, section 3)."""
    if not one.countries:
        yield say("No country is recorded.")


def end_before_start(one: Initiative, _countries: Countries) -> Iterator[str]:
    """An end lies after its start (EDTF: whatever the unknown parts are)."""
    for start, end in ((one.start, one.end), (one.planned_start, one.planned_end)):
        if start and end and not start.is_open and surely_after(start, end):
            yield say(
                "It ends ({end}) before it begins ({start}).",
                start=start.in_words(),
                end=end.in_words(),
            )


def meeting_outside(one: Initiative, _countries: Countries) -> Iterator[str]:
    """A meeting is a sitting of its initiative and lies within its dates (domain page, section 4)."""
    for meeting in one.meetings:
        if meeting.date is None or meeting.date.is_open:
            continue
        early = one.start and not one.start.is_open and surely_after(one.start, meeting.date)
        if early or (one.end and surely_after(meeting.date, one.end)):
            yield say(
                "A meeting lies outside its dates: {date}; it took place {span}.",
                date=meeting.date.in_words(),
                span=one.dates_in_words,
            )


def outside_validity(one: Initiative, countries: Countries) -> Iterator[str]:
    """A state takes part while it exists (ISO 3166-3; HUGGO manystates)."""
    for code in dict.fromkeys(part.country for part in one.countries):
        yield from _not_there(countries.find(code), one.first, one.last)


def place_outside_validity(one: Initiative, countries: Countries) -> Iterator[str]:
    """A place lies in a state that existed then; today's state is another code (ISO 3166-3)."""
    taking_part = {part.country for part in one.countries}
    for code in dict.fromkeys(place.country for place in one.places):
        if code not in taking_part:
            yield from _not_there(countries.find(code), one.first, one.last)
    for meeting in one.meetings:
        yield from _not_there(countries.find(meeting.country), meeting.date, meeting.date)


def secret_and_public(one: Initiative, _countries: Countries) -> Iterator[str]:
    """What is kept secret by its participants is hardly public in the register."""
    if one.visibility == "secret" and one.confidentiality is Level.PUBLIC:
        yield say("Visibility is secret, and the record itself may be shown to the public.")


def held_though_planned(one: Initiative, _countries: Countries) -> Iterator[str]:
    """What is only planned has no dates on which it was held (IATI 2.03 activity status, date types)."""
    if one.status == "planned" and (one.start or one.end):
        yield say(
            "Planned, and yet it has dates on which it took place: {span}.",
            span=one.dates_in_words,
        )


def active_though_ended(one: Initiative, _countries: Countries) -> Iterator[str]:
    """What has ended is no longer active (IATI 2.03 activity status)."""
    if one.status == "active" and one.end and not one.end.is_open:
        yield say("Active, and yet it has an end: {end}.", end=one.end.in_words())


def ongoing_though_over(one: Initiative, _countries: Countries) -> Iterator[str]:
    """What is over has an end (IATI 2.03 activity status)."""
    if one.status in ("concluded", "cancelled") and one.end and one.end.is_open:
        yield say("It is marked as over, and yet as ongoing in its dates.")


def conflicting_claims(one: Initiative, _countries: Countries) -> Iterator[str]:
    """Where sources disagree, one claim is to be adopted (domain page, section 4: Source)."""
    facts: dict[str, set[str]] = {}
    adopted = {claim.fact for claim in one.claims if claim.adopted}
    for claim in one.claims:
        facts.setdefault(claim.fact, set()).add(claim.value)
    open_ones = [fact for fact, said in facts.items() if len(said) > 1 and fact not in adopted]
    if open_ones:
        names = listed([fact.replace("_", " ") for fact in open_ones])
        yield say("Sources contradict each other and no claim is adopted: {facts}.", facts=names)


_THIRD_PARTIES = ("facilitator", "guarantor", "convenor")

RULES = (
    Rule("l2-without-intermediary", "Level 2 without a third party", l2_without_intermediary, of_rounds=True),
    Rule("t2-endorsed", "Track II, marked as endorsed", track_two_endorsed),
    Rule("serving-on-t2", "Serving official on Track II", serving_on_track_two),
    Rule("end-before-start", "End before start", end_before_start),
    Rule("meeting-outside", "Meeting outside the dates", meeting_outside),
    Rule("outside-validity", "Country outside its years", outside_validity),
    Rule("place-outside-validity", "Place outside its country’s years", place_outside_validity),
    Rule("held-though-planned", "Planned, and yet held", held_though_planned),
    Rule("active-though-ended", "Active, and yet ended", active_though_ended),
    Rule("ongoing-though-over", "Over, and yet ongoing", ongoing_though_over),
    Rule("secret-and-public", "Secret, and yet public here", secret_and_public),
    Rule("conflicting-claims", "Conflicting claims, none adopted", conflicting_claims),
    Rule("no-source", "No source", without_source, of_rounds=True, gap=True),
    Rule("no-outcome", "Concluded without outcome", concluded_without_outcome, of_rounds=True, gap=True),
    Rule("no-transfer", "Concluded without transfer", without_transfer, of_rounds=True, gap=True),
    Rule("undated", "No date", undated, of_rounds=True, gap=True),
    Rule("no-country", "No country", without_country, of_rounds=True, gap=True),
)  # fmt: skip
"""Contradictions first, then gaps, in the order of showing."""


def findings_of(one: Initiative, countries: Countries) -> tuple[Finding, ...]:
    """Return everything that the rules find in ``one``, in their order."""
    return tuple(
        Finding(rule.code, message) for rule in RULES for message in rule.find(one, countries)
    )


def _everybody(one: Initiative) -> Iterator[Appearance]:
    """Give everybody named at the initiative and its meetings."""
    yield from one.people
    for meeting in one.meetings:
        yield from meeting.attendance


def _not_there(
    country: Country | None, first: PartialDate | None, last: PartialDate | None
) -> Iterator[str]:
    """Say when ``country`` existed, if no year from ``first`` to ``last`` is one of them."""
    if country is None or first is None or last is None or first.is_open:
        return
    end = _EVER if last.is_open else last.year
    since, until = country.valid_from or 0, country.valid_to or _EVER
    if end >= first.year and (until < first.year or since > end):
        yield _existed(country)


def _existed(country: Country) -> str:
    since, until = country.valid_from, country.valid_to
    if since and until:
        return say("{name} existed from {since} to {until} only.",
                   name=country.name, since=since, until=until)  # fmt: skip
    if until:
        return say("{name} existed until {until} only.", name=country.name, until=until)
    return say("{name} exists since {since} only.", name=country.name, since=since)
