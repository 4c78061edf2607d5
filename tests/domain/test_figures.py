"""Counts say what they leave out."""

import pytest

from diplomat_desk.domain.figures import Sort, SortKey, Tally
from diplomat_desk.domain.filters import Unit


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(26, 80, 3, 0), "26 of 80 initiatives · 3 undated · every round counted"),
        (Tally(1, 1, 0, 0), "1 of 1 initiative · 0 undated · every round counted"),
        (
            Tally(0, 0, 0, 1),
            "0 of 0 initiatives · 0 undated · every round counted · 1 record withheld",
        ),
        (
            Tally(1_200, 1_000_000, 1_001, 2_000),
            "1,200 of 1,000,000 initiatives · 1,001 undated · every round counted · 2,000 records withheld",
        ),
        (
            Tally(3, 12, 0, 1, 5, Unit.PROCESSES),
            "3 of 12 initiatives · 0 undated · a process counted once · 1 record and 5 entries withheld",
        ),
        (
            Tally(3, 12, 0, 0, 1),
            "3 of 12 initiatives · 0 undated · every round counted · 1 entry withheld",
        ),
    ],
)
def test_a_tally_in_words(tally: Tally, words: str) -> None:
    assert tally.in_words() == words


def test_a_list_begins_with_the_earliest() -> None:
    assert Sort() == Sort(SortKey.START, descending=False)
