"""An open register: the file, its one connection, and transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.words import say
from diplomat_desk.store import engine as engines
from diplomat_desk.store import keys, migrate, troubles

SUFFIX = ".ddesk"
COPY_PAGES = 2_000
_STEPS = 1_000
"""After so many steps of SQLite's machine we look how far it is: many times in a second."""


class Register:
    """One register file, held open and locked by this process until :meth:`close`.

    Made by :meth:`create` or :meth:`open`; to be used by one thread at a time.
    """

    def __init__(
        self, engine: Engine, path: Path, *, read_only: bool, passphrase: str = ""
    ) -> None:
        """Wrap an engine from :func:`store.engine.connect`; copies are encrypted by ``passphrase`` too."""
        self._engine = engine
        self._passphrase = passphrase
        self.path = path
        self.read_only = read_only

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self._passphrase)

    @property
    def passphrase(self) -> str:
        """The passphrase of the file; empty where it is not encrypted."""
        return self._passphrase

    @classmethod
    def create(cls, path: Path, passphrase: str = "") -> "Register":
        """Make a new, empty register at ``path``, encrypted if there is a passphrase.

        Raises :class:`FileError` if that cannot be.
        """
        engine, _, _ = engines.connect(path, create=True, passphrase=passphrase)
        register = cls(engine, path, read_only=False, passphrase=passphrase)
        try:
            migrate.upgrade(engine)
        except BaseException as error:
            register.close()
            path.unlink(missing_ok=True)
            raise register._told(error) from error
        return register

    @classmethod
    def open(cls, path: Path, passphrase: str = "", *, to_look: bool = False) -> "Register":
        """Open the register at ``path``, bringing an older one up to date after a verified copy of it.

        ``passphrase`` is of no use where the file is not encrypted. With ``to_look`` nothing is changed, and an
        older one is refused. Raises :class:`FileError`; a file that is refused is left as it was.
        """
        engine, read_only, encrypted = engines.connect(path, passphrase=passphrase, to_look=to_look)
        kept = passphrase if encrypted else ""
        register = cls(engine, path, read_only=read_only, passphrase=kept)
        try:
            if not migrate.is_current(engine, path):
                register._bring_up_to_date()
        except BaseException as error:
            register.close()
            raise register._told(error) from error
        return register

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that reads one consistent state."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except (DBAPIError, UnicodeDecodeError) as error:
            raise self._told(error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that is on disk when the block ends, or undone whole if it raises."""
        self._see_that_it_can_be_written()
        try:
            plain = self._engine.connect()
            with plain.execution_options(begin="IMMEDIATE") as connection, connection.begin():
                yield connection
                engines.see_in_place(self._engine, self.path)
        except (DBAPIError, UnicodeDecodeError) as error:
            raise self._told(error) from error

    def copy_to(self, path: Path) -> None:
        """Write a copy of the register as it is now to ``path``, which must not exist yet.

        Goes through the live connection (SQLite's backup), never through the file system.
        """
        source = engines.raw_connection(self._engine)
        engines.claim_new(path)
        try:
            target = sqlite.connect(str(path))
            try:
                keys.give(target, self._passphrase)
                source.backup(target, pages=COPY_PAGES)
                sound = target.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            finally:
                target.close()
            if not sound:
                raise FileError(
                    FileTrouble.DAMAGED,
                    say(
                        "The copy was not sound and was removed; the register itself was not changed."
                    ),
                )
        except BaseException as error:
            path.unlink(missing_ok=True)
            raise (
                troubles.no_copy(path, error) if isinstance(error, sqlite.Error) else error
            ) from error

    def replace_with(self, path: Path) -> None:
        """Write what the register at ``path`` holds into this one: all of it, or nothing if that fails.

        The live file stays the file that it is, so that nobody who holds it is left behind.
        """
        self._see_that_it_can_be_written()
        target = engines.raw_connection(self._engine)
        try:
            source = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            try:
                keys.give(source, self._passphrase)
                if source.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise troubles.damaged(path)
                source.backup(target, pages=COPY_PAGES)
            finally:
                source.close()
        except (sqlite.Error, UnicodeDecodeError) as error:
            raise troubles.trouble_with(path, error) from error

    def open_beside(self, path: Path, *, to_look: bool = False) -> "Register":
        """Open another register, a copy of this one, under the same passphrase; see :meth:`open`."""
        return Register.open(path, self._passphrase, to_look=to_look)

    def write_under(self, passphrase: str, path: Path, progress: Progress = UNWATCHED) -> None:
        """Write the register to ``path``, which must not exist, under another passphrase, or none if it is empty.

        Raises :class:`FileError`, or :class:`StoppedError`; then nothing is left at ``path``.
        """
        raw = engines.raw_connection(self._engine)
        engines.claim_new(path)
        # Looking at what was written takes as long again.
        total = 2 * self.path.stat().st_size
        try:
            with _watched(raw, path, total, progress):
                _export(raw, passphrase, path)
            engine, _, _ = engines.connect(path, passphrase=passphrase)
            try:
                sound = engines.raw_connection(engine).execute("PRAGMA quick_check").fetchone()
            finally:
                engines.release(engine)
            if sound[0] != "ok":
                raise troubles.damaged(path)
            progress.at(total, total)
        except BaseException as error:
            path.unlink(missing_ok=True)
            if progress.stopped():
                progress.at(total, total)
            raise (
                troubles.no_copy(path, error) if isinstance(error, sqlite.Error) else error
            ) from error

    def compact(self, progress: Progress = UNWATCHED) -> None:
        """Write the file anew without what is free in it: all of it, or nothing if that fails or is stopped.

        Raises :class:`FileError`, :class:`StoppedError`.
        """
        self._see_that_it_can_be_written()
        raw = engines.raw_connection(self._engine)
        raw.set_progress_handler(progress.stopped, _STEPS)
        try:
            raw.execute("VACUUM")
        except sqlite.Error as error:
            progress.at(1, 1)
            raise troubles.trouble_with(self.path, error) from error
        finally:
            raw.set_progress_handler(None, _STEPS)

    def close(self) -> None:
        """Close the file and let go of its lock."""
        engines.release(self._engine)

    def _see_that_it_can_be_written(self) -> None:
        if self.read_only:
            raise troubles.read_only(self.path)
        engines.see_in_place(self._engine, self.path)

    def _bring_up_to_date(self) -> None:
        if self.read_only:
            raise troubles.read_only(self.path)
        revision = migrate.revision_of(self._engine) or "empty"
        kept = self.path.with_name(f"{self.path.stem} (before update from {revision}){SUFFIX}")
        if not kept.exists():
            # Under its own name once it is whole: a kill in the middle must not leave half of one there.
            unfinished = kept.with_name(f"{kept.stem}.unfinished")
            unfinished.unlink(missing_ok=True)
            self.copy_to(unfinished)
            unfinished.replace(kept)
        migrate.upgrade(self._engine)

    def _told(self, error: BaseException) -> BaseException:
        """Return the user's error for what the driver raised; a mistake of ours stays as it is."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        ours = (sqlite.ProgrammingError, sqlite.IntegrityError, sqlite.InterfaceError)
        if isinstance(cause, UnicodeDecodeError):
            # What SQLite quotes of a damaged file in its messages need not be text.
            return troubles.trouble_with(self.path, cause)
        if isinstance(cause, sqlite.Error) and not isinstance(cause, ours):
            if isinstance(cause, sqlite.OperationalError) and "no such" in str(cause):
                return error
            return troubles.trouble_with(self.path, cause)
        return error


def sound(path: Path, passphrase: str = "") -> bool:
    """Tell whether SQLite finds the file at ``path``, which is not open here, whole; it is only read."""
    try:
        raw = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            keys.give(raw, "" if keys.is_plain(path) else passphrase)
            return bool(raw.execute("PRAGMA quick_check").fetchone()[0] == "ok")
        finally:
            raw.close()
    except (sqlite.Error, UnicodeDecodeError):
        return False


def _export(raw: Any, passphrase: str, path: Path) -> None:  # noqa: ANN401 - the driver
    raw.execute(f"ATTACH DATABASE ? AS other KEY {keys.quoted(passphrase)}", (str(path),))
    try:
        raw.execute("SELECT sqlcipher_export('other')")
        # The export leaves out what the header says.
        raw.execute(f"PRAGMA other.application_id={keys.APPLICATION_ID}")
    finally:
        raw.execute("DETACH DATABASE other")


@contextmanager
def _watched(raw: Any, path: Path, total: int, progress: Progress) -> Iterator[None]:  # noqa: ANN401 - the driver
    """Report what has been written to ``path`` as the first half of ``total``, and stop the statement when asked to."""

    def look() -> bool:
        progress.report(min(path.stat().st_size, total // 2), total)
        return progress.stopped()

    raw.set_progress_handler(look, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, _STEPS)
