"""What was deleted gives its room back when the register is compacted, and nothing else changes."""

from pathlib import Path

import pytest

from diplomat_desk.cli import main
from diplomat_desk.domain.errors import FileError, FileTrouble, StoppedError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.progress import Progress
from diplomat_desk.services import checking, files, recording


def grown(path: Path) -> int:
    """Make a register with much in it that was deleted for good; return its size."""
    desk = files.create(path, sample=True)
    for number in range(20):
        big = Initiative(
            title=f"Talks {number}", kind="summit", track="L1", summary="words " * 9_000
        )
        recording.record(desk, big)
    ids = list(range(95, 115))
    recording.delete(desk, ids)
    recording.purge(desk, ids)
    files.close(desk)
    return path.stat().st_size


def test_it_is_smaller_and_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "Desk.ddesk"
    size = grown(path)
    desk = files.open_desk(path)
    before, after = files.compact(desk)
    assert (before, after) == (size, path.stat().st_size)
    assert after < before / 2
    assert checking.check(desk).clean
    files.close(desk)
    # It is still known for what it is, by its header.
    files.close(files.open_desk(path))


def test_stopping_it_leaves_it_as_it_was(tmp_path: Path) -> None:
    class Stop(Progress):
        def stopped(self) -> bool:
            return True

    path = tmp_path / "Desk.ddesk"
    size = grown(path)
    desk = files.open_desk(path)
    desk.progress = Stop()
    with pytest.raises(StoppedError):
        files.compact(desk)
    desk.progress = Progress()
    assert path.stat().st_size == size
    assert checking.check(desk).clean
    files.close(desk)


def test_what_can_only_be_read_is_not_compacted(tmp_path: Path) -> None:
    path = tmp_path / "Desk.ddesk"
    grown(path)
    path.chmod(0o400)
    desk = files.open_desk(path)
    with pytest.raises(FileError) as told:
        files.compact(desk)
    assert told.value.trouble is FileTrouble.READ_ONLY
    files.close(desk)


def test_it_is_compacted_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Desk.ddesk"
    size = grown(path)
    assert main(["compact", str(path)]) == 0
    assert "it had" in capsys.readouterr().out
    assert path.stat().st_size < size / 2
