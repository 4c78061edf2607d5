"""Findings that pass or come with the day, and those between a round and its process."""

from dataclasses import replace
from datetime import date

import pytest

from diplomat_desk.domain.advice.timely import TIMELY, stalled_since
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.meetings import Meeting
from tests.making import day, small

TODAY = date(2026, 11, 24)
RULES = {rule.code: rule for rule in TIMELY}
PROCESS = small("The process", start=day("2001"), end=day("2010-06"))


def said(code: str, one: Initiative, process: Initiative | None = None) -> str:
    return " ".join(RULES[code].find(one, process, TODAY))


@pytest.mark.parametrize(
    ("code", "one", "words"),
    [
        ("planned-passed", small(status="planned", planned_start=day("2026-10")), "October 2026"),
        ("planned-passed", small(status="planned", planned_end=day("2026-11-23")), "has passed"),
        (
            "follow-up-overdue",
            small(follow_ups=(FollowUp("Ask", day("2026-11-23")),)),
            "1 day late",
        ),
        ("follow-up-overdue", small(follow_ups=(FollowUp("Ask", day("2025")),)), "328 days late"),
        ("stalled", small(status="active", start=day("2020")), "since 2020"),
        (
            "stalled",
            small(status="active", start=day("2001"), meetings=(Meeting(day("2015-02")),)),
            "since February 2015",
        ),
    ],
)
def test_a_rule_fires(code: str, one: Initiative, words: str) -> None:
    assert words in said(code, one)


@pytest.mark.parametrize(
    ("code", "one"),
    [
        ("planned-passed", small(status="planned", planned_start=day("2026-11"))),
        (
            "planned-passed",
            small(status="planned", planned_start=day("2025"), planned_end=day("2027")),
        ),
        ("planned-passed", small(status="planned", start=day("2020"))),
        ("planned-passed", small(status="cancelled", planned_start=day("2020"))),
        ("planned-passed", small(status="planned")),
        (
            "follow-up-overdue",
            small(follow_ups=(FollowUp("Ask", day("2026-11")), FollowUp("Wait"))),
        ),
        ("follow-up-overdue", small(follow_ups=(FollowUp("Ask", day("2020"), "", day("2026")),))),
        ("stalled", small(status="active", start=day("2022"))),
        ("stalled", small(status="active", start=day("1990"), end=day(".."))),
        ("stalled", small(status="active", start=day("1990"), end=day("1991"))),
        ("stalled", small(status="active", start=day("1990"), meetings=(Meeting(day("2024")),))),
        ("stalled", small(status="concluded", start=day("1990"))),
        ("stalled", small(status="active")),
    ],
)
def test_a_rule_does_not_fire(code: str, one: Initiative) -> None:
    assert said(code, one) == ""


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2010-07", None, "begins after its process ended: “The process”, 2001 to June 2010"),
        ("1999", "2000", "over before its process began"),
        ("2010", None, ""),
        ("2000", "2001", ""),
        ("2000", "..", ""),
        (None, None, ""),
    ],
)
def test_a_round_lies_within_its_process(start: str | None, end: str | None, words: str) -> None:
    one = small(start=day(start) if start else None, end=day(end) if end else None)
    found = said("outside-process", one, PROCESS)
    assert words in found
    assert bool(found) is bool(words)
    assert said("outside-process", one) == ""


def test_a_process_without_an_end_goes_on() -> None:
    going_on = replace(PROCESS, end=None)
    assert said("outside-process", small(start=day("2020")), going_on) == ""
    assert said("outside-process", small(start=day("2020")), replace(PROCESS, end=day(".."))) == ""


def test_five_years_are_reckoned_in_leap_years_too() -> None:
    assert stalled_since(date(2028, 2, 29)) == date(2023, 2, 28)
