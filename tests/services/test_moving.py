"""A register moves whole, with its drafts and backups; the old file stays under a name that says so."""

import os
from pathlib import Path

import pytest

from diplomat_desk import paths
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.errors import FileError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import backups, checking, drafts, files, looking, moving, recording
from diplomat_desk.services.desk import Desk


def moved(desk: Desk, to: Path) -> Desk:
    path = desk.path
    other = moving.move(desk, to)
    files.close(desk)
    assert moving.put_away(path, to) is not None
    return other


def test_all_of_it_moves_and_can_move_back(desk: Desk, tmp_path: Path) -> None:
    path, to = desk.path, tmp_path / "local" / "mine" / "register.ddesk"
    recording.record(desk, Initiative(title="Talks", kind="dialogue", track="T2"))
    drafts.keep(desk, Initiative(title="Half typed"))
    made = backups.make(desk)
    desk.author = "Anna"
    there = moved(desk, to)
    assert there.author == "Anna"
    assert looking.tally(there, Filter()).total == 1
    assert [one.initiative.title for one in drafts.found(there, TOP)] == ["Half typed"]
    assert checking.check(there).clean
    assert [one.path.name for one in backups.listing(to)] == [made.path.name]
    assert backups.listing(path) == ()
    assert to.stat().st_mode & 0o077 == 0
    recording.record(there, Initiative(title="Since", kind="dialogue", track="T2"))
    back = moved(there, path)
    assert looking.tally(back, Filter()).total == 2
    assert len(backups.listing(path)) == 1
    files.close(back)


def test_the_old_file_says_that_it_was_moved_and_can_only_be_read(
    desk: Desk, tmp_path: Path
) -> None:
    path = desk.path
    other = moving.move(desk, tmp_path / "local.ddesk")
    files.close(desk)
    kept = moving.put_away(path, other.path)
    files.close(other)
    assert kept is not None
    assert kept.stem.startswith("register (moved 20")
    assert not path.exists()
    old = files.open_desk(kept)
    assert old.read_only
    files.close(old)


def test_nothing_is_ever_renamed_over(desk: Desk, tmp_path: Path) -> None:
    path = desk.path
    files.close(desk)
    first = moving.put_away(path, tmp_path / "a.ddesk")
    path.write_bytes(b"another")
    second = moving.put_away(path, tmp_path / "b.ddesk")
    assert first is not None
    assert second is not None
    assert first != second
    assert second.read_bytes() == b"another"
    assert first.stat().st_size > 7


def test_an_encrypted_one_stays_so(tmp_path: Path) -> None:
    desk = files.create(tmp_path / "a.ddesk", passphrase="correct horse")  # noqa: S106
    other = moving.move(desk, tmp_path / "there" / "a.ddesk")
    assert other.register.is_encrypted
    files.close(desk)
    files.close(other)
    assert not other.path.read_bytes().startswith(b"SQLite")


def test_where_a_file_is_already_nothing_happens(desk: Desk, tmp_path: Path) -> None:
    there = tmp_path / "there.ddesk"
    there.write_bytes(b"somebody's")
    with pytest.raises(FileError, match="exists already"):
        moving.move(desk, there)
    assert there.read_bytes() == b"somebody's"
    assert looking.tally(desk, Filter()).total == 0


def test_a_folder_that_cannot_be_made_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="could not be made"):
        moving.move(desk, tmp_path / "file" / "register.ddesk")


def test_a_file_that_cannot_be_renamed_is_left_as_it_is(tmp_path: Path) -> None:
    assert moving.put_away(tmp_path / "gone.ddesk", tmp_path / "a.ddesk") is None


def test_a_local_folder_is_suggested(tmp_path: Path, home: Path) -> None:
    assert moving.suggested(tmp_path / "Desk.ddesk") == home / "registers" / "Desk.ddesk"


def test_documents_that_are_kept_in_step_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, own = tmp_path / "Documents", tmp_path / "own"
    documents.mkdir()
    monkeypatch.setattr(paths, "registers_dirs", lambda: (documents / "Diplomat Desk", own))
    assert moving.suggested(Path("Desk.ddesk")).parent == documents / "Diplomat Desk"
    (documents / ".stfolder").mkdir()
    assert moving.suggested(Path("Desk.ddesk")).parent == own
    assert os.listdir(documents) == [".stfolder"]
