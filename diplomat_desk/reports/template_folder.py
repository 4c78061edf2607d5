"""A folder with a template of the user's own: what is read of it, and what is left out.

Nothing but regular files of the folder is read, so that nothing of another place can come onto paper; the
typesetter then gets copies of these and sees no other file.
"""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError

MAIN = "main.typ"
"""The file with which a template begins."""
ABOUT = "template.json"
"""The file in which a template says what it is; it may be absent."""
FONTS = "fonts"
"""The folder within a template whose fonts it may use."""
DATA = "data.json"
FIGURES = "figures"
LARGEST = 20_000_000
"""Bytes of all files of a template together."""
MOST = 200
"""Files of a template."""
VERSION = 1
"""The version of the data that a template is written for, see ``data.schema.json``."""

_PROGRAM = ".wasm"
_PROGRAMS_BEGIN = b"\0asm"
_OURS = (DATA, FIGURES)
_TOO_LARGE = (
    "The template “{folder}” holds more than {most} files or {size} MB. "
    "Choose a folder that holds the template alone."
)
# Not there on Windows, where opening a file follows no links of this kind and never waits.
_CAUTIOUS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its ``files`` by name (``parts/table.typ``), and sentences about those ``left_out``.

    ``reports`` names the reports that it is made for; none stands for all.
    """

    files: Mapping[str, bytes]
    name: str = ""
    about: str = ""
    reports: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)


def read(folder: Path) -> Template:
    """Return the template in ``folder``.

    Hidden files are not looked at, nor ``data.json`` and ``figures/``, which a report brings itself; links,
    devices and programs are left out.

    Raises:
        ReportError: there is none, it cannot be read, or it is too large.
    """
    if not folder.is_dir():
        if folder.exists():
            text = say("“{folder}” is a file. Choose the folder of the template.", folder=folder)
            raise ReportError(text)
        raise ReportError(say("There is no folder “{folder}”. Choose another one.", folder=folder))
    left_out: dict[str, str] = {}
    files = dict(_files(folder, left_out))
    if MAIN not in files:
        raise ReportError(
            say("The folder “{folder}” holds no “{main}”, with which a template begins.", folder=folder, main=MAIN)
        )  # fmt: skip
    name, about, reports = _about(files[ABOUT]) if ABOUT in files else ("", "", ())
    return Template(files, name, about, reports, left_out)


def _files(folder: Path, left_out: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    number = size = 0
    for path in _found(folder):
        name = path.relative_to(folder).as_posix()
        why = _unfit(path, name)
        if why:
            left_out[name] = why
            continue
        number += 1
        data = _content(path, name, LARGEST - size)
        size += len(data)
        if number > MOST or size > LARGEST:
            raise ReportError(say(_TOO_LARGE, folder=folder, most=MOST, size=LARGEST // 1_000_000))
        if data.startswith(_PROGRAMS_BEGIN):
            left_out[name] = _no_program(name)
            continue
        yield name, data


def _found(folder: Path) -> Iterator[Path]:
    """Yield what lies in ``folder`` but what is hidden or brought by a report, in the order of names."""
    for here, folders, files in os.walk(folder, onerror=_refuse):
        at_top = Path(here) == folder
        # Links to folders are not followed: they are told of like links to files.
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links and _is_seen(name, at_top))  # fmt: skip
        yield from (Path(here) / name for name in sorted((*files, *links)) if _is_seen(name, at_top))  # fmt: skip


def _is_seen(name: str, at_top: bool) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        # No template can name it.
        return False
    return not name.startswith(".") and not (at_top and name in _OURS)


def _unfit(path: Path, name: str) -> str:
    """Return why the file is left out; nothing where it is not."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return say("“{name}” is a link and was left out: a template holds its files itself.", name=name)  # fmt: skip
    if not stat.S_ISREG(mode):
        return say("“{name}” is no ordinary file and was left out.", name=name)
    if path.suffix.lower() == _PROGRAM:
        return _no_program(name)
    return ""


def _no_program(name: str) -> str:
    return say("“{name}” is a program and was left out: a template runs none.", name=name)


def _content(path: Path, name: str, most: int) -> bytes:
    """Return what the file holds, cut where it is longer than ``most`` and so refused anyway."""
    try:
        handle = os.open(path, os.O_RDONLY | _CAUTIOUS)
        with os.fdopen(handle, "rb") as file:
            # It may have become something else since it was looked at.
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ReportError(say("“{name}” is no ordinary file and was left out.", name=name))
            return file.read(most + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        text = say("“{name}” of the template cannot be read: {reason}.", name=name, reason=reason)
        raise ReportError(text) from error


def _refuse(error: OSError) -> None:
    raise ReportError(
        say("The folder “{folder}” cannot be read: {reason}.", folder=error.filename, reason=error.strerror)
    ) from error  # fmt: skip


def _about(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the name of a template, a sentence about it, and the reports that it is made for."""
    try:
        held = json.loads(data)
        version, reports = held.get("version", VERSION), held.get("for", [])
        name, about = held.get("name", ""), held.get("about", "")
        valid = isinstance(version, int) and all(
            isinstance(text, str) for text in (name, about, *reports)
        )
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise ReportError(_no_description(str(error))) from error
    if not valid:
        raise ReportError(
            _no_description(say("“name”, “about” and “for” hold text, “version” a number"))
        )
    if version > VERSION:
        raise ReportError(
            say(
                "The template is made for version {version} of the data; this program gives version {known}.",
                version=version,
                known=VERSION,
            )
        )
    return name, about, tuple(reports)


def _no_description(reason: str) -> str:
    reason = reason.rstrip(".")
    return say(
        "“{name}” of the template cannot be understood: {reason}.", name=ABOUT, reason=reason
    )
