"""The track adviser: which track the recorded facts speak for, and why. It advises, it never decides.

Each rule is a small function of the record that gives reasons, one sentence each, for a track. Source of
the marks: the project's domain page, section 1, after McDonald and Diamond's multi-track diplomacy and
Montville's distinction of official and unofficial diplomacy.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import EXPERT, FORMER, PRIVATE, SERVING
from diplomat_desk.domain.terms import UNKNOWN
from diplomat_desk.domain.words import say


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence that speaks for the track with this code, and how much it weighs (1 to 3)."""

    track: str
    sentence: str
    weight: int


@dataclass(frozen=True, slots=True)
class Advice:
    """The track that the facts speak for, with all reasons; ``against`` are those for other tracks.

    ``track`` is empty where nothing recorded speaks for any, or two tracks weigh the same.
    """

    track: str
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()


def advise(one: Initiative) -> Advice:
    """Return what the recorded capacities, roles, purposes, recognition and formality speak for."""
    found = [reason for rule in _RULES for reason in rule(one)]
    weights: dict[str, int] = {}
    for reason in found:
        weights[reason.track] = weights.get(reason.track, 0) + reason.weight
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return Advice("", (), tuple(reason.sentence for reason in found))
    best = ranked[0][0]
    return Advice(
        best,
        tuple(reason.sentence for reason in found if reason.track == best),
        tuple(reason.sentence for reason in found if reason.track != best),
    )


def by_capacity(one: Initiative) -> Iterator[Reason]:
    """Who took part, as what: "former" and "private" change the track."""
    people = [*one.people, *(a for meeting in one.meetings for a in meeting.attendance)]
    held = {person.capacity for person in people} & {SERVING, PRIVATE, FORMER, EXPERT}
    # Of somebody whose capacity is not recorded nothing is known: "only" and "nobody" would be too much.
    all_known = all(person.capacity not in ("", UNKNOWN) for person in people)
    without_office = bool(held & {FORMER, EXPERT})
    if held == {SERVING}:
        third = _has_third_party(one)
        sentence = (
            say("Only serving officials took part.")
            if all_known
            else say("All whose capacity is recorded were serving officials.")
        )
        yield Reason("L2" if third else "L1", sentence, 2 if third or not all_known else 3)
    elif PRIVATE in held and without_office:
        yield Reason(
            "T1.5",
            say("Officials in a private capacity took part with people who held no office."),
            3,
        )
    elif PRIVATE in held:
        yield Reason("T1.5", say("Officials took part in a private capacity."), 2)
    elif SERVING in held:
        yield Reason("T1.5", say("Serving officials took part with people who held no office."), 3)
    elif without_office:
        sentence = (
            say("Nobody who took part held office at the time.")
            if all_known
            else say("None of those whose capacity is recorded held office at the time.")
        )
        yield Reason("T2", sentence, 3 if all_known else 2)


def by_third_party(one: Initiative) -> Iterator[Reason]:
    """A third party that is formally engaged as intermediary is the mark of Level 2."""
    if any(part.role == "intermediary" for part in one.countries):
        yield Reason("L2", say("A country takes part as intermediary."), 3)
    elif any(body.role in ("facilitator", "guarantor") for body in one.organisations):
        weight = 2 if one.kind in ("mediation", "arbitration") else 1
        yield Reason("L2", say("An organisation facilitates or guarantees."), weight)
    if one.kind in ("mediation", "arbitration"):
        yield Reason("L2", say("Mediation and arbitration need a third party."), 2)


def by_recognition(one: Initiative) -> Iterator[Reason]:
    """Endorsement draws towards the official, its absence towards Track II."""
    if one.recognition == "official-process":
        track = "L2" if _has_third_party(one) else "L1"
        yield Reason(track, say("It is part of the official process."), 2)
    elif one.recognition == "endorsed" and _has_third_party(one):
        yield Reason("L2", say("It is endorsed openly, and a third party helps."), 1)
    elif one.recognition in ("none", "tacit"):
        yield Reason("T2", say("No government acknowledges it openly."), 1)


def by_formality(one: Initiative) -> Iterator[Reason]:
    """What binds is official; what is informal and discreet is the mark of Track II."""
    if one.formality == "treaty-based":
        track = "L2" if _has_third_party(one) else "L1"
        yield Reason(track, say("It rests on a treaty."), 2)
    elif one.formality == "informal" and one.visibility in ("discreet", "secret", "limited"):
        yield Reason("T2", say("It is informal and kept from the public eye."), 1)


def by_purpose(one: Initiative) -> Iterator[Reason]:
    """Exploring ideas is Track II, mediating and helping to negotiate is Level 2."""
    purposes = set(one.purposes)
    if purposes & {"mediate", "assist-negotiation"}:
        yield Reason("L2", say("Its purpose is to mediate or to help negotiate."), 1)
    if "explore-ideas" in purposes:
        yield Reason("T2", say("Its purpose is to explore ideas."), 1)


def by_approach(one: Initiative) -> Iterator[Reason]:
    """The avenue: think tanks and workshops are Track II, exchanges among people Track III."""
    if one.approach in ("think-tanks", "conflict-resolution"):
        yield Reason("T2", say("Its approach is one of Track II."), 1)
    elif one.approach in ("international-organisation", "regional-power", "ngo"):
        yield Reason("L2", say("Its approach is one of Level 2."), 1)
    if one.kind in ("cultural-programme", "exchange") and one.approach == "cultural-exchange":
        yield Reason("T3", say("It brings people of both sides together, not their officials."), 2)


def by_kind(one: Initiative) -> Iterator[Reason]:
    """A summit is a meeting of those in the highest office."""
    if one.kind == "summit" and not _has_third_party(one):
        yield Reason("L1", say("A summit brings together those who hold the highest office."), 2)


def _has_third_party(one: Initiative) -> bool:
    return (
        any(part.role == "intermediary" for part in one.countries)
        or any(body.role in ("facilitator", "guarantor") for body in one.organisations)
        or any(person.role == "mediator" for person in one.people)
    )


_RULES: tuple[Callable[[Initiative], Iterator[Reason]], ...] = (
    by_capacity,
    by_third_party,
    by_recognition,
    by_formality,
    by_purpose,
    by_approach,
    by_kind,
)
