"""The search page: finds as one types, groups what was hit, and opens it from the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.finding import Found, Group, Hit, Section
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.keeping import Note
from diplomat_desk.domain.snippets import Snippet
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui import theme
from diplomat_desk.ui.found_delegate import fitted, laid
from diplomat_desk.ui.models.found_model import PAGE, FoundModel
from diplomat_desk.ui.models.paged_rows import NOT_YET
from diplomat_desk.ui.search_page import SearchPage
from tests.making import small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click, focused, press, show, type_text


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    made.answer(fill)
    yield made
    made.runner.stop()


RECORDS = (
    small("Agra <b>summit</b>", summary="On water 🤝 and trade."),
    small("Lahore talks", notes=(Note("Ask about the Agra minutes."),)),
    small("Delhi talks", organisations=(Engagement("Agra House"),)),
    small("Agra in secret", confidentiality=Level.RESTRICTED),
)


def fill(desk: Desk) -> None:
    for one in RECORDS:
        recording.record(desk, one)


def page_in(around: Surroundings, width: int = 800) -> SearchPage:
    page = SearchPage(around.context)
    show(around.qtbot, page, width, 500)
    around.settle()
    return page


def search(around: Surroundings, page: SearchPage, typed: str) -> None:
    page.line.setFocus()
    page.line.selectAll()
    type_text(typed)
    press(Qt.Key.Key_Down)
    around.settle()


def lines(page: SearchPage) -> list[str]:
    model = page.model
    return [str(model.data(model.index(line, 0))) for line in range(model.rowCount())]


def test_what_is_typed_is_found_grouped_and_counted(around: Surroundings) -> None:
    page = page_in(around)
    assert page.stack.currentWidget() is page.begin
    search(around, page, "agra")
    assert page.counted.text() == "5 records found"
    assert [line for line in lines(page) if ": " in line] == [
        "Titles: 2",
        "Organisations: 2",
        "Notes: 1",
    ]
    assert "Lahore talks – Ask about the Agra minutes." in lines(page)
    page.grab()


def test_it_finds_while_one_types_and_only_the_latest_counts(around: Surroundings) -> None:
    page = page_in(around)
    page.line.setFocus()
    type_text("agr")
    around.qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.search_for("lahore")
    page.search_for("delhi")
    around.settle()
    assert [line for line in lines(page) if "talks" in line] == ["Delhi talks"]
    press(Qt.Key.Key_Escape)
    around.settle()
    assert page.stack.currentWidget() is page.begin
    assert page.counted.text() == ""


def test_the_arrow_keys_pass_over_headings_and_enter_opens(around: Surroundings) -> None:
    page = page_in(around)
    search(around, page, "agra")
    press(Qt.Key.Key_Down)
    assert focused() is page.list
    assert page.list.currentIndex().row() == 1
    press(Qt.Key.Key_Down, 2)
    assert page.list.currentIndex().row() == 4
    press(Qt.Key.Key_Return)
    assert len(around.asked.organisations) == 1
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert around.asked.opened == [3]
    press(Qt.Key.Key_Up, 4)
    assert focused() is page.line


def test_a_click_opens(around: Surroundings) -> None:
    page = page_in(around)
    search(around, page, "minutes")
    place = page.list.visualRect(page.model.index(1, 0)).center()
    click(page.list.viewport(), place)
    assert around.asked.opened == [2]


def test_nothing_found_offers_the_words_alone(around: Surroundings) -> None:
    page = page_in(around)
    search(around, page, "agra zebra")
    assert page.stack.currentWidget() is page.nothing
    assert page.nothing.words.text() == "Nothing is found for “agra zebra”; try fewer words."
    page.nothing.chosen.emit("agra")
    around.settle()
    assert page.line.text() == "agra"
    assert page.counted.text() == "5 records found"


def test_the_ceiling_hides_and_says_how_much_is_withheld(around: Surroundings) -> None:
    page = page_in(around)
    search(around, page, "agra")
    around.context.filter_state.set_ceiling(Level.PUBLIC)
    around.settle()
    assert page.counted.text() == "4 records found · 1 record withheld"
    assert not any("secret" in line for line in lines(page))
    search(around, page, "secret")
    assert page.counted.text() == "0 records found · 1 record withheld"


def test_a_change_is_followed_and_the_choice_kept(around: Surroundings) -> None:
    page = page_in(around)
    search(around, page, "agra")
    press(Qt.Key.Key_Down, 3)
    chosen = page.model.key(page.list.currentIndex().row())
    around.runner.change(lambda desk: recording.record(desk, small("Agra, the first of all")))
    around.settle()
    assert page.counted.text() == "6 records found"
    assert page.model.key(page.list.currentIndex().row()) == chosen


def test_a_hundred_thousand_results_are_read_by_the_page(qtbot: QtBot) -> None:
    asked: list[int] = []
    size = 100_000
    places = range(1 << 6, (size + 1) << 6, 1 << 6)
    found = Found("x", places, (Group(Section.TITLE, 0, 10), Group(Section.TEXT, 10, size - 10)))

    def fetch(wanted: tuple[int, ...], _typed: str, then: object) -> None:
        asked.append(len(wanted))
        hits = [
            Hit(
                Kind.INITIATIVE, packed >> 6, Section.TITLE, Snippet(f"No {packed >> 6}"), Snippet()
            )
            for packed in wanted
        ]
        assert callable(then)
        then(tuple(hits))

    model = FoundModel(fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(found)
    assert model.headings == (0, 11)
    assert model.rowCount() == size + 2
    assert model.data(model.index(size + 1, 0)) == NOT_YET
    qtbot.waitUntil(lambda: model.data(model.index(size + 1, 0)) == f"No {size}")
    assert max(asked) <= PAGE
    assert len(asked) < 5
    assert model.line_of(model.key(5_000)) == 5_000


def test_a_long_snippet_is_cut_to_its_line(around: Surroundings) -> None:
    around.answer(
        lambda desk: recording.record(desk, small("Long", summary="glacier 🤝 " + "word " * 60))
    )
    page = page_in(around)
    search(around, page, "glacier")
    hit = page.model.hit(1)
    assert hit is not None
    for width in (300, 500, 800):
        page.resize(width, 400)
        cut = fitted(hit.snippet, theme.font(), width, 1)
        assert cut.text.startswith("glacier 🤝 word")
        assert cut.text.endswith("…")
        assert laid(cut, theme.font(), width).lineCount() == 1
        page.grab()


def test_a_word_in_a_note_leads_to_its_record(qtbot: QtBot, tmp_path: Path) -> None:
    desktop = Desktop(qtbot, tmp_path)
    desktop.start()
    desktop.open()
    wanted = small("Lahore talks", notes=(Note("The zugzwang of May."),))
    desktop.runner.change(lambda desk: recording.record(desk, wanted))
    desktop.settled()
    desktop.do("search.open")
    type_text("zugz")
    press(Qt.Key.Key_Return)
    desktop.settled()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    desktop.settled()
    assert desktop.window.workspace is not None
    assert desktop.window.workspace.page_name == "register"
    reading = desktop.window.workspace.page.reading.reading  # type: ignore[union-attr]
    assert isinstance(reading.initiative, Initiative)
    assert reading.initiative.title == "Lahore talks"
    desktop.runner.stop()
