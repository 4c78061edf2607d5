"""Processes in the register's list: their rounds are unfolded in place, and are records like any other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import SortKey
from diplomat_desk.domain.filters import Unit
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.models.folding import Fold
from diplomat_desk.ui.register_page import RegisterPage
from tests.making import day, small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import press, show

TITLE = [one.key for one in COLUMNS].index(SortKey.TITLE)
ALL = ["Neemrana", "First", "Second", "Alone"]


def fill(desk: Desk) -> None:
    process = recording.record(desk, small("Neemrana")).id
    for title, year, level in (
        ("First", "1991", Level.PUBLIC),
        ("Second", "1995", Level.PUBLIC),
        ("Secret", "1996", Level.RESTRICTED),
    ):
        one = small(title, parent_id=process, start=day(year), confidentiality=level)
        recording.record(desk, one)
    recording.record(desk, small("Alone", start=day("2001")))


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    made.answer(fill)
    yield made
    made.runner.stop()


def page_in(around: Surroundings, level: Level = Level.PUBLIC) -> RegisterPage:
    state = around.context.filter_state
    state.set(replace(state.filter, unit=Unit.PROCESSES, ceiling=level))
    page = RegisterPage(around.context)
    show(around.qtbot, page, 1200, 500)
    around.settle()
    page.table.setFocus()
    return page


def titles(page: RegisterPage) -> list[str]:
    return [str(page.model.index(line, TITLE).data()) for line in range(len(page.model.ids))]


def unfold(around: Surroundings, page: RegisterPage) -> None:
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    around.settle()


def chevron(page: RegisterPage, line: int) -> QPoint:
    cell = page.table.visualRect(page.model.index(line, TITLE))
    return QPoint(cell.left() + 16, cell.center().y())


def test_arrows_to_the_side_unfold_and_fold(around: Surroundings) -> None:
    page = page_in(around)
    assert titles(page) == ["Neemrana", "Alone"]
    counted = page.bar.tally.text()
    assert counted.startswith("2 of 2 initiatives · 0 undated · a process counted once")
    unfold(around, page)
    assert titles(page) == ALL
    assert page.bar.tally.text() == counted
    press(Qt.Key.Key_Down, 2)
    press(Qt.Key.Key_Left)
    assert page.table.currentIndex().row() == 0
    press(Qt.Key.Key_Left)
    assert titles(page) == ["Neemrana", "Alone"]
    page.grab()


def test_a_click_on_the_chevron_turns_it(around: Surroundings) -> None:
    page = page_in(around)
    view = page.table.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=chevron(page, 0))
    around.settle()
    assert titles(page) == ALL
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=chevron(page, 0) + QPoint(60, 0))
    assert titles(page) == ALL
    page.table.setCurrentIndex(page.model.index(2, 0))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=chevron(page, 0))
    assert titles(page) == ["Neemrana", "Alone"]
    assert page.table.current_id == page.model.ids[0]
    assert around.asked.edited == []


def test_a_second_click_on_the_chevron_does_not_edit(around: Surroundings) -> None:
    page = page_in(around)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=chevron(page, 0))
    around.settle()
    assert around.asked.edited == []
    place = chevron(page, 0) + QPoint(60, 0)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert around.asked.edited == [page.model.ids[0]]


def test_an_unfolded_round_is_read_edited_copied_and_deleted(around: Surroundings) -> None:
    page = page_in(around)
    unfold(around, page)
    press(Qt.Key.Key_Down)
    around.settle()
    reading = page.reading.reading
    assert reading is not None
    assert reading.initiative.title == "First"
    press(Qt.Key.Key_F2)
    assert around.asked.edited == [reading.initiative.id]
    press(Qt.Key.Key_Down, 1, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_C, 1, Qt.KeyboardModifier.ControlModifier)
    around.settle()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert ["First" in copied[1], "Second" in copied[2], len(copied)] == [True, True, 3]
    press(Qt.Key.Key_Delete)
    around.settle()
    # Without a dated round, the process comes last.
    assert titles(page) == ["Alone", "Neemrana"]


def test_rounds_outside_the_filter_are_told_apart(around: Surroundings) -> None:
    page = page_in(around)
    unfold(around, page)
    state = around.context.filter_state
    state.set(replace(state.filter, until=day("1992")))
    around.settle()
    assert titles(page) == ["Neemrana", "First", "Second"]
    assert [page.model.fold_at(line) for line in range(3)] == [
        Fold.UNFOLDED,
        Fold.ROUND,
        Fold.OUTSIDE,
    ]
    page.grab()


def test_what_is_unfolded_stays_so_when_the_register_changes(around: Surroundings) -> None:
    page = page_in(around)
    unfold(around, page)
    press(Qt.Key.Key_Down, 2)
    process = int(page.model.ids[0])
    third = small("Third", parent_id=process, start=day("1999"))
    around.runner.change(lambda desk: recording.record(desk, third))
    around.settle()
    assert titles(page) == ["Neemrana", "First", "Second", "Third", "Alone"]
    assert page.table.current_id == page.model.ids[2]


def test_a_secret_round_is_only_there_up_to_its_level(around: Surroundings) -> None:
    page = page_in(around, Level.RESTRICTED)
    unfold(around, page)
    assert "Secret" in titles(page)
    around.context.filter_state.set_ceiling(Level.PUBLIC)
    around.settle()
    assert titles(page) == ALL
    tip = page.model.index(0, TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert "2 rounds" in tip


def test_rounds_are_flat_where_rounds_count(around: Surroundings) -> None:
    page = page_in(around)
    unfold(around, page)
    state = around.context.filter_state
    state.set(replace(state.filter, unit=Unit.ROUNDS))
    around.settle()
    assert titles(page) == ["First", "Second", "Alone"]
    assert {page.model.fold_at(line) for line in range(3)} == {Fold.FLAT}
    found = around.answer(lambda desk: looking.tally(desk, state.filter))
    assert found.selected == 3
