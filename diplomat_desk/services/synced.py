"""Whether a register lies in a folder that is kept in step with other machines, or on another machine.

Such a folder is no place for a database that is being written to: it is copied half written, and two
machines that work on it make two registers. What is looked at is what the clients leave behind: files in
their folders, their own settings, variables of the environment, well-known places; of a network folder, what
the system says of the disk. Nothing is walked through, and no folder is looked at longer than a moment.
"""

import fnmatch
import json
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path, PurePath

from diplomat_desk.domain.words import say

if sys.platform == "win32":
    import ctypes

LONGEST_S = 1.0
"""So long at most folders are looked into; what was not found by then is not found."""
_MOST_ENTRIES = 2_000
_MOST_BYTES = 100_000
_MOUNTS = Path("/proc/self/mountinfo")
_UNNAMED = "a sync client"


class How(StrEnum):
    """In what way a folder is not only on this machine."""

    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that is not only on this machine: in what way, whose doing that is, and the topmost one."""

    how: How
    by: str
    folder: Path

    def in_words(self) -> str:
        """Return what is the matter there, and what is safe, as sentences."""
        if self.how is How.NETWORK:
            return say(
                "This register lies on another machine ({by}). Where the connection breaks or two machines work on it, "
                "it can be damaged. Safe is a register on this machine, and copies or backups of it there.",
                by=self.by,
            )
        return say(
            "This register lies in a folder that {by} keeps in step. Where it is copied while you work, or two "
            "machines work on it, there will be two registers that differ. Safe is a register on this machine, and "
            "copies or backups of it there.",
            by=self.by,
        )


_MARKERS: tuple[tuple[str, str], ...] = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "Nextcloud or ownCloud"),
    (".nextcloudsync.log", "Nextcloud or ownCloud"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".shortcut-targets-by-id", "Google Drive"),
    (".seafile-data", "Seafile"),
    (".megaignore", "MEGA"),
    (".sync/ID", "Resilio Sync"),
)
"""What lies in the topmost folder of a client, and is enough to know it by."""

_PATTERNS: tuple[tuple[str, str], ...] = (
    (".sync_*.db", "Nextcloud or ownCloud"),
    ("._sync_*.db", "Nextcloud or ownCloud"),
)

_IN_DESKTOP_INI: tuple[tuple[str, str], ...] = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud Drive"),
    ("nextcloud", "Nextcloud or ownCloud"),
    ("owncloud", "Nextcloud or ownCloud"),
    ("box sync", "Box"),
    ("pcloud", "pCloud"),
)
"""What the icon of a folder names, on Windows, in the folder of a client."""

_VARIABLES: tuple[str, ...] = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_AT_HOME: tuple[tuple[str, str], ...] = (
    ("Library/Mobile Documents", "iCloud Drive"),
    ("iCloudDrive", "iCloud Drive"),
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("Nextcloud", "Nextcloud or ownCloud"),
    ("ownCloud", "Nextcloud or ownCloud"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("My Drive", "Google Drive"),
    ("Insync", "Insync"),
    ("Seafile", "Seafile"),
    ("SeaDrive", "Seafile"),
    ("pCloudDrive", "pCloud"),
    ("pCloud Drive", "pCloud"),
    ("Box", "Box"),
    ("Box Sync", "Box"),
    ("MEGA", "MEGA"),
    ("MEGAsync", "MEGA"),
)
"""Where the clients put their folders unless told otherwise."""

_NETWORK = re.compile(
    r"nfs4?|cifs|smb3|smbfs|afs|ncpfs|ceph|glusterfs|lustre|coda|ocfs2|gfs2|beegfs|davfs"
    r"|fuse\.(glusterfs|sshfs|davfs2?|curlftpfs|gvfsd-fuse|kio-fuse|smbnetfs|cifs|ceph-fuse)"
)
_SYNCED_DISKS: tuple[tuple[str, str], ...] = (
    ("fuse.google-drive-ocamlfuse", "Google Drive"),
    ("fuse.onedriver", "OneDrive"),
    ("fuse.pcloud", "pCloud"),
    ("fuse.seadrive", "Seafile"),
    ("fuse.rclone", "rclone"),
    ("fuse.insync", "Insync"),
)
_CLOUD_TAG, _CLOUD_MASK = 0x9000001A, 0xFFFF0FFF
"""Windows marks by such a reparse tag what a cloud provider holds (IO_REPARSE_TAG_CLOUD to _CLOUD_F)."""
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of GetDriveType."""


def where(
    path: Path, home: Path | None = None, environment: Mapping[str, str] | None = None
) -> Place | None:
    """Return what place the register at ``path`` lies in; None where it is on this machine only.

    Takes a second at most, apart from a disk that does not answer at all. ``home`` and ``environment`` are
    this user's unless given.
    """
    until = time.monotonic() + LONGEST_S
    at_home = home or Path.home()
    known = os.environ if environment is None else environment
    real = _real(path)
    folders = tuple(dict.fromkeys((*real.parents, *path.absolute().parents)))
    return (
        _of_the_disk(real)
        or _well_known(folders, at_home, known)
        or _marked(folders, until)
        or _on_a_drive_elsewhere(real)
    )


def is_local(folder: Path, home: Path | None = None) -> bool:
    """Tell whether a register in ``folder``, which need not exist, would be on this machine only."""
    return where(folder / "register", home) is None


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A circle of links, or a disk that is gone.
        return path.absolute()


def _well_known(folders: tuple[Path, ...], home: Path, known: Mapping[str, str]) -> Place | None:
    roots = {_real(root): (by, root) for by, root in _roots(home, known)}
    for folder in folders:
        if folder in roots:
            return Place(How.SYNCED, roots[folder][0], folder)
        if folder.parent.name == "CloudStorage" and folder.parent.parent == home / "Library":
            # macOS: “Dropbox”, “OneDrive-Company”, “GoogleDrive-somebody”, of any provider.
            name = re.split(r"[-(]", folder.name)[0]
            return Place(How.SYNCED, _spelt(name), folder)
        if folder.parent == home and re.match(r"(?i)onedrive[ -]", folder.name):
            return Place(How.SYNCED, "OneDrive", folder)
    return None


def _roots(home: Path, known: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """Give the folders that clients are known to keep in step."""
    for name, by in _AT_HOME:
        root = home / name
        if root.is_dir():
            yield by, root
    for variable in _VARIABLES:
        if known.get(variable):
            yield "OneDrive", Path(known[variable])
    yield from _of_dropbox(home, known)
    yield from _of_nextcloud(home)
    yield from _of_onedrive_for_linux(home)
    on_a_mac = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    for name in ("Desktop", "Documents"):
        if (on_a_mac / name).exists():
            # “Desktop & Documents Folders” are in iCloud Drive, and seen at home too.
            yield "iCloud Drive", home / name


def _of_dropbox(home: Path, known: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """Give the folders that Dropbox says it keeps (info.json, as its help for developers describes it)."""
    kept = [home / ".dropbox" / "info.json"]
    kept += [
        Path(known[one]) / "Dropbox" / "info.json"
        for one in ("APPDATA", "LOCALAPPDATA")
        if one in known
    ]
    for file in kept:
        with suppress(ValueError, AttributeError, LookupError, TypeError):
            for account in json.loads(_start(file) or "{}").values():
                yield "Dropbox", Path(account["path"])


def _of_nextcloud(home: Path) -> Iterator[tuple[str, Path]]:
    for name in (".config/Nextcloud/nextcloud.cfg", ".config/ownCloud/owncloud.cfg"):
        for found in re.findall(r"(?m)^\d.*\\localPath=(.+)$", _start(home / name)):
            yield "Nextcloud or ownCloud", Path(found.strip())


def _of_onedrive_for_linux(home: Path) -> Iterator[tuple[str, Path]]:
    text = _start(home / ".config" / "onedrive" / "config")
    for found in re.findall(r'(?m)^\s*sync_dir\s*=\s*"([^"]+)"', text):
        tail = found.removeprefix("~/")
        yield "OneDrive", home / tail


def _marked(folders: tuple[Path, ...], until: float) -> Place | None:
    """Return the nearest folder in which a client has left its mark."""
    for folder in folders:
        if time.monotonic() > until:
            return None
        by = _mark_in(folder)
        if by:
            return Place(How.SYNCED, by, folder)
    return None


def _mark_in(folder: Path) -> str:
    with suppress(OSError):
        for name, by in _MARKERS:
            # A folder “.dropbox” lies at home, holds settings, and says nothing of what lies beside it.
            if (folder / name).exists() and not (name == ".dropbox" and (folder / name).is_dir()):
                return by
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, _MOST_ENTRIES)]
        for pattern, by in _PATTERNS:
            if fnmatch.filter(names, pattern):
                return by
        text = _start(folder / "desktop.ini").replace("\0", "").casefold()
        for word, by in _IN_DESKTOP_INI:
            if word in text:
                return by
        tag = getattr(folder.lstat(), "st_reparse_tag", 0)
        if tag & _CLOUD_MASK == _CLOUD_TAG:
            return _UNNAMED
    return ""


def _of_the_disk(path: Path) -> Place | None:
    """Return what Linux says of the disk that ``path`` lies on."""
    best: tuple[PurePath, str] | None = None
    for line in _start(_MOUNTS).splitlines():
        mounted, _, kind = line.partition(" - ")
        fields = mounted.split(" ")
        if len(fields) < 5 or not kind:
            continue
        point = PurePath(_unescaped(fields[4]))
        # A later line covers an earlier one of the same place.
        if path.is_relative_to(point) and (best is None or best[0].parts <= point.parts):
            best = (point, kind.split(" ")[0])
    if best is None:
        return None
    for one, by in _SYNCED_DISKS:
        if best[1] == one:
            return Place(How.SYNCED, by, Path(best[0]))
    return Place(How.NETWORK, best[1], Path(best[0])) if _NETWORK.fullmatch(best[1]) else None


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _on_a_drive_elsewhere(path: Path) -> Place | None:
    """Return what Windows says of the drive: another machine's, by letter or by name."""
    if sys.platform == "win32":
        root = path.anchor
        remote = ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE
        if remote or root.startswith("\\\\"):
            return Place(How.NETWORK, root, Path(root))
    return None


def _spelt(name: str) -> str:
    spelt = {"GoogleDrive": "Google Drive", "iCloud": "iCloud Drive", "ProtonDrive": "Proton Drive"}
    return spelt.get(name, name)


def _start(file: Path) -> str:
    """Return the beginning of a text; nothing where it cannot be read."""
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES)
    except OSError:
        return ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")
