"""Files that another program holds for a moment: a sync client, a virus scanner, a backup that runs."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from diplomat_desk.domain.words import say

T = TypeVar("T")

WAIT_S = 5.0
"""So long a register is tried again that nobody of ours has open."""
AGAIN_S = 0.25
"""So long after each try comes the next."""
_LOCKS = Path("/proc/locks")


def who_holds(path: Path) -> str:
    """Return the name of the program that has locked the file at ``path``, as far as the system tells (Linux)."""
    with suppress(OSError, ValueError):
        facts = path.stat()
        here = f"{os.major(facts.st_dev):02x}:{os.minor(facts.st_dev):02x}:{facts.st_ino}"
        for line in _LOCKS.read_text("ascii").splitlines():
            # “1: POSIX  ADVISORY  WRITE 13600 fe:00:3097240 1073741824 1073742335”; “->” marks who waits.
            fields = line.split()
            if "->" not in fields and len(fields) >= 6 and fields[5] == here and fields[4] != "0":
                return Path(f"/proc/{int(fields[4])}/comm").read_text("utf-8", "replace").strip()
    return ""


def in_words(path: Path) -> str:
    """Return in a sentence who holds the file at ``path``, or who may, and what to do about it."""
    program = who_holds(path)
    if program:
        return say(
            "The program “{program}” holds it: wait until it is done, or close it.", program=program
        )
    return say(
        "It may be a sync client, a virus scanner or a backup that holds it: wait until that is done, or close it."
    )


def patiently(act: Callable[[], T], seconds: float = 3.0) -> T:
    """Do ``act``; where a file is held, do it again for some seconds. Not for the window's thread.

    Raises:
        OSError: it is still held after that, or something else is the matter.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return act()
        except PermissionError:
            # What Windows says of a file that somebody has open without letting others at it.
            if time.monotonic() > until:
                raise
            time.sleep(AGAIN_S)
