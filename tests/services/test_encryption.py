"""A register is put under a passphrase: whole or not at all, with nothing readable left beside it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplomat_desk.domain.errors import FileError, StoppedError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.progress import Progress
from diplomat_desk.services import (
    backups,
    checking,
    encryption,
    files,
    looking,
    recording,
    replacing,
)
from diplomat_desk.services.desk import Desk

PHRASE, OTHER = "seven herons forget Muscat", "eleven quiet lanterns drift"


class Watcher(Progress):
    """Notes what is reported, and stops after so much of it."""

    def __init__(self, most: int = 10**9) -> None:
        self.seen: list[tuple[int, int]] = []
        self._most = most

    def report(self, done: int, total: int) -> None:
        self.seen.append((done, total))

    def stopped(self) -> bool:
        return len(self.seen) > self._most


@pytest.fixture
def path(shipped_sample: Path, tmp_path: Path) -> Path:
    place = tmp_path / "South [1] & so on.ddesk"
    place.write_bytes(shipped_sample.read_bytes())
    return place


@pytest.fixture
def opened(path: Path) -> Iterator[list[Desk]]:
    held = [files.open_desk(path)]
    yield held
    files.close(held[0])


def total(desk: Desk) -> int:
    return looking.tally(desk, Filter()).total


def test_it_is_encrypted_changed_and_taken_away(opened: list[Desk], path: Path) -> None:
    backups.make(opened[0])
    for phrase in (PHRASE, OTHER, ""):
        opened[0] = encryption.change(opened[0], phrase)
        assert total(opened[0]) == 80
        assert opened[0].register.passphrase == phrase
        assert checking.check(opened[0]).clean
        assert [one.name for one in path.parent.iterdir() if "ddesk" in one.name] == [path.name]
        (kept,) = backups.listing(path)
        assert kept.path.read_bytes().startswith(b"SQLite format 3") is not bool(phrase)
    assert path.stat().st_mode & 0o077 == 0


def test_it_tells_how_far_it_is_and_can_be_stopped(opened: list[Desk], path: Path) -> None:
    before = path.read_bytes()
    desk = opened[0]
    desk.progress = watcher = Watcher()
    prepared = encryption.prepare(desk, PHRASE)
    assert watcher.seen[-1][0] == watcher.seen[-1][1]
    assert [done for done, _ in watcher.seen] == sorted(done for done, _ in watcher.seen)
    assert PHRASE not in repr(prepared)
    desk.progress = Watcher(most=1)
    with pytest.raises(StoppedError):
        encryption.prepare(desk, PHRASE)
    assert not replacing.anew(path).exists()
    assert total(desk) == 80
    files.close(desk)
    assert path.read_bytes() == before
    opened[0] = files.open_desk(path)


def test_what_was_left_by_a_kill_is_removed_when_it_is_opened(
    opened: list[Desk], path: Path
) -> None:
    encryption.prepare(opened[0], PHRASE)
    files.close(opened[0])
    old = path.with_name(f"{replacing.anew(path).stem}.old")
    os.link(path, old)
    opened[0] = files.open_desk(path)
    assert total(opened[0]) == 80
    assert [one.name for one in path.parent.iterdir() if "ddesk" in one.name] == [path.name]
    assert not old.exists()


def test_an_old_file_of_a_replaced_register_is_overwritten(opened: list[Desk], path: Path) -> None:
    plain = path.read_bytes()
    opened[0] = encryption.change(opened[0], PHRASE)
    files.close(opened[0])
    old = path.with_name(f"{replacing.anew(path).stem}.old")
    old.write_bytes(plain)
    second = path.with_name("held")
    os.link(old, second)
    opened[0] = files.open_desk(path, passphrase=PHRASE)
    assert not old.exists()
    assert set(second.read_bytes()) == {0}


def test_a_file_that_cannot_be_replaced_stays(
    opened: list[Desk], path: Path, tmp_path: Path
) -> None:
    before = path.read_bytes()
    prepared = encryption.prepare(opened[0], PHRASE)
    files.close(opened[0])
    prepared.made.unlink()
    with pytest.raises(FileError, match="as it was"):
        encryption.put_in_place(prepared)
    assert path.read_bytes() == before
    opened[0] = files.open_desk(path)


def test_plain_backups_of_an_encrypted_register_are_made_anew(
    opened: list[Desk], path: Path
) -> None:
    backups.make(opened[0])
    prepared = encryption.prepare(opened[0], PHRASE)
    files.close(opened[0])
    encryption.put_in_place(prepared)
    opened[0] = files.open_desk(path, passphrase=PHRASE)
    recording.record(opened[0], Initiative(title="Since", kind="summit", track="L1"))
    assert encryption.keep_backups(opened[0]) is not None
    (kept,) = backups.listing(path)
    assert not kept.path.read_bytes().startswith(b"SQLite format 3")


def test_a_plain_copy_from_before_an_update_is_told(opened: list[Desk], path: Path) -> None:
    copy = path.with_name(f"{path.stem} (before update from 0005).ddesk")
    other = path.with_name("Other (before update from 0005).ddesk")
    for one in (copy, other):
        one.write_bytes(path.read_bytes())
    opened[0] = encryption.change(opened[0], PHRASE)
    left = encryption.left_plain(path)
    assert left == (copy,)
    told = encryption.left_plain_in_words(left)
    assert copy.name in told
    assert "Delete it" in told
    encryption.delete_plain(left)
    assert not copy.exists()
    assert other.exists()
