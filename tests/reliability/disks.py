"""A small disk of its own for a test: to be filled up, pulled out and put back, or made read-only."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PAGE = 4096


class Disk:
    """A disk in memory, mounted at ``folder``."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        folder.mkdir()
        self._mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder))

    def fill(self, but: int = 0) -> None:
        """Let no room be left ``but`` so many bytes."""
        number = os.open(self.folder / "filling", os.O_CREAT | os.O_WRONLY)
        try:
            while True:
                os.write(number, bytes(_PAGE))
        except OSError:
            size = os.fstat(number).st_size
            os.truncate(number, max(size - but, 0))
        finally:
            os.close(number)

    def free(self) -> None:
        """Make room again."""
        (self.folder / "filling").unlink()

    def only_read(self) -> None:
        """Let nothing be written any more; no file may be open for writing."""
        self._mount("-o", "remount,ro", str(self.folder))

    def pull_out(self) -> None:
        """Take the disk out, as a stick is pulled out while it is in use."""
        subprocess.run(["umount", "--lazy", str(self.folder)], check=False, capture_output=True)

    @staticmethod
    def _mount(*arguments: str) -> None:
        done = subprocess.run(["mount", *arguments], check=False, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")


@contextmanager
def small_disk(folder: Path, megabytes: int = 4) -> Iterator[Disk]:
    """Give a disk at ``folder``, which is made; skip the test where nothing may be mounted."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root mounts disks, on Linux")
    disk = Disk(folder, megabytes)
    try:
        yield disk
    finally:
        disk.pull_out()
