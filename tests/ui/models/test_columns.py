"""Cells of the register in words."""

import pytest

from diplomat_desk.domain.figures import Row, SortKey
from diplomat_desk.ui.models.columns import COLUMNS, cut_names, short_date
from tests.ui.rows import COUNTRIES, VOCABULARIES, row


def text(of: Row, key: SortKey, *, whole: bool = False) -> str:
    column = next(column for column in COLUMNS if column.key is key)
    return (column.whole if whole else column.text)(of, VOCABULARIES, COUNTRIES)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1991", "1991"),
        ("1991-10", "Oct 1991"),
        ("1991-10-06", "6 Oct 1991"),
        ("1991~", "c. 1991"),
        ("1991?", "1991?"),
        ("..", "ongoing"),
        ("no date", "no date"),
    ],
)
def test_dates_are_short_and_never_filled_in(edtf: str, words: str) -> None:
    assert short_date(edtf) == words


def test_a_planned_date_says_so_and_a_missing_one_stays_empty() -> None:
    assert text(row(1, start="2026", planned=True), SortKey.START) == "planned 2026"
    assert text(row(1, start="", end="", planned=True), SortKey.START) == ""


def test_an_unknown_start_says_by_when_it_had_begun() -> None:
    assert text(row(1, start="", end="1992-04-24"), SortKey.START) == "by 24 Apr 1992"
    assert text(row(1, start="", end=".."), SortKey.START) == ""


def test_many_names_are_counted_after_the_first_and_whole_in_the_tooltip() -> None:
    many = row(1, countries=("IND", "PAK", "AFG", "IRN", "SUN", "ZZZ"))
    assert text(many, SortKey.COUNTRIES) == "India, Pakistan, Afghanistan, Iran +2"
    assert text(many, SortKey.COUNTRIES, whole=True).endswith("Iran, Soviet Union, ZZZ")


def test_one_name_longer_than_the_column_is_not_cut_here() -> None:
    assert cut_names(("x" * 90, "y")) == "x" * 90 + " +1"


def test_codes_are_shown_as_labels_and_an_unknown_one_as_it_is() -> None:
    assert text(row(1), SortKey.TRACK) == "Track II"
    assert text(row(1, status="mislaid"), SortKey.STATUS) == "mislaid"


def test_every_column_can_be_sorted_by_what_it_shows() -> None:
    assert [column.key for column in COLUMNS if column.at_first] == [
        SortKey.REFERENCE, SortKey.TITLE, SortKey.KIND, SortKey.TRACK,
        SortKey.COUNTRIES, SortKey.START, SortKey.STATUS,
    ]  # fmt: skip
    assert {column.key for column in COLUMNS} == set(SortKey)
