"""The upcoming page: what is late comes first, and a tick says that it is done."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.services import files, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.line_list import tick_place
from diplomat_desk.ui.upcoming_page import UpcomingPage
from tests.making import small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click, focused, press, show


def on(days: int) -> PartialDate:
    day = date.today() + timedelta(days=days)
    return PartialDate(day.year, day.month, day.day)


def fill(desk: Desk) -> None:
    tasks = (
        FollowUp("Write <b>now</b>", on(-3), "A. Rahman"),
        FollowUp("Today", on(0), "B. Khan"),
        FollowUp("One day"),
        FollowUp("Hidden", on(-9), "Hidden owner", level=Level.CONFIDENTIAL),
        FollowUp("Sent", on(-30), "B. Khan", on(-20)),
    )
    recording.record(desk, small("Agra", follow_ups=tasks))
    recording.record(desk, small("Plan", status="planned", planned_start=on(400)))


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    made.context.filter_state.set_ceiling(Level.RESTRICTED)
    made.answer(fill)
    yield made
    made.runner.stop()


def page_in(around: Surroundings) -> UpcomingPage:
    page = UpcomingPage(around.context)
    show(around.qtbot, page, 900, 500)
    around.settle()
    return page


def titles(page: UpcomingPage) -> list[str]:
    return [line.title for line in page.list.lines()]


def done_days(around: Surroundings) -> list[PartialDate | None]:
    def ask(desk: Desk) -> list[PartialDate | None]:
        return [one.done for one in looking.one(desk, 1, TOP).follow_ups]

    return around.answer(ask)


def test_what_is_late_comes_first_with_how_late_in_red(around: Surroundings) -> None:
    page = page_in(around)
    assert titles(page) == [
        "Overdue", "Write <b>now</b>", "Today", "Today", "Later", "Plan", "Without a date", "One day",
    ]  # fmt: skip
    late = page.list.lines()[1]
    assert (late.note, late.warns, late.ticked) == ("3 days late", True, False)
    assert late.details[0].startswith("DD-ND-0001 Agra · A. Rahman · due ")
    plan = page.list.lines()[5]
    assert plan.ticked is None
    assert plan.details[0].startswith("Planned initiative · DD-")
    assert page.heading.text() == "1 overdue · 3 open follow-ups · 1 done"


def test_space_marks_as_done_and_as_open_again(around: Surroundings) -> None:
    page = page_in(around)
    page.setFocus()
    assert focused() is page.list
    press(Qt.Key.Key_Space)
    around.settle()
    assert done_days(around)[0] == on(0)
    assert "Write <b>now</b>" not in titles(page)
    assert around.asked.toasts == ["Marked “Write <b>now</b>” as done."]
    page.with_done.click()
    around.settle()
    assert titles(page)[-3:] == ["Done", "Write <b>now</b>", "Sent"]
    page.list.choose("task:1:0")
    assert page.mark.text() == "&Mark as not done"
    click(page.mark)
    around.settle()
    assert done_days(around)[0] is None
    assert around.asked.toasts[-1] == "“Write <b>now</b>” is open again."


def test_a_click_on_the_tick_marks_and_one_beside_it_does_not(around: Surroundings) -> None:
    page = page_in(around)
    rect = page.list.visualItemRect(page.list.item(1))
    click(page.list.viewport(), rect.center())
    around.settle()
    assert done_days(around)[0] is None
    place: QPoint = tick_place(rect, page.list.layoutDirection()).center()
    click(page.list.viewport(), place)
    around.settle()
    assert done_days(around)[0] == on(0)


def test_a_line_opens_its_initiative_and_a_plan_has_no_tick(around: Surroundings) -> None:
    page = page_in(around)
    page.list.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_E)
    page.list.choose("event:0")
    assert not page.mark.isEnabled()
    press(Qt.Key.Key_Space)
    click(page.open)
    click(page.edit)
    around.settle()
    assert around.asked.opened == around.asked.edited == [1, 2]
    assert around.asked.toasts == []


def test_nothing_above_the_ceiling_is_shown(around: Surroundings) -> None:
    page = page_in(around)
    owners = [page.owner.itemText(n) for n in range(page.owner.count())]
    assert owners == ["Everybody", "A. Rahman", "B. Khan"]
    assert "Hidden" not in repr(page.list.lines())
    around.context.filter_state.set_ceiling(TOP)
    around.settle()
    assert titles(page)[:2] == ["Overdue", "Hidden"]


def test_one_owner_or_mine(around: Surroundings) -> None:
    around.context.settings.author = "b. khan"
    page = page_in(around)
    owners = [page.owner.itemText(n) for n in range(page.owner.count())]
    assert owners == ["Everybody", "Mine (b. khan)", "A. Rahman"]
    page.owner.setFocus()
    press(Qt.Key.Key_Down)
    around.settle()
    assert titles(page) == ["Today", "Today"]
    press(Qt.Key.Key_Down)
    around.settle()
    assert titles(page) == ["Overdue", "Write <b>now</b>"]
    press(Qt.Key.Key_Home)
    around.settle()
    assert "Plan" in titles(page)


def test_where_nothing_is_due_the_page_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    around = surroundings(tmp_path, qtbot, sample=False)
    page = page_in(around)
    assert page.stack.currentWidget() is page.empty
    assert page.heading.text() == "0 open follow-ups"
    assert not page.mark.isEnabled()
    around.runner.stop()


def test_a_read_only_register_offers_no_change(tmp_path: Path, qtbot: QtBot) -> None:
    around = surroundings(tmp_path, qtbot, sample=False, read_only=True)
    around.answer(fill)
    page = page_in(around)
    assert not page.mark.isEnabled()
    page.list.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_E)
    around.settle()
    assert around.asked.edited == []
    assert done_days(around)[0] is None
    around.runner.stop()


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(qtbot, tmp_path)
    yield desktop
    desktop.runner.stop()


def test_in_the_window_the_sidebar_counts_what_is_late(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "u.ddesk"
    desk = files.create(path)
    fill(desk)
    files.close(desk)
    desktop.start()
    desktop.window.registers.open(path)
    desktop.settled()
    badge = desktop.window.sidebar.buttons["upcoming"].badge
    assert badge.text() == "2"
    desktop.do("ceiling.restricted")
    assert badge.text() == "1"
    desktop.do("page.upcoming")
    press(Qt.Key.Key_Space)
    desktop.settled()
    assert badge.text() == ""
    desktop.do("edit.undo")
    assert badge.text() == "1"
    press(Qt.Key.Key_Return)
    desktop.settled()
    assert desktop.window.workspace is not None
    assert desktop.window.workspace.page_name == "register"
