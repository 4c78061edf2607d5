"""Steps of time, and the periods before periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.periods import Period, Step, before
from tests.making import day


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1991", ("1990s", "1991", None, None)),
        ("1991-10", ("1990s", "1991", "1991-Q4", "1991-10")),
        ("1991-01-31~", ("1990s", "1991", "1991-Q1", "1991-01")),
        ("..", (None, None, None, None)),
        ("0009", ("0s", "0009", None, None)),
    ],
)
def test_a_date_belongs_to_a_step_only_if_it_is_known_to_it(
    text: str, keys: tuple[str | None, ...]
) -> None:
    found = ((step, step.number(day(text))) for step in Step)
    assert tuple(None if n is None else step.key(n) for step, n in found) == keys


@given(st.sampled_from(Step), st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_steps_follow_one_another_without_gap(step: Step, on: date) -> None:
    number = step.containing(on)
    assert step.since(number).earliest <= on <= step.until(number).latest
    assert step.number(step.since(number)) == number
    if step.until(number).year < 9998:
        following = step.since(number + 1).earliest
        assert (following - step.until(number).latest).days == 1


def test_steps_have_names() -> None:
    at = day("1991-10-06").earliest
    assert [step.in_words(step.containing(at)) for step in Step] == [
        "1990s", "1991", "Q4 1991", "October 1991",
    ]  # fmt: skip
    assert [step.within_year(step.containing(at)) for step in Step] == [
        "1990s",
        "1991",
        "Q4",
        "Oct",
    ]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2015", "2019", ("2010", "2014")),
        ("2015", "2015", ("2014", "2014")),
        ("2015-03", "2015-08", ("2014-09", "2015-02")),
        ("2015", "2016-06", ("2013-07", "2014-12")),
        ("2015-03-05", "2015-03-20", ("2015-02-17", "2015-03-04")),
    ],
)
def test_the_period_before_is_as_long(since: str, until: str, expected: tuple[str, str]) -> None:
    found = before(Period(day(since), day(until)))
    assert found is not None
    assert (str(found.since), str(found.until)) == expected


def test_nothing_lies_before_all_time_or_an_unbounded_period() -> None:
    assert before(Period(day("0003"), day("0009"))) is None
    assert before(Period(day("0001-01-02"), day("0001-05-01"))) is None
    assert before(Period(day("2015"), None)) is None
    assert before(Period(day("2015"), day(".."))) is None


def test_a_vague_date_may_lie_in_a_period() -> None:
    spring = Period(day("2015-03"), day("2015-05"))
    assert spring.may_hold(day("2015"))
    assert spring.may_hold(day("2015-03-01"))
    assert not spring.may_hold(day("2015-06"))
    assert not spring.may_hold(day("2015-02-28"))
    assert Period().may_hold(PartialDate(1))


def test_a_vague_date_lies_in_a_period_that_holds_all_of_it() -> None:
    spring = Period(day("2015-03"), day("2015-05"))
    assert not spring.holds(day("2015"))
    assert spring.holds(day("2015-05"))
    assert spring.holds(day("2015-05-31"))
    assert Period(None, day("2015")).holds(day("2015"))
    assert not Period(day("2015-02"), None).holds(day("2015"))


def test_periods_that_do_not_overlap_have_no_part_in_common() -> None:
    year = Period(day("2015"), day("2015"))
    assert year.within(Period(day("2016"), None)).is_backward
    assert not year.within(Period(day("2015-12"), day("2016"))).is_backward
    assert not Period(day("2015"), None).is_backward


def test_a_period_is_cut_to_another_and_said() -> None:
    year = Period(day("2015"), day("2015"))
    assert year.within(Period(day("2015-03"), None)) == Period(day("2015-03"), day("2015"))
    assert year.within(Period()) == year
    assert Period(day("2015"), day("2019")).in_words() == "2015–2019"
    said = (year, Period(day("2015")), Period(None, day("2015")), Period())
    assert [one.in_words() for one in said] == [
        "2015", "since 2015", "until 2015", "all times",
    ]  # fmt: skip
