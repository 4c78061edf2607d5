"""A register that is taken away or replaced while it is open takes no change that would be lost with it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import checking, files, looking, recording
from diplomat_desk.services.desk import Desk

_NOBODY = 65534
pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows lets nobody take an open file away"
)


@pytest.fixture
def as_nobody(desk: Desk, shipped_register: Path) -> Iterator[Path]:
    """A register of a user who is not root, for whom permissions count, and that user at work."""
    # What is loaded late may lie where only root may read.
    record(desk, "To load what is needed")
    assert checking.check(desk).clean
    folder = Path(tempfile.mkdtemp())
    path = folder / "register.ddesk"
    shutil.copy(shipped_register, path)
    root = os.geteuid() == 0
    if root:
        os.chown(folder, _NOBODY, -1)
        os.chown(path, _NOBODY, -1)
        os.seteuid(_NOBODY)
    yield path
    folder.chmod(0o700)
    shutil.rmtree(folder)
    if root:
        os.seteuid(0)
    shutil.rmtree(folder, ignore_errors=True)


def record(desk: Desk, title: str) -> None:
    recording.record(desk, Initiative(title=title, kind="dialogue", track="T2"))


def refused(desk: Desk) -> str:
    with pytest.raises(FileError) as caught:
        record(desk, "Would be lost")
    assert caught.value.trouble is FileTrouble.GONE
    return str(caught.value)


def rescued(desk: Desk, folder: Path) -> int:
    """Save a copy, as the message advises, and return how many records are in it."""
    files.save_copy(desk, folder / "rescued.ddesk")
    copy = files.open_desk(folder / "rescued.ddesk")
    assert checking.check(copy).clean
    many = looking.tally(copy, Filter()).total
    files.close(copy)
    return many


def test_one_that_was_removed(desk: Desk, tmp_path: Path) -> None:
    record(desk, "First")
    desk.path.unlink()
    assert "save a copy" in refused(desk)
    assert rescued(desk, tmp_path) == 1


def test_one_that_a_sync_client_replaced(desk: Desk, tmp_path: Path) -> None:
    record(desk, "First")
    newer = tmp_path / "newer"
    newer.write_bytes(b"from another machine")
    newer.replace(desk.path)
    assert "another program put a file in its place" in refused(desk)
    assert rescued(desk, tmp_path) == 1
    assert desk.path.read_bytes() == b"from another machine"


def test_one_whose_folder_is_renamed_goes_on_when_it_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    desk = files.create(folder / "register.ddesk")
    record(desk, "First")
    folder.rename(tmp_path / "away")
    assert refused(desk)
    assert looking.tally(desk, Filter()).total == 1
    (tmp_path / "away").rename(folder)
    record(desk, "Second")
    files.close(desk)
    again = files.open_desk(folder / "register.ddesk")
    assert looking.tally(again, Filter()).total == 2
    files.close(again)


def test_it_is_seen_in_the_midst_of_a_change_too(desk: Desk, tmp_path: Path) -> None:
    record(desk, "First")
    away = tmp_path / "away"

    def change() -> None:
        with desk.register.writing() as connection:
            connection.exec_driver_sql("DELETE FROM history_link")
            desk.path.rename(away)

    with pytest.raises(FileError):
        change()
    away.rename(desk.path)
    assert checking.check(desk).clean


@pytest.mark.parametrize(("mode", "words"), [(0o500, "can only be read"), (0o000, "be reached")])
def test_one_whose_folder_loses_its_permissions_goes_on_when_it_has_them(
    as_nobody: Path, mode: int, words: str
) -> None:
    desk, folder = files.open_desk(as_nobody), as_nobody.parent
    folder.chmod(mode)
    with pytest.raises(FileError, match=words) as caught:
        record(desk, "First")
    assert "othing was changed" in str(caught.value)
    assert looking.tally(desk, Filter()).total == 0
    folder.chmod(0o700)
    record(desk, "First")
    assert looking.tally(desk, Filter()).total == 1
    assert checking.check(desk).clean
    files.close(desk)


def test_a_link_to_a_register_is_followed(desk: Desk, tmp_path: Path) -> None:
    path = desk.path
    files.close(desk)
    link = tmp_path / "link.ddesk"
    link.symlink_to(path)
    linked = files.open_desk(link)
    record(linked, "First")
    assert looking.tally(linked, Filter()).total == 1
    files.close(linked)
