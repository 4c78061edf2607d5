"""A damaged register is told of in the window, and what can be saved of it is saved and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diplomat_desk.services import backups, files
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path, opened=False)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "Desk.ddesk"
    desk = files.create(path, sample=True)
    backups.make(desk)
    files.close(desk)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    return path


def test_what_can_be_saved_is_saved_and_opened(desk: Desktop, damaged: Path) -> None:
    desk.dialogs.way = "Recover what can be saved"
    desk.dialogs.path = damaged.with_name("Saved.ddesk")
    desk.window.registers.open(damaged)
    desk.settled()
    assert desk.window.registers.current is not None
    assert desk.window.registers.current.path == damaged.with_name("Saved.ddesk")
    offered, told = desk.dialogs.told
    assert "is damaged and was not changed" in offered
    assert "the damaged file stays as it is" in offered
    assert "initiatives were saved in “Saved.ddesk”" in told
    assert "initiatives are lost" in told
    assert len(desk.titles()) > 30


def test_the_latest_backup_is_read_instead(desk: Desktop, damaged: Path) -> None:
    desk.dialogs.way = "Read the latest backup"
    desk.window.registers.open(damaged)
    desk.settled()
    assert desk.window.registers.current is not None
    assert desk.window.registers.current.read_only
    assert len(desk.titles()) == 80


def test_a_register_is_chosen_and_recovered(desk: Desktop, damaged: Path) -> None:
    saved = damaged.with_name("Saved.ddesk")
    answers = iter((damaged, saved))
    desk.dialogs.ask_open = lambda folder: next(answers)  # type: ignore[method-assign]
    desk.dialogs.path = saved
    desk.do("file.recover")
    assert saved.exists()
    assert "were saved" in desk.dialogs.told[-1]


def test_what_cannot_be_saved_is_told(desk: Desktop, tmp_path: Path) -> None:
    (tmp_path / "no.ddesk").write_text("Agra. " * 3_000)
    desk.dialogs.path = tmp_path / "no.ddesk"
    desk.do("file.recover")
    assert desk.dialogs.told == [
        "Nothing could be recovered. “no.ddesk” exists already; it was left as it is. Open it, or choose another name."
    ]
    desk.dialogs.told.clear()
    desk.dialogs.ask_new = lambda folder, name: tmp_path / "new.ddesk"  # type: ignore[method-assign]
    desk.do("file.recover")
    assert desk.dialogs.told[0].startswith(
        "Nothing could be recovered. “no.ddesk” is not a Diplomat"
    )
    assert not (tmp_path / "new.ddesk").exists()
