"""The table of actions: unique shortcuts, complete menus, enabled only where it makes sense."""

from collections import Counter

import pytest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from diplomat_desk import paths
from diplomat_desk.ui.actions import (
    ACTIONS,
    CEILING,
    MENUS,
    RECENT,
    SEPARATOR,
    THEME,
    WITHIN,
    Actions,
    Needs,
    shortcut_list,
)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_ids_and_shortcuts_are_unique() -> None:
    assert max(Counter(spec.id for spec in ACTIONS).values()) == 1
    assert max(Counter(keys for spec in ACTIONS for keys in spec.shortcuts).values()) == 1


def test_every_icon_is_there() -> None:
    missing = [
        s.id for s in ACTIONS if s.icon and not paths.resource("icons", f"{s.icon}.svg").is_file()
    ]
    assert missing == []


def test_every_action_is_in_a_menu_once() -> None:
    drawn = [item for items in MENUS.values() for item in items if item != SEPARATOR]
    placed = [one for item in drawn for one in WITHIN.get(item, (item,))]
    within = {RECENT, THEME, CEILING}
    direct = {spec.id for spec in ACTIONS if not spec.group}
    assert Counter(item for item in placed if item not in within) == Counter(direct)
    assert within <= set(placed)


def test_the_menus_are_drawn_from_the_table(window: QMainWindow) -> None:
    actions = Actions(window)
    actions.fill(window.menuBar())
    menus = [action.menu() for action in window.menuBar().actions()]
    assert all(isinstance(menu, QMenu) for menu in menus)
    titles = [menu.title() for menu in menus if isinstance(menu, QMenu)]
    assert titles == list(MENUS)


def test_an_action_is_enabled_when_all_it_needs_is_there(window: QMainWindow) -> None:
    actions = Actions(window)
    actions.update(Needs.READY | Needs.OPEN)
    assert actions["file.copy"].isEnabled()
    assert not actions["initiative.new"].isEnabled()
    actions.update(Needs.READY | Needs.OPEN | Needs.WRITABLE)
    assert actions["initiative.new"].isEnabled()
    assert not actions["edit.undo"].isEnabled()


def test_undo_says_what_it_would_undo_letter_by_letter(window: QMainWindow) -> None:
    actions = Actions(window)
    actions.name_undo("record “Track & <b>Trade</b>”", "")
    assert actions["edit.undo"].text() == "Undo record “Track && <b>Trade</b>”"
    assert "<b>Trade" not in actions["edit.undo"].toolTip()
    assert actions["edit.redo"].text() == "Redo"


def test_the_list_of_shortcuts_tells_each_of_them() -> None:
    listed = dict(shortcut_list())
    assert listed["Ctrl+N"] == "New initiative"
    assert len(listed) == sum(bool(spec.shortcuts) for spec in ACTIONS)


def test_a_handler_is_called(window: QMainWindow) -> None:
    called: list[str] = []
    actions = Actions(window)
    actions.connect({"file.new": lambda: called.append("new")})
    actions["file.new"].trigger()
    assert called == ["new"]
