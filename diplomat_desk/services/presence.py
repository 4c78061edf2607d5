"""Who has a register open since when: a small file beside it, for the second who comes.

The lock itself is SQLite's and goes with the process. This file only informs: it may be left over after a
crash, and whoever opens the register writes it anew.
"""

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.words import say

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Presence:
    """Who has it open, on which machine, since when (ISO 8601, UTC)."""

    who: str
    host: str
    since: str

    @property
    def is_here(self) -> bool:
        """Whether it is open on this machine."""
        return self.host == platform.node()

    def in_words(self, when: str) -> str:
        """Return it as a sentence; ``when`` is the moment in words."""
        return say(
            "{who} has had it open on {host} since {when}.", who=self.who, host=self.host, when=when
        )


def file_of(path: Path) -> Path:
    """Return the file that says who has the register at ``path`` open."""
    return path.with_name(f".{path.name}.open")


def announce(path: Path, since: str) -> None:
    """Say that this process has the register at ``path`` open; where that cannot be written, nobody is told."""
    held = {"who": _user(), "host": platform.node(), "since": since}
    with suppress(OSError):
        number = os.open(file_of(path), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with open(number, "w", encoding="utf-8") as file:
            json.dump(held, file, ensure_ascii=False)


def leave(path: Path) -> None:
    """Say so no longer."""
    with suppress(OSError):
        file_of(path).unlink()


def who_has(path: Path) -> Presence | None:
    """Return who said to have the register at ``path`` open; None where nobody did."""
    try:
        held = json.loads(file_of(path).read_text("utf-8")[:_LONGEST])
        return Presence(str(held["who"]), str(held["host"]), str(held["since"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def call(path: Path) -> None:
    """Ask whoever has the register at ``path`` open on this machine to show the window."""
    with suppress(OSError):
        os.utime(file_of(path))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return say("Somebody")
