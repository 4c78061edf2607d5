"""The history of a record in the window: read, compared, restored, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.changes import Change, Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.differences import Difference
from diplomat_desk.domain.people import Person
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.ui.change_list import MOST_SHOWN, ChangeList
from diplomat_desk.ui.entity_page import PeoplePage
from diplomat_desk.ui.history_dialog import HistoryDialog, show_history
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.plain import isolated
from diplomat_desk.ui.reading import ReadingPane
from diplomat_desk.ui.recent_changes import RecentChanges
from tests.making import small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.desktop import Desktop, texts

WHO = isolated("R. <b>Mehta</b>")


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.settings.author = "R. <b>Mehta</b>"
    made.start(1440)
    made.open()
    yield made
    made.runner.stop()


@pytest.fixture
def around(qtbot: QtBot, tmp_path: Path) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


def record(desktop: Desktop, title: str, level: Level = Level.PUBLIC, number: int = 0) -> int:
    """Record an initiative, or edit the one with ``number``; return its id."""

    def work(desk: Desk) -> int:
        one = looking.one(desk, number, TOP) if number else small()
        one = replace(one, title=title, confidentiality=level, summary=f"About {title}.")
        return recording.record(desk, one).id

    got: list[int] = []
    desktop.runner.change(work, got.append)
    desktop.settled()
    return got[0]


def shown_dialog(desktop: Desktop, action: str) -> QWidget:
    desktop.do(action)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def lines(dialog: HistoryDialog | RecentChanges) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_a_person_reads_the_history_restores_the_first_version_and_takes_it_back(
    desktop: Desktop,
) -> None:
    number = record(desktop, "Talks")
    record(desktop, "Water talks", number=number)
    record(desktop, "Water <i>talks</i> & trade", number=number)
    dialog = shown_dialog(desktop, "initiative.history")
    assert isinstance(dialog, HistoryDialog)
    assert [line.split("\n")[1] for line in lines(dialog)] == [
        f"Edited by {WHO}",
        f"Edited by {WHO}",
        f"Recorded by {WHO}",
    ]
    assert dialog.list.hasFocus()
    assert not dialog.restore.isEnabled()
    assert "Water <i>talks</i> & trade" in dialog.changes.text()
    for _ in range(2):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    desktop.settled()
    assert isinstance(dialog.page, ReadingPane)
    assert dialog.page.reading is not None
    assert dialog.page.reading.initiative.title == "Talks"
    assert dialog.restore.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    # The button is seen to go down before it acts.
    desktop.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    desktop.settled()
    assert desktop.titles() == ["Talks"]
    toast = desktop.window.toast
    assert toast.text.text().startswith("Restored “Talks” as it was on ")
    toast.undo.click()
    desktop.settled()
    assert desktop.titles() == ["Water <i>talks</i> & trade"]


def test_history_obeys_the_ceiling_and_recent_changes_do(desktop: Desktop) -> None:
    record(desktop, "Back channel", Level.RESTRICTED)
    number = record(desktop, "Nightingale", Level.RESTRICTED)
    record(desktop, "Open talks", number=number)
    desktop.do("ceiling.limited")
    dialog = shown_dialog(desktop, "history.recent")
    assert isinstance(dialog, RecentChanges)
    assert [line.split("\n")[0] for line in lines(dialog)] == [isolated("Open talks")]
    assert "Recorded" in lines(dialog)[0]
    assert "Nightingale" not in texts(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    desktop.settled()
    history = QApplication.activeModalWidget()
    assert isinstance(history, HistoryDialog)
    assert len(lines(history)) == 1
    assert "Nightingale" not in texts(history)
    history.close()
    dialog.open_record.click()
    desktop.settled()
    assert QApplication.activeModalWidget() is None


def test_nothing_chosen_is_said(desktop: Desktop) -> None:
    desktop.do("initiative.history")
    assert desktop.window.toast.text.text() == "Choose one record first."
    dialog = shown_dialog(desktop, "history.recent")
    assert "What you record comes here." in texts(dialog)
    dialog.close()


def test_a_person_has_a_history_too(around: Surroundings, qtbot: QtBot) -> None:
    made = around.answer(lambda desk: put_one(desk, Person(name="A. Khan", country="PAK"), None))
    edited = Person(id=int(made.identity.key), name="Aslam Khan")
    around.answer(lambda desk: put_one(desk, edited, made.identity))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_history(around.context, made.identity, parent)
    around.settle()
    assert len(lines(dialog)) == 2
    assert "Removed\nPakistan" in dialog.changes.text()
    dialog.list.setCurrentRow(1)
    around.settle()
    assert isinstance(dialog.page, ChangeList)
    assert dialog.page.text() == "Name\nA. Khan\nCountry\nPakistan"
    dialog.restore.click()
    around.settle()
    assert around.asked.toasts[0].startswith("Restored “A. Khan” as it was on ")
    assert "Undo takes it back." in around.dialogs.asked[0]


def test_a_refusal_is_said_in_the_dialog_and_no_leaves_all_as_it_is(
    around: Surroundings, qtbot: QtBot
) -> None:
    made = around.answer(lambda desk: recording.record(desk, small("Talks")))
    assert made.after is not None
    edited = replace(made.after.initiative, title="Other")
    around.answer(lambda desk: recording.record(desk, edited))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_history(around.context, made.identity, parent)
    around.settle()
    dialog.list.setCurrentRow(1)
    around.dialogs.answer = False
    dialog.restore.click()
    around.settle()
    assert around.asked.toasts == []
    around.dialogs.answer = True
    around.runner.ask(lambda desk: recording.delete(desk, [made.id]), lambda _: None)
    dialog.restore.click()
    around.settle()
    assert dialog.trouble.text() == "There is no such record here any more."
    dialog.close()


def test_read_only_registers_have_a_history_without_restore(qtbot: QtBot, tmp_path: Path) -> None:
    around = surroundings(tmp_path, qtbot, sample=False, read_only=True)
    made = around.answer(lambda desk: recording.record(desk, small("Talks")))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_history(around.context, made.identity, parent)
    around.settle()
    assert len(lines(dialog)) == 1
    assert not dialog.restore.isVisible()
    gone = show_history(around.context, Identity(Kind.INITIATIVE, "999"), parent)
    around.settle()
    assert gone.changes.text() == "There is no such record here any more."
    around.runner.stop()


def test_a_long_history_comes_in_pages(around: Surroundings, qtbot: QtBot) -> None:
    def work(desk: Desk) -> Identity:
        one = recording.record(desk, small("0")).after
        assert one is not None
        for number in range(1, 55):
            initiative = replace(one.initiative, title=str(number))
            one = recording.record(desk, initiative).after
            assert one is not None
        return one.identity

    identity = around.answer(work)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_history(around.context, identity, parent)
    around.settle()
    assert dialog.list.count() == 50
    dialog.list.setCurrentRow(30)
    dialog.earlier.click()
    around.settle()
    assert dialog.list.count() == 55
    assert dialog.list.currentRow() == 30
    assert not dialog.earlier.isVisible()


def test_very_many_differences_are_cut(qtbot: QtBot) -> None:
    changes = ChangeList("What changed")
    qtbot.addWidget(changes)
    one = [Difference(f"Tag {n}", "", "x") for n in range(MOST_SHOWN + 2)]
    changes.show_changes(tuple(one))
    assert changes.text().endswith("and 2 more")


def test_moments_are_told_in_local_time() -> None:
    assert moment_in_words("2026-11-24T13:50:02.123+00:00").startswith("24 November 2026, ")
    assert moment_in_words("once") == "once"


def test_the_page_of_people_leads_to_the_history_of_the_card_on_show(desktop: Desktop) -> None:
    made: list[Change] = []
    desktop.runner.change(lambda desk: put_one(desk, Person(name="A. Khan"), None), made.append)
    desktop.do("page.people")
    page = desktop.window.workspace.page if desktop.window.workspace else None
    assert isinstance(page, PeoplePage)
    page.open_entity(int(made[0].identity.key))
    desktop.settled()
    dialog = shown_dialog(desktop, "initiative.history")
    assert isinstance(dialog, HistoryDialog)
    assert len(lines(dialog)) == 1
    assert "A. Khan" in texts(dialog)
    dialog.close()
