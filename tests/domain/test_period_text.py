"""Periods as they are written."""

from datetime import date

import pytest

from diplomat_desk.domain.dates import DateError
from diplomat_desk.domain.period_text import Length, period_name, read_period, when
from diplomat_desk.domain.periods import before

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "length", "since", "until", "name", "sentence"),
    [
        ("2024", Length.ANY, "2024", "2024", "2024", "In 2024"),
        ("2024-Q3", Length.ANY, "2024-07", "2024-09", "Q3 2024", "In Q3 2024"),
        ("2024-q4", Length.QUARTER, "2024-10", "2024-12", "Q4 2024", "In Q4 2024"),
        ("2024-03", Length.MONTH, "2024-03", "2024-03", "March 2024", "In March 2024"),
        ("2024-03-05", Length.ANY, "2024-03-05", "2024-03-05", "5 March 2024", "On 5 March 2024"),
        ("2020..2024", Length.ANY, "2020", "2024", "2020–2024", "From 2020 to 2024"),
        ("2020-Q1..2020-Q2", Length.ANY, "2020-01", "2020-06", "January 2020–June 2020",
         "From January 2020 to June 2020"),
        (" ", Length.ANY, "2025", "2025", "2025", "In 2025"),
        ("", Length.QUARTER, "2026-07", "2026-09", "Q3 2026", "In Q3 2026"),
        ("", Length.MONTH, "2026-10", "2026-10", "October 2026", "In October 2026"),
    ],
)  # fmt: skip
def test_a_period_is_read_and_named(
    written: str, length: Length, since: str, until: str, name: str, sentence: str
) -> None:
    found = read_period(written, length, TODAY)
    assert (str(found.since), str(found.until)) == (since, until)
    assert (period_name(found), when(found)) == (name, sentence)


@pytest.mark.parametrize(
    ("written", "length", "said"),
    [
        ("2024-Q3", Length.YEAR, "2024"),
        ("2024", Length.QUARTER, "2024-Q3"),
        ("2024-Q1", Length.MONTH, "2024-03"),
        ("last year", Length.ANY, "2020..2024"),
        ("2024-Q5", Length.ANY, "2024-Q3"),
        ("2024-13", Length.ANY, "There is no month 13"),
        ("2024-02-30", Length.ANY, "There is no 30 February"),
        ("2024..2020", Length.ANY, "ends before it begins"),
        ("2024..", Length.ANY, "2020..2024"),
        ("..2024", Length.ANY, "2020..2024"),
        ("٢٠٢٤", Length.ANY, "2024"),
        ("0000", Length.ANY, "year 0"),
        ("9999", Length.YEAR, "year 9999"),
        ("0000-Q1", Length.QUARTER, "year 0"),
    ],
)
def test_what_is_no_period_is_refused_in_words(written: str, length: Length, said: str) -> None:
    with pytest.raises(DateError) as caught:
        read_period(written, length, TODAY)
    assert said in str(caught.value)


def test_the_last_quarter_in_january_lies_in_the_year_before() -> None:
    found = read_period("", Length.QUARTER, date(2026, 1, 1))
    earlier = before(found)
    assert earlier is not None
    assert (period_name(found), period_name(earlier)) == ("Q4 2025", "Q3 2025")
