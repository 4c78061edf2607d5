"""Putting a register under a passphrase, under another, or under none again.

What is not encrypted cannot be encrypted in place: the register is written anew beside itself, looked at,
and takes the old file's place once nobody holds that open.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.services import backups, holders
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.register import SUFFIX

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register written anew beside ``path``; None where that itself has taken the passphrase."""

    path: Path
    made: Path | None


def prepare(desk: Desk, passphrase: str) -> Prepared:
    """Make ready what is to be the register: under ``passphrase``, or under none if that is empty.

    One that is encrypted takes another passphrase at once, in one transaction. Else the register must be
    closed before :func:`put_in_place`; until then all is as it was.

    Raises:
        FileError: there is no room, or the folder cannot be written to; nothing has changed.
    """
    if passphrase and desk.register.is_encrypted:
        desk.register.change_passphrase(passphrase)
        return Prepared(desk.path, None)
    made = desk.path.with_name(f"{desk.name} (being written anew){SUFFIX}")
    made.unlink(missing_ok=True)
    desk.register.write_under(passphrase, made)
    return Prepared(desk.path, made)


def put_in_place(prepared: Prepared) -> None:
    """Let what was made take the place of the register, which must be closed by now.

    The old file is overwritten before it goes; on a disk that keeps old blocks, such as an SSD, that is no
    promise.

    Raises:
        FileError: it could not be; the register is as it was.
    """
    made, path = prepared.made, prepared.path
    if made is None:
        return
    try:
        with made.open("rb") as file:
            os.fsync(file.fileno())
        old = path.with_name(f"{made.stem}.old")
        old.unlink(missing_ok=True)
        # A second name keeps the old file within reach, so that it can be overwritten once it is replaced.
        os.link(path, old)
        holders.patiently(lambda: made.replace(path))
        _sync_folder(path.parent)
        _overwrite(old)
    except OSError as error:
        made.unlink(missing_ok=True)
        text = say("“{name}” could not be replaced; it is as it was.", name=path.name)
        raise FileError(FileTrouble.UNREACHABLE, text) from error


def renew_backups(desk: Desk) -> int:
    """Back the register up as it is now, and delete its earlier backups, which are as it was; return how many."""
    earlier = backups.listing(desk.path)
    backups.make(desk)
    for one in earlier:
        _overwrite(one.path)
    return len(earlier)


def _overwrite(path: Path) -> None:
    with suppress(OSError):
        size = path.stat().st_size
        with path.open("r+b") as file:
            for _ in range(0, size, _CHUNK):
                file.write(bytes(_CHUNK))
            file.flush()
            os.fsync(file.fileno())
    path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
