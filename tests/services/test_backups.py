"""Backups are made when they are due, are sound, are thinned, and can be given back."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diplomat_desk import paths
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import FileError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import backups, checking, files, looking, recording
from diplomat_desk.services.backups import DAILY, MONTHLY, WEEKLY, Backup
from diplomat_desk.services.desk import Desk

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def kept(desk: Desk) -> Desk:
    record(desk, "First")
    return desk


def record(desk: Desk, title: str, level: Level = Level.PUBLIC) -> int:
    wanted = Initiative(title=title, kind="dialogue", track="T2", confidentiality=level)
    return recording.record(desk, wanted).id


def test_a_backup_is_a_sound_register_for_this_user_only(kept: Desk) -> None:
    made = backups.make(kept, NOON)
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.path.parent.stat().st_mode & 0o077 == 0
    assert backups.listing(kept.path) == (made,)
    other = files.open_desk(made.path)
    assert looking.tally(other, Filter()).total == 1
    assert checking.check(other).clean
    files.close(other)


def test_it_is_due_when_something_changed(kept: Desk) -> None:
    assert backups.is_due(kept, NOON)
    backups.make(kept, NOON)
    assert not backups.is_due(kept, NOON + timedelta(days=1))
    record(kept, "Second")
    assert not backups.is_due(kept, NOON + timedelta(minutes=5))
    assert backups.is_due(kept, NOON + timedelta(hours=2))


def test_older_ones_are_thinned(kept: Desk) -> None:
    for days in range(420, -1, -1):
        at = NOON - timedelta(days=days)
        folder = backups.folder_of(kept.path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{at:%Y-%m-%d %H%M%S}.ddesk").write_bytes(b"")
    backups.thin(kept.path, NOON)
    left = [one.at for one in backups.listing(kept.path)]
    assert left[:DAILY] == [NOON - timedelta(days=days) for days in range(DAILY)]
    assert DAILY + MONTHLY <= len(left) <= DAILY + WEEKLY + MONTHLY
    assert NOON - left[-1] < timedelta(days=31 * MONTHLY)
    assert NOON - left[-1] > timedelta(days=30 * (MONTHLY - 2))


def test_what_would_differ_is_told_first(kept: Desk) -> None:
    second = record(kept, "Deleted since")
    made = backups.make(kept, NOON)
    assert backups.compare(kept, made, TOP).same
    recording.delete(kept, [second])
    recording.record(kept, replace(looking.one(kept, 1, TOP), title="First, edited"))
    record(kept, "Recorded since")
    record(kept, "Secret", Level.CONFIDENTIAL)
    found = backups.compare(kept, made, Level.PUBLIC)
    assert [one.title for one in found.gone] == ["Recorded since"]
    assert [one.title for one in found.back] == ["Deleted since"]
    assert [one.title for one in found.changed] == ["First, edited"]
    assert found.withheld == 1


def test_it_is_given_back_whole_and_what_was_is_kept(kept: Desk) -> None:
    made = backups.make(kept, NOON)
    record(kept, "Since")
    path = kept.path
    inode = path.stat().st_ino
    backups.restore(kept, made)
    files.close(kept)
    again = files.open_desk(path)
    assert path.stat().st_ino == inode
    assert looking.tally(again, Filter()).total == 1
    assert checking.check(again).clean
    (latest,) = (one for one in backups.listing(path) if one.before == "before restoring")
    backups.restore(again, latest)
    files.close(again)
    last = files.open_desk(path)
    assert looking.tally(last, Filter()).total == 2
    files.close(last)


def test_one_that_is_damaged_changes_nothing(kept: Desk) -> None:
    made = backups.make(kept, NOON)
    data = bytearray(made.path.read_bytes())
    data[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    made.path.write_bytes(data)
    record(kept, "Since")
    with pytest.raises(FileError, match="damaged"):
        backups.restore(kept, made)
    assert looking.tally(kept, Filter()).total == 2
    assert checking.check(kept).clean


def test_as_a_copy_it_lies_beside(kept: Desk, tmp_path: Path) -> None:
    made = backups.make(kept, NOON)
    target = tmp_path / "as it was.ddesk"
    backups.restore_as(made, target)
    other = files.open_desk(target)
    assert looking.tally(other, Filter()).total == 1
    files.close(other)
    with pytest.raises(FileError, match="exists already"):
        backups.restore_as(made, target)


def test_what_is_no_backup_is_left_alone(kept: Desk) -> None:
    backups.make(kept, NOON)
    other = backups.folder_of(kept.path) / "mine.ddesk"
    other.write_bytes(b"x")
    backups.thin(kept.path, NOON + timedelta(days=900))
    assert other.exists()
    assert all(isinstance(one, Backup) for one in backups.listing(kept.path))


def test_looking_at_an_older_backup_leaves_it_and_its_folder_as_they_are(kept: Desk) -> None:
    older = Path(__file__).parents[1] / "data" / "schema-0005.ddesk.gz"
    folder = backups.folder_of(kept.path)
    folder.mkdir(parents=True)
    path = folder / f"{NOON:%Y-%m-%d %H%M%S}.ddesk"
    path.write_bytes(gzip.decompress(older.read_bytes()))
    before = path.read_bytes()
    assert backups.is_due(kept, NOON + timedelta(days=1))
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]
