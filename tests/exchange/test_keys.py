"""By what the rows of a file are known again."""

from collections.abc import Sequence

import pytest

from diplomat_desk.exchange.keys import likely_key
from diplomat_desk.exchange.mapping import ColumnMapping
from diplomat_desk.exchange.tables import Row


def key(values: Sequence[str], target: str = "external_id", **more: str) -> str:
    settings = {"header": "Case ID", "scheme": "Case ID"} | more
    column = ColumnMapping(place=0, target=target, **settings)  # type: ignore[arg-type]
    return likely_key([column], [Row(n, (value,)) for n, value in enumerate(values, 2)])


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["M-1", "M-2"], "Case ID"),
        (["864", "1234"], "Case ID"),
        (["001", "002"], "Case ID"),
        (["1", "2", "3"], ""),
        (["M-1", "M-1"], ""),
        (["M-1", ""], ""),
        (["M-1", "n/a"], ""),
        ([], ""),
    ],
)
def test_what_each_row_has_and_no_two_share_is_the_key(values: list[str], found: str) -> None:
    assert key(values) == found


def test_numbers_of_a_known_data_set_identify_even_where_they_run() -> None:
    assert key(["1", "2"], scheme="PA-X") == "PA-X"
    assert key(["A1", "B7"], header="No.", scheme="No.") == ""


def test_references_identify_where_they_are_like_nobody_elses() -> None:
    assert key(["DD-2001-0001", "DD-2001-0002"], "reference") == "reference"
    assert key(["12", "14"], "reference") == ""
