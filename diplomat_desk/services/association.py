"""Telling the desktop that ``.ddesk`` files are ours, so that a double-click opens them.

For this user only. On Linux by the freedesktop.org rules (Desktop Entry and Shared MIME-info
specifications); on Windows under the user's own classes in the registry. On macOS only a packaged
application can declare its documents.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource

if sys.platform == "win32":
    import contextlib
    import winreg

NAME = "diplomat-desk"
MIME_TYPE = "application/x-diplomat-desk"
PROGRAM_ID = "DiplomatDesk.Register"
_UPDATE_SECONDS = 60


def associate(command: Path) -> tuple[str, ...]:
    """Open ``.ddesk`` files with ``command`` from now on; return what was written, one item each.

    Raises :class:`DeskError` where this system has no way to do it without a packaged application.
    """
    if sys.platform == "win32":
        return _associate_windows(command)
    if sys.platform == "darwin":
        raise DeskError(_only_packaged())
    return _associate_freedesktop(command)


def dissociate() -> tuple[str, ...]:
    """Take back what :func:`associate` did; return what was removed, one item each."""
    if sys.platform == "win32":
        return _dissociate_windows()
    removed = [path for path in _files() if path.exists()]
    for path in removed:
        path.unlink()
    _refresh()
    return tuple(str(path) for path in removed)


def _data_home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _files() -> tuple[Path, Path, Path]:
    home = _data_home()
    return (
        home / "applications" / f"{NAME}.desktop",
        home / "mime" / "packages" / f"{NAME}.xml",
        home / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg",
    )


def _associate_freedesktop(command: Path) -> tuple[str, ...]:
    entry, mime, icon = _files()
    for path in (entry, mime, icon):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = resource("desktop", f"{NAME}.desktop").read_text("utf-8")
    entry.write_text(text.replace("Exec=diplomat-desk", f"Exec={quoted(command)}"), "utf-8")
    mime.write_bytes(resource("desktop", f"{NAME}.xml").read_bytes())
    icon.write_bytes(resource("icons", "app.svg").read_bytes())
    _refresh()
    _run("xdg-mime", "default", entry.name, MIME_TYPE)
    return str(entry), str(mime), str(icon)


def quoted(command: Path) -> str:
    """Return ``command`` as one argument of a Desktop Entry's ``Exec`` key."""
    text = str(command)
    # Twice: once for the key's own quoting rule, once for the string value that holds it.
    for sign in ("\\", '"', "`", "$"):
        text = text.replace(sign, "\\" + sign)
    return '"' + text.replace("\\", "\\\\").replace("%", "%%") + '"'


def _refresh() -> None:
    home = _data_home()
    _run("update-mime-database", str(home / "mime"))
    _run("update-desktop-database", str(home / "applications"))


def _run(program: str, *arguments: str) -> None:
    """Run a desktop's own tool where there is one; without it the desktop finds out by itself."""
    found = shutil.which(program)
    if found:
        subprocess.run(  # noqa: S603 - fixed programs, our own arguments
            [found, *arguments], check=False, capture_output=True, timeout=_UPDATE_SECONDS
        )


def _only_packaged() -> str:
    return say(
        "On macOS only the packaged application can take .ddesk files; open them with File › Open."
    )


def _associate_windows(command: Path) -> tuple[str, ...]:
    keys = {
        r"Software\Classes\.ddesk": PROGRAM_ID,
        rf"Software\Classes\{PROGRAM_ID}": "Diplomat Desk register",
        rf"Software\Classes\{PROGRAM_ID}\shell\open\command": f'"{command}" "%1"',
    }
    if sys.platform == "win32":
        for key, value in keys.items():
            winreg.SetValue(winreg.HKEY_CURRENT_USER, key, winreg.REG_SZ, value)
    return tuple(keys)


def _dissociate_windows() -> tuple[str, ...]:
    keys = (
        rf"Software\Classes\{PROGRAM_ID}\shell\open\command",
        rf"Software\Classes\{PROGRAM_ID}\shell\open",
        rf"Software\Classes\{PROGRAM_ID}\shell",
        rf"Software\Classes\{PROGRAM_ID}",
        r"Software\Classes\.ddesk",
    )
    if sys.platform == "win32":
        for key in keys:
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
    return keys
