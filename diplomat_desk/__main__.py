"""The door: sends a command to the command line, and everything else to the window.

The modules are loaded by name, so that a command never loads Qt and the window never waits for the
command line; this router and `ui/pages.py` are the only places that do so.
"""

import ctypes
import importlib
import os
import sys
from collections.abc import Sequence

COMMANDS = frozenset(
    {
        "new", "add", "list", "show", "history", "people", "organisations", "search", "quality", "upcoming", "chart",
        "report", "export", "import", "check", "backups", "restore", "encrypt", "passphrase", "recover", "merge",
        "compact", "associate",
    }
)  # fmt: skip
_CLI_OPTIONS = frozenset({"-h", "--help", "--version"})
CHILDREN = {
    "--typst-child": "reports.child",
    "--stamping-child": "reports.stamping",
    "--workbook-child": "exchange.readers.workbook_child",
}

QT_PACKAGES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
SCREEN_PACKAGES = "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
_SCREEN_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxkbcommon-x11.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with ``arguments`` (those of the process by default); return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    first = given[0] if given else ""
    if first in CHILDREN:
        return int(importlib.import_module(f"diplomat_desk.{CHILDREN[first]}").main())
    if first in COMMANDS | _CLI_OPTIONS:
        return int(importlib.import_module("diplomat_desk.cli").main(given))
    if _is_no_file(first):
        names = ", ".join(sorted(COMMANDS))
        sys.stderr.write(f"“{first}” is neither a command ({names}) nor a file. Try --help.\n")
        return 2
    return _open_window(given)


def _is_no_file(first: str) -> bool:
    """Tell whether ``first`` can only be a mistyped command: a bare word that names no file."""
    return bool(first) and first.isidentifier() and not os.path.lexists(first)


def _open_window(arguments: Sequence[str]) -> int:
    """Open the window, or say on standard error what the machine lacks and return 2."""
    problem = screen_problem(os.environ, sys.platform)
    if problem:
        sys.stderr.write(problem)
        return 2
    try:
        app = importlib.import_module("diplomat_desk.app")
    except ImportError as error:
        if not lacks_library(error):
            raise
        sys.stderr.write(_advice(str(error), f"{QT_PACKAGES} {SCREEN_PACKAGES}"))
        return 2
    return int(app.main(arguments))


def lacks_library(error: ImportError) -> bool:
    """Tell whether Qt could not be loaded because the system lacks a library."""
    return "shared object" in str(error) or (error.name or "").startswith("PySide6")


def screen_problem(environment: os._Environ[str] | dict[str, str], platform: str) -> str:
    """Return why no window can be opened here, or nothing: Qt itself would end in an abort."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("WAYLAND_DISPLAY"):
        return ""
    if not environment.get("DISPLAY"):
        return (
            "There is no screen here, so the window cannot open. The commands work without one: "
            "diplomat-desk --help\n"
        )
    missing = [name for name in _SCREEN_LIBRARIES if not _loads(name)]
    return _advice(", ".join(missing), SCREEN_PACKAGES) if missing else ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _advice(what: str, packages: str) -> str:
    return (
        f"The window cannot open: this system lacks a library that Qt needs ({what}).\n"
        f"On Debian or Ubuntu run:\n  sudo apt-get install {packages}\nThen start again.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
