"""Files arrive whole, or not at all with a reason."""

import errno
import os
from pathlib import Path

import pytest

from diplomat_desk.reports.delivery import deliver
from diplomat_desk.reports.errors import ReportError


def test_a_file_arrives_whole_and_replaces_the_old(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")
    deliver(path, b"new")
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]
    assert path.stat().st_mode & 0o600 == 0o600


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="there is no folder"):
        deliver(tmp_path / "absent" / "out.pdf", b"new")


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").mkdir()
    with pytest.raises(ReportError, match=r"“out\.pdf” was not written"):
        deliver(tmp_path / "out.pdf", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "does not allow it"), (errno.EIO, "error")],
)
def test_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReportError, match=words):
        deliver(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]
