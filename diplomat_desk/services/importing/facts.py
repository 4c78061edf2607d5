"""What is kept of a file that is imported, and whether that very file was imported before."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.mapping_text import read_mapping
from diplomat_desk.store import import_matches
from diplomat_desk.store.connection import Connection

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Which file was imported: its name without the folder, the SHA-256 of its bytes, how many those are."""

    name: str
    sha256: str = ""
    size: int = 0


def facts_of(path: Path) -> FileFacts:
    """Return what is kept of a file that is imported.

    Raises:
        ExchangeError: it cannot be read any more.
    """
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        text = say("“{name}” can no longer be read; nothing was recorded.", name=path.name)
        raise ExchangeError(text) from error
    return FileFacts(path.name, digest.hexdigest(), size)


def imports_of(connection: Connection, facts: FileFacts, mapping: Mapping) -> tuple[int, ...]:
    """Return the imports of the very same file in which the sheet of ``mapping`` was recorded."""
    return tuple(
        number
        for number, text in import_matches.batches_of(connection, facts.sha256)
        if _sheet(text) == mapping.layout.sheet
    )


def _sheet(text: str) -> str | None:
    """Return the sheet that a kept mapping is of; None where it cannot be read any more."""
    try:
        return read_mapping(text).layout.sheet
    except ExchangeError:
        return None
