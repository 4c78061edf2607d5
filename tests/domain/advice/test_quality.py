"""Each rule of the quality list fires on what it is for, and on nothing near it."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.advice.quality import RULES, findings_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.initiative import Engagement, Initiative, Place, Source
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Outcome, Transfer
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.veil import veil
from tests.making import between, day, small

SOUND = small(
    start=day("1995-03"),
    status="concluded",
    countries=between("IND", "PAK"),
    sources=(Source("Dawn", key=1), Source("The Hindu", key=2)),
    outcomes=(Outcome("", kind="none"),),
    transfers=(Transfer("Recommendations"),),
)
SERVING = Appearance("A. Person", capacity="serving-official")
CLAIMS = (Claim("start", "1995", 1), Claim("start", "1996", 2))


def but(**more: object) -> Initiative:
    return replace(SOUND, **more)  # type: ignore[arg-type]


def codes(one: Initiative, countries: Countries) -> list[str]:
    return [found.rule for found in findings_of(one, countries)]


def test_nothing_is_found_in_a_sound_record(countries: Countries) -> None:
    assert codes(SOUND, countries) == []


@pytest.mark.parametrize(
    ("one", "rule", "words"),
    [
        (but(track="L2"), "l2-without-intermediary", "nobody is named as third party"),
        (but(track="L2", organisations=(Engagement("UN"),)), "l2-without-intermediary", "Level 2"),
        (but(recognition="endorsed"), "t2-endorsed", "marked as endorsed"),
        (but(recognition="official-process"), "t2-endorsed", "part of the official process"),
        (but(people=(SERVING,)), "serving-on-t2", "A. Person took part as a serving official"),
        (but(meetings=(Meeting(attendance=(SERVING,)),)), "serving-on-t2", "A. Person"),
        (but(end=day("1994")), "end-before-start", "ends (1994) before it begins (March 1995)"),
        (
            but(planned_start=day("1996"), planned_end=day("1995")),
            "end-before-start",
            "ends (1995) before it begins (1996)",
        ),
        (but(meetings=(Meeting(day("1994-12")),)), "meeting-outside", "December 1994"),
        (but(end=day("1996"), meetings=(Meeting(day("1997")),)), "meeting-outside", "1997"),
        (but(countries=between("PAK", "SUN")), "outside-validity", "existed"),
        (but(places=(Place("Moscow", "SUN"),)), "place-outside-validity", "existed"),
        (
            but(meetings=(Meeting(day("1995-04"), country="SUN"),)),
            "place-outside-validity",
            "exist",
        ),
        (but(status="planned"), "held-though-planned", "took place: March 1995"),
        (but(status="active", end=day("1996-02")), "active-though-ended", "an end: February 1996"),
        (but(end=day("..")), "ongoing-though-over", "marked as over"),
        (but(visibility="secret"), "secret-and-public", "shown to the public"),
        (but(claims=CLAIMS), "conflicting-claims", "no claim is adopted: start"),
        (but(sources=()), "no-source", "No source"),
        (but(outcomes=()), "no-outcome", "not even “none”"),
        (but(transfers=()), "no-transfer", "what reached an official track"),
        (but(track="T1.5", transfers=()), "no-transfer", "official track"),
        (but(start=None), "undated", "neither actual nor planned"),
        (but(countries=()), "no-country", "No country"),
    ],
)
def test_a_rule_fires(one: Initiative, rule: str, words: str, countries: Countries) -> None:
    found = [finding for finding in findings_of(one, countries) if finding.rule == rule]
    assert len(found) == 1
    assert words in found[0].message


@pytest.mark.parametrize(
    "one",
    [
        but(track="L2", countries=(*between("IND"), *between("QAT", role="intermediary"))),
        but(track="L2", organisations=(Engagement("UN", "facilitator"),)),
        but(track="L2", organisations=(Engagement("UN", "convenor"),)),
        but(track="L2", people=(Appearance("An envoy", "mediator"),)),
        but(recognition="tacit"),
        but(track="T1.5", people=(SERVING,)),
        but(people=(replace(SERVING, capacity="former-official"),)),
        but(start=day("1995"), end=day("1995-03")),
        but(meetings=(Meeting(day("1995")), Meeting())),
        but(end=day(".."), status="active", meetings=(Meeting(day("2020")),)),
        but(start=day("1990"), end=day("1995"), countries=between("SUN")),
        but(start=day("1900"), end=day("2000"), countries=between("DDR")),
        but(start=None, planned_start=day("1995")),
        but(places=(Place("zero line"), Place("Agra", "IND"))),
        but(status="planned", start=None, planned_start=day("1995"), outcomes=(), transfers=()),
        but(status="cancelled", end=day("1996"), outcomes=()),
        but(visibility="secret", confidentiality=Level.LIMITED),
        but(claims=(CLAIMS[0], replace(CLAIMS[1], adopted=True))),
        but(claims=(CLAIMS[0], replace(CLAIMS[1], value="1995"))),
        but(track="L1", transfers=()),
        but(status="active", outcomes=(), transfers=()),
    ],
)
def test_nothing_fires_on_what_is_near(one: Initiative, countries: Countries) -> None:
    assert codes(one, countries) == []


def test_a_state_that_is_not_yet_there() -> None:
    young = Countries([Country("XXY", "A young state", valid_from=1999)])
    before = but(countries=between("XXY"))
    (found,) = findings_of(before, young)
    assert found.message == "A young state exists since 1999 only."
    ongoing = replace(before, end=day(".."), status="active")
    assert codes(ongoing, young) == []


def test_one_who_came_twice_is_named_once(countries: Countries) -> None:
    one = but(people=(SERVING,), meetings=(Meeting(attendance=(SERVING,)),))
    assert codes(one, countries) == ["serving-on-t2"]


def test_a_rule_asked_of_what_is_seen_tells_nothing_above(countries: Countries) -> None:
    raised = replace(SERVING, level=Level.CONFIDENTIAL)
    under_rule = Meeting(attribution="chatham-house", attendance=(SERVING,))
    for one in (but(people=(raised,)), but(meetings=(under_rule,))):
        assert codes(one, countries) == ["serving-on-t2"]
        assert codes(veil(one, Level.RESTRICTED), countries) == []


def test_what_is_secret_is_missed_below_its_level(countries: Countries) -> None:
    one = but(outcomes=(Outcome("A secret agreement", level=Level.CONFIDENTIAL),))
    assert codes(one, countries) == []
    assert codes(veil(one, Level.PUBLIC), countries) == ["no-outcome"]


def test_codes_are_unique_and_contradictions_come_first() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    gaps = [rule.gap for rule in RULES]
    assert gaps == sorted(gaps)
    assert all(rule.title and rule.find.__doc__ for rule in RULES)


def test_the_rules_speak_of_terms_that_there_are(vocabularies: Vocabularies) -> None:
    spoken = {
        "track": ("L2", "T2", "T1.5"),
        "recognition": ("endorsed", "official-process"),
        "organisation-role": ("facilitator", "guarantor", "convenor"),
        "person-role": ("mediator",),
        "country-role": ("intermediary",),
        "capacity": ("serving-official",),
        "status": ("planned", "active", "concluded", "cancelled"),
        "visibility": ("secret",),
    }
    missing = [
        (v, code) for v, some in spoken.items() for code in some if not vocabularies.find(v, code)
    ]
    assert missing == []
