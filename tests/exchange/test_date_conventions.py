"""How a whole column writes its dates."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplomat_desk.exchange.dating import conventions, read_date
from diplomat_desk.exchange.mapping import Order

BOTH = (Order.DMY, Order.MDY)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["6/5/03", "1/16/55"], Order.MDY),
        (["6/5/03", "16/1/55"], Order.DMY),
        (["91/10/06", "92/01/02"], Order.YMD),
        (["12//1998", "3/4/1998"], Order.MDY),
        (["/12/1998", "3/4/1998"], Order.DMY),
        (["2/??/04", "3/4/1998"], Order.MDY),
        (["3.4.1991", "5.6.1992"], Order.DMY),
        (["4.13.1991", "5.6.1992"], Order.MDY),
        (["1991-10-06", "1991", "October 1991", ""], Order.NONE),
        ([], Order.NONE),
    ],
)
def test_the_order_is_settled_by_what_the_column_holds(values: list[str], order: Order) -> None:
    found = conventions(values, 2026)
    assert (found.order, found.undecided) == (order, False)


def test_an_ambiguous_column_is_asked_about_once_with_count_and_examples() -> None:
    found = conventions(["3/4/1991", "5/5/1991", "5/6/1992", "5/6/1992", "1993"], 2026)
    assert found.undecided
    assert (found.order, set(found.options)) == (Order.NONE, set(BOTH))
    assert (found.ambiguous, found.examples) == (3, ("3/4/1991", "5/6/1992"))
    assert "3 values can be read in more than one way (3/4/1991, 5/6/1992)" in found.in_words


def test_two_conventions_in_one_column_are_asked_about_and_the_commoner_comes_first() -> None:
    found = conventions(["4/13/1991", "4/14/1991", "13/4/1991", "5/6/1992"], 2026)
    assert found.options == (Order.MDY, Order.DMY)
    assert (found.ambiguous, found.examples) == (1, ("5/6/1992",))


def test_two_conventions_where_nothing_is_ambiguous_need_no_question() -> None:
    found = conventions(["4/13/1991", "13/4/1991", "5/5/1992"], 2026)
    assert not found.undecided
    days = [
        str(read_date(text, found.order, found.pivot).date) for text in ("4/13/1991", "13/4/1991")
    ]
    assert days == ["1991-04-13", "1991-04-13"]


@pytest.mark.parametrize(
    ("values", "first_and_last"),
    [
        (["1/1/46", "1/1/99", "1/1/00", "1/1/11"], (1946, 2011)),
        (["1/1/14", "2/13/45"], (1914, 1945)),
        (["1/1/03", "2/13/24"], (2003, 2024)),
        (["1/1/30", "2/13/31"], (2030, 2031)),
        (["1/1/40", "2/13/60"], (1940, 1960)),
        (["1/13/14", "6/3/25", "3/4/1915", "5/6/1920", "1/2/1918"], (1914, 1925)),
        (["1/13/14", "6/3/25", "3/4/2015", "5/6/2020", "1/2/2018"], (2014, 2025)),
        (["Oct 91", "Nov 05", "'07"], (1991, 2007)),
    ],
)
def test_the_pivot_comes_from_the_range_of_the_column(
    values: list[str], first_and_last: tuple[int, int]
) -> None:
    found = conventions(values, 2026)
    assert found.first_and_last == first_and_last
    said = "years of two digits are read as {} to {}".format(*first_and_last)
    assert said in found.in_words


def test_years_far_from_the_others_are_pointed_at() -> None:
    usual = [f"1/16/{year}" for year in range(1990, 2010)]
    found = conventions([*usual, "3/2/1882", "10/1/993"], 2026)
    assert found.outlying == ("10/1/993", "3/2/1882")
    assert found.years is not None
    assert found.years[0] > 1882
    assert found.years[1] < 2040


def test_an_old_column_is_usual_to_itself() -> None:
    found = conventions([f"16/1/{year}" for year in range(1815, 1915)], 2026)
    assert found.outlying == ()
    assert read_date("16/1/1815", found.order, found.pivot, years=found.years).doubt == ""


def test_counted_days_are_found_where_the_whole_column_agrees() -> None:
    assert conventions(["36526", "", "36527.0"], 2026).serial == 1900
    assert conventions(["36526", "1991"], 2026).serial == 0
    assert conventions(["1991", "1992"], 2026).serial == 0


def test_nothing_that_a_column_holds_stops_it() -> None:
    odd = ["x" * 10_000, "//", "?/?/?", "٣/٤/١٩٩١", "1/2/3", "0/0/00", "99/99/9999", "\n"]
    found = conventions(odd, 2026)
    assert found.ambiguous == 1


CELLS = st.text(st.sampled_from("0123456789/-.?x' ,~mayOct٣"), max_size=14)


@given(st.lists(CELLS, max_size=5))
@example(["x12/1/99"])
def test_no_column_stops_it(values: list[str]) -> None:
    found = conventions(values, 2026)
    assert -1 <= found.pivot <= 31
    assert found.undecided == (len(found.options) > 1)
    assert not (found.undecided and found.order)
    assert bool(found.examples) == bool(found.ambiguous)
