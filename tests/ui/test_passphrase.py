"""A register is put under a passphrase in the window, opened by it, and taken out of it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.services import backups, files, presence
from diplomat_desk.services.strength import strength
from diplomat_desk.ui.dialogs.passphrase import ChoosePassphrase
from diplomat_desk.ui.dialogs.unlock import AskPassphrase
from diplomat_desk.ui.watched import Watched
from tests.ui.desktop import Desktop, at_work

PHRASE = "seven herons forget Muscat"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    for made in at_work(qtbot, tmp_path):
        made.record("Backchannel in Muscat")
        yield made


def choose(desk: Desktop) -> ChoosePassphrase:
    desk.do("file.passphrase")
    return next(one for one in desk.window.findChildren(ChoosePassphrase) if one.isVisible())


def encrypt(desk: Desktop, passphrase: str = PHRASE) -> None:
    dialog = choose(desk)
    QTest.keyClicks(dialog.line, passphrase)
    QTest.keyClicks(dialog.again, passphrase)
    assert dialog.accept_button.isEnabled()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    desk.settled()


def path_of(desk: Desktop) -> Path:
    assert desk.window.registers.current is not None
    return desk.window.registers.current.path


def test_it_is_encrypted_and_opened_again(desk: Desktop) -> None:
    path = path_of(desk)
    desk.runner.ask(backups.make, lambda _: None)
    desk.settled()
    encrypt(desk)
    assert desk.titles() == ["Backchannel in Muscat"]
    assert b"Muscat" not in path.read_bytes()
    (backup,) = backups.listing(path)
    assert b"Muscat" not in backup.path.read_bytes()
    left = {one.name for one in path.parent.glob("*.ddesk*")}
    assert left == {path.name, presence.file_of(path).name}
    desk.do("file.close")
    desk.dialogs.passphrases = ["wrong", PHRASE]
    desk.window.registers.open(path)
    desk.qtbot.waitUntil(lambda: desk.window.registers.current is not None)
    desk.settled()
    assert desk.dialogs.asked[0] == ""
    assert "The passphrase is wrong" in desk.dialogs.asked[1]
    assert desk.titles() == ["Backchannel in Muscat"]


def test_who_has_no_passphrase_is_not_let_in(desk: Desktop) -> None:
    path = path_of(desk)
    encrypt(desk)
    desk.do("file.close")
    desk.window.registers.open(path)
    desk.settled()
    assert desk.window.registers.current is None
    assert desk.dialogs.told == []


def test_it_is_changed_and_taken_away(desk: Desktop) -> None:
    path = path_of(desk)
    encrypt(desk)
    encrypt(desk, "eleven quiet lanterns drift")
    desk.record("Second")
    dialog = choose(desk)
    assert dialog.remove.isVisible()
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    desk.settled()
    assert sorted(desk.titles()) == ["Backchannel in Muscat", "Second"]
    desk.do("file.close")
    desk.settled()
    plain = files.open_desk(path)
    assert not plain.register.is_encrypted
    files.close(plain)


@pytest.mark.parametrize("weak", ["", "a", "password1", "Register"])
def test_a_weak_one_is_not_taken(qtbot: QtBot, weak: str) -> None:
    dialog = ChoosePassphrase("Register", encrypted=False)
    qtbot.addWidget(dialog)
    dialog.line.setText(weak)
    dialog.again.setText(weak)
    assert not dialog.accept_button.isEnabled()
    assert not strength(weak, ("Register",)).is_enough


def test_the_two_must_be_the_same_and_can_be_seen(qtbot: QtBot) -> None:
    dialog = ChoosePassphrase("Register", encrypted=False)
    qtbot.addWidget(dialog)
    dialog.line.setText(PHRASE)
    dialog.again.setText(PHRASE[:-1])
    assert not dialog.accept_button.isEnabled()
    assert "not the same" in dialog.words.text()
    assert dialog.line.displayText() != PHRASE
    dialog.show_it.setChecked(True)
    assert dialog.line.displayText() == PHRASE


def test_what_is_asked_is_plain_text(qtbot: QtBot) -> None:
    dialog = AskPassphrase("<b>x</b>.ddesk", "<i>no</i>")
    qtbot.addWidget(dialog)
    assert dialog.message.text.text() == "<i>no</i>"
    assert dialog.line.displayText() == ""


def test_what_is_recorded_meanwhile_is_not_lost(desk: Desktop) -> None:
    desk.window.registers.set_passphrase(PHRASE)
    desk.record("While it was encrypted")
    assert sorted(desk.titles()) == ["Backchannel in Muscat", "While it was encrypted"]


def test_a_readable_copy_beside_it_is_told_and_deleted_if_wanted(desk: Desktop) -> None:
    path = path_of(desk)
    copy = path.with_name(f"{path.stem} (before update from 0005).ddesk")
    copy.write_bytes(b"SQLite format 3\x00" + b"Muscat" * 100)
    encrypt(desk)
    assert copy.name in desk.dialogs.told[0]
    assert copy.exists()
    desk.dialogs.way = "Delete what is not encrypted"
    encrypt(desk, "eleven quiet lanterns drift")
    assert not copy.exists()


def test_it_can_be_stopped_and_is_as_it_was(desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    path = path_of(desk)
    with monkeypatch.context() as patched:
        patched.setattr(Watched, "stopped", lambda _: True)
        encrypt(desk)
    assert desk.dialogs.told == []
    assert desk.titles() == ["Backchannel in Muscat"]
    assert not list(path.parent.glob("*anew*"))
    assert not desk.window.registers.current.encrypted  # type: ignore[union-attr]


def test_where_it_cannot_be_replaced_it_stays_open_as_it_was(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        encrypt(desk)
    assert "The passphrase was not changed." in desk.dialogs.told[0]
    assert desk.titles() == ["Backchannel in Muscat"]
    desk.record("Since")
    assert len(desk.titles()) == 2
