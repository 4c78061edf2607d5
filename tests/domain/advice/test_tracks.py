"""The track adviser: every rule speaks for its track and says why; it decides nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from diplomat_desk.domain.advice import tracks
from diplomat_desk.domain.advice.tracks import Reason, advise
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import EXPERT, FORMER, PRIVATE, SERVING, Appearance
from diplomat_desk.domain.terms import Vocabularies
from tests.making import between, small

INTERMEDIARY = between("QAT", role="intermediary")


def with_people(*capacities: str, **more: Any) -> Initiative:  # noqa: ANN401 - any field
    people = tuple(Appearance(f"P{n}", capacity=held) for n, held in enumerate(capacities))
    return small(people=people, **more)


@pytest.mark.parametrize(
    ("rule", "one", "track", "words"),
    [
        (tracks.by_capacity, with_people(SERVING), "L1", "Only serving officials"),
        (tracks.by_capacity, with_people(SERVING, countries=INTERMEDIARY), "L2", "Only serving"),
        (
            tracks.by_capacity,
            with_people(PRIVATE, EXPERT),
            "T1.5",
            "in a private capacity took part with",
        ),
        (
            tracks.by_capacity,
            with_people(PRIVATE, SERVING),
            "T1.5",
            "Officials took part in a private",
        ),
        (
            tracks.by_capacity,
            with_people(SERVING, FORMER),
            "T1.5",
            "Serving officials took part with",
        ),
        (
            tracks.by_capacity,
            with_people(FORMER, EXPERT, "unknown"),
            "T2",
            "None of those whose capacity",
        ),
        (
            tracks.by_capacity,
            small(meetings=(Meeting(attendance=(Appearance("A", capacity=EXPERT),)),)),
            "T2",
            "Nobody",
        ),
        (tracks.by_third_party, small(countries=INTERMEDIARY), "L2", "as intermediary"),
        (
            tracks.by_third_party,
            small(organisations=(Engagement("UN", "guarantor"),)),
            "L2",
            "guarantees",
        ),
        (tracks.by_third_party, small(kind="arbitration"), "L2", "need a third party"),
        (tracks.by_recognition, small(recognition="official-process"), "L1", "official process"),
        (
            tracks.by_recognition,
            small(recognition="official-process", people=(Appearance("E", "mediator"),)),
            "L2",
            "official process",
        ),
        (
            tracks.by_recognition,
            small(recognition="endorsed", countries=INTERMEDIARY),
            "L2",
            "endorsed",
        ),
        (tracks.by_recognition, small(recognition="tacit"), "T2", "acknowledges"),
        (tracks.by_formality, small(formality="treaty-based"), "L1", "treaty"),
        (
            tracks.by_formality,
            small(formality="informal", visibility="discreet"),
            "T2",
            "public eye",
        ),
        (tracks.by_purpose, small(purposes=("mediate",)), "L2", "mediate"),
        (tracks.by_purpose, small(purposes=("explore-ideas",)), "T2", "explore"),
        (tracks.by_approach, small(approach="think-tanks"), "T2", "Track II"),
        (tracks.by_approach, small(approach="ngo"), "L2", "Level 2"),
        (tracks.by_approach, small(approach="cultural-exchange", kind="exchange"), "T3", "people"),
        (tracks.by_kind, small(kind="summit"), "L1", "highest office"),
    ],
)
def test_a_rule_speaks_for_a_track(
    rule: Callable[[Initiative], Any], one: Initiative, track: str, words: str
) -> None:
    (reason,) = rule(one)
    assert isinstance(reason, Reason)
    assert reason.track == track
    assert words in reason.sentence
    assert 1 <= reason.weight <= 3


@pytest.mark.parametrize("rule", tracks._RULES)
def test_a_rule_says_nothing_of_what_is_not_recorded(
    rule: Callable[[Initiative], Any],
) -> None:
    assert list(rule(with_people("", "unknown"))) == []
    assert rule.__doc__


@pytest.mark.parametrize(
    ("rule", "one"),
    [
        (tracks.by_kind, small(kind="summit", countries=INTERMEDIARY)),
        (tracks.by_recognition, small(recognition="endorsed")),
        (tracks.by_recognition, small(recognition="acknowledged")),
        (tracks.by_formality, small(formality="informal", visibility="public")),
        (tracks.by_approach, small(approach="business")),
    ],
)
def test_a_rule_keeps_silent_where_it_cannot_tell(
    rule: Callable[[Initiative], Any], one: Initiative
) -> None:
    assert list(rule(one)) == []


def test_the_advice_shows_what_speaks_for_it_and_against_it() -> None:
    advice = advise(with_people(FORMER, purposes=("mediate",)))
    assert advice.track == "T2"
    assert advice.reasons == ("Nobody who took part held office at the time.",)
    assert advice.against == ("Its purpose is to mediate or to help negotiate.",)


def test_there_is_no_advice_without_facts_or_where_they_balance() -> None:
    assert advise(small()) == tracks.Advice("", ())
    balanced = advise(small(purposes=("mediate", "explore-ideas")))
    assert balanced.track == ""
    assert len(balanced.against) == 2


def test_the_analysts_own_track_is_no_reason() -> None:
    assert advise(small(track="T2")).track == advise(small(track="L1")).track == ""


def test_it_speaks_of_tracks_that_there_are(vocabularies: Vocabularies) -> None:
    assert all(vocabularies.find("track", code) for code in ("L1", "L2", "T1.5", "T2", "T3"))


def test_nothing_is_said_of_those_whose_capacity_is_not_recorded() -> None:
    former, silent = Appearance("A", capacity="former-official"), Appearance("B")
    (reason,) = advise(small(kind="workshop", track="", people=(former, silent))).reasons
    assert reason == "None of those whose capacity is recorded held office at the time."
    serving = Appearance("C", capacity="serving-official")
    (reason,) = advise(small(kind="workshop", track="", people=(serving, silent))).reasons
    assert reason == "All whose capacity is recorded were serving officials."
    (reason,) = advise(small(kind="workshop", track="", people=(former,))).reasons
    assert reason == "Nobody who took part held office at the time."
