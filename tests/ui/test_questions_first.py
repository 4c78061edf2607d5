"""From the welcome page to the answer of a chart with one click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.services import files
from diplomat_desk.ui.charts_page import ChartsPage
from tests.ui.desktop import Desktop


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    yield made
    made.runner.stop()


def start(desktop: Desktop) -> None:
    desktop.start()
    desktop.qtbot.waitUntil(lambda: desktop.window.welcome.questions.count() > 0)
    desktop.settled()


def click(desktop: Desktop, place: int) -> None:
    grid = desktop.window.welcome.questions
    at = grid.visualItemRect(grid.item(place)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desktop.settled()


def heading(desktop: Desktop) -> str:
    return desktop.window.welcome._questions_heading.text()


def test_a_question_opens_the_sample_at_its_chart(desktop: Desktop) -> None:
    start(desktop)
    questions = desktop.window.welcome.questions
    assert [card.words for card in questions.cards()] == [kind.asks for kind in CHARTS]
    assert heading(desktop) == "Or ask the sample"
    click(desktop, 1)
    page = desktop.workspace.page
    assert isinstance(page, ChartsPage)
    assert page.name == CHARTS[1].name
    assert page.shown is not None
    assert page.canvas.isVisible()
    assert page.shown.numbers.figures.tally.selected == 80


def test_a_question_is_asked_of_the_latest_register(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "Mine.ddesk"
    files.close(files.create(path))
    desktop.settings.add_recent(path)
    start(desktop)
    assert heading(desktop) == "Or ask Mine"
    click(desktop, 0)
    assert desktop.window.registers.current is not None
    assert desktop.window.registers.current.path == path
    assert desktop.workspace.page_name == "charts"
    desktop.do("file.close")
    desktop.window.registers.open(path)
    desktop.settled()
    assert desktop.workspace.page_name == "register"


def test_a_register_that_is_gone_is_said_to_be(desktop: Desktop, tmp_path: Path) -> None:
    desktop.settings.add_recent(tmp_path / "Gone.ddesk")
    start(desktop)
    click(desktop, 0)
    assert desktop.window.workspace is None
    assert desktop.dialogs.told
    assert heading(desktop) == "Or ask the sample"
