"""Where tables begin, what their columns are called, and that odd ones are not taken for others."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.exchange.readers.layouts import (
    Place,
    Span,
    column_names,
    fill_spans,
    find_place,
    letters,
)


def table(text: str) -> list[list[str]]:
    return list(csv.reader(text.strip("\n").split("\n"), delimiter="|"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id|name|when\n1|A|1990\n2|B|1991", Place(1, 1, 2)),
        ("name|place\nA|x\nB|y", Place(1, 1, 2)),
        # below titles, blank rows and a note
        ("Visits\n\nMinistry, 2020\n\nid|name|when\n1|A|1990\n2|B|1991", Place(5, 1, 6)),
        ("|\n|\nname|year\nA|1990\nB|1991", Place(3, 1, 4)),
        # years are names where no years follow
        ("country|region|1990|1991\nPeru|South|5|6\nMali|West|7|8", Place(1, 1, 2)),
        ("country|region|2019\nPeru|South|5\nMali|West|7", Place(1, 1, 2)),
        # nobody named the columns
        ("1|A|1990-01-02\n2|B|1991-03-04\n3|C|1992-05-06", Place(0, 1, 1)),
        ("A|Geneva|1990\nB|Oslo|1991\nC|Geneva|1992", Place(0, 1, 1)),
        ("T2|Geneva\nT2|Oslo\nT1|Geneva\nT2|Oslo", Place(0, 1, 1)),
        # a header with gaps
        ("|name|when\n1|A|1990\n2|B|1991", Place(1, 1, 2)),
        ("a|b||\nx|y|1|2\nx|z|3|4", Place(1, 1, 2)),
        # two rows
        (
            "Id|Party||Mediator||When\n|Name|Country|Name|Country|\n1|A|Peru|B|Chile|1990\n2|C|Mali|D|Niger|1991",
            Place(1, 2, 3),
        ),
        # a second row of data whose cells fill what the header lacks is no header
        ("name|place|note|remark\nA|Geneva|long|x\nB|Oslo||", Place(1, 1, 2)),
        # one column
        ("name\nA\nB", Place(1, 1, 2)),
        ("only", Place(1, 1, 2)),
        ("", Place(1, 1, 2)),
    ],
)
def test_the_header_is_found(text: str, place: Place) -> None:
    assert find_place(table(text)) == place


def test_merged_cells_tell_of_two_rows() -> None:
    rows = table("Party||Other\nName|Country|\nA|Peru|x\nB|Mali|y")
    assert find_place(rows, [Span(1, 1, 0, 1)]) == Place(1, 2, 3)
    assert fill_spans(rows[:2], 1, [Span(1, 1, 0, 1), Span(1, 2, 2, 2)]) == [
        ["Party", "Party", "Other"],
        ["Name", "Country", "Other"],
    ]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["a", " b ", "c\nd"]], ("a", "b", "c d")),
        ([["a", "a", "", "a", "a (2)"]], ("a", "a (3)", "Column C", "a (4)", "a (2)")),
        (
            [["Party", "", "When"], ["Name", "Country", ""]],
            ("Party – Name", "Party – Country", "When"),
        ),
        ([["Id", "Party"], ["Id", "Name"]], ("Id", "Party – Name")),
        ([], ("Column A", "Column B", "Column C")),
    ],
)
def test_columns_are_named(rows: list[list[str]], names: tuple[str, ...]) -> None:
    assert column_names(rows, len(names)) == names


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letters(place) for place in (0, 25, 26, 51, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "ZZ",
        "AAA",
    ]
    assert column_names([["", "b"]], 2, skipped=2) == ("Column C", "b")


ROWS = st.lists(
    st.lists(
        st.sampled_from(["", " ", "a", "name", "1990", "3/4/1991", "12,5", "x" * 200]), max_size=6
    ),
    max_size=12,
)


@given(
    ROWS, st.lists(st.builds(Span, *[st.integers(1, 8)] * 2, *[st.integers(0, 8)] * 2), max_size=3)
)
def test_any_rows_have_a_place_and_names_each_once(
    rows: list[list[str]], spans: list[Span]
) -> None:
    place = find_place(rows, spans)
    assert place.first >= 1
    assert place.header == 0 or place.first == place.header + place.headers
    head = (
        fill_spans(rows[place.header - 1 : place.first - 1], place.header, spans)
        if place.header
        else []
    )
    names = column_names(head, 7)
    assert len(set(names)) == 7
    assert all(names)
