"""Trying again for some seconds to open a register that another program holds for a moment."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from diplomat_desk.domain.words import say
from diplomat_desk.services import holders


class Patience(QObject):
    """Counts the tries on one register; between them the window goes on as ever."""

    def __init__(
        self,
        again: Callable[[Path, str], None],
        tell: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Call ``again`` with the register and its passphrase for each try, and ``tell`` that it is being tried."""
        super().__init__(parent)
        self._again = again
        self._tell = tell
        self._path: Path | None = None
        self._passphrase = ""
        self._until = 0.0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._try)

    def goes_on(self, path: Path, passphrase: str) -> bool:
        """Try ``path`` again in a moment; tell whether it does, or has tried for long enough."""
        now = time.monotonic()
        if self._path != path:
            self._path, self._until = path, now + holders.WAIT_S
            name = path.name
            self._tell(say("“{name}” is held by another program; trying again…", name=name))
        if now > self._until:
            self.end()
            return False
        self._passphrase = passphrase
        self._soon.start(int(holders.AGAIN_S * 1000))
        return True

    def end(self) -> None:
        """Try no longer, and forget the passphrase."""
        self._soon.stop()
        self._path, self._passphrase = None, ""

    def _try(self) -> None:
        if self._path is not None:
            self._again(self._path, self._passphrase)
