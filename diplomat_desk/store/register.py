"""An open register: the file, its one connection, and transactions on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.store import engine as engines
from diplomat_desk.store import migrate

SUFFIX = ".ddesk"
COPY_PAGES = 2_000


class Register:
    """One register file, held open and locked by this process until :meth:`close`.

    Made by :meth:`create` or :meth:`open`; to be used by one thread at a time.
    """

    def __init__(self, engine: Engine, path: Path, *, read_only: bool) -> None:
        """Wrap an engine from :func:`store.engine.connect`."""
        self._engine = engine
        self.path = path
        self.read_only = read_only

    @classmethod
    def create(cls, path: Path) -> "Register":
        """Make a new, empty register at ``path``; raise :class:`FileError` if that cannot be."""
        engine, _ = engines.connect(path, create=True)
        register = cls(engine, path, read_only=False)
        try:
            migrate.upgrade(engine)
        except BaseException as error:
            register.close()
            path.unlink(missing_ok=True)
            raise register._told(error) from error
        return register

    @classmethod
    def open(cls, path: Path) -> "Register":
        """Open the register at ``path``, bringing an older one up to date after a verified copy of it.

        Raises :class:`FileError`; a file that is refused is left as it was.
        """
        engine, read_only = engines.connect(path)
        register = cls(engine, path, read_only=read_only)
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
        if self.read_only:
            raise engines.read_only(self.path)
        try:
            plain = self._engine.connect()
            with plain.execution_options(begin="IMMEDIATE") as connection, connection.begin():
                yield connection
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
                engines.trouble_with(path, error) if isinstance(error, sqlite.Error) else error
            ) from error

    def replace_with(self, path: Path) -> None:
        """Write what the register at ``path`` holds into this one: all of it, or nothing if that fails.

        The live file stays the file that it is, so that nobody who holds it is left behind.
        """
        if self.read_only:
            raise engines.read_only(self.path)
        target = engines.raw_connection(self._engine)
        try:
            source = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            try:
                if source.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise engines.damaged(path)
                source.backup(target, pages=COPY_PAGES)
            finally:
                source.close()
        except (sqlite.Error, UnicodeDecodeError) as error:
            raise engines.trouble_with(path, error) from error

    def close(self) -> None:
        """Close the file and let go of its lock."""
        engines.release(self._engine, self.path)

    def _bring_up_to_date(self) -> None:
        if self.read_only:
            raise engines.read_only(self.path)
        revision = migrate.revision_of(self._engine) or "empty"
        kept = self.path.with_name(f"{self.path.stem} (before update from {revision}){SUFFIX}")
        if not kept.exists():
            self.copy_to(kept)
        migrate.upgrade(self._engine)

    def _told(self, error: BaseException) -> BaseException:
        """Return the user's error for what the driver raised; a mistake of ours stays as it is."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        ours = (sqlite.ProgrammingError, sqlite.IntegrityError, sqlite.InterfaceError)
        if isinstance(cause, UnicodeDecodeError):
            # What SQLite quotes of a damaged file in its messages need not be text.
            return engines.trouble_with(self.path, cause)
        if isinstance(cause, sqlite.Error) and not isinstance(cause, ours):
            if isinstance(cause, sqlite.OperationalError) and "no such" in str(cause):
                return error
            return engines.trouble_with(self.path, cause)
        return error
