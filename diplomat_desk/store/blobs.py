"""The contents of attachments, each kept once by the SHA-256 of its bytes."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.words import say
from diplomat_desk.store import reading
from diplomat_desk.store.schema import history
from diplomat_desk.store.schema_parts import attachment, blob


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file, and what can be read in them (empty for what is no text)."""

    data: bytes
    text: str = ""


def keep(connection: Connection, contents: Mapping[str, Content]) -> None:
    """Write the contents that are not there yet."""
    there = kept(connection, contents)
    for digest, content in contents.items():
        if digest not in there:
            connection.execute(
                insert(blob).values(
                    digest=digest, size=len(content.data), content=content.data, text=content.text
                )
            )


def kept(connection: Connection, digests: Collection[str]) -> set[str]:
    """Return those of ``digests`` whose contents are there."""
    if not digests:
        return set()
    query = select(blob.c.digest).where(blob.c.digest.in_(digests))
    return set(connection.scalars(query))


def contents(connection: Connection, digests: Collection[str]) -> dict[str, Content]:
    """Return the contents under ``digests`` that are there, with what can be read in them."""
    query = select(blob.c.digest, blob.c.content, blob.c.text).where(blob.c.digest.in_(digests))
    return {row.digest: Content(bytes(row.content), row.text) for row in connection.execute(query)}


def read(connection: Connection, digest: str) -> bytes:
    """Return the bytes under ``digest``; raise :class:`MissingError` when there are none."""
    found = connection.execute(select(blob.c.content).where(blob.c.digest == digest)).scalar()
    if found is None:
        raise MissingError(say("The content of this attachment is not in the register any more."))
    return bytes(found)


def shown(
    connection: Connection, initiative_id: int, digest: str, name: str, ceiling: Level
) -> bytes:
    """Return the bytes of a record's attachment, if both may be shown; raise :class:`MissingError`."""
    record = reading.visible(connection, initiative_id, ceiling)
    if all((file.digest, file.name) != (digest, name) for file in record.attachments):
        raise MissingError(say("There is no such attachment here any more."))
    return read(connection, digest)


def changed(connection: Connection) -> Iterator[str]:
    """Give the digests whose bytes are not those that were kept."""
    for digest in connection.scalars(select(blob.c.digest)).all():
        if hashlib.sha256(read(connection, digest)).hexdigest() != digest:
            yield digest


def drop_unused(connection: Connection, digests: Iterable[str]) -> None:
    """Delete those contents that no record holds and no earlier version of one mentions."""
    for digest in digests:
        held = select(attachment.c.digest).where(attachment.c.digest == digest).limit(1)
        told = select(history.c.id).where(
            history.c.before.contains(digest) | history.c.after.contains(digest)
        ).limit(1)  # fmt: skip
        if connection.execute(held).first() or connection.execute(told).first():
            continue
        connection.execute(delete(blob).where(blob.c.digest == digest))
