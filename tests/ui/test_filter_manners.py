"""Filter popups and the way back: worked by keys, in places that cover nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.filters import CHOICES, Filter
from diplomat_desk.ui.filter_bar import FilterBar
from diplomat_desk.ui.filter_popups import CountryPopup
from diplomat_desk.ui.layout import column, tool_button
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import click, press, show, tab_to, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    show(qtbot, window, 900, 400)
    return window


@pytest.fixture
def bar(around: Surroundings, window: QWidget) -> FilterBar:
    bar = FilterBar(around.context)
    window.setLayout(column(bar, None))
    QApplication.processEvents()
    return bar


def countries(bar: FilterBar) -> CountryPopup:
    popup = bar.open_popup("countries")
    assert isinstance(popup, CountryPopup)
    popup.activateWindow()
    popup.setFocus()
    QApplication.processEvents()
    return popup


def test_the_first_down_stays_on_the_first_match(around: Surroundings, bar: FilterBar) -> None:
    popup = countries(bar)
    type_text("china")
    first = popup.checks.list.item(0)
    assert first is not None
    assert first.text() == "China"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert list(around.context.filter_state.filter.countries) == ["CHN"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert len(list(popup.checks.chosen)) == 2
    popup.close()


def test_tab_leads_to_the_role_and_to_done(around: Surroundings, bar: FilterBar) -> None:
    popup = countries(bar)
    type_text("china")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    tab_to(popup.role, 3)
    press(Qt.Key.Key_Down)
    tab_to(popup.done, 2)
    press(Qt.Key.Key_Return)
    assert not popup.isVisible()
    chosen = around.context.filter_state.filter
    assert chosen.countries == ("CHN",)
    assert chosen.country_role != ""


def test_a_popup_leaves_the_count_to_be_seen(bar: FilterBar) -> None:
    popup = countries(bar)
    assert popup.y() >= bar.mapToGlobal(QPoint(0, bar.height())).y()
    popup.close()


def test_every_field_of_the_menu_has_a_letter_of_its_own(bar: FilterBar) -> None:
    menu = bar.add.menu()
    assert menu is not None
    assert fields_of(menu)[-1] == "More"
    more = menu.actions()[-1].menu()
    assert isinstance(more, QMenu)
    for one, number in ((menu, 9), (more, 9)):
        letters = [action.text().partition("&")[2][:1].lower() for action in shown(one)]
        assert len(letters) == len(set(letters)) == number
        assert all(letters)


def test_every_field_that_has_a_chip_has_its_place_in_the_menu(bar: FilterBar) -> None:
    menu = bar.add.menu()
    assert menu is not None
    more = menu.actions()[-1].menu()
    assert isinstance(more, QMenu)
    offered = {action.data() for action in (*shown(menu), *shown(more))} - {None}
    assert offered == {*CHOICES, "countries", "also", "tags", "period"}


def shown(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def fields_of(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in shown(menu)]


def test_the_way_back_is_in_sight_while_there_is_one(bar: FilterBar) -> None:
    state = bar._context.filter_state
    assert bar.back.isHidden()
    state.set(Filter(tracks=("L1",)))
    state.set(Filter(tracks=("L1",), countries=("IND",)))
    assert "Alt+Left" in bar.back.toolTip()
    click(bar.back)
    assert state.filter == Filter(tracks=("L1",))
    click(bar.back)
    assert state.filter == Filter()
    assert bar.back.isHidden()


def test_the_switch_has_one_place_with_or_without_a_tool(
    around: Surroundings, bar: FilterBar
) -> None:
    before = {unit: button.pos() for unit, button in bar.units.items()}
    bar.add_tool(tool_button("columns-3", "Choose columns"))
    QApplication.processEvents()
    assert {unit: button.pos() for unit, button in bar.units.items()} == before
