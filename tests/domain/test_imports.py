"""Rows of an import one after the other are one stretch."""

from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.imports import How, ImportedRow, Stretch, stretches

_rows = st.lists(
    st.builds(ImportedRow, st.integers(1, 9), st.integers(1, 9), st.sampled_from(How)), max_size=12
)


@given(_rows)
def test_stretches_are_the_rows_again(rows: list[ImportedRow]) -> None:
    found = stretches(rows)
    assert [row for one in found for row in one.rows] == rows
    assert all(one.holds(row.initiative_id) for one in found for row in one.rows)


def test_a_long_file_is_one_stretch() -> None:
    rows = [ImportedRow(n, n + 5, How.NEW) for n in range(2, 1_002)]
    assert stretches(rows) == (Stretch(2, 7, How.NEW, 1_000),)
    assert not stretches(rows)[0].holds(1_007)
