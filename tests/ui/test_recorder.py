"""Recording and leaving with the whole window around: one act does one thing, nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.forms.quick_entry import QuickEntry
from diplomat_desk.ui.register_page import RegisterPage
from diplomat_desk.ui.workspace import Workspace
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click, focused, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


class Answer:
    """Answers the question before typed things are lost, and counts how often it came."""

    def __init__(self) -> None:
        self.leave = False
        self.asked = 0

    def __call__(self, title: str, text: str, verb: str) -> bool:
        assert "is not recorded yet" in text
        self.asked += 1
        return self.leave


@pytest.fixture
def answer() -> Answer:
    return Answer()


@pytest.fixture
def desktop(
    qtbot: QtBot, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    monkeypatch.setattr(made.dialogs, "confirm", answer)
    made.start(1440)
    made.open()
    made.record("Agra summit")
    yield made
    made.runner.stop()


def workspace(desktop: Desktop) -> Workspace:
    assert desktop.window.workspace is not None
    return desktop.window.workspace


def form(desktop: Desktop) -> InitiativeForm:
    shown = workspace(desktop).recorder.form
    assert isinstance(shown, InitiativeForm)
    return shown


def quick(desktop: Desktop) -> QuickEntry:
    shown = workspace(desktop).recorder.quick
    assert isinstance(shown, QuickEntry)
    return shown


def page(desktop: Desktop) -> RegisterPage:
    shown = workspace(desktop).page
    assert isinstance(shown, RegisterPage)
    return shown


def fill(desktop: Desktop, title: str) -> None:
    desktop.do("initiative.new")
    type_text(title)
    form(desktop).fields["kind"].field.set_value("summit")
    form(desktop).fields["track"].field.set_value("L1")


def click_at(desktop: Desktop, place: QPoint) -> None:
    """Double-click whatever lies at ``place`` of the window."""
    under = desktop.window.childAt(place)
    assert isinstance(under, QWidget)
    where = under.mapFrom(desktop.window, place)
    for act in (QTest.mouseClick, QTest.mouseDClick):
        act(under, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def first_row(desktop: Desktop) -> QPoint:
    table = page(desktop).table
    centre = table.visualRect(table.model().index(0, 1)).center()
    return table.viewport().mapTo(desktop.window, centre)


def test_clicks_after_the_one_that_recorded_open_nothing(desktop: Desktop, qtbot: QtBot) -> None:
    fill(desktop, "Simla talks")
    click(form(desktop).record_button)
    desktop.settled()
    assert not form(desktop).isVisible()
    for _ in range(3):
        click_at(desktop, first_row(desktop))
        desktop.settled()
    assert not form(desktop).isVisible()
    assert sorted(desktop.titles()) == ["Agra summit", "Simla talks"]
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    click_at(desktop, first_row(desktop))
    desktop.settled()
    assert form(desktop).isVisible()


def test_a_form_left_by_a_key_swallows_no_click(desktop: Desktop) -> None:
    desktop.do("initiative.new")
    press(Qt.Key.Key_Escape)
    click_at(desktop, first_row(desktop))
    desktop.settled()
    assert form(desktop).isVisible()


def test_the_record_key_pressed_twice_opens_nothing(desktop: Desktop) -> None:
    fill(desktop, "Simla talks")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    desktop.settled()
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    desktop.settled()
    assert page(desktop).table.hasFocus()
    assert not form(desktop).isVisible()
    press(Qt.Key.Key_Return)
    desktop.settled()
    assert form(desktop).isVisible()


def test_an_edit_that_changes_nothing_is_no_step(desktop: Desktop) -> None:
    desktop.do("edit.undo")
    desktop.record("Simla talks")
    desktop.record("Lahore summit")
    desktop.do("edit.undo")
    page(desktop).table.setFocus()
    press(Qt.Key.Key_F2)
    desktop.settled()
    assert form(desktop).isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    desktop.settled()
    assert not form(desktop).isVisible()
    desktop.do("edit.redo")
    assert sorted(desktop.titles()) == ["Lahore summit", "Simla talks"]


@pytest.mark.parametrize("act", ["file.close", "file.quit"])
def test_a_half_typed_quick_entry_is_asked_about(
    desktop: Desktop, answer: Answer, act: str
) -> None:
    desktop.do("initiative.quick")
    type_text("Half")
    desktop.window.act[act].trigger()
    assert answer.asked == 1
    assert quick(desktop).title.text() == "Half"
    assert desktop.window.isVisible()
    answer.leave = True
    desktop.window.act[act].trigger()
    assert desktop.window.workspace is None or not desktop.window.isVisible()


def test_escape_asks_and_the_next_quick_entry_is_clean(desktop: Desktop, answer: Answer) -> None:
    desktop.do("initiative.quick")
    type_text("Half")
    quick(desktop).kind.set_value("summit")
    press(Qt.Key.Key_Escape)
    assert (answer.asked, quick(desktop).isVisible()) == (1, True)
    answer.leave = True
    press(Qt.Key.Key_Escape)
    assert not quick(desktop).isVisible()
    desktop.do("initiative.quick")
    assert quick(desktop).title.text() == ""
    assert quick(desktop).kind.value() == "summit"


def test_leaving_the_form_keeps_the_quick_entry(desktop: Desktop) -> None:
    desktop.do("initiative.quick")
    type_text("Half")
    desktop.do("initiative.new")
    press(Qt.Key.Key_Escape)
    assert not form(desktop).isVisible()
    assert quick(desktop).isVisible()
    assert focused() is quick(desktop).title
    assert quick(desktop).title.text() == "Half"
    workspace(desktop).recorder.quick.title.clear()  # type: ignore[attr-defined]
