"""Attachments: read from a file, opened as a temporary copy, saved to a place of the user's."""

import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.sizes import MEGABYTE, size_in_words
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.services.copies import safe_name
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.file_kinds import is_dangerous, text_of
from diplomat_desk.store import blobs

Content = blobs.Content
"""The bytes of a file and what can be read in them, as the register keeps them."""


# They make "photo[RLO]gpj.exe" look like "photoexe.jpg" (Unicode TR 36).
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read: what a record says of it, and its content."""

    attachment: Attachment
    content: Content


class TooLargeError(DeskError):
    """A file is larger than attachments may be; ``size`` is in bytes."""

    def __init__(self, size: int, message: str) -> None:
        self.size = size
        super().__init__(message)


class DangerousError(DeskError):
    """An attachment is not opened, because opening it could run a program; it can be saved."""


def read_file(path: Path, limit: int, register: Path) -> Taken:
    """Read a file of at most ``limit`` MB; needs no register and may be called on any thread.

    Raises :class:`TooLargeError`, and :class:`DeskError` for what is no file, cannot be read, or is
    ``register`` itself, which nobody but its own connection may touch.
    """
    name = _name_of(path)
    try:
        found = path.stat()
        _refuse_what_is_no_file(name, found, path, register)
        _refuse_size(name, found.st_size, limit)
        with path.open("rb") as file:
            # It may have grown meanwhile.
            data = file.read(limit * MEGABYTE + 1)
    except OSError as error:
        raise DeskError(
            say(
                "“{name}” cannot be read: {reason}. Nothing was attached.",
                name=name,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
    _refuse_size(name, len(data), limit)
    now = date.today()
    added = PartialDate(now.year, now.month, now.day)
    digest = hashlib.sha256(data).hexdigest()
    attachment = Attachment(name, len(data), digest, added=added)
    return Taken(attachment, Content(data, text_of(name, data)))


def open_copy(desk: Desk, initiative_id: int, attachment: Attachment, ceiling: Level) -> Path:
    """Return a read-only temporary copy of an attachment that may be shown under ``ceiling``.

    Raises :class:`MissingError` where it may not, :class:`DangerousError`, and :class:`DeskError` when
    there is no room for it.
    """
    data = _content(desk, initiative_id, attachment, ceiling)
    if is_dangerous(attachment.name, data):
        raise DangerousError(
            say(
                "“{name}” can run commands on this machine, so it is not opened from here. Save a copy, "
                "and open that only if you trust who sent it.",
                name=attachment.name,
            )
        )
    try:
        return desk.copies.put(attachment.name, data)
    except OSError as error:
        raise DeskError(
            say(
                "No temporary copy of “{name}” could be made: {reason}. Save a copy instead.",
                name=attachment.name,
                reason=error.strerror or type(error).__name__,
            )
        ) from error


def save_copy(
    desk: Desk, initiative_id: int, attachment: Attachment, ceiling: Level, path: Path
) -> None:
    """Write an attachment that may be shown under ``ceiling`` to ``path``, whole or not at all.

    Raises :class:`MissingError` where it may not, and :class:`DeskError` when it cannot be written.
    """
    data = _content(desk, initiative_id, attachment, ceiling)
    if path.resolve() == desk.path.resolve():
        raise DeskError(say("That is the register itself. Choose another name; nothing was saved."))
    part = path.with_name(f"{path.name[:100]}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise DeskError(
            say(
                "“{name}” was not saved there: {reason}.",
                name=path.name,
                reason=error.strerror or type(error).__name__,
            )
        ) from error


def suggested_name(attachment: Attachment) -> str:
    """Return the name under which a copy is saved unless the user chooses another."""
    return safe_name(attachment.name)


def _name_of(path: Path) -> str:
    """Return the file's name as a text in which nothing turns the direction of reading."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return clean_line(name.translate(_TURNING)) or say("attachment")


def _content(desk: Desk, initiative_id: int, attachment: Attachment, ceiling: Level) -> bytes:
    with desk.register.reading() as connection:
        return blobs.shown(connection, initiative_id, attachment.digest, attachment.name, ceiling)


def _refuse_what_is_no_file(name: str, found: os.stat_result, path: Path, register: Path) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise DeskError(
            say("“{name}” is a folder. Attach the files in it, one or many at a time.", name=name)
        )
    # A pipe would never end, and a device has no end.
    if not stat.S_ISREG(found.st_mode):
        raise DeskError(say("“{name}” is no file that can be kept.", name=name))
    if register.exists() and path.samefile(register):
        raise DeskError(
            say("“{name}” is the open register itself. Attach a copy of it instead.", name=name)
        )


def _refuse_size(name: str, size: int, limit: int) -> None:
    if size > limit * MEGABYTE:
        raise TooLargeError(
            size,
            say(
                "“{name}” has {size}; attachments may have up to {limit} MB. A large file makes the "
                "register as much larger, to copy and to send.",
                name=name,
                size=size_in_words(size),
                limit=limit,
            ),
        )
