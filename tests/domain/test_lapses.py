"""How long something took is told as exactly as its dates are known."""

from itertools import product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.lapses import Lapse, between, spell
from tests.making import day


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("2001-03-04", "2001-03-16", 12, 12),
        ("2001-03", "2001-03-16", 0, 15),
        ("1991", "1993", 367, 1095),
        ("1991", "1991", 0, 364),
        ("1991~", "1991-12-31?", 0, 364),
    ],
)
def test_a_time_is_bounded_by_what_the_dates_can_stand_for(
    start: str, end: str, least: int, most: int
) -> None:
    assert between(day(start), day(end)) == Lapse(least, most)


def test_a_time_that_surely_runs_backward_or_has_no_end_is_none() -> None:
    assert between(day("1992"), day("1991-12-31")) is None
    assert between(day("1992"), day("..")) is None


@pytest.mark.parametrize(
    ("lapse", "words"),
    [
        (Lapse(0, 0), "the same day"),
        (Lapse(1, 1), "1 day"),
        (Lapse(12, 12), "12 days"),
        (Lapse(90, 90), "3 months"),
        (Lapse(365, 365), "1 year"),
        (Lapse(913, 913), "2.5 years"),
        (Lapse(26_000, 26_000), "71 years"),
        (Lapse(28, 56), "about 1 month"),
        (Lapse(367, 1095), "about 2 years"),
        (Lapse(1, 730), "about 1 year"),
        (Lapse(0, 15), "less than a month"),
        (Lapse(0, 180), "less than 6 months"),
        (Lapse(0, 364), "less than a year"),
        (Lapse(0, 900), "less than 3 years"),
    ],
)
def test_a_time_in_words_is_no_more_exact_than_it_is_known(lapse: Lapse, words: str) -> None:
    assert lapse.in_words() == words


bounds = st.tuples(st.integers(0, 50), st.integers(0, 8)).map(lambda p: Lapse(p[0], p[0] + p[1]))


@given(st.lists(bounds, min_size=1, max_size=4))
def test_whatever_the_days_are_shortest_median_and_longest_lie_within_their_bounds(
    lapses: list[Lapse],
) -> None:
    found = spell(lapses)
    assert found is not None
    ends = [(lapse.least, lapse.most) for lapse in lapses]
    for days in product(*ends):
        assert found.shortest.least <= min(days) <= found.shortest.most
        assert found.median.least - 0.5 <= median(days) <= found.median.most + 0.5
        assert found.longest.least <= max(days) <= found.longest.most


def test_without_times_there_is_nothing_in_common() -> None:
    assert spell([]) is None
