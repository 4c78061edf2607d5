"""The filter bar: what is typed and pressed becomes the one filter, and nothing else."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import NOT_RECORDED, Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.filter_bar import FilterBar
from diplomat_desk.ui.filter_popups import ChoicePopup, CountryPopup, PeriodPopup
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import click, press, show, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


@pytest.fixture
def bar(around: Surroundings) -> FilterBar:
    bar = FilterBar(around.context)
    show(around.qtbot, bar, 900, 120)
    return bar


def now(bar: FilterBar) -> Filter:
    return bar._state.filter


def give_keyboard(popup: QWidget) -> None:
    """Focus what the popup focuses: the offscreen platform does not activate a popup by itself."""
    popup.activateWindow()
    popup.setFocus()
    QApplication.processEvents()


def test_typing_waits_for_a_pause_and_enter_does_not(bar: FilterBar, qtbot: QtBot) -> None:
    bar.focus_text()
    type_text("nepal اردو ")
    assert now(bar).text == ""
    qtbot.waitUntil(lambda: now(bar).text == "nepal اردو")
    type_text("x")
    press(Qt.Key.Key_Return)
    assert now(bar).text == "nepal اردو x"


def test_esc_empties_the_text_and_only_the_text(bar: FilterBar) -> None:
    bar._state.set(Filter(text="agra", tracks=("L1",)))
    assert bar.text.text() == "agra"
    bar.focus_text()
    press(Qt.Key.Key_Escape)
    assert now(bar) == Filter(tracks=("L1",))


def test_each_field_has_a_chip_and_clear_keeps_unit_and_ceiling(bar: FilterBar) -> None:
    bounds = Filter(unit=Unit.PROCESSES, ceiling=Level.LIMITED)
    bar._state.set(bounds)
    assert bar.chips == {}
    assert bar.clear.isHidden()
    bar._state.set(
        Filter(
            tracks=("L2",), countries=("IND",), country_role="host", tags=("a & b",),
            since=PartialDate(1990), unit=Unit.PROCESSES, ceiling=Level.LIMITED,
        )
    )  # fmt: skip
    assert list(bar.chips) == ["tracks", "countries", "tags", "period"]
    assert bar.chips["countries"].accessibleName() == "Country: India as host"
    assert bar.chips["tags"].text() == "Tag: a && b"
    assert bar.units[Unit.PROCESSES].isChecked()
    click(bar.clear)
    assert now(bar) == bounds


def test_a_chip_goes_by_its_cross_and_by_delete(bar: FilterBar) -> None:
    bar._state.set(Filter(tracks=("L1",), since=PartialDate(1990), until=PartialDate(1999)))
    click(bar.chips["tracks"].cross)
    assert now(bar) == Filter(since=PartialDate(1990), until=PartialDate(1999))
    bar.chips["period"].setFocus()
    press(Qt.Key.Key_Delete)
    assert now(bar) == Filter()
    assert bar.chips == {}


def test_the_unit_is_switched_by_a_click(bar: FilterBar) -> None:
    click(bar.units[Unit.PROCESSES])
    assert now(bar) == Filter(unit=Unit.PROCESSES)
    click(bar.units[Unit.ROUNDS])
    assert now(bar) == Filter()


def test_the_count_is_said_in_words(bar: FilterBar) -> None:
    bar.show_tally(Tally(26, 80, 3, 2))
    assert (
        bar.tally.text()
        == "26 of 80 initiatives · 3 undated · every round counted · 2 records withheld"
    )


def test_a_track_is_chosen_from_the_menu_by_keyboard_alone(bar: FilterBar, qtbot: QtBot) -> None:
    action = next(a for a in bar.add.menu().actions() if a.data() == "tracks")
    action.trigger()
    qtbot.waitUntil(lambda: bool(bar.findChildren(ChoicePopup)))
    popup = bar.findChildren(ChoicePopup)[0]
    give_keyboard(popup)
    type_text("track ii")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert now(bar).tracks == ("T2",)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert now(bar).tracks == ("T2", "T3")
    qtbot.waitUntil(lambda: not bar.findChildren(ChoicePopup))
    assert bar.chips["tracks"].accessibleName().startswith("Track: ")


@pytest.mark.parametrize(("field", "typed", "code"), [
    ("purposes", "build", "build-trust"),
    ("organisation_types", "think", "think-tank"),
    ("constraints", "not rec", NOT_RECORDED),
])  # fmt: skip
def test_what_is_asked_for_less_often_is_chosen_from_the_menu_below(
    bar: FilterBar, qtbot: QtBot, field: str, typed: str, code: str
) -> None:
    more = bar.add.menu().actions()[-1].menu()
    assert isinstance(more, QMenu)
    next(action for action in more.actions() if action.data() == field).trigger()
    qtbot.waitUntil(lambda: bool(bar.findChildren(ChoicePopup)))
    popup = bar.findChildren(ChoicePopup)[0]
    give_keyboard(popup)
    type_text(typed)
    press(Qt.Key.Key_Return)
    assert getattr(now(bar), field) == (code,)
    assert list(bar.chips) == [field]
    bar.chips[field].setFocus()
    press(Qt.Key.Key_Delete)
    assert now(bar) == Filter()


def test_a_second_tick_takes_a_choice_back_and_not_recorded_can_be_chosen(bar: FilterBar) -> None:
    bar._state.set(Filter(approaches=("think-tanks",)))
    popup = bar.open_popup("approaches")
    assert isinstance(popup, ChoicePopup)
    first = popup.checks.list.item(0)
    click(popup.checks.list.viewport(), popup.checks.list.visualItemRect(first).center())
    assert now(bar).approaches == ()
    give_keyboard(popup)
    type_text("not rec")
    press(Qt.Key.Key_Return)
    assert now(bar).approaches == (NOT_RECORDED,)


def test_letters_typed_in_the_list_go_to_the_field(bar: FilterBar) -> None:
    popup = bar.open_popup("kinds")
    assert isinstance(popup, ChoicePopup)
    popup.checks.list.setFocus()
    popup.activateWindow()
    press(Qt.Key.Key_Down)
    type_text("arbi")
    assert popup.checks.field.text() == "arbi"
    assert popup.checks.list.count() == 1
    press(Qt.Key.Key_Escape)
    assert now(bar).kinds == ()
    assert not popup.isVisible()


def test_a_country_is_found_by_any_part_and_bounded_by_its_role(bar: FilterBar) -> None:
    popup = bar.open_popup("countries")
    assert isinstance(popup, CountryPopup)
    give_keyboard(popup)
    type_text("akistan")
    press(Qt.Key.Key_Return)
    popup.role.setCurrentIndex(popup.role.findData("host"))
    assert (now(bar).countries, now(bar).country_role) == (("PAK",), "host")


def test_a_period_is_typed_as_people_write_it_and_echoed(bar: FilterBar) -> None:
    popup = bar.open_popup("period")
    assert isinstance(popup, PeriodPopup)
    give_keyboard(popup)
    type_text("Oct 1991")
    assert popup.take()
    assert popup.echo.text() == "Understood: October 1991 and later."
    assert now(bar).since == PartialDate(1991, 10)
    press(Qt.Key.Key_Tab)
    type_text("1990")
    press(Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.echo.text() == "The period ends before it begins."
    assert now(bar).until is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("31 Nov 1999", "There is no 31 November"), ("ongoing", "Leave the field empty")],
)
def test_a_date_that_cannot_be_is_refused_in_words(bar: FilterBar, typed: str, said: str) -> None:
    popup = bar.open_popup("period")
    assert isinstance(popup, PeriodPopup)
    popup.since.setText(typed)
    assert not popup.take()
    assert popup.echo.text().startswith(said)
    assert now(bar) == Filter()


def test_a_period_can_be_narrowed_to_what_began_in_it(bar: FilterBar) -> None:
    bar._state.set(Filter(since=PartialDate(2011), until=PartialDate(2011)))
    popup = bar.open_popup("period")
    assert isinstance(popup, PeriodPopup)
    popup.begun.click()
    assert now(bar).begun
    assert bar.chips["period"].accessibleName() == "Begun in 2011"
    assert popup.echo.text() == "Understood: 2011 to 2011. Only what surely began then."
    popup.undated.click()
    assert not popup.begun.isEnabled()
    assert now(bar) == Filter(undated=True)
    popup.undated.click()
    assert now(bar).begun
    bar._remove("period")
    assert now(bar) == Filter()


def test_undated_leaves_no_period_beside_it(bar: FilterBar) -> None:
    bar._state.set(Filter(since=PartialDate(1990, uncertain=True)))
    popup = bar.open_popup("period")
    assert isinstance(popup, PeriodPopup)
    assert popup.since.text() == "1990?"
    popup.undated.click()
    assert now(bar) == Filter(undated=True)


def test_a_popup_changes_its_own_field_only(bar: FilterBar) -> None:
    popup = bar.open_popup("statuses")
    assert isinstance(popup, ChoicePopup)
    bar._state.set(Filter(text="meanwhile"))
    popup.checks.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert now(bar).text == "meanwhile"
    assert len(now(bar).statuses) == 1


def test_tags_come_from_the_register_under_the_ceiling(
    bar: FilterBar, around: Surroundings
) -> None:
    for tag, level in (("kashmir", Level.PUBLIC), ("hidden", Level.CONFIDENTIAL)):
        record = Initiative(
            title=tag, kind="summit", track="L1", tags=(tag,), confidentiality=level
        )
        around.runner.change(partial(_record, record))
    around.context.filter_state.set_ceiling(Level.LIMITED)
    popup = bar.open_popup("tags")
    assert isinstance(popup, ChoicePopup)
    around.settle()
    lines = [popup.checks.list.item(i).text() for i in range(popup.checks.list.count())]
    assert lines == ["kashmir"]


def _record(record: Initiative, desk: Desk) -> None:
    recording.record(desk, record)
