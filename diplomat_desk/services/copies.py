"""Temporary copies of attachments that were opened: for this user only, read-only, gone when the register closes."""

import os
import re
import shutil
import sys
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PREFIX = "diplomat-desk-copies-"
_LOCK = "in-use"
_LONGEST = 120
_LONGEST_SUFFIX = 20
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Copies:
    """The copies of one open register, in a private folder that is made with the first of them.

    The folder's name says which process made it. A lock in it tells a later start whether that still
    runs, since numbers of processes are used again.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: IO[bytes] | None = None

    def put(self, name: str, data: bytes) -> Path:
        """Write ``data`` under a safe form of ``name`` and return the path; raises ``OSError``."""
        # Each in a folder of its own: two attachments may have the same name.
        place = Path(tempfile.mkdtemp(dir=self._made())) / safe_name(name)
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        place.chmod(0o400)
        return place

    def clear(self) -> None:
        """Remove all copies, as far as no program holds them open."""
        folder, self._folder = self._folder, None
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        if folder is not None:
            _remove(folder)

    def _made(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            # Made for this user only: mode 0700.
            folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
            self._lock = (folder / _LOCK).open("wb")
            _try_lock(self._lock)
            self._folder = folder
        return self._folder


def clear_stale() -> None:
    """Remove the copies that a run which crashed has left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_stale(folder):
            _remove(folder)


def safe_name(name: str) -> str:
    """Return ``name`` as the name of a file that harms nothing: no path, nothing invisible, its suffix kept.

    Invisible are control and format characters, among them those that turn the direction of reading
    and make ``photo[RLO]gpj.exe`` look like ``photoexe.jpg`` (Unicode TR 36).
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    plain = _FORBIDDEN.sub("_", " ".join(shown.split())).lstrip(".- ").rstrip(". ")
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        return plain[:_LONGEST].rstrip(". ") or "attachment"
    return f"{stem[:_LONGEST].rstrip('. ') or 'attachment'}.{suffix}"


def _is_stale(folder: Path) -> bool:
    lock = folder / _LOCK
    try:
        if folder.is_symlink() or not _is_ours(folder) or not lock.is_file():
            return False
        with lock.open("r+b") as file:
            return _try_lock(file)
    except OSError:
        return False


def _remove(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            # Windows removes nothing that is read-only.
            with suppress(OSError):
                file.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)


if sys.platform == "win32":

    def _is_ours(folder: Path) -> bool:
        return folder.is_dir()

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _is_ours(folder: Path) -> bool:
        return folder.is_dir() and folder.stat().st_uid == os.getuid()

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
