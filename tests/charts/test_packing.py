"""Bars are packed so that none overlaps another, in as few rows as can be."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.charts.packing import Pack, Rows, packed
from diplomat_desk.charts.packing_counts import rows_needed

spans = st.lists(st.tuples(st.integers(1, 300), st.integers(1, 60)), max_size=60)


@given(spans)
def test_no_two_bars_of_a_row_overlap_and_no_row_is_wasted(
    given_spans: list[tuple[int, int]],
) -> None:
    first = [start for start, _ in given_spans]
    free = [start + long for start, long in given_spans]
    order = sorted(range(len(first)), key=first.__getitem__)
    rows = packed(order, first, free)
    assert sorted(bar for row in rows for bar in row) == list(range(len(first)))
    for row in rows:
        assert all(free[bar] <= first[after] for bar, after in pairwise(row))
    busiest = max((sum(first[n] <= day < free[n] for n in order) for day in first), default=0)
    assert len(rows) == busiest
    if order:
        assert rows_needed([order, order[::3]], first, free) == [
            busiest,
            len(packed(order[::3], first, free)),
        ]


def test_a_row_tells_which_bars_touch_a_time() -> None:
    first, last = [10, 20, 40], [15, 30, 41]
    row = Rows([Pack([0, 1, 2], first, last)], first, last).row(0)
    assert row.between(16, 19) == range(1, 1)
    assert row.between(12, 25) == range(2)
    assert row.between(29, 1_000) == range(1, 3)
