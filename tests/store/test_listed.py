"""Rows become values column by column, each as its row alone would give it."""

from dataclasses import dataclass

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.results import Outcome
from diplomat_desk.store.listed import grouped, values_of


@dataclass(frozen=True, slots=True)
class Needing:
    """A value with a field that must be given."""

    what: str


def test_values_are_made_of_columns() -> None:
    columns = {"what": ("A", "B"), "date": ("1991-10", ""), "kind": (None, "cbm"), "level": (0, 20)}
    assert list(values_of(Outcome, columns)) == [
        Outcome("A", date=PartialDate(1991, 10)),
        Outcome("B", "cbm", level=Level.RESTRICTED),
    ]


def test_a_column_that_has_to_be_there_is_missed() -> None:
    with pytest.raises(TypeError, match="no default"):
        list(values_of(Needing, {"other": ("a",)}))


def test_entries_keep_their_order_by_owner() -> None:
    assert grouped((2, 1, 2), "abc") == {2: ("a", "c"), 1: ("b",)}
