"""What can go wrong with a register file, each as a sentence: what happened, what is kept, what to do next."""

import os
from pathlib import Path

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say
from diplomat_desk.store import keys


def folder(path: Path) -> FileError:
    """Return the error for a folder that was taken for a register."""
    return FileError(
        FileTrouble.FOREIGN,
        say("“{name}” is a folder. Choose a register file in it.", name=path.name),
    )


def exists(path: Path) -> FileError:
    """Return the error for a file that is there already, where a new one was to be made."""
    return FileError(
        FileTrouble.EXISTS,
        say(
            "“{name}” exists already; it was left as it is. Open it, or choose another name.",
            name=path.name,
        ),
    )


def missing(path: Path) -> FileError:
    """Return the error for a register that is not where it was looked for."""
    return FileError(
        FileTrouble.MISSING,
        say(
            "There is no file “{name}”. It may have been moved or renamed: check its name and folder.",
            name=path.name,
        ),
    )


def unreadable(path: Path, error: OSError) -> FileError:
    """Return the error for a file that the system does not let us read."""
    return FileError(
        FileTrouble.UNREACHABLE,
        say(
            "“{name}” cannot be read: {reason}. Check that you may read it and that its disk is connected.",
            name=path.name,
            reason=os.strerror(error.errno or 0).lower(),
        ),
    )


def unmade(folder: Path, error: OSError) -> FileError:
    """Return the error for a folder in which no register can be made."""
    return FileError(
        FileTrouble.UNREACHABLE,
        say(
            "No register could be made in “{folder}”: {reason}. Choose a folder that you may write to.",
            folder=str(folder),
            reason=os.strerror(error.errno or 0).lower(),
        ),
    )


def busy(path: Path) -> FileError:
    """Return the error for a register that is open in another window or program."""
    return FileError(
        FileTrouble.BUSY,
        say(
            "“{name}” is open in another window or program; nothing was changed. Close it there and try again.",
            name=path.name,
        ),
    )


def trouble_with(path: Path, error: BaseException) -> FileError:
    """Return the user's sentence for what SQLite said of ``path``; the cause is in the error's code."""
    code = str(getattr(error, "sqlite_errorname", "")) or str(error)
    lowered = code.lower()
    if "busy" in lowered or "locked" in lowered:
        return busy(path)
    if "notadb" in lowered or "not a database" in lowered:
        return keys.foreign(path)
    if "full" in lowered:
        return FileError(
            FileTrouble.FULL,
            say(
                "The disk is full. What was recorded before is safe in “{name}”; the last change was not kept. "
                "Free some space and try again.",
                name=path.name,
            ),
        )
    if "dbmoved" in lowered:
        return gone(path)
    if "readonly" in lowered or "cantopen" in lowered or "perm" in lowered:
        return read_only(path)
    if "corrupt" in lowered or "malformed" in lowered or isinstance(error, UnicodeDecodeError):
        return damaged(path)
    return FileError(
        FileTrouble.UNREACHABLE,
        say(
            "“{name}” could not be read or written ({reason}). What was recorded before is kept. "
            "Check its disk and try again.",
            name=path.name,
            reason=code,
        ),
    )


def gone(path: Path) -> FileError:
    """Return the error for a register whose file was taken away or replaced while it is open."""
    return FileError(
        FileTrouble.GONE,
        say(
            "“{name}” is not in its place any more: its disk was taken out, its folder renamed, or another program put "
            "a file in its place. Nothing was changed. What was recorded before is still held here: bring it back and "
            "try again, or save a copy of it before you close it.",
            name=path.name,
        ),
    )


def unreached(path: Path, error: OSError) -> FileError:
    """Return the error for an open register of which the system does not tell whether it is in its place."""
    return FileError(
        FileTrouble.UNREACHABLE,
        say(
            "“{name}” cannot be reached: {reason}. Nothing was changed. Try again when its folder and its disk can "
            "be reached.",
            name=path.name,
            reason=os.strerror(error.errno or 0).lower(),
        ),
    )


def no_copy(path: Path, error: BaseException) -> FileError:
    """Return the user's sentence for a copy at ``path`` that could not be written, and was removed."""
    told = trouble_with(path, error)
    if told.trouble is not FileTrouble.FULL:
        return told
    return FileError(
        FileTrouble.FULL,
        say(
            "There is no room for “{name}” in “{folder}”; it was not made, and the register is as it was. Free some "
            "space there, or choose another disk.",
            name=path.name,
            folder=str(path.parent),
        ),
    )


def damaged(path: Path) -> FileError:
    """Return the error for a register that is not whole."""
    return FileError(
        FileTrouble.DAMAGED,
        say(
            "“{name}” is damaged and was not changed. Keep a copy of it, and open your latest copy or backup.",
            name=path.name,
        ),
    )


def beyond_saving(path: Path) -> FileError:
    """Return the error for a damaged register in which nothing can be read."""
    return FileError(
        FileTrouble.DAMAGED,
        say(
            "So much of “{name}” is lost that nothing can be saved of it; it was not changed. Open your latest copy or "
            "backup.",
            name=path.name,
        ),
    )


def read_only(path: Path) -> FileError:
    """Return the error for a register that may be read but not changed."""
    return FileError(
        FileTrouble.READ_ONLY,
        say(
            "“{name}” can only be read here; nothing was changed. Save a copy where you may write, and work in that.",
            name=path.name,
        ),
    )
