"""The history as a chain: each entry is linked to the one before it, so that a change of the past shows.

A link is the SHA-256 of the entry's content, and of that with the link before. Who holds the file can forge
the whole chain; what shows is an entry that was changed, added or taken out afterwards, and damage.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, select, update

from diplomat_desk.domain.changes import Action, Identity
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.store import records
from diplomat_desk.store.schema import history
from diplomat_desk.store.schema_trust import history_link

START = b"\x00" * 32
_FIELDS = ("id", "at", "author", "action", "kind", "record_key", "before", "after")
_fields = attrgetter(*_FIELDS)
_BATCH = 2_000
# Every change that is recorded asks these: to have them made each time costs as much as the rest.
_LAST = "SELECT id, chain FROM history_link ORDER BY id DESC LIMIT 1"
_LATER = f"SELECT {', '.join(_FIELDS)} FROM history WHERE id > ? ORDER BY id LIMIT ?"  # noqa: S608 - names of ours
_LINK = "INSERT INTO history_link (id, content, chain) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry of the history that is not what it was: its number, and ``changed``, ``missing`` or ``added``."""

    number: int
    how: str


def extend(connection: Connection, progress: Progress = UNWATCHED) -> None:
    """Link what was added to the history since the last link."""
    number, chain = end(connection)
    chain = chain or START
    newest = 0
    while rows := connection.exec_driver_sql(_LATER, (number, _BATCH)).all():
        links = []
        for row in rows:
            content = digest(row)
            chain = _next(chain, content)
            links.append((row.id, content, chain))
        connection.exec_driver_sql(_LINK, links)
        number = rows[-1].id
        if len(rows) < _BATCH:
            return
        newest = newest or records.latest(connection)
        progress.at(number, newest)


def let_go(connection: Connection, gone: Identity, because: Identity) -> None:
    """Remember that the entries of ``gone`` are deleted with the record ``because``, which is purged."""
    entries = select(history.c.id).where(
        history.c.kind == gone.kind.value, history.c.record_key == gone.key
    )
    connection.execute(
        update(history_link).where(history_link.c.id.in_(entries)).values(gone_with=_named(because))
    )


def broken(connection: Connection, progress: Progress = UNWATCHED) -> Iterator[Broken]:
    """Give each entry that was changed, is missing, or was added past the chain, in their order."""
    purged = _purged(connection)
    newest = records.latest(connection)
    chain, number = START, 0
    for number, row, link in _linked(connection):
        if not number % _BATCH:
            progress.at(number, newest)
        if link is None:
            yield Broken(number, "added")
            continue
        chain = _next(chain, _held(link.content))
        if row is None and link.gone_with not in purged:
            yield Broken(number, "missing")
        elif _held(link.chain) != chain or (row is not None and digest(row) != _held(link.content)):
            yield Broken(number, "changed")
            # What follows is judged by itself: one change is told once.
            chain = _held(link.chain)


def lost(connection: Connection) -> Iterator[Broken]:
    """Give each entry that is missing or does not say what its own link says; nothing else is held against it."""
    purged = _purged(connection)
    for number, row, link in _linked(connection):
        if row is None and link.gone_with not in purged:
            yield Broken(number, "missing")
        elif row is not None and link is not None and digest(row) != _held(link.content):
            yield Broken(number, "changed")


def end(connection: Connection) -> tuple[int, bytes]:
    """Return the last link: its number and what it holds; 0 and nothing where there is none."""
    last = connection.exec_driver_sql(_LAST).first()
    return (last.id, _held(last.chain)) if last else (0, b"")


def latest(connection: Connection) -> dict[tuple[str, str], bytes]:
    """Return for every record, by kind and key, the content of the latest entry about it."""
    newest = records.latest_of_each()
    query = (
        select(history.c.kind, history.c.record_key, history_link.c.content)
        .join(newest, newest.c.id == history.c.id)
        .join(history_link, history_link.c.id == history.c.id)
    )
    return {(row.kind, row.record_key): _held(row.content) for row in connection.execute(query)}


def digest(row: Any) -> bytes:  # noqa: ANN401 - a row
    """Return the SHA-256 of an entry's content; the length of each field stands before it."""
    parts: list[bytes] = []
    for value in _fields(row):
        data = b"" if value is None else str(value).encode("utf-8", "surrogatepass")
        parts += (b"%d:" % (-1 if value is None else len(data)), data)
    return hashlib.sha256(b"".join(parts)).digest()


def _purged(connection: Connection) -> set[str]:
    """Return the names of the records that are purged, as links have them."""
    name = history.c.kind + ":" + history.c.record_key
    return set(connection.scalars(select(name).where(history.c.action == Action.PURGE.value)))


def _linked(connection: Connection) -> Iterator[tuple[int, Any, Any]]:
    """Give number, entry and link of all entries and links; what is not there is None."""
    number = 0
    while True:
        entries = {row.id: row for row in _entries(connection, number)}
        query = select(history_link).where(history_link.c.id > number)
        links = {
            row.id: row
            for row in connection.execute(query.order_by(history_link.c.id).limit(_BATCH))
        }
        if not (entries or links):
            return
        ends = [max(some) for some in (entries, links) if len(some) == _BATCH]
        number = min(ends) if ends else max((*entries, *links))
        for one in sorted({*entries, *links}):
            if one <= number:
                yield one, entries.get(one), links.get(one)


def _entries(connection: Connection, after: int) -> Sequence[Any]:
    query = select(history).where(history.c.id > after).order_by(history.c.id).limit(_BATCH)
    return connection.execute(query).all()


def _held(value: object) -> bytes:
    """Return what a link holds; in a damaged file that may be anything."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _next(chain: bytes, content: bytes) -> bytes:
    return hashlib.sha256(chain + content).digest()


def _named(one: Identity) -> str:
    return f"{one.kind.value}:{one.key}"
