"""A register in a folder that is kept in step is told of, moved with a press, and moved back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.services import files, presence
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.where_bar import WhereBar
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path, opened=False)


def shared(desk: Desktop, *copies: str) -> Path:
    """Open a register in a folder that Syncthing keeps in step."""
    folder = desk.folder / "Shared"
    if not folder.exists():
        (folder / ".stfolder").mkdir(parents=True)
        files.close(files.create(folder / "Desk.ddesk"))
    for one in copies:
        (folder / f"{one}.ddesk").touch()
    desk.window.registers.open(folder / "Desk.ddesk")
    settled(desk)
    return folder / "Desk.ddesk"


def settled(desk: Desktop) -> None:
    for _ in range(3):
        desk.settled()


def bar(desk: Desktop) -> WhereBar:
    return desk.window.where


def press(desk: Desktop, button: QWidget) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(desk)


def path_of(desk: Desktop) -> Path:
    assert desk.window.registers.current is not None
    return desk.window.registers.current.path


def test_a_register_on_this_machine_is_left_in_peace(desk: Desktop) -> None:
    desk.open()
    settled(desk)
    assert not bar(desk).isVisible()


def test_it_moves_with_all_that_is_half_typed_and_moves_back(desk: Desktop, home: Path) -> None:
    path = shared(desk)
    assert "Syncthing" in bar(desk).words.text()
    assert not bar(desk).merge.isVisible()
    desk.record("Talks")
    desk.do("initiative.new")
    form = desk.workspace.form
    assert isinstance(form, InitiativeForm)
    field = form.fields["title"].field
    assert isinstance(field, QWidget)
    QTest.keyClicks(field.focusProxy() or field, "Half typed")
    press(desk, bar(desk).move_button)
    to = home / "registers" / "Desk.ddesk"
    assert path_of(desk) == to
    assert desk.titles() == ["Talks"]
    assert not path.exists()
    (kept,) = path.parent.glob("*.ddesk")
    assert f"“{kept.name}”" in bar(desk).words.text().replace("\u200b", "")
    assert "Half typed" in desk.window.draft.words.text()
    assert [one.path for one in desk.settings.recent] == [to]
    assert presence.who_has(to) is not None
    assert presence.who_has(path) is None
    press(desk, bar(desk).back)
    assert path_of(desk) == path
    assert desk.titles() == ["Talks"]
    assert "Half typed" in desk.window.draft.words.text()
    assert not to.exists()


def test_what_cannot_be_moved_stays_open(desk: Desktop, home: Path) -> None:
    path = shared(desk)
    there = home / "registers" / "Desk.ddesk"
    there.parent.mkdir()
    there.write_bytes(b"another")
    press(desk, bar(desk).move_button)
    assert "exists already" in desk.dialogs.told[-1]
    assert path_of(desk) == path
    assert there.read_bytes() == b"another"
    assert bar(desk).isVisible()


def test_it_is_not_told_again_where_nobody_wants_it(desk: Desktop) -> None:
    path = shared(desk)
    press(desk, bar(desk).quiet)
    assert not bar(desk).isVisible()
    desk.do("file.close")
    shared(desk)
    assert not bar(desk).isVisible()
    kept = (desk.folder / "settings.ini").read_text()
    assert str(path) not in kept.partition("[recent]")[0]
    desk.do("file.close")
    shared(desk, "Desk.sync-conflict-20260102-123456-ABCDEFG")
    assert bar(desk).isVisible()
    assert "Syncthing" not in bar(desk).words.text()
    assert not bar(desk).move_button.isVisible()


def test_a_conflicted_copy_is_told_and_compared(desk: Desktop) -> None:
    compared: list[Path] = []
    bar(desk).compare = compared.append
    path = shared(desk, "Desk (Anna's conflicted copy 2026-01-02)")
    assert "1 conflicted copy" in bar(desk).words.text()
    press(desk, bar(desk).merge)
    assert compared == [path.with_name("Desk (Anna's conflicted copy 2026-01-02).ddesk")]


def test_it_goes_when_the_register_is_closed(desk: Desktop) -> None:
    shared(desk)
    desk.do("file.close")
    desk.open()
    settled(desk)
    assert not bar(desk).isVisible()
