"""Two records that may be one: near in time, a country in both, the same numbers."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.pairs import Half, pair_of, pairs_among

ONE = Half(1, "DD-1", "Agra summit", "agra summit", "2001-07-14", "2001-07-14", Level.PUBLIC, 0,
           {"IND": 0, "PAK": 20})  # fmt: skip
OTHER = replace(ONE, id=2, reference="DD-2", countries={"PAK": 10})


def test_a_pair_is_told_from_the_level_on_at_which_both_and_a_shared_country_are() -> None:
    pair = pair_of(OTHER, ONE)
    assert pair is not None
    assert (pair.one.id, pair.other.id, pair.level) == (1, 2, Level.RESTRICTED)
    assert pair.subject == "same-initiative:1:2"
    assert pair.names([2])
    assert not pair.names([3])


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, id=1),
        replace(OTHER, parent_id=1),
        replace(OTHER, countries={"AFG": 0}),
        replace(OTHER, first="2001-07-15", last="2001-07-16"),
        replace(OTHER, key="agra summit 2"),
    ],
)
def test_what_is_no_pair(other: Half) -> None:
    assert pair_of(ONE, other) is None
    assert pair_of(other, ONE) is None


def test_less_exact_dates_meet_and_each_pair_comes_once() -> None:
    month = replace(OTHER, id=3, first="2001-07-01", last="2001-07-31")
    year = replace(OTHER, id=4, first="2001-01-01", last="2001-12-31")
    found = sorted(pair.subject for pair in pairs_among([year, ONE, month, OTHER]))
    assert found == sorted(
        f"same-initiative:{a}:{b}" for a, b in ((1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4))
    )
