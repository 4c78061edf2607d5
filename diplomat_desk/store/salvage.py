"""Taking what can still be read out of a damaged file, row by row, into a new one with the same tables.

SQLite's own ``.recover`` is a program of its shell and knows no encryption; this asks for rows by their
numbers and steps over those that cannot be had. What the new file can hold is decided by its own tables.
"""

import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine

from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.store import engine as engines
from diplomat_desk.store import keys, migrate, troubles
from diplomat_desk.store.batches import batches

_FARTHEST = 1 << 32
"""No table has a row beyond; a number that a damaged page makes up may lie anywhere."""
_TROUBLE = (sqlite.DatabaseError, UnicodeDecodeError, MemoryError, OverflowError)
_UNFIT = (sqlite.IntegrityError, sqlite.DataError, sqlite.InterfaceError, OverflowError, ValueError)
"""What comes of a row that no table would hold; that the disk is full is something else."""
_Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows were taken, how many no table would hold, and at how many places nothing could be read."""

    rows: int = 0
    refused: int = 0
    holes: int = 0


class Damaged:
    """A copy of a damaged file, read as far as it goes. Made by :func:`opened`; one thread at a time."""

    def __init__(self, path: Path, passphrase: str) -> None:
        """Connect to the copy at ``path``; raise :class:`FileError` where not even its tables are known."""
        self._path = path
        # To derive it takes a tenth of a second, and there may be many pages that do not verify.
        self._key = keys.derived(passphrase, path) if passphrase else ""
        self._raw = _connected(path, self._key)
        self.holes = 0

    def close(self) -> None:
        """Let go of the copy."""
        self._raw.close()

    def revision(self) -> str:
        """Return the schema revision of the file; empty where that cannot be read."""
        try:
            found = self._raw.execute("SELECT version_num FROM alembic_version").fetchone()
        except _TROUBLE:
            self._again()
            return ""
        return str(found[0]) if found else ""

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the names of a table's columns; none where there is no such table."""
        try:
            rows = self._raw.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        except _TROUBLE:
            self._again()
            return ()
        return tuple(str(row[0]) for row in rows)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[_Row]:
        """Give the rows of ``table`` that can be read, in the order of their numbers."""
        names = ", ".join(f'"{name}"' for name in columns)
        query = f'SELECT rowid, {names} FROM "{table}" WHERE rowid >= ? ORDER BY rowid'  # noqa: S608 - names of ours
        start: int | None = 0
        while start is not None:
            after = start - 1
            try:
                for row in self._raw.execute(query, (start,)):
                    if not after < row[0] < _FARTHEST:
                        # Damaged pages may lead round in a ring.
                        raise sqlite.DatabaseError("out of order")
                    after = row[0]
                    yield row[1:]
            except _TROUBLE:
                self.holes += 1
                self._again()
                start = self._beyond(table, after + 1)
            else:
                return

    def _beyond(self, table: str, start: int) -> int | None:
        """Return the first number after ``start`` from which on rows can be read; None where there is none."""
        found = self._reaches(table, start)
        if found is not None:
            # The row is there, but not all that it says.
            return found + 1 if found else None
        low, step = start, 1
        while self._reaches(table, start + step) is None:
            low, step = start + step, step * 2
            if step > _FARTHEST:
                return None
        # Rows may lie between what failed and here, even where there is none from here on.
        high = start + step
        while high - low > 1:
            middle = (low + high) // 2
            if self._reaches(table, middle) is None:
                low = middle
            else:
                high = middle
        return high

    def _reaches(self, table: str, start: int) -> int | None:
        """Return the first row from ``start`` on, 0 where there is none, None where that cannot be read."""
        query = f'SELECT rowid FROM "{table}" WHERE rowid >= ? ORDER BY rowid LIMIT 1'  # noqa: S608 - names of ours
        try:
            row = self._raw.execute(query, (start,)).fetchone()
        except _TROUBLE:
            self._again()
            return None
        if row and not start <= row[0] < _FARTHEST:
            return None
        return int(row[0]) if row else 0

    def _again(self) -> None:
        """Connect anew: SQLCipher answers nothing more after a page that does not verify."""
        if self._key:
            self._raw.close()
            self._raw = _connected(self._path, self._key)


def take_over(source: Damaged, target: Engine, progress: Progress = UNWATCHED) -> Taken:
    """Write all rows of ``source`` that can be read and that ``target``, which is empty, can hold.

    References that lead nowhere are taken out again, with what cannot be without them.
    """
    raw = engines.raw_connection(target)
    raw.execute("PRAGMA foreign_keys=OFF")
    # Both are files of our own that nobody else sees: there is nothing to come back to after a power cut.
    raw.execute("BEGIN IMMEDIATE")
    rows = refused = 0
    try:
        tables = _tables(raw)
        for done, table in enumerate(tables):
            progress.at(done, len(tables))
            taken, failed = _take_table(source, raw, table)
            rows, refused = rows + taken, refused + failed
        _count_on(source, raw, tables)
        refused += _unfasten(raw)
        raw.execute("COMMIT")
    except BaseException:
        raw.execute("ROLLBACK")
        raise
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
    return Taken(rows, refused, source.holes)


def make_like(path: Path, revision: str, passphrase: str) -> Engine:
    """Make an empty register at ``path`` with the tables of ``revision``, or the newest where that is empty.

    Raises:
        FileError: it is of a newer version than this program, or cannot be made.
    """
    known = migrate.revisions()
    if revision and revision not in known:
        raise migrate.newer(path)
    engine, _, _ = engines.connect(path, create=True, passphrase=passphrase)
    migrate.upgrade(engine, revision or known[-1])
    return engine


def mend_head(path: Path, sound: bytes) -> None:
    """Put the list of tables of a new register, ``sound``, over that of the copy at ``path``, which has lost its own.

    New registers have their tables at the same pages, whatever is recorded in them later.

    Raises:
        FileError: it does not look like a register even so.
    """
    size = path.stat().st_size
    if size < 2 * keys.PAGE:
        raise keys.foreign(path)
    head = bytearray(sound[: keys.PAGE])
    # SQLite's file format: 24 and 92 count changes, 28 is the number of pages, 32 to 40 the free ones.
    head[28:32] = (size // keys.PAGE).to_bytes(4, "big")
    head[32:40] = bytes(8)
    head[92:96] = head[24:28]
    with path.open("r+b") as file:
        file.write(head)
        for page in _listing_pages(sound):
            file.seek((page - 1) * keys.PAGE)
            file.write(sound[(page - 1) * keys.PAGE : page * keys.PAGE])
    try:
        with closing(sqlite.connect(str(path))) as raw:
            found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except _TROUBLE as error:
        raise keys.foreign(path) from error
    if not found or found[0] not in migrate.revisions():
        raise keys.foreign(path)


def _listing_pages(sound: bytes) -> list[int]:
    """Return the pages below the first of the list of tables (SQLite's file format, B-tree pages)."""
    header, interior = 100, 5
    if sound[header] != interior:
        return []
    cells = struct.unpack_from(">H", sound, header + 3)[0]
    places = struct.unpack_from(f">{cells}H", sound, header + 12)
    below = [struct.unpack_from(">I", sound, place)[0] for place in places]
    return [*below, struct.unpack_from(">I", sound, header + 8)[0]]


def _tables(raw: Any) -> list[str]:  # noqa: ANN401 - the driver is untyped
    # The search index, a virtual table with tables of its own, is made anew.
    rows = raw.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    )
    return [
        row[0] for row in rows if not row[0].startswith("sqlite_") and row[0] != "alembic_version"
    ]


def _take_table(source: Damaged, raw: Any, table: str) -> tuple[int, int]:  # noqa: ANN401 - the driver
    there = {row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')}
    columns = [name for name in source.columns(table) if name in there]
    if not columns:
        return 0, 0
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    query = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608 - names of ours
    taken = failed = 0
    for some in batches(source.rows(table, columns)):
        kept = sum(_put(raw, query, row) for row in some)
        taken, failed = taken + kept, failed + len(some) - kept
    return taken, failed


def _put(raw: Any, query: str, row: _Row) -> bool:  # noqa: ANN401 - the driver is untyped
    try:
        return bool(raw.execute(query, row).rowcount > 0)
    except _UNFIT:
        return False


def _count_on(source: Damaged, raw: Any, tables: Sequence[str]) -> None:  # noqa: ANN401 - the driver
    """Let numbers go on where they were, so that none is given twice."""
    counted = {str(name): number for name, number in source.rows("sqlite_sequence", ("name", "seq"))
               if isinstance(number, int) and 0 < number < _FARTHEST}  # fmt: skip
    own = {row[0]: row[1] for row in raw.execute("SELECT name, seq FROM sqlite_sequence")}
    for table in tables:
        number = max(counted.get(table, 0), own.get(table, 0))
        if number:
            raw.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            raw.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, number))


def _unfasten(raw: Any) -> int:  # noqa: ANN401 - the driver is untyped
    """Take out references that lead nowhere, with the rows that cannot be without; return how many rows went."""
    gone = 0
    while broken := raw.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _, key in broken:
            column = next(
                row[3]
                for row in raw.execute(f'PRAGMA foreign_key_list("{table}")')
                if row[0] == key
            )
            needed = next(
                row[3] or row[5]
                for row in raw.execute(f'PRAGMA table_info("{table}")')
                if row[1] == column
            )
            if needed:
                raw.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))  # noqa: S608 - names of ours
                gone += 1
            else:
                raw.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (number,))  # noqa: S608
    return gone


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _connected(path: Path, key: str) -> Any:  # noqa: ANN401 - the driver is untyped
    raw = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        # What is no UTF-8 any more is still mostly what it was.
        raw.text_factory = _text
        # What is left of a file whose end is cut off, or of its list of tables, is read all the same.
        raw.execute("PRAGMA writable_schema=ON")
        if key:
            keys.unlock(raw, key, path)
        for setting in (
            "trusted_schema=OFF",
            "foreign_keys=OFF",
            "temp_store=MEMORY",
        ):
            raw.execute(f"PRAGMA {setting}")
        engines.refuse_programs(raw, path)
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.Error as error:
        raw.close()
        raise troubles.trouble_with(path, error) from error
    return raw
