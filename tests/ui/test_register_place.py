"""Which record and which place of the list is shown after the list has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import history, recording
from diplomat_desk.ui.register_page import RegisterPage
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import press, show, type_text


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot)
    yield made
    made.runner.stop()


def page_in(around: Surroundings) -> RegisterPage:
    page = RegisterPage(around.context)
    show(around.qtbot, page, 1244, 400)
    around.settle()
    return page


def top_line(page: RegisterPage) -> int:
    return page.table.rowAt(2)


def type_into_filter(around: Surroundings, page: RegisterPage, text: str) -> None:
    page.focus_filter()
    before = len(page.model.ids)
    type_text(text)
    around.qtbot.waitUntil(lambda: len(page.model.ids) != before)
    around.settle()


def test_typing_shows_the_first_match_and_keeps_the_record(around: Surroundings) -> None:
    page = page_in(around)
    page.table.setFocus()
    press(Qt.Key.Key_End)
    last = page.table.current_id
    type_into_filter(around, page, "pakistan")
    assert last in page.model.ids
    assert page.table.current_id == last == page.reading.shown_id
    assert top_line(page) == 0


def test_what_the_filter_hides_gives_way_to_the_first_match(around: Surroundings) -> None:
    page = page_in(around)
    page.table.setFocus()
    press(Qt.Key.Key_Down, 30)
    hidden = page.table.current_id
    type_into_filter(around, page, "neemrana")
    assert hidden not in page.model.ids
    assert page.table.current_id == page.model.ids[0] == page.reading.shown_id


def test_a_record_in_view_stays_in_view_when_the_filter_goes(around: Surroundings) -> None:
    page = page_in(around)
    around.context.filter_state.set(Filter(text="neemrana"))
    around.settle()
    page.table.setFocus()
    press(Qt.Key.Key_Down)
    kept = page.table.current_id
    around.context.filter_state.set(Filter())
    around.settle()
    assert page.table.current_id == kept
    assert page.table.sees_current()
    assert top_line(page) > 0


def test_undo_and_redo_show_what_they_changed(around: Surroundings) -> None:
    page = page_in(around)
    gone = page.model.ids[40]
    around.runner.change(lambda desk: recording.delete(desk, (gone,)))
    around.settle()
    assert page.table.current_id == page.model.ids[0]
    around.runner.change(history.undo, lambda _: page.show_changed((gone,)))
    around.settle()
    assert page.table.current_id == gone == page.reading.shown_id
    assert page.table.sees_current()


def test_what_undo_changed_is_not_forced_upon_a_filter_that_hides_it(around: Surroundings) -> None:
    page = page_in(around)
    hidden = page.model.ids[40]
    around.context.filter_state.set(Filter(text="neemrana"))
    around.settle()
    shown = page.table.current_id
    page.show_changed((hidden,))
    around.settle()
    assert page.table.current_id == shown == page.reading.shown_id
