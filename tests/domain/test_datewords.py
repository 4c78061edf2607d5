"""Dates as people type them: understood, or refused in words, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.datewords import read_date
from tests.domain.test_dates import partial_dates


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("1991", "1991"),
        (" 1991 ", "1991"),
        ("Oct 1991", "1991-10"),
        ("October 1991", "1991-10"),
        ("OCT. 1991", "1991-10"),
        ("1991 Oct", "1991-10"),
        ("Sept 1991", "1991-09"),
        ("sep 1991", "1991-09"),
        ("Septem 1991", "1991-09"),
        ("May 1991", "1991-05"),
        ("1991-10", "1991-10"),
        ("1991-5", "1991-05"),
        ("1991/10", "1991-10"),
        ("10/1991", "1991-10"),
        ("1991-10-06", "1991-10-06"),
        ("1991 10 6", "1991-10-06"),
        ("1991/10/06", "1991-10-06"),
        ("1991–10–06", "1991-10-06"),
        ("1991‑10‑06", "1991-10-06"),
        ("6 Oct 1991", "1991-10-06"),
        ("6-Oct-1991", "1991-10-06"),
        ("6th of October 1991", "1991-10-06"),
        ("Oct 6, 1991", "1991-10-06"),
        ("October 1st, 1991", "1991-10-01"),
        ("1991, 22nd Oct", "1991-10-22"),
        ("16/1/1955", "1955-01-16"),
        ("1/16/1955", "1955-01-16"),
        ("16.01.1955", "1955-01-16"),
        ("16-1-1955", "1955-01-16"),
        ("6/6/1991", "1991-06-06"),
        ("c. 1991", "1991~"),
        ("c.1991", "1991~"),
        ("c1991", "1991~"),
        ("c 1991", "1991~"),
        ("ca. Oct 1991", "1991-10~"),
        ("ca 1991", "1991~"),
        ("circa 1991", "1991~"),
        ("about 6 Oct 1991", "1991-10-06~"),
        ("around 1991", "1991~"),
        ("approx 1991", "1991~"),
        ("approx. 1991", "1991~"),
        ("approximately 1991", "1991~"),
        ("~1991", "1991~"),
        ("1991~", "1991~"),
        ("1991?", "1991?"),
        ("Oct 1991 ?", "1991-10?"),
        ("1991%", "1991%"),
        ("c. 1991?", "1991%"),
        ("1991?~", "1991%"),
        ("ongoing", ".."),
        ("Present", ".."),
        ("now", ".."),
        ("..", ".."),
        ("۱۹۹۱", "1991"),
        ("۶ Oct ۱۹۹۱", "1991-10-06"),
        ("١٦/١/١٩٥٥", "1955-01-16"),
        ("१९९१-१०", "1991-10"),
        ("１９９１", "1991"),
        ("\u200f1991\u200f", "1991"),
        ("6\u00a0Oct\u00a01991", "1991-10-06"),
    ],
)
def test_what_people_type_is_understood(typed: str, edtf: str) -> None:
    assert str(read_date(typed)) == edtf


@pytest.mark.parametrize("typed", ["", "  ", "\t\n", "\u200f"])
def test_nothing_typed_is_no_date(typed: str) -> None:
    assert read_date(typed) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31 November 1999", "There is no 31 November. Did you mean 30 November 1999?"),
        ("31/11/1999", "There is no 31 November. Did you mean 30 November 1999?"),
        ("29 Feb 2023", "2023 had no 29 February. Did you mean 28 February 2023?"),
        ("40 Oct 1991", "There is no day 40 in any month."),
        ("0 Oct 1991", "There is no day 0 in any month."),
        ("1991-13", "There is no month 13."),
        ("1991-0", "There is no month 0."),
        ("13/13/1991", "There is no month 13."),
        ("0/5/1991", "There is no day 0 in any month."),
        ("0000", "The year 0 is outside what a date can hold (1 to 9998)."),
    ],
)
def test_what_never_was_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_date(typed)

    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("6/10/1991", "6 October 1991", "10 June 1991"),
        ("06.10.1991", "6 October 1991", "10 June 1991"),
        ("1-2-2003", "1 February 2003", "2 January 2003"),
    ],
)
def test_a_date_that_can_be_two_is_refused_with_both(typed: str, one: str, other: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_date(typed)

    assert str(refusal.value) == f"This can be {one} or {other}. Write the month as a word."


@pytest.mark.parametrize(
    "typed", ["91", "16/1/55", "1/64", "6 10 91", "19911006", "9" * 5000, "191 Oct 19911"]
)
def test_a_year_needs_four_digits(typed: str) -> None:
    with pytest.raises(DateError, match="Write the year with four digits, as in “1991”"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["6 Oct 91", "Oct 91", "6 Oct"])
def test_a_year_beside_a_month_needs_four_digits_too(typed: str) -> None:
    with pytest.raises(DateError, match="four digits, as in “Oct 1991”"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["1990s", "the 1990s", "199x", "19XX", "1990's"])
def test_a_decade_is_no_date(typed: str) -> None:
    with pytest.raises(DateError, match="A decade is not a date here"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["1991-1995", "1991-95", "1991/1995"])
def test_a_period_is_no_date(typed: str) -> None:
    with pytest.raises(DateError, match="This looks like a period"):
        read_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "next week", "Oct", "Octember 1991", "Ma 1991", "cat 1991", "1991 to 1995", "?", "~", "c.",
        ".", "/", "-1991", "1991-", "?/?/2009", "3//", "Oct Nov 1991", "6 7 Oct 1991", "²0 Oct 1991",
        "1991 1992 Oct", "100 Oct 1991", "16/1/955", "about ongoing", "<b>1991</b>",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_date(typed)

    assert str(refusal.value) == (
        f"“{typed}” is not a date that can be read. Write it like 1991, Oct 1991 or 6 Oct 1991."
    )


def test_a_long_text_is_shown_short() -> None:
    with pytest.raises(DateError) as refusal:
        read_date("a long story " * 100)

    assert len(str(refusal.value)) < 140
    assert "…" in str(refusal.value)


def is_answered(text: str) -> bool:
    """Tell whether ``text`` is read as a date that can be written, or refused in a sentence."""
    try:
        read = read_date(text)
    except DateError as refusal:
        return str(refusal).endswith((".", "?"))
    return read is None or PartialDate.of(str(read)) == read


@given(partial_dates())
def test_edtf_is_read_as_it_is_written(value: PartialDate) -> None:
    assert read_date(str(value)) == value


@given(partial_dates())
def test_a_date_in_words_is_read_back(value: PartialDate) -> None:
    plain = PartialDate(value.year, value.month, value.day)
    *rest, year = plain.in_words().split(" ")

    assert read_date(" ".join([*rest, year.zfill(4)])) == plain


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    assert is_answered(text)


@given(st.text(alphabet="0123456789/.-, ?~%cxsOoctNv۱१²ⅷ½", max_size=14))
def test_what_looks_like_a_date_is_read_or_refused_in_words(text: str) -> None:
    assert is_answered(text)
