"""Contradictions and gaps in one record: one small rule each, of the record alone.

Each rule gives what it found as a sentence with the level of what the sentence speaks of. The source of
every rule is the project's domain page (section 5), after the practice of the codebooks that it names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.dates import surely_after
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import SERVING, Appearance
from diplomat_desk.domain.quality import Finding
from diplomat_desk.domain.words import listed, say

Found = Iterator[tuple[str, Level]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its code; ``title`` heads its findings; ``of_rounds`` tells that a process need not obey it."""

    code: str
    title: str
    find: Callable[[Initiative, Countries], Found]
    of_rounds: bool = False


def l2_without_intermediary(one: Initiative, _countries: Countries) -> Found:
    """Level 2 means a third party, formally engaged (domain page, section 1; MEND: third party)."""
    helpers = ("facilitator", "guarantor", "convenor")
    third = any(part.role == "intermediary" for part in one.countries) or any(
        body.role in helpers for body in one.organisations
    )
    if one.track == "L2" and not third:
        yield say("Level 2, and no country or organisation is named as third party."), _OPEN


def track_two_endorsed(one: Initiative, _countries: Countries) -> Found:
    """Track II is unofficial: endorsement or a place in the official process contradicts it."""
    if one.track == "T2" and one.recognition in ("endorsed", "official-process"):
        yield say("Track II, and yet marked as endorsed or part of the official process."), _OPEN


def serving_on_track_two(one: Initiative, _countries: Countries) -> Found:
    """A serving official makes it Track 1.5 (multi-track diplomacy), if the list is right."""
    for person, level in _named(one):
        if one.track == "T2" and person.capacity == SERVING:
            yield (
                say("Track II, and {name} took part as a serving official.", name=person.name),
                level,
            )


def concluded_without_outcome(one: Initiative, _countries: Countries) -> Found:
    """A reader asks what came of it; "none" is an answer (outcome harvesting)."""
    if one.status == "concluded" and not one.outcomes:
        yield say("Concluded, and no outcome is recorded, not even “none”."), _OPEN


def without_transfer(one: Initiative, _countries: Countries) -> Found:
    """Transfer to an official track is the field's test of Track II (domain page, section 4)."""
    if one.track in ("T2", "T1.5") and one.status == "concluded" and not one.transfers:
        yield say("Concluded, and nothing says what reached an official track."), _OPEN


def without_source(one: Initiative, _countries: Countries) -> Found:
    """Every record says who says so."""
    if not one.sources:
        yield say("No source is recorded."), _OPEN


def undated(one: Initiative, _countries: Countries) -> Found:
    """What has no date at all is on no timeline."""
    if one.first is None:
        yield say("No date is recorded, neither actual nor planned."), _OPEN


def without_country(one: Initiative, _countries: Countries) -> Found:
    """What has no country is in no coverage view."""
    if not one.countries:
        yield say("No country is recorded."), _OPEN


def end_before_start(one: Initiative, _countries: Countries) -> Found:
    """An end lies after its start (EDTF: whatever the unknown parts are)."""
    for start, end in ((one.start, one.end), (one.planned_start, one.planned_end)):
        if start and end and not start.is_open and surely_after(start, end):
            yield say("It ends before it begins."), _OPEN


def outside_validity(one: Initiative, countries: Countries) -> Found:
    """A state takes part while it exists (ISO 3166-3; HUGGO manystates)."""
    first, last = one.first, one.last
    if first is None or last is None or first.is_open:
        return
    end = first.year if last.is_open else last.year
    for part in one.countries:
        country = countries.find(part.country)
        if country and not any(country.exists_in(year) for year in (first.year, end)):
            yield _existed(country), part.level


def secret_and_public(one: Initiative, _countries: Countries) -> Found:
    """What is kept secret by its participants is hardly public in the register."""
    if one.visibility == "secret" and one.confidentiality is Level.PUBLIC:
        yield say("Visibility is secret, and the record itself may be shown to the public."), _OPEN


def held_though_cancelled(one: Initiative, _countries: Countries) -> Found:
    """What was cancelled or is only planned did not take place (IATI 2.03 activity status)."""
    if one.status in ("cancelled", "planned") and (one.start or one.end):
        yield say("It is marked as not held, and yet has dates on which it was."), _OPEN


def active_though_ended(one: Initiative, _countries: Countries) -> Found:
    """What has ended is no longer active (IATI 2.03 activity status)."""
    if one.status == "active" and one.end and not one.end.is_open:
        yield say("Active, and yet it has an end: {end}.", end=one.end.in_words()), _OPEN


def conflicting_claims(one: Initiative, _countries: Countries) -> Found:
    """Where sources disagree, one claim is to be adopted (domain page, section 4: Source)."""
    facts: dict[str, set[str]] = {}
    adopted = {claim.fact for claim in one.claims if claim.adopted}
    for claim in one.claims:
        facts.setdefault(claim.fact, set()).add(claim.value)
    open_ones = [fact for fact, said in facts.items() if len(said) > 1 and fact not in adopted]
    if open_ones:
        names = listed([fact.replace("_", " ") for fact in open_ones])
        yield (
            say("Sources contradict each other and no claim is adopted: {facts}.", facts=names),
            _OPEN,
        )


_OPEN = Level.PUBLIC

RULES = (
    Rule("l2-without-intermediary", "Level 2 without a third party", l2_without_intermediary, of_rounds=True),
    Rule("t2-endorsed", "Track II, marked as endorsed", track_two_endorsed),
    Rule("serving-on-t2", "Serving official on Track II", serving_on_track_two),
    Rule("end-before-start", "End before start", end_before_start),
    Rule("outside-validity", "Country outside its years", outside_validity),
    Rule("held-though-cancelled", "Not held, and yet dated", held_though_cancelled),
    Rule("active-though-ended", "Active, and yet ended", active_though_ended),
    Rule("secret-and-public", "Secret, and yet public here", secret_and_public),
    Rule("conflicting-claims", "Conflicting claims, none adopted", conflicting_claims),
    Rule("no-source", "No source", without_source, of_rounds=True),
    Rule("no-outcome", "Concluded without outcome", concluded_without_outcome, of_rounds=True),
    Rule("no-transfer", "Concluded without transfer", without_transfer, of_rounds=True),
    Rule("undated", "No date", undated, of_rounds=True),
    Rule("no-country", "No country", without_country, of_rounds=True),
)  # fmt: skip
"""Contradictions first, then gaps, in the order of showing."""


def findings_of(one: Initiative, countries: Countries) -> tuple[Finding, ...]:
    """Return everything that the rules find in ``one``, in their order."""
    return tuple(
        Finding(rule.code, message, level)
        for rule in RULES
        for message, level in rule.find(one, countries)
    )


def _named(one: Initiative) -> Iterator[tuple[Appearance, Level]]:
    """Give everybody at the initiative and its meetings, with the level from which on they are named."""
    for person in one.people:
        yield person, person.level
    for meeting in one.meetings:
        least = Level.CONFIDENTIAL if meeting.is_unattributed else meeting.level
        for person in meeting.attendance:
            yield person, max(person.level, least)


def _existed(country: Country) -> str:
    since, until = country.valid_from, country.valid_to
    if since and until:
        return say("{name} existed from {since} to {until} only.",
                   name=country.name, since=since, until=until)  # fmt: skip
    if until:
        return say("{name} existed until {until} only.", name=country.name, until=until)
    return say("{name} exists since {since} only.", name=country.name, since=since)
