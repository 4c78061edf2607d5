"""The disk is full, pulled out or made read-only while one works: it is said, nothing typed is lost, and it goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.services import backups, checking, drafts, files
from diplomat_desk.ui import draft_keeper
from diplomat_desk.ui.forms.attachments import AttachmentsEditor
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from tests.reliability.disks import Disk, small_disk
from tests.ui.desktop import Desktop, at_work
from tests.ui.importing.wizard import begin_talks, check

LONG = "What was said. " * 8_000
"""More than finds room in pages that the register has already."""
ROOM = 150_000
"""Bytes that a small change needs: the journal beside the file, and pages of the search index."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "stick") as made:
        yield made


@pytest.fixture
def desk(
    disk: Disk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    """A window with a register on the small disk."""
    monkeypatch.setattr(draft_keeper, "AFTER_MS", 1)
    monkeypatch.setattr(draft_keeper, "AGAIN_MS", 50)
    for one in at_work(qtbot, tmp_path, opened=False):
        one.folder = disk.folder
        one.open()
        yield one


def type_new(desk: Desktop, title: str, summary: str = "") -> InitiativeForm:
    desk.do("initiative.new")
    return type_into(desk, title, summary)


def type_into(desk: Desktop, title: str, summary: str = "") -> InitiativeForm:
    form = desk.workspace.form
    assert isinstance(form, InitiativeForm)
    if summary:
        form.fields["summary"].field.set_value(summary)
    field = form.fields["title"].field
    assert isinstance(field, QWidget)
    edit = field.focusProxy() or field
    edit.setFocus()
    QTest.keyClicks(edit, title)
    desk.qtbot.wait(20)
    desk.settled()
    return form


def message(form: InitiativeForm) -> str:
    return form.message.text()


def record(desk: Desktop, form: InitiativeForm) -> None:
    form.record()
    desk.settled()


def fill_in(desk: Desktop, form: InitiativeForm) -> None:
    """Choose what the form asks for besides the title."""
    for name, value in (("kind", "dialogue"), ("track", "T2")):
        field = form.fields[name].field
        field.set_value(value)
    desk.settled()


def is_sound(path: Path) -> bool:
    again = files.open_desk(path)
    try:
        return checking.check(again).clean
    finally:
        files.close(again)


def test_a_full_disk_keeps_the_form_and_goes_on_when_there_is_room(
    desk: Desktop, disk: Disk
) -> None:
    desk.record("Before")
    disk.fill()
    form = type_new(desk, "Talks on a full disk", LONG)
    desk.qtbot.waitUntil(lambda: "disk is full" in message(form))
    assert "not kept for a crash" in message(form)
    fill_in(desk, form)
    record(desk, form)
    assert "disk is full" in message(form)
    assert "Free some space and try again" in message(form)
    assert form.isVisible()
    assert form.draft().title == "Talks on a full disk"
    assert desk.titles() == ["Before"]
    disk.free()
    desk.qtbot.wait(100)
    desk.settled()
    record(desk, form)
    assert not form.isVisible()
    assert sorted(desk.titles()) == ["Before", "Talks on a full disk"]
    desk.do("file.close")
    assert is_sound(disk.folder / "Desk & <b>Bold.ddesk")


def test_what_is_typed_is_kept_again_as_soon_as_there_is_room(desk: Desktop, disk: Disk) -> None:
    disk.fill()
    form = type_new(desk, "Half typed", LONG)
    desk.qtbot.waitUntil(lambda: "disk is full" in message(form))
    disk.free()
    desk.qtbot.waitUntil(lambda: message(form) == "", timeout=5_000)
    got: list[str] = []
    desk.runner.ask(
        lambda one: drafts.found(one, TOP),
        lambda found: got.extend(each.initiative.title for each in found),
    )
    desk.settled()
    assert got == ["Half typed"]


def test_an_edit_on_a_full_disk_leaves_the_record_as_it_was(desk: Desktop, disk: Disk) -> None:
    desk.record("As it was")
    desk.workspace.recorder.edit(1)
    desk.settled()
    form = type_into(desk, " and more", LONG)
    disk.fill()
    typed = form.draft().title
    record(desk, form)
    assert "disk is full" in message(form)
    assert form.draft().title == typed
    assert desk.titles() == ["As it was"]
    disk.free()
    record(desk, form)
    assert desk.titles() == [typed.strip()]


def test_an_import_on_a_full_disk_records_nothing_and_can_be_tried_again(
    desk: Desktop, disk: Disk, tmp_path: Path
) -> None:
    rows = "".join(f"Talks number {n};{1950 + n % 70};{'Words ' * 200}\r\n" for n in range(300))
    dialog = begin_talks(desk, tmp_path / "talks.csv", f"Title;Start;Summary\r\n{rows}")
    check(desk, dialog)
    disk.fill(but=ROOM)
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert "disk is full" in dialog.trouble.text.text()
    assert desk.titles() == []
    disk.free()
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.settled()
    desk.settled()
    assert len(desk.titles()) == 300
    desk.do("file.close")
    assert is_sound(disk.folder / "Desk & <b>Bold.ddesk")


def test_a_file_that_does_not_fit_stays_in_the_form(
    desk: Desktop, disk: Disk, tmp_path: Path
) -> None:
    paper = tmp_path / "minutes.bin"
    paper.write_bytes(bytes(range(256)) * 8_000)
    desk.dialogs.files = (paper,)
    form = type_new(desk, "With a file")
    fill_in(desk, form)
    editor = form.fields["attachments"].field
    assert isinstance(editor, AttachmentsEditor)
    QTest.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    desk.settled()
    disk.fill(but=ROOM)
    record(desk, form)
    assert "disk is full" in message(form)
    assert [one.name for one in form.draft().attachments] == ["minutes.bin"]
    assert form.contents()
    disk.free()
    record(desk, form)
    assert desk.titles() == ["With a file"]


def test_a_copy_and_a_backup_for_which_there_is_no_room_are_told(
    desk: Desktop, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.record("Kept")
    disk.fill(but=ROOM)
    desk.dialogs.path = disk.folder / "copy.ddesk"
    desk.do("file.copy")
    told = desk.dialogs.told[-1]
    assert "no room for “copy.ddesk”" in told
    assert "the register is as it was" in told
    assert not (disk.folder / "copy.ddesk").exists()
    monkeypatch.setenv("DIPLOMAT_DESK_HOME", str(disk.folder / "home"))
    wrong: list[str] = []
    desk.runner.ask(backups.make, lambda _: None, failed=lambda error: wrong.append(str(error)))
    desk.settled()
    assert "no room for" in wrong[0]


def test_a_stick_that_is_pulled_out_keeps_the_form_and_lets_a_copy_be_saved(
    desk: Desktop, disk: Disk, tmp_path: Path
) -> None:
    desk.record("Before")
    form = type_new(desk, "Half typed on a stick")
    fill_in(desk, form)
    disk.pull_out()
    record(desk, form)
    assert "not in its place any more" in message(form)
    assert "save a copy" in message(form)
    assert form.draft().title == "Half typed on a stick"
    assert desk.titles() == ["Before"]
    desk.dialogs.path = tmp_path / "rescued.ddesk"
    desk.do("file.copy")
    assert is_sound(tmp_path / "rescued.ddesk")
    assert form.draft().title == "Half typed on a stick"


def test_a_disk_that_can_only_be_read_is_looked_at(desk: Desktop, disk: Disk) -> None:
    desk.record("Before")
    desk.do("file.close")
    disk.only_read()
    desk.open()
    assert desk.window.read_only.isVisible()
    assert desk.titles() == ["Before"]
    assert not desk.window.where.isVisible()
