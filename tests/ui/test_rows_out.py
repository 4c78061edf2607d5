"""Rows are dragged out of the register's table, as far as they may be shown; a sweep still chooses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import looking
from diplomat_desk.ui import rows_out
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.register_page import RegisterPage
from tests.planted import HIDDEN, OPEN, plant
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import show


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=True)
    yield made
    made.runner.stop()


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What was dragged; nothing takes it, for a drag here would wait for a pointer."""
    found: list[QMimeData] = []

    def keep(source: QWidget, data: QMimeData) -> None:
        assert source.isVisible()
        found.append(data)

    monkeypatch.setattr(rows_out, "_drag", keep)
    return found


def middle(page: RegisterPage, line: int) -> QPoint:
    return page.table.visualRect(page.model.index(line, 0)).center()


def sweep(around: Surroundings, page: RegisterPage, first: int, last: int) -> None:
    """Press on a line, move to another and let go."""
    viewport, left = page.table.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=middle(page, first))
    for line in (first, (first + last) // 2, last):
        place = middle(page, line) + QPoint(30, 0)
        QTest.mouseMove(viewport, place)
        move(viewport, place)
    QTest.mouseRelease(viewport, left, pos=middle(page, last))
    around.settle()
    QApplication.processEvents()


def move(viewport: QWidget, place: QPoint) -> None:
    """Move with the button held, which QTest does not say."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


@pytest.fixture
def page(around: Surroundings) -> RegisterPage:
    made = RegisterPage(around.context)
    show(around.qtbot, made, 1244, 700)
    around.settle()
    return made


def test_a_sweep_from_a_line_that_is_not_chosen_chooses(
    around: Surroundings, page: RegisterPage, dragged: list[QMimeData]
) -> None:
    sweep(around, page, 2, 5)
    assert page.selected_ids() == tuple(page.model.ids[2:6])
    assert dragged == []


def test_chosen_lines_are_dragged_out_and_stay_chosen(
    around: Surroundings, page: RegisterPage, dragged: list[QMimeData]
) -> None:
    sweep(around, page, 2, 4)
    chosen = page.selected_ids()
    sweep(around, page, 3, 9)
    assert page.selected_ids() == chosen
    (data,) = dragged
    lines = data.text().splitlines()
    assert len(lines) == 1 + len(chosen)
    assert lines[0].startswith("Reference\tTitle\t")
    assert data.html().count("<tr>") == len(lines)


def test_a_click_on_one_of_the_chosen_chooses_it_alone(
    around: Surroundings, page: RegisterPage, dragged: list[QMimeData]
) -> None:
    sweep(around, page, 2, 4)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle(page, 3))
    around.settle()
    assert page.selected_ids() == (page.model.ids[3],)
    assert dragged == []


def test_what_is_dragged_obeys_the_ceiling(
    tmp_path: Path, qtbot: QtBot, dragged: list[QMimeData]
) -> None:
    around = surroundings(tmp_path, qtbot, sample=False)
    around.answer(plant)
    around.context.filter_state.set(Filter(ceiling=Level.PUBLIC))
    page = RegisterPage(around.context)
    show(qtbot, page, 1244, 700)
    around.settle()
    ids = around.answer(lambda desk: tuple(looking.select(desk, Filter(ceiling=TOP), Sort()).ids))
    rows_out.drag_rows(around.context, ids, tuple(range(len(COLUMNS))), page.table)
    around.settle()
    QApplication.processEvents()
    around.runner.stop()
    (data,) = dragged
    assert len(ids) > 1
    assert OPEN in data.text()
    assert HIDDEN not in data.text() + data.html()


def test_the_menu_copies_as_a_table_and_says_where_it_cannot(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desktop(qtbot, tmp_path)
    desk.start()
    desk.open(sample=True)
    desk.do("edit.copy_table")
    assert QApplication.clipboard().text().startswith("Reference\t")
    assert desk.window.toast.text.text() == "Copied 1 initiative."
    desk.do("page.quality")
    desk.do("edit.copy_table")
    assert "register page" in desk.window.toast.text.text()
    desk.runner.stop()
