"""What a workbook is before anything reads it: its format, its real size, and whether it is protected.

XLSX and ODS are ZIP archives of XML. One of some kilobytes can unpack to more than any memory holds, so
each XML part is unpacked here once, in pieces, and counted; what its directory says is not believed.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError

LARGEST = 1_000_000_000
"""Bytes of XML that a workbook may unpack to; a sheet of a million rows and ten columns takes half."""

_MOST_PARTS = 10_000
_PIECE = 1 << 20
_DOCTYPE = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O\0C|E\0N\0T)"
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"

_STREAMS = (
    ("EncryptedPackage", "protected"),
    ("WordDocument", "Word"),
    ("PowerPoint Document", "PowerPoint"),
    ("__nameid_version1.0", "Outlook"),
)
"""Names of streams of the older Office formats, by which they are told apart."""


def check_zip(path: Path) -> None:
    """Raise where the ZIP archive ``path`` is no workbook that can be read safely.

    Raises:
        ExchangeError: it is something else, damaged, protected or too large.
        OSError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_format(archive, path.name)
            _check_size(archive, path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ExchangeError(damaged(path.name)) from error
    except RuntimeError as error:  # what zipfile says of a member that is encrypted
        raise ExchangeError(protected(path.name)) from error


def check_ole(path: Path) -> None:
    """Raise where ``path``, of the older Office format, is no workbook or a protected one.

    Raises:
        ExchangeError: it is so.
        OSError: it cannot be read.
    """
    names = [(name.encode("utf-16-le"), kind) for name, kind in _STREAMS]
    with path.open("rb") as file:
        for piece in _overlapping(_pieces(file)):
            kind = next((kind for name, kind in names if name in piece), "")
            if kind == "protected":
                raise ExchangeError(protected(path.name))
            if kind:
                raise ExchangeError(_other(path.name, kind))


def damaged(name: str) -> str:
    """Return the sentence about a workbook that cannot be read."""
    return say(
        "“{name}” is damaged or not complete. Open it in a spreadsheet program, save it anew as XLSX, then"
        " import that.",
        name=name,
    )


def protected(name: str) -> str:
    """Return the sentence about a workbook with a password."""
    return say(
        "“{name}” is protected by a password. Open it in a spreadsheet program, save a copy without one, then"
        " import that.",
        name=name,
    )


def too_large(name: str) -> str:
    """Return the sentence about a workbook that would take too much memory."""
    return say(
        "“{name}” unpacks to more than can be read. Save the sheet as CSV: a text is read at any length.",
        name=name,
    )


def _other(name: str, kind: str) -> str:
    """Return the sentence about a file of the format ``kind``."""
    return say(
        "“{name}” is a file of the format {format}, not a table. Copy its table into a spreadsheet, save it"
        " as XLSX, then import that.",
        name=name,
        format=kind,
    )


def _check_format(archive: zipfile.ZipFile, name: str) -> None:
    """Raise where ``archive`` is neither XLSX nor ODS, or is protected."""
    parts = set(archive.namelist())
    if "xl/workbook.bin" in parts:
        raise ExchangeError(
            say(
                "“{name}” is a binary workbook (XLSB). Save it as XLSX, then import that.",
                name=name,
            )
        )
    if "mimetype" in parts and archive.open("mimetype").read(200).startswith(_ODS):
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in archive.open(manifest).read(_PIECE):
            raise ExchangeError(protected(name))
        return
    if any(part.lower().lstrip("/").startswith("xl/workbook") for part in parts):
        return
    starts = {part.partition("/")[0] for part in parts}
    for start, kind in (("word", "Word"), ("ppt", "PowerPoint"), ("Index", "Apple iWork")):
        if start in starts:
            raise ExchangeError(_other(name, kind))
    if "mimetype" in parts:
        raise ExchangeError(_other(name, "OpenDocument"))
    raise ExchangeError(
        say("“{name}” is a ZIP archive. Unpack it, then import the file within.", name=name)
    )


def _check_size(archive: zipfile.ZipFile, name: str) -> None:
    """Raise where the XML of ``archive`` is too large, declares entities, or cannot be unpacked."""
    parts = [
        part for part in archive.infolist() if part.filename.lower().endswith((".xml", ".rels"))
    ]
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise ExchangeError(too_large(name))
    left = LARGEST
    for part in parts:
        with archive.open(part) as file:
            for piece in _overlapping(_pieces(file)):
                left -= len(piece)
                if left < 0:
                    raise ExchangeError(too_large(name))
                if b"<!" in piece or b"!\0" in piece:
                    _check_entities(piece, name)


def _check_entities(piece: bytes, name: str) -> None:
    """Raise where XML declares a document type or entities: no spreadsheet does, and they can explode."""
    if _DOCTYPE.search(piece):
        raise ExchangeError(
            say(
                "“{name}” holds declarations that no spreadsheet writes and that can be harmful; it was not"
                " read. Open it in a spreadsheet program and save it anew as XLSX.",
                name=name,
            )
        )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the content of ``file`` piece by piece."""
    while piece := file.read(_PIECE):
        yield piece


def _overlapping(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield ``pieces``, each with the end of the one before it, so that nothing is cut in two."""
    end = b""
    for piece in pieces:
        yield end + piece
        end = piece[-64:]
