"""Ticks along time are as many as there is room for, from centuries to days."""

from datetime import date

import pytest

from diplomat_desk.charts.timescale import rounded, ticks
from diplomat_desk.domain.dates import PartialDate


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("1000-01-01", "2026-01-01", "1000", "2000"),
        ("1947-06-01", "2026-01-01", "1950", "2025"),
        ("1999-06-01", "2004-06-01", "July", "2004"),
        ("2001-01-15", "2001-12-15", "February", "December"),
        ("2001-02-27", "2001-03-12", "27", "12"),
    ],
)  # fmt: skip
def test_ticks_fit_the_time_seen(since: str, until: str, first: str, last: str) -> None:
    found = ticks(day(since), day(until), 900)
    inside = [one for one in found if day(since) <= one.day <= day(until)]
    assert (inside[0].label, inside[-1].label) == (first, last)
    assert 3 <= len(found) <= 25


def test_the_beginning_of_a_year_and_of_a_month_is_strong() -> None:
    months = ticks(day("2001-06-01"), day("2002-05-01"), 900)
    assert [one.label for one in months if one.strong] == ["2002"]
    days = ticks(day("2001-02-20"), day("2001-03-10"), 900)
    assert [one.label for one in days if one.strong] == ["March 2001"]


def test_a_period_is_as_exact_as_it_can_be_pointed_at() -> None:
    at = day("2001-07-14") + 0.5
    assert rounded(at, 0.05) == PartialDate(2001)
    assert rounded(at, 0.5) == PartialDate(2001, 7)
    assert rounded(at, 12) == PartialDate(2001, 7, 14)
    assert rounded(-5e9, 12) == PartialDate(1, 1, 1)


def test_ticks_at_the_ends_of_the_calendar_do_not_fail() -> None:
    assert ticks(-2_000, 400, 900)
    assert ticks(date.max.toordinal() - 40, date.max.toordinal() + 4_000, 900)
