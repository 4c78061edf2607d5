"""Dates of a row: joined, doubted, kept as they were written."""

import pytest

from diplomat_desk.exchange.drafts import Weight
from diplomat_desk.exchange.mapping import Order
from tests.exchange.knowing import column, drafted, made, mapping, noted, told

HOW = mapping(
    column(0, "title"), column(1, "start", order=Order.MDY), column(2, "end", order=Order.MDY)
)
PARTS = mapping(
    column(0, "title"),
    column(1, "start.year"),
    column(2, "start.month"),
    column(3, "start.day"),
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1/16/55", "1955-01-16"),
        ("6/5/03", "2003-06-05"),
        ("3//1996", "1996-03"),
        ("//1996", "1996"),
        ("1//64", "1964-01"),
        ("?/?/2009", "2009"),
        ("1991-10", "1991-10"),
        ("2018-06-01", "2018-06-01"),
    ],
)
def test_a_date_goes_as_far_as_it_is_written(text: str, date: str) -> None:
    one = made(HOW, "Talks", text, "")
    assert str(one.start) == date
    assert (text in noted(one)) == (text != date)


@pytest.mark.parametrize("text", ["?", ".", "NA", "-99", "n.a.", "–"])
def test_what_says_nothing_is_no_date_and_is_kept(text: str) -> None:
    one = made(HOW, "Talks", text, "")
    assert one.start is None
    assert noted(one) == f"Column B: {text}"


def test_an_impossible_date_refuses_the_row_and_says_where() -> None:
    found = drafted(HOW, "Talks", "11/31/1991", "")
    assert found.refused
    assert told(found, Weight.REFUSED) == [("Column B", "11/31/1991")]
    assert found.findings[0].row == 2
    assert "30 November" in found.findings[0].message


def test_a_text_that_is_no_date_is_kept_and_warned_of() -> None:
    found = drafted(HOW, "Talks", "some time in spring", "")
    assert found.initiative is not None
    assert "some time in spring" in noted(found.initiative)
    assert told(found, Weight.WARNED) == [("Column B", "some time in spring")]


def test_a_year_of_two_digits_is_only_noted_and_an_unusual_one_warned_of() -> None:
    assert told(drafted(HOW, "Talks", "1/16/55", ""), Weight.NOTED) == [("Column B", "1/16/55")]
    assert told(drafted(HOW, "Talks", "10/1/993", ""), Weight.WARNED) == [("Column B", "10/1/993")]


def test_an_end_before_its_start_is_kept_as_text() -> None:
    found = drafted(HOW, "Talks", "5/1/1999", "4/1/1999")
    assert found.initiative is not None
    assert (str(found.initiative.start), found.initiative.end) == ("1999-05-01", None)
    assert told(found, Weight.WARNED) == [("Column C", "4/1/1999")]
    assert "4/1/1999" in noted(found.initiative)


def test_an_end_can_be_open_and_a_start_cannot() -> None:
    assert str(made(HOW, "Talks", "2001", "ongoing").end) == ".."
    found = drafted(HOW, "Talks", "..", "")
    assert found.initiative is not None
    assert found.initiative.start is None


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        (("1996", "3", "7"), "1996-03-07"),
        (("1996", "March", "7"), "1996-03-07"),
        (("1996", "3", ""), "1996-03"),
        (("1996", "0", "0"), "1996"),
        (("1996", "-99", "-99"), "1996"),
        (("1996", "", ""), "1996"),
        (("96", "3", ""), "1996-03"),
    ],
)
def test_years_months_and_days_of_columns_are_joined(
    cells: tuple[str, str, str], date: str
) -> None:
    assert str(made(PARTS, "Talks", *cells).start) == date


def test_a_day_without_its_month_is_kept_as_text() -> None:
    found = drafted(PARTS, "Talks", "1996", "", "7")
    assert found.initiative is not None
    assert str(found.initiative.start) == "1996"
    assert "Column D: 7" in noted(found.initiative)
    assert told(found, Weight.WARNED) == [("Column D", "7")]


def test_parts_that_make_an_impossible_date_refuse_the_row() -> None:
    found = drafted(PARTS, "Talks", "1997", "2", "29")
    assert found.refused
    assert "1997 had no 29 February" in found.findings[0].message


def test_a_decision_settles_a_date() -> None:
    how = mapping(column(0, "title"), column(1, "start", values=(("3/4/1991", "1991-04-03"),)))
    one = made(how, "Talks", "3/4/1991")
    assert str(one.start) == "1991-04-03"
    assert "3/4/1991" in noted(one)


@pytest.mark.parametrize(
    ("year", "month", "day", "date"),
    [
        ("1994", "3", "99", "1994-03"),
        ("1994", "99", "99", "1994"),
        ("1994", "0", "5", "1994"),
        ("1994", "março", "5", "1994-03-05"),
        ("1994.0", "3.0", "5.0", "1994-03-05"),
        ("0", "0", "0", "None"),
        ("9999", "99", "99", "None"),
        ("00", "5", "1", "2000-05-01"),
    ],
)
def test_parts_that_are_not_known_are_nothing_and_kept(
    year: str, month: str, day: str, date: str
) -> None:
    one = made(PARTS, "Talks", year, month, day)
    assert str(one.start) == date
    for text in (year, month, day):
        assert text in ("1994", "3", "5", "1") or text.endswith(".0") or text in noted(one)


def test_an_end_that_never_comes_is_open() -> None:
    one = made(HOW, "Talks", "1/2/1994", "9999-12-31")
    assert (str(one.start), str(one.end)) == ("1994-01-02", "..")
    assert "9999-12-31" in noted(one)
    assert made(HOW, "Talks", "9999-01-01", "").start is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1994-96", "1994", "1996"),
        ("12-14 May 1999", "1999-05-12", "1999-05-14"),
        ("March–May 2004", "2004-03", "2004-05"),
        ("1999 or 2000", "1999", "None"),
        ("1999, 2000", "1999", "None"),
        ("2001 - ongoing", "2001", ".."),
    ],
)
def test_a_range_has_an_end_too(text: str, start: str, end: str) -> None:
    one = made(HOW, "Talks", text, "")
    assert (str(one.start), str(one.end)) == (start, end)
    assert text in noted(one)


def test_an_end_in_its_own_column_comes_before_that_of_a_range() -> None:
    one = made(HOW, "Talks", "1994-96", "1995")
    assert (str(one.start), str(one.end)) == ("1994", "1995")
    alone = made(mapping(column(0, "title"), column(1, "start")), "Talks", "1994-96")
    assert str(alone.end) == "1996"


def test_a_count_of_days_among_dates_is_read_where_its_year_fits() -> None:
    among = mapping(column(0, "title"), column(1, "start", years=(1995, 2010)))
    assert str(made(among, "Talks", "36892").start) == "2001-01-01"
    assert told(drafted(among, "Talks", "36892"), Weight.WARNED) == [("Column B", "36892")]
    assert made(among, "Talks", "56892").start is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2002年5月6日", "2002-05-06"),
        ("2002年5月", "2002-05"),
        ("2002年", "2002"),
        ("Fri Mar 12 1999 00:00:00 GMT+0000", "1999-03-12"),
        ("1999-03-12T00:00:00+05:00", "1999-03-12"),
    ],
)
def test_dates_of_other_hands(text: str, date: str) -> None:
    assert str(made(HOW, "Talks", text, "").start) == date
