"""Opening a register file: one connection, the settings that lose nothing, and what can go wrong.

Dialect-specific (SQLite through ``sqlcipher3``, the only SQLite library in the process: a second one,
or plain ``open`` on the live file, would drop the locks of the first on POSIX systems).
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.store import keys, troubles

BUSY_MILLISECONDS = 200

_SETTINGS = (
    # In 2,000 simulated power cuts DELETE with EXTRA lost nothing; FULL lost the last commit in 508.
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    # Held alone, the journal stays beside the file between changes: empty, not with what was deleted.
    "PRAGMA journal_size_limit=0",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-32000",
)

_OUR_VIRTUAL = ("text_search", "initiative_search")
"""The search index, now and in the first schema."""

_HELD = (32, 33)
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows: somebody has it open for themselves."""

_open_files: dict[Engine, tuple[int, int]] = {}


def connect(
    path: Path, *, create: bool = False, passphrase: str = "", to_look: bool = False
) -> tuple[Engine, bool, bool]:
    """Open ``path`` and hold it alone; return the engine, whether it can only be read, and whether it is encrypted.

    A new one is encrypted if there is a passphrase; one that is there takes none that it does not need. With
    ``to_look`` it can only be read, whatever its file allows.

    Raises :class:`FileError` with one sentence when the file is missing, foreign, open elsewhere or
    unreachable; a file that is refused is left byte for byte as it was.
    """
    if create:
        claim_new(path)
        encrypted = bool(passphrase)
    else:
        encrypted = is_encrypted(path, passphrase)
    read_only = to_look or (not create and not _writable(path))
    try:
        raw = sqlite.connect(
            f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}",
            uri=True,
            timeout=BUSY_MILLISECONDS / 1000,
            isolation_level=None,
            check_same_thread=False,
        )
        if encrypted:
            keys.unlock(raw, passphrase, path, create=create)
        _settle(raw, create=create, read_only=read_only)
        if encrypted:
            keys.widen_cache(raw, path)
        refuse_programs(raw, path)
    except (sqlite.Error, UnicodeDecodeError) as error:
        raise troubles.trouble_with(path, error) from error
    engine = _engine(raw)
    _open_files[engine] = _identity(path)
    return engine, read_only, encrypted


def release(engine: Engine) -> None:
    """Close the connection and forget that its file is open."""
    engine.dispose()
    _open_files.pop(engine, None)


def see_in_place(engine: Engine, path: Path) -> None:
    """Raise :class:`FileError` where ``path`` is not the file any more that ``engine`` has open.

    On POSIX systems a file can be removed, renamed or replaced while it is open, as sync clients do; what is
    written then goes into a file that has no name, and is lost when that is closed.
    """
    try:
        there = _identity(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise troubles.gone(path) from error
    except OSError as error:
        raise troubles.unreached(path, error) from error
    if there != _open_files.get(engine, there):
        raise troubles.gone(path)


def raw_connection(engine: Engine) -> Any:  # noqa: ANN401 - the driver is untyped
    """Return the driver's connection, for what SQLAlchemy has no words for (backup)."""
    with engine.connect() as connection:
        return connection.connection.dbapi_connection


def _engine(raw: Any) -> Engine:  # noqa: ANN401 - the driver is untyped
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlite, creator=lambda: raw, poolclass=StaticPool
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event signature
        # The driver would begin late and commit early by itself (isolation_level=None stops it).
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _settle(raw: Any, *, create: bool, read_only: bool) -> None:  # noqa: ANN401 - the driver is untyped
    if create:
        raw.execute(f"PRAGMA application_id={keys.APPLICATION_ID}")
    if read_only:
        for setting in _SETTINGS[4:]:
            raw.execute(setting)
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return
    for setting in _SETTINGS:
        raw.execute(setting)
    # Taking the lock now, not at the first write, is what refuses a second window at once.
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")


def refuse_programs(raw: Any, path: Path) -> None:  # noqa: ANN401 - the driver is untyped
    """Refuse a file in which something runs by itself: no register of ours has triggers, views or other such tables."""
    found = raw.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
        " OR (sql LIKE 'CREATE VIRTUAL%' AND name NOT IN (?, ?))",
        _OUR_VIRTUAL,
    ).fetchone()
    if found:
        raw.close()
        raise FileError(
            FileTrouble.FOREIGN,
            say(
                "“{name}” holds a program of its own, as no register of Diplomat Desk does; it was not opened and not "
                "touched. Do not trust where it came from.",
                name=path.name,
            ),
        )


def claim_new(path: Path) -> None:
    """Make an empty file for this user only; raise :class:`FileError` if one is there already."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise troubles.exists(path) from error
    except OSError as error:
        raise troubles.unmade(path.parent, error) from error


def refuse_open(path: Path) -> None:
    """Raise :class:`FileError` where there is no file at ``path``, or somebody has it open; it is not touched."""
    _head(path)
    with suppress(sqlite.Error):
        raw = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)
        try:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite.Error as error:
            found = troubles.trouble_with(path, error)
            if found.trouble is FileTrouble.BUSY:
                raise found from error
        finally:
            raw.close()


def is_ours(path: Path) -> bool:
    """Tell whether a file begins as a register that is not encrypted does."""
    head, _ = _head(path)
    return keys.is_plain(path) and int.from_bytes(head[68:72], "big") == keys.APPLICATION_ID


def is_encrypted(path: Path, passphrase: str) -> bool:
    """Return whether the register at ``path`` is encrypted; raise what it says if it cannot be opened so."""
    head, size = _head(path)
    if head.startswith(keys.MAGIC):
        if int.from_bytes(head[68:72], "big") != keys.APPLICATION_ID:
            raise keys.foreign(path)
        return False
    if not keys.may_be_encrypted(head, size):
        raise keys.foreign(path)
    if not passphrase:
        raise keys.wanted(path)
    return True


def _head(path: Path) -> tuple[bytes, int]:
    try:
        if _identity(path) in _open_files.values():
            raise troubles.busy(path)
        if path.is_dir():
            raise troubles.folder(path)
        with path.open("rb") as file:
            return file.read(keys.PAGE), path.stat().st_size
    except FileNotFoundError as error:
        raise troubles.missing(path) from error
    except OSError as error:
        if getattr(error, "winerror", 0) in _HELD:
            raise troubles.busy(path) from error
        raise troubles.unreadable(path, error) from error


def _writable(path: Path) -> bool:
    # The permission bits too: root may write anything, but a file marked read-only is meant to stay so.
    return (
        bool(path.stat().st_mode & 0o222)
        and os.access(path, os.W_OK)
        and os.access(path.parent, os.W_OK)
    )


def _identity(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_dev, facts.st_ino
