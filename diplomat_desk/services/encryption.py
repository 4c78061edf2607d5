"""Putting a register under a passphrase, under another, or under none again.

What is not encrypted cannot be encrypted in place, and a change in place can neither tell how far it is nor be
stopped: the register is written anew beside itself, looked at, and takes the old file's place.
"""

import glob
from dataclasses import dataclass, field
from pathlib import Path

from diplomat_desk.domain.words import count, say
from diplomat_desk.services import backups, files, replacing
from diplomat_desk.services.backups import Backup
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.keys import is_plain
from diplomat_desk.store.register import SUFFIX


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register written anew beside ``path``, and the passphrases of before and of then."""

    path: Path
    made: Path
    before: str = field(repr=False)
    then: str = field(repr=False)


def prepare(desk: Desk, passphrase: str) -> Prepared:
    """Make ready what is to be the register: under ``passphrase``, or under none if that is empty.

    The register must then be closed, with nothing recorded in between, for :func:`put_in_place`; until then
    all is as it was. It tells how far it is, and can be stopped.

    Raises:
        FileError: there is no room, or the folder cannot be written to; nothing has changed.
        StoppedError: it was stopped; nothing has changed.
    """
    replacing.tidy(desk.path)
    made = replacing.anew(desk.path)
    desk.register.write_under(passphrase, made, desk.progress)
    return Prepared(desk.path, made, desk.register.passphrase, passphrase)


def put_in_place(prepared: Prepared) -> None:
    """Let what was made take the place of the register, which must be closed by now.

    Raises:
        FileError: it could not be; the register is as it was.
    """
    replacing.put(prepared.made, prepared.path)


def change(desk: Desk, passphrase: str) -> Desk:
    """Put the register under ``passphrase``, or none, and return it opened again, its backups made anew.

    Raises:
        FileError: it could not be; the register is as it was.
    """
    prepared = prepare(desk, passphrase)
    files.close(desk)
    put_in_place(prepared)
    again = files.open_desk(prepared.path, passphrase=passphrase)
    renew_backups(again)
    return again


def renew_backups(desk: Desk) -> int:
    """Back the register up as it is now, and delete its earlier backups, which are as it was; return how many."""
    earlier = backups.listing(desk.path)
    backups.make(desk)
    for one in (*(one.path for one in earlier), *backups.copies_to_read(desk.path)):
        replacing.overwrite(one)
    return len(earlier)


def keep_backups(desk: Desk) -> Backup | None:
    """Back the register up if that is due; if it is encrypted and earlier backups are not, make them anew.

    That is so where the program was ended between the one and the other.
    """
    if desk.register.is_encrypted and any(is_plain(one.path) for one in backups.listing(desk.path)):
        renew_backups(desk)
        return backups.listing(desk.path)[0]
    return backups.keep(desk)


def left_plain(path: Path) -> tuple[Path, ...]:
    """Return the copies from before an update beside the register at ``path`` that anybody can read."""
    pattern = f"{glob.escape(path.stem)} (before update from *){SUFFIX}"
    return tuple(one for one in sorted(path.parent.glob(pattern)) if is_plain(one))


def left_plain_in_words(left: tuple[Path, ...]) -> str:
    """Return what there is to know of such copies, and what to do."""
    told = count(
        len(left),
        "One copy of the register from before an update of the program lies beside it and is not encrypted:",
        "{n} copies of the register from before updates of the program lie beside it and are not encrypted:",
    )
    names = ", ".join(say("“{name}”", name=one.name) for one in left)
    advice = say(
        "Whoever has it can read what the register held then. Delete it if the register is sound; else keep it "
        "where nobody else can come."
    )
    return f"{told} {names}. {advice}"


def delete_plain(left: tuple[Path, ...]) -> None:
    """Overwrite and delete such copies."""
    for one in left:
        replacing.overwrite(one)
