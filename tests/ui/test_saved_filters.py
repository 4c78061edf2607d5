"""Kept filters in the window: saved from the filter bar, listed in the sidebar, applied, renamed, deleted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.services import saved
from diplomat_desk.ui.dialogs.saved_filter import SavedFilterDialog
from diplomat_desk.ui.register_page import RegisterPage
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click, press, type_text


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open(sample=True)
    yield made
    made.runner.stop()


def page(desktop: Desktop) -> RegisterPage:
    assert desktop.window.workspace is not None
    found = desktop.window.workspace.page
    assert isinstance(found, RegisterPage)
    return found


def keep(
    desktop: Desktop, name: str, chosen: Filter | None = None, level: Level = Level.PUBLIC
) -> None:
    one = SavedFilter(name=name, filter=chosen or Filter(text="talks"), level=level)
    desktop.runner.change(lambda desk: saved.put(desk, one, TOP))
    desktop.settled()


def narrow(desktop: Desktop, **fields: object) -> None:
    state = desktop.window.filter_state
    state.set(replace(state.filter, **fields))  # type: ignore[arg-type]
    desktop.settled()


def names(desktop: Desktop) -> list[str]:
    return [made.one.name for made in desktop.window.sidebar.saved.buttons]


def choose(desktop: Desktop, place: int, act: str) -> None:
    shown = desktop.window.sidebar.saved
    menu = shown.buttons[place].menu_of(first=place == 0, last=place == len(shown.buttons) - 1)
    action = menu.findChild(QAction, act)
    assert isinstance(action, QAction)
    action.trigger()
    desktop.settled()


def give(desktop: Desktop, name: str) -> None:
    """Type a name into the dialog that is open, and press Return."""
    (dialog,) = [d for d in desktop.window.findChildren(SavedFilterDialog) if d.isVisible()]
    desktop.qtbot.waitUntil(dialog.name.hasFocus)
    type_text(name)
    press(Qt.Key.Key_Return)
    desktop.settled()


def test_save_narrow_on_come_back_rename_and_undo(desktop: Desktop) -> None:
    narrow(desktop, tracks=("T2",))
    selected = page(desktop).bar.tally.text()
    click(page(desktop).bar.save)
    give(desktop, "Unofficial")
    assert names(desktop) == ["Unofficial"]
    assert desktop.window.sidebar.saved.buttons[0].isChecked()
    narrow(desktop, text="ottawa")
    assert page(desktop).bar.tally.text() != selected
    assert not desktop.window.sidebar.saved.buttons[0].isChecked()
    desktop.do("page.charts")
    click(desktop.window.sidebar.saved.buttons[0])
    desktop.settled()
    assert page(desktop).bar.tally.text() == selected
    button = desktop.window.sidebar.saved.buttons[0]
    assert button.isChecked()
    # Without a window manager, nothing gives the keyboard back to the window.
    desktop.window.activateWindow()
    desktop.qtbot.waitUntil(desktop.window.isActiveWindow)
    button.setFocus()
    press(Qt.Key.Key_F2)
    give(desktop, "Track two")
    assert names(desktop) == ["Track two"]
    desktop.do("edit.undo")
    assert names(desktop) == ["Unofficial"]
    desktop.do("edit.undo")
    assert names(desktop) == []
    assert desktop.window.sidebar.saved.isHidden()


def test_a_refused_name_is_told_beside_the_field(desktop: Desktop) -> None:
    keep(desktop, "Lapsed")
    narrow(desktop, tracks=("T2",))
    dialog = page(desktop).bar.open_saving()
    click(dialog.save)
    desktop.settled()
    assert dialog.problem.text() == "Give the filter a name."
    type_text("lapsed")
    click(dialog.save)
    desktop.settled()
    assert "already" in dialog.problem.text()
    dialog.reject()
    assert names(desktop) == ["Lapsed"]


def test_no_level_above_the_ceiling_is_offered(desktop: Desktop) -> None:
    desktop.window.filter_state.set_ceiling(Level.LIMITED)
    narrow(desktop, tracks=("T2",))
    dialog = page(desktop).bar.open_saving()
    offered = [dialog.level.itemText(i) for i in range(dialog.level.count())]
    assert offered == ["Public", "Limited"]
    assert dialog.level.currentText() == "Public"
    dialog.reject()


def test_the_ceiling_stays_when_a_filter_is_applied_and_hides_names(desktop: Desktop) -> None:
    keep(desktop, "Backchannel", level=Level.RESTRICTED)
    keep(desktop, "Open")
    desktop.window.filter_state.set_ceiling(Level.LIMITED)
    desktop.settled()
    assert names(desktop) == ["Open"]
    click(desktop.window.sidebar.saved.buttons[0])
    desktop.settled()
    assert desktop.window.filter_state.filter == Filter(text="talks", ceiling=Level.LIMITED)


def test_the_menu_updates_moves_and_deletes(desktop: Desktop) -> None:
    keep(desktop, "One")
    keep(desktop, "Two")
    narrow(desktop, text="ottawa")
    choose(desktop, 0, "update")
    assert desktop.window.sidebar.saved.buttons[0].isChecked()
    choose(desktop, 0, "down")
    assert names(desktop) == ["Two", "One"]
    choose(desktop, 0, "delete")
    assert names(desktop) == ["One"]
    assert "Deleted the filter “Two”." in desktop.window.toast.text.text()


def test_delete_in_the_sidebar_leaves_the_chosen_initiative_alone(desktop: Desktop) -> None:
    keep(desktop, "One")
    before = desktop.titles()
    desktop.window.sidebar.saved.buttons[0].setFocus()
    press(Qt.Key.Key_Delete)
    desktop.settled()
    assert names(desktop) == []
    assert desktop.titles() == before


def test_a_filter_on_what_is_gone_says_so(desktop: Desktop) -> None:
    keep(desktop, "Broken", Filter(kinds=("nope",)))
    shown = desktop.window.sidebar.saved.buttons[0]
    assert "nope" in shown.accessibleDescription()
    click(shown)
    desktop.settled()
    assert "“Broken” can no longer be applied." in desktop.dialogs.told[0]
    assert "nope" in desktop.dialogs.told[0]
    assert desktop.window.filter_state.filter == Filter()
    assert not shown.isChecked()


def test_many_filters_scroll_and_fold_into_one_star(desktop: Desktop) -> None:
    for number in range(40):
        keep(desktop, f"Filter & number {number} with a long name")
    window = desktop.window
    foot = window.sidebar.buttons["bin"]
    assert foot.geometry().bottom() <= window.sidebar.height()
    window.resize(800, 600)
    desktop.settled()
    star = window.sidebar.saved.star
    assert star.isVisible()
    assert not any(made.isVisible() for made in window.sidebar.saved.buttons)
    assert len(star.menu().actions()) == 40
    star.menu().actions()[3].trigger()
    desktop.settled()
    assert window.filter_state.filter.text == "talks"


def test_what_can_only_be_read_offers_no_saving(desktop: Desktop) -> None:
    keep(desktop, "One")
    path = desktop.folder / "Desk & <b>Bold.ddesk"
    desktop.do("file.close")
    path.chmod(0o400)
    desktop.folder.chmod(0o500)
    try:
        desktop.window.registers.open(path)
        desktop.settled()
        narrow(desktop, text="x")
        if desktop.window.registers.current and desktop.window.registers.current.read_only:
            assert page(desktop).bar.save.isHidden()
            menu = desktop.window.sidebar.saved.buttons[0].menu_of(first=True, last=True)
            enabled = [a.objectName() for a in menu.actions() if a.isEnabled()]
            assert enabled == ["apply"]
        assert isinstance(page(desktop).bar.save, QPushButton)
    finally:
        desktop.folder.chmod(0o700)
        path.chmod(0o600)
