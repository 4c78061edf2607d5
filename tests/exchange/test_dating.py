"""Written dates, one by one: what each says, what is doubted, what is refused."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.exchange.dating import read_date, read_span
from diplomat_desk.exchange.mapping import Order

PLAIN = {
    "2009-11-23": "2009-11-23",
    "2009-11-23T00:00:00Z": "2009-11-23",
    "2009-11-23T00:00:00.000+00:00": "2009-11-23",
    "2009-11-23T00:00:00+05:00": "2009-11-23",
    "2009-11-23 00:00:00": "2009-11-23",
    "1/16/1955 0:00": "1955-01-16",
    "1/16/1955 12:00:00 AM": "1955-01-16",
    "1991": "1991",
    "1991.0": "1991",
    "1991-10": "1991-10",
    "1991-10-06%": "1991-10-06%",
    "1991~": "1991~",
    "..": "..",
    "ongoing": "..",
    "3//1996": "1996-03",
    "//1996": "1996",
    "?/?/2009": "2009",
    "1996-00-00": "1996",
    "1996-10-00": "1996-10",
    "1996-??-??": "1996",
    "3/4/1991": "1991-03-04",
    "10/1991": "1991-10",
    "1991/10": "1991-10",
    "1991.10.06": "1991-10-06",
    "19911006": "1991-10-06",
    "1 16 1955": "1955-01-16",
    "Oct. 1991": "1991-10",
    "October 1991?": "1991-10?",
    "6 October 1991": "1991-10-06",
    "October 6, 1991": "1991-10-06",
    "1991 Oct 6": "1991-10-06",
    "6th of October, 1991": "1991-10-06",
    "Sunday, 6 October 1991": "1991-10-06",
    "Sun 10/6/1991": "1991-10-06",
    "1er mai 1998": "1998-05-01",
    "dimanche 6 octobre 1991": "1991-10-06",
    "févr. 1991": "1991-02",
    "1 de mayo de 1998": "1998-05-01",
    "6 октября 1991 г.": "1991-10-06",
    "окт. 1991": "1991-10",
    "6. Oktober 1991": "1991-10-06",
    "٦ أكتوبر ١٩٩١": "1991-10-06",
    "6 كانون الأول 1991": "1991-12-06",
    "مئی 1999": "1999-05",
    "۶ ژوئن ۱۹۹۱": "1991-06-06",
    "۱۹۹۱-۱۰-۰۶": "1991-10-06",
    "c. 1991": "1991~",
    "ca.1991": "1991~",
    "about 6 October 1991": "1991-10-06~",
    "2003 (est.)": "2003~",
    "1991?": "1991?",
    "1991 (?)": "1991?",
    "(1991)": "1991",
    "\u200f1991": "1991",
}
"""Read without any doubt, month first."""

DOUBTED = {
    "2009-11-23T14:05:00Z": "2009-11-23",
    "2009-11-22T23:00:00+01:00": "2009-11-22",
    "1/16/55": "1955-01-16",
    "6/5/03": "2003-06-05",
    "1//64": "1964-01",
    "2/??/04": "2004-02",
    "5/8/97??": "1997-05-08?",
    "7//98? 8/1/98 ": "1998-07?",
    "3/2/1882": "1882-03-02",
    "25/3/1991": "1991-03-25",
    "Q3 2004": "2004",
    "2004-Q3": "2004",
    "2e trimestre 2004": "2004",
    "early 1991": "1991",
    "summer 2001": "2001",
    "'98": "1998",
    "May '98": "1998-05",
    "6-Oct-91": "1991-10-06",
    "Oct-91": "1991-10",
    "Oct-03": "2003-10",
    "10/91": "1991-10",
    "199110": "1991-10",
    "12-14 May 1999": "1999-05-12",
    "1991–1993": "1991",
    "1991 or 1992": "1991",
}

NONE = [
    "?", ".", "-", "/", "0", "0000-00-00", "NA", "-99", "hello", "some time in spring", "mid-1990s",
    "1990s", "199x", "19??", "10/1/993", "12/5", "55", "14 March", "March", "Monday", "36526",
    "5/8/??", "1402/05/12", "۱۴۰۲/۰۵/۱۲", "12 Muharram 1445", "1445 AH", "x" * 5000,
]  # fmt: skip

REFUSED = {
    "1997-02-29": "1997 had no 29 February",
    "2/29/1997": "1997 had no 29 February",
    "11/31/1999": "Did you mean 30 November 1999?",
    "31 November 1999": "Did you mean 30 November 1999?",
    "13/13/1991": "There is no month 13",
    "1991-10-32": "There is no day 32",
    "12/31/9999": "outside what a date can hold",
}

SPANS = {
    "12-14 May 1999": ("1999-05-12", "1999-05-14"),
    "May 12-14, 1999": ("1999-05-12", "1999-05-14"),
    "12 May - 3 June 1999": ("1999-05-12", "1999-06-03"),
    "12 May 1999 to 14 May 1999": ("1999-05-12", "1999-05-14"),
    "30 Sept. – 2 Oct. 1998": ("1998-09-30", "1998-10-02"),
    "May-June 1999": ("1999-05", "1999-06"),
    "1991–1993": ("1991", "1993"),
    "1991-93": ("1991", "1993"),
    "1999/2000": ("1999", "2000"),
    "1999-05-12/1999-05-14": ("1999-05-12", "1999-05-14"),
    "5/8/97 - 5/10/97": ("1997-05-08", "1997-05-10"),
    "May 2004 - present": ("2004-05", ".."),
    "6 October 1991": ("1991-10-06", "None"),
}


@pytest.mark.parametrize(("text", "date"), PLAIN.items())
def test_what_is_plain_is_read_without_a_doubt(text: str, date: str) -> None:
    read = read_date(text, Order.MDY, 31)
    assert (str(read.date), read.doubt, read.refused) == (date, "", "")


@pytest.mark.parametrize(("text", "date"), DOUBTED.items())
def test_what_takes_a_rule_or_a_choice_is_read_and_says_so(text: str, date: str) -> None:
    read = read_date(text, Order.MDY, 31)
    assert (str(read.date), read.refused) == (date, "")
    assert read.doubt


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_stays_a_text_with_a_reason(text: str) -> None:
    read = read_date(text, Order.MDY, 31)
    assert (read.date, read.refused) == (None, "")
    assert read.doubt
    assert len(read.doubt) < 120


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_a_day_that_never_was_is_refused_with_the_reason(text: str, reason: str) -> None:
    read = read_date(text, Order.MDY, 31)
    assert read.date is None
    assert reason in read.refused


@pytest.mark.parametrize(("text", "ends"), SPANS.items())
def test_a_range_has_a_beginning_and_an_end(text: str, ends: tuple[str, str]) -> None:
    span = read_span(text, Order.MDY, 31)
    assert (str(span.start.date), str(span.end.date)) == ends


def test_an_empty_text_says_nothing() -> None:
    assert read_date("  ", Order.MDY, 31).doubt == ""


def test_a_year_of_two_digits_is_a_slight_doubt_and_a_second_date_is_none() -> None:
    assert read_date("1/16/55", Order.MDY, 31).slight
    assert not read_date("7//98? 8/1/98 ", Order.MDY, 31).slight
    assert not read_date("3/2/1882", Order.MDY, 31).slight


def test_the_order_of_the_column_decides_what_can_be_either_way_round() -> None:
    found = {order: read_date("03/04/05", order, 31) for order in Order}
    assert {order: str(read.date) for order, read in found.items()} == {
        Order.DMY: "2005-04-03",
        Order.MDY: "2005-03-04",
        Order.YMD: "2003-04-05",
        Order.NONE: "None",
    }
    assert "either way round" in found[Order.NONE].doubt


@pytest.mark.parametrize("text", ["25/3/1991", "3/25/1991"])
def test_without_an_order_what_can_be_one_day_only_is_read(text: str) -> None:
    assert str(read_date(text, Order.NONE, 31).date) == "1991-03-25"


def test_a_missing_month_takes_the_day_with_it() -> None:
    read = read_date("3//1996", Order.DMY, 31)
    assert str(read.date) == "1996-03"
    assert read_date("25/??/1996", Order.DMY, 31).doubt
    assert str(read_date("25/??/1996", Order.DMY, 31).date) == "1996"


def test_the_pivot_decides_the_century() -> None:
    years = [read_date("1/1/45", Order.MDY, pivot).date for pivot in (44, 45)]
    assert [date.year for date in years if date] == [1945, 2045]


def test_a_year_outside_those_of_the_column_is_doubted_and_one_inside_is_not() -> None:
    assert "1882" in read_date("1882-03-02", Order.NONE, 31, years=(1900, 2030)).doubt
    assert read_date("3/2/1882", Order.MDY, 31, years=(1800, 2030)).doubt == ""


def test_days_counted_by_a_spreadsheet_are_dates_where_the_column_says_so() -> None:
    def counted(text: str, serial: int) -> str:
        return str(read_date(text, Order.NONE, 31, serial=serial).date)

    assert counted("36526", 1900) == "2000-01-01"
    assert counted("36526.75", 1900) == "2000-01-01"
    assert counted("35064", 1904) == "2000-01-01"
    # Spreadsheets count a 29 February 1900 that never was.
    assert counted("59", 1900) == "1900-02-28"
    assert counted("61", 1900) == "1900-03-01"


DATES = st.dates().filter(lambda day: 1500 <= day.year <= 9998)
PARTIAL = st.builds(
    lambda day, depth, uncertain, approximate: PartialDate(
        day.year,
        day.month if depth else None,
        day.day if depth > 1 else None,
        uncertain,
        approximate,
    ),
    DATES,
    st.integers(0, 2),
    st.booleans(),
    st.booleans(),
)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - one word each


def written(date: PartialDate, order: Order, sign: str) -> str:
    """Write ``date`` in the convention of a column, unknown parts left empty."""
    parts = {
        "y": f"{date.year:04}",
        "m": str(date.month or ""),
        "d": str(date.day or ""),
    }
    mark = {(0, 0): "", (1, 0): "?", (0, 1): "~", (1, 1): "%"}[date.uncertain, date.approximate]
    if date.day is None and order is Order.YMD:
        return "-".join(f"{p:0>2}" for p in (parts["y"], parts["m"]) if p) + mark
    return sign.join(parts[letter] for letter in order.value) + mark


@given(PARTIAL)
def test_our_own_form_reads_back(date: PartialDate) -> None:
    for order in Order:
        assert read_date(str(date), order, 31).date == date


@given(PARTIAL, st.sampled_from([Order.DMY, Order.MDY, Order.YMD]), st.sampled_from("/-."))
def test_a_date_reads_back_in_the_convention_of_its_column(
    date: PartialDate, order: Order, sign: str
) -> None:
    text = written(date, order, sign)
    assert read_date(text, order, 31, years=(1, 9998)).date == date, text


@given(DATES, st.sampled_from([Order.DMY, Order.MDY, Order.YMD]), st.integers(-1, 99))
def test_a_year_of_two_digits_reads_back_by_its_pivot(
    day: PartialDate, order: Order, pivot: int
) -> None:
    parts = {"y": f"{day.year % 100:02}", "m": str(day.month), "d": str(day.day)}
    read = read_date("/".join(parts[letter] for letter in order.value), order, pivot)
    year = day.year % 100 + (1900 if day.year % 100 > pivot else 2000)
    if (day.month, day.day) == (2, 29) and year % 4:
        assert read.refused or (read.date and read.date.year != day.year)
    elif year != 1900 or (day.month, day.day) != (2, 29):
        assert read.date == PartialDate(year, day.month, day.day)


@given(PARTIAL)
def test_months_by_name_read_back(date: PartialDate) -> None:
    if date.month is None:
        return
    mark = {(0, 0): "", (1, 0): "?", (0, 1): "~", (1, 1): "%"}[date.uncertain, date.approximate]
    text = f"{date.day or ''} {MONTHS[date.month - 1]} {date.year}{mark}"
    assert read_date(text, Order.NONE, 31).date == date


ALPHABET = st.sampled_from("0123456789/-.?~% '’–,()xTZ:QmayOct.سنة۱۹أكتوبرдо²₃٫\u200f\n\t")


@given(
    st.one_of(st.text(), st.text(ALPHABET, max_size=30)),
    st.sampled_from(list(Order)),
    st.integers(),
)
@example("9" * 4300 + "/1/1", Order.MDY, 31)
@example("99999", Order.MDY, 31)
def test_no_text_stops_it(text: str, order: Order, pivot: int) -> None:
    pivot = pivot % 101 - 1
    for serial in (0, 1900, 1904):
        span = read_span(text, order, pivot, serial=serial)
        read = read_date(text, order, pivot, serial=serial)
        assert not (read.date and read.refused)
        assert read.date == span.start.date
