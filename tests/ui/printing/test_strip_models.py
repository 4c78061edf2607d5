"""The pages and the outline of a document as Qt's views see them."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from diplomat_desk.ui.printing.outline import Contents, Outline, contents_of
from diplomat_desk.ui.printing.page_list import PageList
from diplomat_desk.ui.printing.pdf_text import Bookmark, outline_of
from tests.ui.printing.samples import document, pages

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole

MARKS = (
    Bookmark("Summary", 0, 0, 60.0),
    Bookmark("Parties", 0, 1, 60.0),
    Bookmark("India", 1, 1, 200.0),
    Bookmark("Talks <b>&amp;", 3, 2, 0.0),
    Bookmark("Pakistan", 1, 4, 500.0),
    Bookmark("Nowhere", 0, -1),
    Bookmark("لاہور", 0, 5, 0.0),
)


def texts(model: Outline, parent: QModelIndex | None = None) -> list[object]:
    """Return the titles of a tree, what an entry holds as a list behind it."""
    found: list[object] = []
    at = parent or QModelIndex()
    for row in range(model.rowCount(at)):
        index = model.index(row, 0, at)
        found.append(index.data())
        if model.rowCount(index):
            found.append(texts(model, index))
    return found


def test_a_list_of_pages_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PageList()
    for count in (0, 44, 3):
        model.show(count)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
        assert model.rowCount() == count
    assert (model.index(2).data(), model.index(2).data(SPOKEN)) == ("3", "Page 3 of 3")


def test_an_outline_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = Outline()
    for marks in ((), MARKS, MARKS[:1]):
        model.show(contents_of(marks))
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert texts(model) == ["Summary"]


def test_bookmarks_hang_together_by_their_levels() -> None:
    model = Outline()
    model.show(contents_of(MARKS))
    assert texts(model) == [
        "Summary",
        "Parties",
        ["India", ["Talks <b>&amp;"], "Pakistan"],
        "Nowhere",
        "لاہور",
    ]
    for number, mark in enumerate(MARKS):
        assert model.mark(model.index_of(number)) is mark


def test_what_is_spoken_and_pointed_at_is_plain_and_says_the_page() -> None:
    model = Outline()
    model.show(contents_of(MARKS))
    assert model.index_of(3).data(SPOKEN) == "Talks <b>&amp;, Page 3"
    assert model.index_of(3).data(TIP) == "<qt>Talks &lt;b&gt;&amp;amp;<br>Page 3</qt>"
    assert model.index_of(5).data(SPOKEN) == "Nowhere"


@pytest.mark.parametrize(
    ("page", "y", "section"),
    [
        (0, 0, -1),
        (0, 60, 0),
        (1, 59, 0),
        (1, 61, 1),
        (1, 201, 2),
        (2, 0, 3),
        (4, 800, 4),
        (9, 0, 6),
    ],
)
def test_a_place_lies_in_the_section_that_began_last(page: int, y: float, section: int) -> None:
    assert contents_of(MARKS).at(page, y) == section
    assert Contents().at(page, y) == -1


def test_bookmarks_are_read_from_the_file_with_their_places() -> None:
    made = document(pages(3), [("One", 0, 0, 100), ("Two", 1, 2, 300), ("اردو", 0, 2, 500)])
    found = outline_of(made)
    assert [(mark.title, mark.level, mark.page, round(mark.y)) for mark in found] == [
        ("One", 0, 0, 100),
        ("Two", 1, 2, 300),
        ("اردو", 0, 2, 500),
    ]
