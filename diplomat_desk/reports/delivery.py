"""Putting finished bytes where the user wants them: whole, or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def deliver(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` at once, as :func:`delivering` does."""
    with delivering(path) as file:
        file.write(data)


@contextmanager
def delivering(path: Path) -> Iterator[BinaryIO]:
    """Give a file that takes the place of ``path`` at once: beside it, flushed to disk, then renamed over it.

    Where the block fails, nothing is left of it, and a file that was there is as it was.

    Raises:
        ReportError: it could not be written.
    """
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # mkstemp keeps the file to its owner; what is saved on purpose follows the user's own mask.
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
        beside = None
    except OSError as error:
        raise ReportError(_reason(path, error)) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _reason(path: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return say(
            "The disk is full, so “{name}” was not written. Make room or choose another folder.",
            name=path.name,
        )
    if error.errno in _FORBIDDEN:
        return say(
            "“{name}” was not written: the folder “{folder}” does not allow it. "
            "Choose another folder.",
            name=path.name,
            folder=str(path.parent),
        )
    if isinstance(error, FileNotFoundError):
        return say(
            "“{name}” was not written: there is no folder “{folder}”.",
            name=path.name,
            folder=str(path.parent),
        )
    return say(
        "“{name}” was not written: {reason}.", name=path.name, reason=error.strerror or str(error)
    )
