"""The register page at work on a real register, with real keys and clicks."""

from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort, SortKey
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import history, looking, recording
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.models.register_model import RegisterModel
from diplomat_desk.ui.register_page import RegisterPage
from diplomat_desk.ui.register_table import RegisterTable
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import click, press, show, type_text
from tests.ui.rows import COUNTRIES, VOCABULARIES, row


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot)
    yield made
    made.runner.stop()


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


def page_in(around: Surroundings, width: int = 1244) -> RegisterPage:
    page = RegisterPage(around.context)
    show(around.qtbot, page, width, 700)
    around.settle()
    return page


def column(key: SortKey) -> int:
    return [one.key for one in COLUMNS].index(key)


def cell(page: RegisterPage, line: int, key: SortKey) -> str:
    return str(page.model.index(line, column(key)).data())


def read_aloud(page: RegisterPage) -> str:
    return "\n".join(label.text() for label in page.reading.findChildren(QLabel))


def line_of(page: RegisterPage, title: str) -> int:
    lines = range(len(page.model.ids))
    return next(line for line in lines if cell(page, line, SortKey.TITLE) == title)


def choose(page: RegisterPage, line: int) -> None:
    place = page.table.visualRect(page.model.index(line, 0)).center()
    click(page.table.viewport(), place)


def test_the_sample_is_listed_counted_and_its_first_record_shown(around: Surroundings) -> None:
    page = page_in(around)
    assert len(page.model.ids) == 80
    assert page.bar.tally.text() == "80 of 80 initiatives · 1 undated · every round counted"
    assert cell(page, 0, SortKey.START) == "18 Jul 1949"
    assert "UNCIP truce talks" in read_aloud(page)


def test_typing_narrows_the_list_and_esc_brings_it_back(around: Surroundings) -> None:
    page = page_in(around)
    page.focus_filter()
    type_text("agra")
    around.qtbot.waitUntil(lambda: len(page.model.ids) < 80)
    around.settle()
    assert "Agra summit" in [cell(page, i, SortKey.TITLE) for i in range(len(page.model.ids))]
    assert page.bar.tally.text().startswith(f"{len(page.model.ids)} of 80")
    press(Qt.Key.Key_Escape)
    around.settle()
    assert len(page.model.ids) == 80


def test_what_matches_nothing_says_so_and_offers_to_clear(around: Surroundings) -> None:
    page = page_in(around)
    around.context.filter_state.set(Filter(text="zzzz"))
    around.settle()
    assert page.lists.currentWidget() is page.no_match
    assert page.reading.shown_id == 0
    step = page.no_match.step
    assert step is not None
    click(step)
    around.settle()
    assert page.lists.currentWidget() is page.table


def test_an_empty_register_offers_to_record_the_first(empty: Surroundings) -> None:
    page = page_in(empty)
    assert page.lists.currentWidget() is page.nothing_yet
    step = page.nothing_yet.step
    assert step is not None
    click(step)
    assert empty.asked.news == 1


def test_a_click_on_a_heading_sorts_in_the_store_and_keeps_the_record(
    around: Surroundings,
) -> None:
    page = page_in(around)
    choose(page, 5)
    around.settle()
    kept = page.table.current_id
    header = page.table.columns
    section = column(SortKey.TITLE)
    place = QPoint(header.sectionViewportPosition(section) + 30, header.height() // 2)
    click(header.viewport(), place)
    around.settle()
    titles = [cell(page, line, SortKey.TITLE) for line in range(80)]
    assert titles == sorted(titles, key=str.casefold)
    assert page.table.current_id == kept == page.reading.shown_id
    click(header.viewport(), place)
    around.settle()
    assert cell(page, 0, SortKey.TITLE) == titles[-1]
    assert page.table.current_id == kept
    assert around.context.settings.state("register.sort") == "title down"


def test_keys_edit_delete_and_move(around: Surroundings) -> None:
    page = page_in(around)
    page.table.setFocus()
    press(Qt.Key.Key_Down, 2)
    third = page.model.ids[2]
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F2)
    assert around.asked.edited == [third, third]
    press(Qt.Key.Key_End)
    assert page.table.current_id == page.model.ids[79]
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, 1, Qt.KeyboardModifier.ShiftModifier)
    gone = page.selected_ids()
    assert gone == tuple(page.model.ids[:2])
    press(Qt.Key.Key_Delete)
    around.settle()
    assert page.bar.tally.text().startswith("78 of 78")
    # The next record takes the place of the deleted ones, so that deleting can go on.
    assert page.table.current_id == third == page.reading.shown_id
    around.runner.change(history.undo)
    around.settle()
    assert len(page.model.ids) == 80
    assert page.table.current_id == third


def test_a_recorded_edit_is_read_anew_and_stays_chosen(around: Surroundings) -> None:
    page = page_in(around)
    choose(page, 3)
    around.settle()
    before = around.answer(lambda desk: looking.one(desk, page.table.current_id, Level.PUBLIC))
    edited = replace(before, title="<b>x</b> & 'y'", start=None)
    around.runner.change(lambda desk: recording.record(desk, edited))
    around.settle()
    assert page.table.current_id == before.id == page.reading.shown_id
    assert cell(page, page.model.position_of(before.id), SortKey.TITLE) == "<b>x</b> & 'y'"
    assert "<b>x</b> & 'y'" in read_aloud(page)


def test_a_record_that_the_filter_hides_is_shown_and_brought_back(around: Surroundings) -> None:
    page = page_in(around)
    hidden = page.model.ids[line_of(page, "Agra summit")]
    around.context.filter_state.set(Filter(text="neemrana"))
    around.settle()
    page.open_record(hidden)
    around.settle()
    assert page.reading.shown_id == hidden
    assert "The filter hides this initiative." in read_aloud(page)
    click(next(b for b in page.reading.findChildren(QPushButton) if "list" in b.text()))
    around.settle()
    assert page.table.current_id == hidden
    assert page.reading.notice.isHidden()


def test_a_round_leads_to_its_process_and_back(around: Surroundings) -> None:
    page = page_in(around)
    page.open_record(page.model.ids[line_of(page, "Neemrana Dialogue, first meeting")])
    around.settle()
    click(link(page, "Part of Neemrana Dialogue"))
    around.settle()
    assert "this is a whole process" in read_aloud(page)
    click(next(b for b in page.reading.findChildren(QPushButton) if "list" in b.text()))
    around.settle()
    assert around.context.filter_state.filter.unit is Unit.PROCESSES
    assert page.table.current_id == page.reading.shown_id
    click(link(page, "Oct 1991  Neemrana Dialogue, first meeting"))
    around.settle()
    assert "this is a round" in read_aloud(page)


def link(page: RegisterPage, words: str) -> LinkButton:
    links = page.reading.findChildren(LinkButton)
    return next(one for one in links if one.accessibleName() == words)


def test_copy_gives_the_shown_columns_of_the_chosen_rows(around: Surroundings) -> None:
    formula = Initiative(title="=1+1", kind="summit", track="L1")
    around.runner.change(lambda desk: recording.record(desk, formula))
    page = page_in(around)
    around.context.filter_state.set(Filter(undated=True))
    around.settle()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    around.settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [
        "Reference", "Title", "Kind", "Track", "Countries", "Start", "Status",
    ]  # fmt: skip
    assert len(lines) == 3
    assert "'=1+1" in [line.split("\t")[1] for line in lines]
    assert around.asked.toasts == ["Copied 2 initiatives."]


def test_columns_are_chosen_and_remembered(around: Surroundings) -> None:
    page = page_in(around)
    header = page.table.columns
    names = {action.text(): action for action in header.menu().actions()}
    names["Tags"].trigger()
    names["Kind"].trigger()
    header.resizeSection(column(SortKey.TITLE), 333)
    header.moveSection(header.visualIndex(column(SortKey.TAGS)), 0)
    around.qtbot.waitUntil(lambda: around.context.settings.state("register.columns") != "")
    reopened = page_in(around)
    again = reopened.table.columns
    assert again.shown_columns() == header.shown_columns()
    assert again.shown_columns()[0] == column(SortKey.TAGS)
    assert again.isSectionHidden(column(SortKey.KIND))
    assert again.sectionSize(column(SortKey.TITLE)) == 333


def test_the_last_column_cannot_be_hidden_and_nonsense_means_the_first_layout(
    around: Surroundings,
) -> None:
    around.context.settings.set_state("register.columns", "title:100 what:7 kind:x")
    page = page_in(around)
    header = page.table.columns
    assert header.shown_columns() == (column(SortKey.TITLE),)
    assert not next(a for a in header.menu().actions() if a.text() == "Title").isEnabled()
    header.arrange("nothing that is a column")
    assert len(header.shown_columns()) == 7


def test_nothing_above_the_ceiling_is_listed_read_or_copied(around: Surroundings) -> None:
    secret = Initiative(
        title="Back channel", kind="dialogue", track="T2", confidentiality=Level.CONFIDENTIAL
    )
    around.runner.change(lambda desk: recording.record(desk, secret))
    page = page_in(around)
    page.open_record(page.model.ids[line_of(page, "Back channel")])
    around.settle()
    assert "Back channel" in read_aloud(page)
    around.context.filter_state.set_ceiling(Level.LIMITED)
    around.settle()
    assert "Back channel" not in read_aloud(page)
    assert page.bar.tally.text().endswith("1 record withheld")


def test_a_page_that_is_not_shown_asks_when_it_is_shown_again(around: Surroundings) -> None:
    page = page_in(around)
    page.hide()
    around.context.filter_state.set(Filter(text="agra"))
    around.settle()
    assert len(page.model.ids) == 80
    page.show()
    page.refresh()
    around.settle()
    assert len(page.model.ids) < 80


def test_a_read_only_register_offers_no_change(tmp_path: Path, qtbot: QtBot) -> None:
    around = surroundings(tmp_path, qtbot, read_only=True)
    page = page_in(around)
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Delete)
    around.settle()
    assert around.asked.edited == []
    assert len(page.model.ids) == 80
    edit = page.reading.findChild(QPushButton, "edit")
    assert isinstance(edit, QPushButton)
    assert edit.isHidden()
    around.runner.stop()


def test_the_form_takes_the_reading_panes_place(around: Surroundings) -> None:
    page = page_in(around)
    page.make_room(True)
    assert page.reading.isHidden()
    page.make_room(False)
    assert page.reading.isVisible()


def test_a_million_records_are_shown_and_chosen_without_a_wait(qtbot: QtBot) -> None:
    model = RegisterModel(
        VOCABULARIES, COUNTRIES, lambda ids, then: then(tuple(row(i) for i in ids))
    )
    table = RegisterTable(model, VOCABULARIES)
    show(qtbot, table, 900, 700)
    begun = perf_counter()
    table.show_ids(array("q", range(1, 1_000_001)), (), wanted=1_000_000)
    qtbot.waitUntil(lambda: model.index(999_999, 1).data() == "Neemrana Dialogue")
    table.selectAll()
    table.grab()
    assert len(table.chosen_ids()) == 1_000_000
    assert perf_counter() - begun < 2.0


def test_a_sort_that_cannot_be_read_is_the_first_one(around: Surroundings) -> None:
    around.context.settings.set_state("register.sort", "colour up")
    page = page_in(around)
    assert page.table.columns.sortIndicatorSection() == column(Sort().key)
