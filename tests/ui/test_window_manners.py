"""How the window answers: keys, passing words, and what it says of the register."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.services import files
from diplomat_desk.ui import session
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.register_page import RegisterPage
from tests.ui.desktop import Desktop, texts
from tests.ui.forms.keys import press


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    yield made
    made.runner.stop()


def test_enter_presses_the_button_with_the_focus(desktop: Desktop) -> None:
    desktop.start()
    path = desktop.open()
    desktop.do("file.close")
    recent = desktop.window.welcome.recent[0]
    assert recent.hasFocus()
    press(Qt.Key.Key_Return)
    desktop.settled()
    assert desktop.window.registers.current is not None
    assert desktop.window.registers.current.path == path
    desktop.window.sidebar.buttons["bin"].setFocus()
    press(Qt.Key.Key_Enter)
    assert desktop.window.workspace is not None
    assert desktop.window.workspace.page_name == "bin"


def test_enter_closes_the_list_of_shortcuts(desktop: Desktop) -> None:
    desktop.start()
    desktop.do("help.shortcuts")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_the_keyboard_goes_into_the_page_that_a_shortcut_opens(desktop: Desktop) -> None:
    desktop.start()
    desktop.open(sample=True)
    workspace = desktop.window.workspace
    assert workspace is not None
    for name in ("register", "charts", "reports", "bin"):
        desktop.window.sidebar.buttons["reports"].setFocus()
        desktop.do(f"page.{name}")
        focus = QApplication.focusWidget()
        assert focus is not None
        assert workspace.page is not None
        assert workspace.page.isAncestorOf(focus), name


def test_an_empty_register_begins_at_its_one_next_step(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    step = QApplication.focusWidget()
    assert isinstance(step, QPushButton)
    assert step.text() == "Record an initiative"


def test_undo_and_redo_say_how_things_stand_and_show_the_record(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.record("Agra summit")
    desktop.record("Simla talks")
    page = desktop.window.workspace.page if desktop.window.workspace else None
    assert isinstance(page, RegisterPage)
    press(Qt.Key.Key_Home)
    desktop.settled()
    for action, words in (
        ("edit.undo", "“Simla talks” is no longer recorded."),
        ("edit.redo", "“Simla talks” is recorded again."),
    ):
        desktop.do(action)
        assert desktop.window.toast.text.text() == words
    reading = page.reading.reading
    assert reading is not None
    assert reading.initiative.title == "Simla talks"
    assert page.table.current_id == reading.initiative.id


def test_a_register_that_can_only_be_read_says_so_and_offers_a_copy(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.start()
    desktop.open()
    bar = desktop.window.read_only
    assert bar.isHidden()
    desktop.do("file.close")
    path = desktop.folder / "Old.ddesk"
    files.close(files.create(path))
    described = session._described
    monkeypatch.setattr(
        session, "_described", lambda desk: replace(described(desk), read_only=True)
    )
    desktop.window.registers.open(path)
    desktop.settled()
    assert bar.isVisible()
    assert "can only be read here" in texts(bar)
    desktop.dialogs.path = desktop.folder / "mine.ddesk"
    bar.copy.click()
    desktop.settled()
    assert desktop.dialogs.path.exists()


def test_the_badge_counts_in_the_unit_of_the_filter(desktop: Desktop) -> None:
    desktop.start()
    desktop.do("file.sample")
    badge = desktop.window.sidebar.buttons["register"].badge
    rounds = badge.text()
    desktop.window.filter_state.set(Filter(unit=Unit.PROCESSES, text="neemrana"))
    desktop.settled()
    workspace = desktop.window.workspace
    assert workspace is not None
    assert isinstance(workspace.page, RegisterPage)
    assert badge.text() != rounds
    assert f"of {badge.text()} " in workspace.page.bar.tally.text()


def test_a_message_names_a_file_once_and_wears_our_icon(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.start()
    desktop.open()
    foreign = desktop.folder / "notes.ddesk"
    foreign.write_bytes(b"just notes")
    said: list[str] = []

    def look(box: QMessageBox) -> None:
        said.append(f"{box.windowTitle()} {box.text()} {box.informativeText()}")
        assert not box.iconPixmap().isNull()
        assert box.icon() is QMessageBox.Icon.NoIcon

    monkeypatch.setattr(QMessageBox, "exec", look)
    monkeypatch.setattr(desktop.dialogs, "tell", Dialogs(desktop.window).tell)
    desktop.window.registers.open(foreign)
    desktop.settled()
    assert said[0].count("notes.ddesk") == 1
