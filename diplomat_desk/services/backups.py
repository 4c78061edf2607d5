"""Backups that nobody has to think of: made when a register is opened and daily, verified, thinned, given back.

They lie in a folder of the user's own, apart from the register: a stick that is lost takes none along. Each
is a register in itself. The live file is never replaced on the disk; what a backup holds is written into it
in one transaction.
"""

import glob
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from diplomat_desk import paths
from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import FileError, FileTrouble, MissingError
from diplomat_desk.domain.words import say
from diplomat_desk.services import files, holders, looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import chain
from diplomat_desk.store.register import SUFFIX, Register, sound

DAILY, WEEKLY, MONTHLY = 10, 8, 12
"""Of so many days, weeks and months the latest backup of each is kept."""
_TODAY = 10
"""So many of the last day are kept beside them."""
AT_ONCE = 150_000_000
"""Bytes: a register beyond this is not backed up in passing, only when somebody asks for it."""
_STAMP = "%Y-%m-%d %H%M%S"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2} \d{6})(?: .*)?\.ddesk")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (UTC), how many bytes it has, and what it was made before."""

    path: Path
    at: datetime
    size: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A record of which a backup differs from the register: its reference, and its title."""

    id: int
    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What would become of the initiatives if a backup were given back, and of how many other records.

    ``gone`` were recorded since, ``back`` were deleted since, ``changed`` were edited since. ``withheld``
    counts those that may not be shown.
    """

    gone: tuple[Named, ...] = ()
    back: tuple[Named, ...] = ()
    changed: tuple[Named, ...] = ()
    others: int = 0
    withheld: int = 0

    @property
    def same(self) -> bool:
        """Whether giving it back would change nothing."""
        return not (self.gone or self.back or self.changed or self.others or self.withheld)


def folder_of(path: Path) -> Path:
    """Return where the backups of the register at ``path`` lie; the folder is made when it is needed."""
    where = str(path.absolute())
    key = hashlib.sha256(where.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stem = re.sub(r"[^\w .-]", "_", path.stem)[:_LONGEST].strip(" .") or "register"
    return paths.data_dir() / "backups" / f"{stem} {key}"


def listing(path: Path) -> tuple[Backup, ...]:
    """Return the backups of the register at ``path``, the latest first."""
    found = []
    for one in folder_of(path).glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(one.name)
        if match:
            at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(one, at, one.stat().st_size, one.stem[len(match[1]) + 1 :]))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def named(path: Path, words: str) -> Backup:
    """Return the backup of the register at ``path`` that ``words`` name: ``latest``, or its date as far as it is one.

    Raises:
        MissingError: there is none, or there are several.
    """
    made = listing(path)
    if words.strip().casefold() == "latest":
        found = made[:1]
    else:
        digits = re.sub(r"\D", "", words)
        found = tuple(
            one for one in made if digits and one.at.strftime("%Y%m%d%H%M%S").startswith(digits)
        )
    if len(found) == 1:
        return found[0]
    if found:
        text = say("“{words}” are {n} backups. Name one with its time.", words=words, n=len(found))
    else:
        text = say("There is no backup “{words}” of “{name}”.", words=words, name=path.name)
    raise MissingError(text)


def is_due(desk: Desk, now: datetime | None = None) -> bool:
    """Tell whether the register has changed since its latest backup, and that is no longer of this hour."""
    made = listing(desk.path)
    if not made:
        return True
    if (now or datetime.now(UTC)) - made[0].at < timedelta(hours=1):
        return False
    return _end(desk, made[0].path) != end_of(desk.register)


def make(desk: Desk, now: datetime | None = None, before: str = "") -> Backup:
    """Back the register up, see that the copy is sound, and thin out older ones.

    Raises:
        FileError: it could not be written, or was not sound; then there is none, and older ones are kept.
    """
    at = now or datetime.now(UTC)
    folder = folder_of(desk.path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        text = say("No backup could be made: “{folder}” cannot be written to.", folder=str(folder))
        raise FileError(FileTrouble.UNREACHABLE, text) from error
    while list(folder.glob(f"{at.strftime(_STAMP)}*")):
        # Two within a second: the earlier one is not to be lost.
        at += timedelta(seconds=1)
    name = " ".join(part for part in (at.strftime(_STAMP), before) if part)
    made, unfinished = folder / f"{name}{SUFFIX}", folder / f"{name}.unfinished"
    desk.register.copy_to(unfinished)
    try:
        holders.patiently(lambda: unfinished.replace(made))
    except OSError as error:
        text = say("The backup was made, but could not be named.")
        raise FileError(
            FileTrouble.UNREACHABLE, f"{text} {holders.in_words(unfinished)}"
        ) from error
    thin(desk.path, at)
    return Backup(made, at, made.stat().st_size, before)


def thin(path: Path, now: datetime) -> None:
    """Delete the backups of the register at ``path`` that are in none of the places to keep."""
    made = listing(path)
    kept = {one.path for one in _kept(made, now)}
    for one in made:
        if one.path not in kept:
            one.path.unlink(missing_ok=True)
    for left in folder_of(path).glob("*.unfinished"):
        left.unlink(missing_ok=True)


def compare(desk: Desk, backup: Backup, ceiling: Level) -> Comparison:
    """Return what giving ``backup`` back would change.

    Raises:
        FileError: it cannot be opened.
    """
    with tempfile.TemporaryDirectory(dir=folder_of(desk.path)) as name:
        # A copy: one that is older is brought up to date, and no backup is ever changed.
        copy = Path(name) / f"compared{SUFFIX}"
        shutil.copyfile(backup.path, copy)
        other = files.open_beside(desk, copy)
        try:
            return _compared(desk, other, ceiling)
        finally:
            files.close(other)


def keep(desk: Desk, now: datetime | None = None) -> Backup | None:
    """Back the register up if that is due; None where it is not, or where it is too large to be done in passing."""
    if desk.path.stat().st_size > AT_ONCE or not is_due(desk, now):
        return None
    return make(desk, now)


def restore(desk: Desk, backup: Backup) -> None:
    """Write what ``backup`` holds into the register, after a backup of the register as it is.

    In one transaction; the register must be opened again afterwards: its words and what can be undone are
    of before.

    Raises:
        FileError: it could not be; the register is as it was.
    """
    make(desk, before=say("before restoring"))
    desk.register.replace_with(backup.path)


def to_read(path: Path) -> Path | None:
    """Return a copy of the latest backup of the register at ``path`` that can only be read; None without one.

    Raises:
        FileError: the copy cannot be written.
    """
    made = listing(path)
    if not made:
        return None
    folder = paths.data_dir() / "to read"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = say("{name} as on {when}", name=path.stem, when=f"{made[0].at:%Y-%m-%d %H%M}")
    copy = folder / f"{name}{SUFFIX}"
    copy.unlink(missing_ok=True)
    restore_as(made[0], copy)
    copy.chmod(0o400)
    return copy


def copies_to_read(path: Path) -> tuple[Path, ...]:
    """Return the copies of backups of the register at ``path`` that :func:`to_read` has made."""
    name = say("{name} as on {when}", name=glob.escape(path.stem), when="*")
    return tuple((paths.data_dir() / "to read").glob(f"{name}{SUFFIX}"))


def is_sound(backup: Backup, passphrase: str = "") -> bool:
    """Tell whether a backup is whole as a file; one under another passphrase is not, as far as anybody can tell."""
    return sound(backup.path, passphrase)


def carry(path: Path, to: Path) -> None:
    """Let the backups of the register at ``path`` be those of the one at ``to``, which it was moved to.

    Raises:
        OSError: they could not be; those that were not carried are as they were.
    """
    for one in listing(path):
        folder = folder_of(to)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / one.path.name).exists():
            one.path.rename(folder / one.path.name)


def restore_as(backup: Backup, path: Path) -> None:
    """Copy ``backup`` to ``path``, which must not exist.

    Raises:
        FileError: it does, or it cannot be written.
    """
    if path.exists():
        text = say(
            "“{name}” exists already; it was left as it is. Choose another name.", name=path.name
        )
        raise FileError(FileTrouble.EXISTS, text)
    try:
        shutil.copyfile(backup.path, path)
        path.chmod(0o600)
    except OSError as error:
        path.unlink(missing_ok=True)
        text = say("“{name}” could not be written. Choose another folder.", name=path.name)
        raise FileError(FileTrouble.UNREACHABLE, text) from error


def _kept(made: Sequence[Backup], now: datetime) -> Iterator[Backup]:
    """Give those that are kept of ``made``, which are the latest first."""
    yield from [one for one in made if now - one.at < timedelta(days=1)][:_TODAY]
    for length, form in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        latest: dict[str, Backup] = {}
        for one in made:
            latest.setdefault(one.at.strftime(form), one)
        yield from list(latest.values())[:length]


def _compared(desk: Desk, other: Desk, ceiling: Level) -> Comparison:
    here, there = _latest(desk.register), _latest(other.register)
    unlike = {key for key in (*here, *there) if here.get(key) != there.get(key)}
    mine = {int(key) for kind, key in unlike if kind == Kind.INITIATIVE.value}
    shown_here, shown_there = _shown(desk, mine, ceiling), _shown(other, mine, ceiling)
    gone = [one for number, one in shown_here.items() if number not in shown_there]
    back = [one for number, one in shown_there.items() if number not in shown_here]
    changed = [one for number, one in shown_here.items() if number in shown_there]
    told = {*shown_here, *shown_there}
    return Comparison(
        tuple(gone), tuple(back), tuple(changed), len(unlike) - len(mine), len(mine - told)
    )


def _shown(desk: Desk, ids: set[int], ceiling: Level) -> dict[int, Named]:
    rows = looking.rows(desk, sorted(ids), ceiling)
    return {row.id: Named(row.id, row.reference, row.title) for row in rows}


def _latest(register: Register) -> dict[tuple[str, str], bytes]:
    with register.reading() as connection:
        return chain.latest(connection)


def end_of(register: Register) -> tuple[int, bytes]:
    """Return where the chain of a register's history ends: of two that are alike, at the same place."""
    with register.reading() as connection:
        return chain.end(connection)


def _end(desk: Desk, path: Path) -> tuple[int, bytes]:
    """Return where the chain of the backup at ``path`` ends; nowhere where it cannot be read."""
    try:
        register = desk.register.open_beside(path, to_look=True)
    except FileError:
        return 0, b""
    try:
        return end_of(register)
    finally:
        register.close()
