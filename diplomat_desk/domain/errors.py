"""What can go wrong for a person, each with a sentence that they can act on."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field of a record.

    ``field`` is named as on the record; ``message`` says in words what is wrong.
    """

    field: str
    message: str


class DeskError(Exception):
    """An error that is the user's to see; ``str(error)`` is the whole message."""


class RefusedError(DeskError):
    """A record was refused; nothing was written. ``problems`` says why, field by field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


class StaleError(DeskError):
    """The record was changed by somebody else since it was read; nothing was written."""


class MissingError(DeskError):
    """There is no such record (any more)."""


class StoppedError(DeskError):
    """The user stopped it; nothing was changed."""


class FileTrouble(StrEnum):
    """Why a register file cannot be used."""

    MISSING = "missing"
    EXISTS = "exists"
    FOREIGN = "foreign"
    NEWER = "newer"
    READ_ONLY = "read-only"
    BUSY = "busy"
    FULL = "full"
    DAMAGED = "damaged"
    UNREACHABLE = "unreachable"
    GONE = "gone"
    """It was there when it was opened: taken away, renamed or replaced since."""
    PASSPHRASE = "passphrase"  # noqa: S105 - not one, but that there is none
    """It is encrypted, or may be: none was given, or one that does not open it."""


class FileError(DeskError):
    """A register file cannot be opened or written; it was left as it was."""

    def __init__(self, trouble: FileTrouble, message: str) -> None:
        self.trouble = trouble
        super().__init__(message)
