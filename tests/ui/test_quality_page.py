"""The quality page: findings by rule, each opens its record or is dismissed with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import files, history, quality, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.quality_page import QualityPage
from tests.making import between, day, small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click, focused, press, show, type_text

HIDDEN = Appearance("Hidden envoy", capacity="serving-official", level=Level.CONFIDENTIAL)


def fill(desk: Desk) -> None:
    sound = {"start": day("2001-07"), "countries": between("IND")}
    recording.record(desk, small("Agra <b>summit</b>", recognition="endorsed", **sound))
    recording.record(desk, small("Lahore", people=(HIDDEN,), **sound))


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    made.answer(fill)
    yield made
    made.runner.stop()


def page_in(around: Surroundings) -> QualityPage:
    page = QualityPage(around.context)
    show(around.qtbot, page, 900, 500)
    around.settle()
    return page


def groups(page: QualityPage) -> list[tuple[str, str]]:
    return [(line.title, line.note) for line in page.groups.lines()]


def titles(page: QualityPage) -> list[str]:
    return [line.title for line in page.list.lines()]


def go_to(around: Surroundings, page: QualityPage, code: str) -> None:
    page.groups.choose(code)
    around.settle()


def test_contradictions_stand_before_gaps_with_their_counts(around: Surroundings) -> None:
    page = page_in(around)
    assert groups(page) == [
        ("Contradictions", ""),
        ("Track II, marked as endorsed", "1"),
        ("Serving official on Track II", "1"),
        ("Gaps", ""),
        ("No source", "2"),
    ]
    assert page.heading.text() == "4 findings"
    (line,) = page.list.lines()
    assert line.title == "Agra <b>summit</b>"
    assert line.details == ("Track II, and yet marked as endorsed.",)
    assert line.note == "DD-2001-0001"


def test_the_keyboard_goes_through_groups_and_findings(around: Surroundings) -> None:
    page = page_in(around)
    page.setFocus()
    assert focused() is page.groups
    press(Qt.Key.Key_Down, 2)
    around.settle()
    assert titles(page) == ["Agra <b>summit</b>", "Lahore"]
    press(Qt.Key.Key_Right)
    assert focused() is page.list
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_E)
    press(Qt.Key.Key_Left)
    assert focused() is page.groups
    assert around.asked.opened == around.asked.edited == list(page.selected_ids())
    click(page.open)
    click(page.edit)
    assert len(around.asked.opened) == len(around.asked.edited) == 2


def test_a_finding_is_dismissed_with_a_reason_and_can_be_brought_back(
    around: Surroundings,
) -> None:
    page = page_in(around)
    go_to(around, page, "no-source")
    page.list.setFocus()
    press(Qt.Key.Key_D)
    assert focused() is page.reason.line
    press(Qt.Key.Key_Return)
    assert "Say why this is no fault" in page.reason.problem.text()
    type_text("Kept in the archive")
    assert page.reason.problem.text() == ""
    press(Qt.Key.Key_Return)
    around.settle()
    assert titles(page) == ["Lahore"]
    assert not page.reason.isVisible()
    assert focused() is page.list
    assert around.asked.toasts == ["Dismissed a finding in “Agra <b>summit</b>”."]
    page.dismissed.click()
    around.settle()
    assert page.heading.text() == "1 dismissed"
    (line,) = page.list.lines()
    assert line.details[1].startswith("Dismissed: Kept in the archive (")
    assert not page.dismiss.isVisible()
    page.list.setFocus()
    press(Qt.Key.Key_B)
    around.settle()
    assert page.stack.currentWidget() is page.none_dismissed
    assert around.asked.toasts[-1] == "The finding in “Agra <b>summit</b>” is on the list again."


def test_a_dismissal_is_taken_back_by_undo(around: Surroundings) -> None:
    page = page_in(around)
    click(page.dismiss)
    type_text("On purpose")
    click(page.reason.give)
    around.settle()
    assert page.heading.text() == "3 findings"
    around.answer(lambda desk: history.undo(desk, TOP))
    page.refresh()
    around.settle()
    assert page.heading.text() == "4 findings"


def test_escape_leaves_the_question_for_a_reason(around: Surroundings) -> None:
    page = page_in(around)
    click(page.dismiss)
    type_text("Half a ")
    press(Qt.Key.Key_Escape)
    assert not page.reason.isVisible()
    assert focused() is page.list
    click(page.dismiss)
    assert page.reason.line.text() == ""
    click(page.reason.leave)
    assert not page.reason.isVisible()


def test_nothing_above_the_ceiling_is_counted_or_shown(around: Surroundings) -> None:
    page = page_in(around)
    go_to(around, page, "serving-on-t2")
    assert "Hidden envoy" in page.list.lines()[0].details[0]
    around.context.filter_state.set_ceiling(Level.RESTRICTED)
    around.settle()
    assert ("Serving official on Track II", "1") not in groups(page)
    assert page.heading.text() == "3 findings"
    assert "Hidden envoy" not in repr(page.list.lines())


def test_where_nothing_is_wrong_the_page_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    around = surroundings(tmp_path, qtbot, sample=False)
    page = page_in(around)
    assert page.stack.currentWidget() is page.nothing
    assert not page.dismiss.isEnabled()
    page.dismissed.click()
    around.settle()
    assert page.stack.currentWidget() is page.none_dismissed
    around.runner.stop()


def test_more_are_shown_on_demand(around: Surroundings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "PAGE", 1)
    page = page_in(around)
    go_to(around, page, "no-source")
    assert len(titles(page)) == 1
    assert page.more.isVisible()
    click(page.more)
    around.settle()
    assert len(titles(page)) == 2
    assert not page.more.isVisible()


def test_a_read_only_register_offers_no_change(tmp_path: Path, qtbot: QtBot) -> None:
    around = surroundings(tmp_path, qtbot, sample=False, read_only=True)
    around.answer(fill)
    page = page_in(around)
    assert page.open.isEnabled()
    assert not page.dismiss.isEnabled()
    assert not page.edit.isEnabled()
    page.list.setFocus()
    press(Qt.Key.Key_D)
    assert not page.reason.isVisible()
    around.runner.stop()


def test_the_page_goes_back_to_where_it_stood(around: Surroundings) -> None:
    page = page_in(around)
    go_to(around, page, "no-source")
    place = page.place()
    other = page_in(around)
    other.return_to(place)
    around.settle()
    assert titles(other) == ["Agra <b>summit</b>", "Lahore"]


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(qtbot, tmp_path)
    yield desktop
    desktop.runner.stop()


def test_in_the_window_a_finding_leads_to_its_record_and_undo_brings_it_back(
    desktop: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "q.ddesk"
    desk = files.create(path)
    fill(desk)
    recording.record(
        desk, small("Overdue", follow_ups=(FollowUp("Secret", day("2001"), level=TOP),))
    )
    files.close(desk)
    desktop.start()
    desktop.window.registers.open(path)
    desktop.settled()
    badge = desktop.window.sidebar.buttons["quality"].badge
    assert badge.text() == "8"
    desktop.do("page.quality")
    assert desktop.window.workspace is not None
    page = desktop.window.workspace.page
    assert isinstance(page, QualityPage)
    assert focused() is page.groups
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_D)
    type_text("It was endorsed later")
    press(Qt.Key.Key_Return)
    desktop.settled()
    assert badge.text() == "7"
    assert "Undo dismiss a finding" in desktop.window.act["edit.undo"].text()
    click(desktop.window.toast.undo)
    desktop.settled()
    assert badge.text() == "8"
    page.groups.choose("t2-endorsed")
    desktop.settled()
    page.list.setFocus()
    press(Qt.Key.Key_Return)
    desktop.settled()
    assert desktop.window.workspace.page_name == "register"
    desktop.do("ceiling.restricted")
    assert badge.text() == "6"
