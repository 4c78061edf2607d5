"""Saving what can be saved of a damaged register into a new one; the damaged file is kept as it is."""

import os
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import checking, files
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.reference import default_countries, default_terms
from diplomat_desk.store import engine as engines
from diplomat_desk.store import keys, mending, salvage, troubles
from diplomat_desk.store.mending import Mended
from diplomat_desk.store.register import SUFFIX, Register
from diplomat_desk.store.salvage import Damaged, Taken


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was saved in ``path``: rows that were ``taken``, what was ``mended`` then, and what is ``left`` wrong."""

    path: Path
    taken: Taken
    mended: Mended
    left: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is missing that was ever recorded, its history included."""
        lost = self.mended
        return not (
            lost.lost or lost.others or lost.entries or lost.contents or lost.damaged_contents
        )


def in_words(found: Recovered) -> tuple[str, ...]:
    """Return what was saved and what is lost, in sentences: the first says where, the last what to do next."""
    it = found.mended
    saved = count(it.initiatives, "{n} initiative was saved", "{n} initiatives were saved")
    told = [
        say(
            "{saved} in “{name}”, with {people} people and {organisations} organisations. The damaged file was not "
            "changed.",
            saved=saved,
            name=found.path.name,
            people=it.people,
            organisations=it.organisations,
        )
    ]
    told += [count(number, one, many) for number, one, many in (
        (it.rebuilt, "{n} record was rebuilt from the history.", "{n} records were rebuilt from the history."),
        (it.unsure, "{n} record could be read, but the history cannot vouch for it any more: look it over.",
         "{n} records could be read, but the history cannot vouch for them any more: look them over."),
        (it.lost, "{n} initiative is lost.", "{n} initiatives are lost."),
        (it.others, "{n} other record is lost.", "{n} other records are lost."),
        (it.entries, "{n} entry of the history is lost.", "{n} entries of the history are lost."),
        (it.contents, "{n} attachment is lost.", "{n} attachments are lost."),
        (it.damaged_contents, "{n} attachment is damaged.", "{n} attachments are damaged."),
    ) if number]  # fmt: skip
    if found.whole:
        told.append(say("Nothing that was recorded is missing."))
    else:
        told.append(
            say("What is lost may be in a backup: look into File > Backups… of the register.")
        )
    return tuple(told)


def suggested(path: Path) -> Path:
    """Return where what is saved of ``path`` may lie: beside it, under a name that is free."""
    name = say("{name} (recovered)", name=path.stem)
    found, number = path.with_name(f"{name}{SUFFIX}"), 2
    while found.exists():
        found = path.with_name(f"{name} {number}{SUFFIX}")
        number += 1
    return found


def recover(
    path: Path, target: Path, passphrase: str = "", progress: Progress = UNWATCHED
) -> Recovered:
    """Write what can be saved of the register at ``path`` to a new one at ``target``, and check that.

    The damaged file is not changed, and may not be open. What is saved is encrypted as that was.

    Raises:
        FileError: nothing can be saved, or it cannot be written; nothing is left at ``target``.
        StoppedError: ``progress`` was stopped; likewise.
    """
    engines.refuse_open(path)
    if target.exists():
        raise troubles.exists(target)
    try:
        with tempfile.TemporaryDirectory(prefix=".recovering-", dir=target.parent) as name:
            return _recover(path, target, passphrase, Path(name), progress)
    except OSError as error:
        raise troubles.unmade(target.parent, error) from error


def _recover(
    path: Path, target: Path, passphrase: str, folder: Path, progress: Progress
) -> Recovered:
    # Messages tell the name of what they are about.
    copy, made = folder / "damaged" / path.name, folder / f"saved{SUFFIX}"
    _copy(path, copy)
    encrypted = _mend_head(copy, passphrase, folder)
    given = passphrase if encrypted else ""
    with closing(Damaged(copy, given)) as damaged:
        engine = salvage.make_like(made, damaged.revision(), given)
        try:
            taken = salvage.take_over(damaged, engine, progress)
        finally:
            engines.release(engine)
    desk, mended = _mended(made, given, progress)
    try:
        left = checking.check(desk).damage
        files.save_copy(desk, target)
    finally:
        files.close(desk)
    return Recovered(target, taken, mended, left)


def _mended(made: Path, passphrase: str, progress: Progress) -> tuple[Desk, Mended]:
    register = Register.open(made, passphrase)
    try:
        with register.writing() as connection:
            mended = mending.mend(
                connection,
                default_terms(),
                default_countries(),
                now=datetime.now(UTC).isoformat(timespec="milliseconds"),
                progress=progress,
            )
    except BaseException:
        register.close()
        raise
    register.close()
    return files.open_desk(made, passphrase=passphrase), mended


def _copy(path: Path, copy: Path) -> None:
    """Copy the file, and the journal of what was interrupted, which takes that back."""
    copy.parent.mkdir()
    shutil.copyfile(path, copy)
    # Half a page is none; that of an encrypted file cannot even be told from what is no register.
    os.truncate(copy, copy.stat().st_size // keys.PAGE * keys.PAGE)
    journal = Path(f"{path}-journal")
    if journal.exists():
        shutil.copyfile(journal, f"{copy}-journal")
    copy.chmod(0o600)


def _mend_head(copy: Path, passphrase: str, folder: Path) -> bool:
    """Give a file that has lost its first page another one; tell whether it is encrypted."""
    try:
        encrypted = engines.is_encrypted(copy, passphrase)
        with closing(Damaged(copy, passphrase if encrypted else "")):
            return encrypted
    except FileError as error:
        if passphrase or error.trouble not in (FileTrouble.FOREIGN, FileTrouble.DAMAGED):
            raise
    new = folder / f"new{SUFFIX}"
    Register.create(new).close()
    ours = engines.is_ours(copy)
    try:
        salvage.mend_head(copy, new.read_bytes())
    except FileError as error:
        raise (troubles.beyond_saving(copy) if ours else error) from error
    return False
