"""Copies that a sync client made of a register because two machines had changed it, known by their names.

The names are those that the clients document. A name that somebody may well have given (“X (1)”, “X-2025”)
counts only in a folder of the client that gives such names.
"""

import os
import re
from contextlib import suppress
from itertools import islice
from pathlib import Path

from diplomat_desk.services.synced import Place
from diplomat_desk.store.register import SUFFIX

_MOST_ENTRIES = 5_000
_CONFLICT = (
    "conflict|konflikt|conflit|conflic|конфликт|конфлікт|çakış|ristirii|"
    "ütköz|競合|冲突|衝突|충돌|تعارض|sukob|konflik|xung đột|ขัดแย้ง"
)
_EVERYWHERE = (
    # Dropbox, Box, Nextcloud: “X (Anna's conflicted copy 2026-01-02)”, in the language of that machine.
    re.compile(rf"(?i)(.+?) ?\([^()]*(?:{_CONFLICT})[^()]*\d{{4}}-\d\d-\d\d[^()]*\)(?: ?\(\d+\))?"),
    re.compile(rf"(?i)(.+?) ?\(\d{{4}}-\d\d-\d\d[^()]*(?:{_CONFLICT})[^()]*\)"),
    # Seafile: “X (SFConflict anna@example.org 2026-01-02-10-20-30)”.
    re.compile(r"(.+?) \(SFConflict [^()]*\)"),
    # Syncthing: “X.sync-conflict-20260102-102030-ABCDEFG”.
    re.compile(r"(.+?)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?"),
    # ownCloud until 2.4: “X_conflict-20260102-102030”.
    re.compile(r"(.+?)_conflict-\d{8}-\d{6}"),
    # Resilio Sync, and pCloud: “X.Conflict”, “X [conflicted]”.
    re.compile(r"(?i)(.+?)(?:\.conflict| \[conflicted\]| \(conflicted(?: copy)?\)|\[conflict\])"),
)
_BY_CLIENT = {
    # “X-DESKTOP-4F2A”, at most fifteen letters as Windows names machines.
    "OneDrive": re.compile(r"(.+?)-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{1,14}(?:-\d+)?"),
    "Google Drive": re.compile(r"(.+?) \(\d{1,2}\)"),
    "iCloud Drive": re.compile(r"(.+?) \d{1,2}"),
    "MEGA": re.compile(r"(.+?) \(\d{1,2}\)"),
}


def copies_of(path: Path, place: Place | None = None) -> tuple[Path, ...]:
    """Return the copies beside the register at ``path`` that came of a conflict, by name.

    Where ``path`` is itself such a copy, what it is a copy of is among them. ``place`` is what the folder is
    in, as far as that is known.
    """
    patterns = [*_EVERYWHERE, *([_BY_CLIENT[place.by]] if place and place.by in _BY_CLIENT else [])]
    stems = []
    with suppress(OSError), os.scandir(path.parent) as entries:
        stems = [
            one.name.removesuffix(SUFFIX)
            for one in islice(entries, _MOST_ENTRIES)
            if one.name.endswith(SUFFIX) and one.is_file()
        ]
    mine = _original(path.stem, patterns, stems)
    found = [one for one in stems if one != path.stem and _original(one, patterns, stems) == mine]
    return tuple(path.with_name(f"{one}{SUFFIX}") for one in sorted(found))


def _original(stem: str, patterns: list[re.Pattern[str]], there: list[str]) -> str:
    """Return what ``stem`` is a copy of; itself where it is none, or where that is nowhere beside it."""
    for pattern in patterns:
        match = pattern.fullmatch(stem)
        if match and match[1] in there:
            return match[1]
    return stem
