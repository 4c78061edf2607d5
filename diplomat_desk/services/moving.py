"""Moving a register to another folder: out of one that is kept in step with other machines, or back.

It is copied with SQLite's own means, looked at, and opened there before the old one is closed. The old file
stays where it is under a name that says so, and can only be read: under its old name somebody would go on
in it, here or on another machine, and there would be two registers that differ.
"""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from diplomat_desk import paths
from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.services import backups, files, holders, synced
from diplomat_desk.services.desk import Desk


def suggested(path: Path) -> Path:
    """Return where on this machine the register at ``path`` could lie: in a folder that is nowhere else."""
    folders = paths.registers_dirs()
    folder = next((one for one in folders if synced.is_local(one)), folders[-1])
    return folder / path.name


def move(desk: Desk, to: Path) -> Desk:
    """Copy the register to ``to``, which must not exist, see that all is there, and open it.

    What is half typed goes along; what Undo would take back does not. The old one stays open;
    :func:`put_away` is for when it is closed.

    Raises:
        FileError: it could not be; nothing is left at ``to``, and the register is as it was.
    """
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        text = say(
            "The folder “{folder}” could not be made. Choose another one.", folder=str(to.parent)
        )
        raise FileError(FileTrouble.UNREACHABLE, text) from error
    desk.register.copy_to(to)
    try:
        moved = files.open_beside(desk, to)
        try:
            _same(desk, moved)
        except BaseException:
            files.close(moved)
            raise
        _sync(to)
    except BaseException:
        to.unlink(missing_ok=True)
        raise
    moved.author = desk.author
    return moved


def put_away(path: Path, moved: Path) -> Path | None:
    """Give the file at ``path``, which was moved and is closed, a name that says so, and carry its backups along.

    Returns the name; None where the file could not be renamed and is as it was.
    """
    with suppress(OSError):
        backups.carry(path, moved)
    kept = _free(path)
    try:
        holders.patiently(lambda: path.rename(kept))
    except OSError:
        return None
    with suppress(OSError):
        kept.chmod(0o400)
    return kept


def _free(path: Path) -> Path:
    """Return a name beside ``path`` that says that it was moved, and that nothing has."""
    stem = say("{name} (moved {day})", name=path.stem, day=f"{date.today():%Y-%m-%d}")
    number = 1
    kept = path.with_name(f"{stem}{path.suffix}")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem} {number}{path.suffix}")
    return kept


def _same(desk: Desk, moved: Desk) -> None:
    if backups.end_of(desk.register) != backups.end_of(moved.register):
        text = say("The copy was not whole and was removed; the register itself was not changed.")
        raise FileError(FileTrouble.DAMAGED, text)


def _sync(path: Path) -> None:
    """See that the name of a new file is on the disk; what it holds SQLite has synced."""
    if os.name != "nt":
        number = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
