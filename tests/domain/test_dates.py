"""Partial dates: written, understood as an interval, and never filled in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.dates import (
    OPEN_YEAR,
    DateError,
    PartialDate,
    Precision,
    month_name,
    span_in_words,
    surely_after,
)
from diplomat_desk.domain.words import speaking


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1, 1, 1), date(9998, 12, 31)))
    parts = draw(st.integers(0, 2))
    return PartialDate(
        day.year,
        day.month if parts else None,
        day.day if parts == 2 else None,
        draw(st.booleans()),
        draw(st.booleans()),
    )


@given(partial_dates())
def test_what_is_written_is_read_again(value: PartialDate) -> None:
    assert PartialDate.of(str(value)) == value


@given(partial_dates())
def test_the_interval_is_never_backward_and_holds_its_own_year(value: PartialDate) -> None:
    assert value.earliest <= value.latest
    assert value.earliest.year == value.latest.year == value.year
    assert (value.earliest == value.latest) is (value.precision is Precision.DAY)


@given(partial_dates(), partial_dates())
def test_only_one_of_two_dates_can_surely_be_the_later(
    one: PartialDate, other: PartialDate
) -> None:
    assert not (surely_after(one, other) and surely_after(other, one))
    assert surely_after(one, other) is (one.earliest > other.latest)


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}[?~%]?", fullmatch=True))
def test_any_text_is_a_date_or_refused_in_words(text: str) -> None:
    try:
        answer = str(PartialDate.of(text))
    except DateError as refusal:
        answer = str(refusal)

    assert answer == text or " " in answer


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("1991", Precision.YEAR, date(1991, 1, 1), date(1991, 12, 31)),
        ("1991-10", Precision.MONTH, date(1991, 10, 1), date(1991, 10, 31)),
        ("1992-02~", Precision.MONTH, date(1992, 2, 1), date(1992, 2, 29)),
        ("1991-10-06", Precision.DAY, date(1991, 10, 6), date(1991, 10, 6)),
        ("0001", Precision.YEAR, date(1, 1, 1), date(1, 12, 31)),
        ("..", Precision.OPEN, date.max, date.max),
    ],
)
def test_interval(text: str, precision: Precision, earliest: date, latest: date) -> None:
    value = PartialDate.of(text)

    assert (value.precision, value.earliest, value.latest) == (precision, earliest, latest)


@pytest.mark.parametrize(
    ("mark", "uncertain", "approximate"),
    [("", False, False), ("?", True, False), ("~", False, True), ("%", True, True)],
)
def test_marks_of_doubt(mark: str, uncertain: bool, approximate: bool) -> None:
    value = PartialDate.of("1991-10" + mark)

    assert (value.uncertain, value.approximate) == (uncertain, approximate)
    assert str(value) == "1991-10" + mark


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "“” is not a date in EDTF form."),
        ("199", "“199” is not a date in EDTF form."),
        ("1991-1", "“1991-1” is not a date in EDTF form."),
        ("1991-10-06T00:00", "“1991-10-06T00:00” is not a date in EDTF form."),
        ("1991\n", "“1991\n” is not a date in EDTF form."),
        ("۱۹۹۱", "“۱۹۹۱” is not a date in EDTF form."),
        ("0000", "The year 0 is outside what a date can hold (1 to 9998)."),
        ("9999", "The year 9999 is outside what a date can hold (1 to 9998)."),
        ("1991-00", "There is no month 0."),
        ("1991-13", "There is no month 13."),
        ("1991-10-00", "There is no day 0 in any month."),
        ("1991-10-32", "There is no day 32 in any month."),
        ("1999-11-31", "There is no 31 November. Did you mean 30 November 1999?"),
        ("1999-02-30", "There is no 30 February. Did you mean 28 February 1999?"),
        ("1900-02-29", "1900 had no 29 February. Did you mean 28 February 1900?"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        PartialDate.of(text)

    assert str(refusal.value) == reason


def test_parts_that_do_not_go_together_are_refused() -> None:
    with pytest.raises(DateError, match="A day needs its month"):
        PartialDate(1991, None, 6)
    with pytest.raises(DateError, match="An open end has no month"):
        PartialDate(OPEN_YEAR, approximate=True)


def test_the_open_end() -> None:
    assert PartialDate.open() == PartialDate.of("..")
    assert PartialDate.open().is_open
    assert not PartialDate.of("1991").is_open
    assert not surely_after(PartialDate.of("9998"), PartialDate.open())
    assert surely_after(PartialDate.open(), PartialDate.of("9998"))


def test_unknown_parts_are_no_contradiction() -> None:
    assert not surely_after(PartialDate.of("1991-10-06"), PartialDate.of("1991"))
    assert not surely_after(PartialDate.of("1991"), PartialDate.of("1991-01-01"))
    assert surely_after(PartialDate.of("1991-10"), PartialDate.of("1991-09-30"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1991", "1991"),
        ("1991-10", "October 1991"),
        ("1991-10-06", "6 October 1991"),
        ("1991~", "about 1991"),
        ("1991?", "1991 (uncertain)"),
        ("1991-10-06%", "about 6 October 1991 (uncertain)"),
        ("..", "ongoing"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    assert PartialDate.of(text).in_words() == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("", "", "no date"),
        ("1991-10", "", "October 1991"),
        ("", "1991-04-06", "until 6 April 1991, start unknown"),
        ("", "..", "ongoing, start unknown"),
        ("2005-04-07", "..", "since 7 April 2005, ongoing"),
        ("1991", "1991", "1991"),
        ("2001-07-14", "2001-07-16", "14 to 16 July 2001"),
        ("2001-06-28", "2001-07-02", "28 June to 2 July 2001"),
        ("2001-12-28", "2002-01-02", "28 December 2001 to 2 January 2002"),
        ("2001-07-14~", "2001-07-16", "about 14 July 2001 to 16 July 2001"),
        ("1951", "1960-09-19", "1951 to 19 September 1960"),
        ("2004-02", "2008-11", "February 2004 to November 2008"),
        ("2001-07-14", "2001-07", "14 July 2001 to July 2001"),
    ],
)
def test_a_span_in_words(start: str, end: str, words: str) -> None:
    first = PartialDate.of(start) if start else None
    last = PartialDate.of(end) if end else None

    assert span_in_words(first, last) == words


_YEAR_FIRST = {
    "{year}": "{year}Y",
    "{month} {year}": "{year}Y {month}",
    "{day} {month} {year}": "{year}Y {month} {day}D",
    "{first} to {last} {month} {year}": "{year}Y {month} {first}-{last}D",
    "{first} {month} to {last} {then} {year}": "{year}Y {month} {first}D-{then} {last}D",
}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1991", "", "1991Y"),
        ("1991-10~", "", "about 1991Y October"),
        ("2001-07-14", "2001-07-16", "2001Y July 14-16D"),
        ("2001-06-28", "2001-07-02", "2001Y June 28D-July 2D"),
        ("2001-12-28", "2002-01-02", "2001Y December 28D to 2002Y January 2D"),
    ],
)
def test_a_language_may_put_the_year_first(start: str, end: str, words: str) -> None:
    with speaking(lambda text: _YEAR_FIRST.get(text, text)):
        assert span_in_words(PartialDate.of(start), PartialDate.of(end) if end else None) == words


def test_months_have_names() -> None:
    assert [month_name(month) for month in (1, 5, 12)] == ["January", "May", "December"]
