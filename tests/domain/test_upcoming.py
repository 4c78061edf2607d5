"""How near something is: partial dates are due on the last day that they can stand for."""

from datetime import date

import pytest

from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.upcoming import Event, When, late_in_words, when_due, when_held
from tests.making import day

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("due", "when", "late"),
    [
        ("2026-11-23", When.OVERDUE, "1 day late"),
        ("2026-10", When.OVERDUE, "24 days late"),
        ("2025~", When.OVERDUE, "328 days late"),
        ("2026-11-24", When.TODAY, ""),
        ("2026-11-29", When.WEEK, ""),
        ("2026-11-30", When.MONTH, ""),
        ("2026-11", When.MONTH, ""),
        ("2026-12-01", When.LATER, ""),
        ("2026", When.LATER, ""),
        ("", When.UNDATED, ""),
    ],
)
def test_a_follow_up_is_as_near_as_its_last_day(due: str, when: When, late: str) -> None:
    follow_up = FollowUp("Ask", day(due) if due else None)
    assert when_due(follow_up, TUESDAY) is when
    assert late_in_words(follow_up, TUESDAY) == late


def test_what_is_done_is_not_late() -> None:
    done = FollowUp("Ask", day("2020"), done=day("2026-11-20"))
    assert when_due(done, TUESDAY) is When.DONE
    assert late_in_words(done, TUESDAY) == ""


@pytest.mark.parametrize(
    ("held", "when"),
    [
        ("2026-11-24", When.TODAY),
        ("2026-11-26", When.WEEK),
        ("2026-11", When.MONTH),
        ("2026", When.LATER),
        ("2027", When.LATER),
    ],
)
def test_an_event_is_as_near_as_its_first_day_to_come(held: str, when: When) -> None:
    assert when_held(Event(1, "DD-1", "Talks", day(held)), TUESDAY) is when


def test_on_a_sunday_the_week_ends_with_the_day() -> None:
    sunday = date(2026, 11, 29)
    assert when_due(FollowUp("Ask", day("2026-11-30")), sunday) is When.MONTH


def test_every_heading_has_words() -> None:
    assert len({when.label for when in When}) == len(When)
