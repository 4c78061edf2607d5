"""When the program itself fails: says so in plain words, logs it without a word of any record.

Exceptions surface on any thread; the hook hops to the window's thread before it shows anything.
An exception's message may quote a record, so only types and places in the code are kept.
"""

import platform
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from diplomat_desk import __version__, paths
from diplomat_desk.domain.words import say

LOG_NAME = "diplomat-desk.log"
_LONGEST_LOG = 1_000_000


def describe(error: BaseException) -> str:
    """Return type and places of an exception and of its causes, without any message."""
    lines = [
        f"Diplomat Desk {__version__}, Python {platform.python_version()}, {sys.platform}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class CrashHook(QObject):
    """Catches what nobody caught, on every thread, from :meth:`install` to :meth:`remove`."""

    _caught = Signal(object)

    def __init__(
        self, show: Callable[[str], bool] | None = None, parent: QObject | None = None
    ) -> None:
        """``show`` gets the details and tells whether to go on; a dialog unless given."""
        super().__init__(parent)
        self._show = show or _ask
        self._showing = False
        self._caught.connect(self._told, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._catch(args.exc_value)
        sys.unraisablehook = lambda args: self._catch(args.exc_value)

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, _: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self._catch(error)

    def _catch(self, error: BaseException | None) -> None:
        """On whichever thread: log, and hop to the window's."""
        if error is None:
            return
        details = describe(error)
        _write(details)
        self._caught.emit(details)

    def _told(self, details: str) -> None:
        # One dialog at a time: what fails in a paint event fails again behind the dialog.
        if self._showing:
            return
        self._showing = True
        try:
            if not self._show(details):
                QCoreApplication.quit()
        finally:
            self._showing = False


def _ask(details: str) -> bool:
    parent = QGuiApplication.focusObject()
    box = QMessageBox(parent.window() if isinstance(parent, QWidget) else None)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(say("Something went wrong"))
    box.setText(
        say(
            "Diplomat Desk made a mistake and could not finish what it was doing. Everything that "
            "was recorded is on disk; what you were typing and had not recorded may be lost.\n\n"
            "Copy the details if you want to report this. They hold no text of any record."
        )
    )
    copy = box.addButton(say("Copy details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    go_on = box.addButton(say("Continue"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(say("Quit"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    # Read before the box goes: its buttons go with it.
    stays = box.clickedButton() is not leave
    box.deleteLater()
    return stays


def _short(file: str) -> str:
    """Return a path that tells the module but nothing of the machine."""
    parts = Path(file).parts
    for start in ("diplomat_desk", "site-packages"):
        if start in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(start) :])
    return parts[-1] if parts else file


def _write(details: str) -> None:
    try:
        file = paths.data_dir() / LOG_NAME
        if file.exists() and file.stat().st_size > _LONGEST_LOG:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{details}\n\n")
    except OSError:
        # A full or read-only disk must not hide the failure itself.
        sys.stderr.write(f"{details}\n")
