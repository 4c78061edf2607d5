"""A register written anew beside itself, and put in its place: the one way to put it under another passphrase.

Whenever this is stopped, killed or cut off, the register is the old one or the new one, whole. What is left
beside it is removed when it is opened the next time.
"""

import os
from contextlib import suppress
from pathlib import Path

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.services import holders
from diplomat_desk.store.register import SUFFIX

_CHUNK = 1 << 20


def anew(path: Path) -> Path:
    """Return where the register at ``path`` is written anew."""
    return path.with_name(f"{path.stem} (being written anew){SUFFIX}")


def put(made: Path, path: Path) -> None:
    """Let the register ``made`` take the place of that at ``path``; both must be closed by now.

    The old file is overwritten before it goes; on a disk that keeps old blocks, such as an SSD, that is no
    promise.

    Raises:
        FileError: it could not be; the register is as it was.
    """
    old = _old(path)
    try:
        with made.open("r+b") as file:
            os.fsync(file.fileno())
        old.unlink(missing_ok=True)
        # A second name keeps the old file within reach, so that it can be overwritten once it is replaced.
        # Sticks without second names (FAT) let the old file go as it is.
        with suppress(OSError):
            os.link(path, old)
        holders.patiently(lambda: made.replace(path))
        _sync_folder(path.parent)
    except OSError as error:
        tidy(path)
        text = say("“{name}” could not be replaced; it is as it was.", name=path.name)
        raise FileError(FileTrouble.UNREACHABLE, text) from error
    tidy(path)


def tidy(path: Path) -> None:
    """Remove what was left beside the register at ``path`` when it was replaced, or was to be."""
    made, old = anew(path), _old(path)
    with suppress(OSError):
        for one in (made, made.with_name(f"{made.name}-journal")):
            if one.exists():
                overwrite(one)
        if old.exists():
            if old.samefile(path):
                # Still the register itself, under a second name: it was not replaced.
                old.unlink()
            else:
                overwrite(old)


def overwrite(path: Path) -> None:
    """Fill the file at ``path`` with zeros, and delete it."""
    with suppress(OSError):
        size = path.stat().st_size
        with path.open("r+b") as file:
            for _ in range(0, size, _CHUNK):
                file.write(bytes(_CHUNK))
            file.flush()
            os.fsync(file.fileno())
    path.unlink(missing_ok=True)


def _old(path: Path) -> Path:
    return path.with_name(f"{anew(path).stem}.old")


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
