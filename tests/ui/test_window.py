"""The window with the real services: welcome, opening, recording, undo, ceiling, leaving."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk import paths
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.services import files
from diplomat_desk.ui import pages
from diplomat_desk.ui.registers import SAMPLE_NAME
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.tokens import Size
from tests.ui.desktop import Desktop, texts
from tests.ui.forms.keys import type_text


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    yield made
    made.runner.stop()


def test_the_window_is_there_before_the_services(desktop: Desktop) -> None:
    desktop.window.show()
    assert desktop.window.welcome.isVisible()
    assert "one file on your computer" in texts(desktop.window.welcome)
    assert not desktop.window.act["file.open"].isEnabled()
    desktop.window.take_session(pages.make_session(desktop.runner, desktop.settings))
    assert desktop.window.welcome.new.isEnabled()


def test_a_file_asked_for_early_is_opened_when_the_services_are_there(desktop: Desktop) -> None:
    path = desktop.folder / "early.ddesk"
    files.close(files.create(path))
    desktop.window.registers.open(path)
    desktop.start()
    desktop.settled()
    assert desktop.window.windowTitle() == "early – Diplomat Desk"


def test_the_sample_opens_with_one_act_and_opens_again(desktop: Desktop, home: Path) -> None:
    desktop.start()
    desktop.do("file.sample")
    assert (paths.data_dir() / SAMPLE_NAME).is_file()
    assert desktop.window.sidebar.buttons["register"].badge.text() == "80"
    desktop.do("file.close")
    assert desktop.window.welcome.isVisible()
    desktop.window.welcome.recent[0].click()
    desktop.settled()
    assert desktop.window.workspace is not None
    assert len(desktop.titles()) == 80


def test_new_open_copy_and_close(desktop: Desktop) -> None:
    desktop.start()
    desktop.dialogs.path = desktop.folder / "new.ddesk"
    desktop.do("file.new")
    desktop.record("Agra summit")
    desktop.dialogs.path = desktop.folder / "copy.ddesk"
    desktop.do("file.copy")
    assert desktop.window.toast.text.text() == "Saved a copy as “copy.ddesk”."
    desktop.do("file.open")
    assert desktop.window.windowTitle() == "copy – Diplomat Desk"
    assert desktop.titles() == ["Agra summit"]
    desktop.do("file.close")
    assert not desktop.runner.is_open
    assert [item.path.name for item in desktop.settings.recent] == ["copy.ddesk", "new.ddesk"]


def test_a_file_that_cannot_be_opened_is_told_and_the_open_one_stays(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    foreign = desktop.folder / "notes.ddesk"
    foreign.write_bytes(b"just notes")
    desktop.window.registers.open(foreign)
    desktop.settled()
    assert desktop.dialogs.told[0].startswith("The register was not opened. “notes.ddesk” is not")
    assert foreign.read_bytes() == b"just notes"
    desktop.record("Still here")
    assert desktop.titles() == ["Still here"]
    desktop.window.registers.open(desktop.folder / "gone.ddesk")
    desktop.settled()
    assert len(desktop.dialogs.told) == 2


def test_undo_and_redo_are_named_and_work(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    assert not desktop.window.act["edit.undo"].isEnabled()
    desktop.record("Agra summit")
    assert desktop.window.act["edit.undo"].text() == "Undo record “Agra summit”"
    QTest.keyClick(desktop.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desktop.settled()
    assert desktop.titles() == []
    assert desktop.window.toast.text.text() == "“Agra summit” is no longer recorded."
    desktop.do("edit.redo")
    assert desktop.titles() == ["Agra summit"]


def test_the_form_records_and_the_toast_takes_it_back(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.do("initiative.new")
    assert desktop.window.workspace is not None
    form = desktop.window.workspace.recorder.form
    assert form.isVisible()
    type_text("لاہور <b>summit</b>")
    form.fields["kind"].field.set_value("summit")  # type: ignore[attr-defined]
    form.fields["track"].field.set_value("L1")  # type: ignore[attr-defined]
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desktop.settled()
    assert not form.isVisible()
    assert desktop.titles() == ["لاہور <b>summit</b>"]
    toast = desktop.window.toast
    assert toast.isVisible()
    assert "<b>summit</b>" in toast.text.text()
    assert toast.text.textFormat() is Qt.TextFormat.PlainText
    toast.undo.click()
    desktop.settled()
    assert desktop.titles() == []


def test_quick_entry_stands_above_the_page(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.do("initiative.quick")
    assert desktop.window.workspace is not None
    quick = desktop.window.workspace.recorder.quick
    assert quick.isVisible()
    type_text("Short one")
    quick.kind.set_value("summit")  # type: ignore[attr-defined]
    quick.track.set_value("L1")  # type: ignore[attr-defined]
    QTest.keyClick(quick, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desktop.settled()
    assert desktop.titles() == ["Short one"]
    assert quick.isVisible()
    QTest.keyClick(quick, Qt.Key.Key_Escape)
    assert not quick.isVisible()


def test_delete_goes_to_the_bin_and_says_so(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.record("Agra summit")
    desktop.do("initiative.delete")
    assert desktop.titles() == []
    assert desktop.window.toast.text.text() == "Moved “Agra summit” to the bin."
    assert desktop.window.sidebar.buttons["bin"].badge.text() == "1"
    desktop.do("page.bin")
    assert desktop.window.workspace is not None
    assert desktop.window.workspace.page_name == "bin"
    assert not desktop.window.act["initiative.delete"].isEnabled()


def test_the_ceiling_holds_everywhere_and_is_remembered(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.record("Open talks")
    desktop.record("Back channel", Level.RESTRICTED)
    badge = desktop.window.sidebar.buttons["register"].badge
    assert badge.text() == "2"
    desktop.do("ceiling.limited")
    assert badge.text() == "1"
    assert desktop.window.topbar.ceiling.text() == "Show up to: Limited"
    assert Settings(desktop.folder / "settings.ini").ceiling is Level.LIMITED


def test_a_lowered_ceiling_takes_the_toast_and_the_undo_of_a_secret_along(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.record("Back channel", Level.RESTRICTED)
    desktop.do("initiative.delete")
    assert "Back channel" in desktop.window.toast.text.text()
    desktop.do("ceiling.limited")
    assert not desktop.window.toast.isVisible()
    assert "Back channel" not in desktop.window.act["edit.undo"].text()
    assert not desktop.window.act["edit.undo"].isEnabled()
    desktop.do("ceiling.confidential")
    assert desktop.window.act["edit.undo"].text() == "Undo delete “Back channel”"


def test_typed_things_keep_the_window_open(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.start()
    desktop.open()
    desktop.do("initiative.new")
    type_text("Half typed")
    assert desktop.window.workspace is not None
    form = desktop.window.workspace.recorder.form
    monkeypatch.setattr(form, "_may_leave", lambda: False)
    assert not desktop.window.close()
    desktop.do("file.close")
    assert desktop.window.isVisible()
    assert desktop.runner.is_open
    monkeypatch.setattr(form, "_may_leave", lambda: True)
    assert desktop.window.close()


@pytest.mark.parametrize("width", [1000, 1440])
def test_narrow_and_wide(desktop: Desktop, width: int) -> None:
    desktop.start(width)
    desktop.open()
    desktop.do("initiative.new")
    workspace, sidebar = desktop.window.workspace, desktop.window.sidebar
    assert workspace is not None
    narrow = width < Size.NARROW
    assert workspace.stack.isVisible() is not narrow
    assert (sidebar.width() < Size.SIDEBAR) is narrow
    assert sidebar.buttons["charts"].accessibleName() == "Charts"
    desktop.do("page.bin")
    assert workspace.stack.isVisible()


def test_names_of_files_are_plain_text(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    heading = desktop.window.sidebar.heading
    assert heading.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in heading.toolTip()
    assert desktop.window.windowTitle() == "Desk & <b>Bold – Diplomat Desk"


def test_the_toast_goes_by_itself(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop.start()
    toast = desktop.window.toast
    toast._timer.setInterval(30)
    toast.say("Recorded.", undo=False)
    assert toast.isVisible()
    assert not toast.undo.isVisible()
    desktop.qtbot.waitUntil(lambda: not toast.isVisible())
    assert not toast._timer.isActive()


def test_help_lists_the_shortcuts(desktop: Desktop) -> None:
    desktop.start()
    for action, words in (("help.shortcuts", "Ctrl+N"), ("help.about", "MIT")):
        desktop.do(action)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert words in texts(dialog)
        dialog.close()


def test_every_page_says_how_much_of_the_register_is_withheld(desktop: Desktop) -> None:
    desktop.start()
    desktop.open()
    desktop.record("Secret", Level.CONFIDENTIAL)
    assert desktop.window.topbar.withheld.text() == ""
    desktop.window.filter_state.set_ceiling(Level.PUBLIC)
    for page in pages.PAGES:
        desktop.do(f"page.{page.name}")
        assert desktop.window.topbar.withheld.isVisible()
        assert desktop.window.topbar.withheld.text() == "1 record withheld"
    desktop.window.filter_state.set_ceiling(Level.CONFIDENTIAL)
    desktop.settled()
    assert desktop.window.topbar.withheld.text() == ""


def test_only_the_ceiling_and_the_unit_count_the_pages_anew(desktop: Desktop) -> None:
    desktop.start()
    desktop.open(sample=True)
    state = desktop.window.filter_state

    def is_counted(chosen: Filter) -> bool:
        state.set(chosen)
        asked = "standing" in desktop.runner._latest
        desktop.settled()
        return asked

    assert not is_counted(Filter(tracks=("T2",)))
    assert is_counted(Filter(tracks=("T2",), unit=Unit.PROCESSES))
    assert not is_counted(Filter(unit=Unit.PROCESSES))
    assert is_counted(Filter(unit=Unit.PROCESSES, ceiling=Level.PUBLIC))
    assert desktop.window.sidebar.buttons["register"].badge.text() != ""
    desktop.dialogs.path = desktop.folder / "new.ddesk"
    desktop.do("file.new")
    assert desktop.window.sidebar.buttons["register"].badge.text() in ("", "0")
    desktop.record("Agra summit")
    assert desktop.window.sidebar.buttons["register"].badge.text() == "1"
