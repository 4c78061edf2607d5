"""Work on a register whose passphrase is set, changed and taken away again and again."""

from contextlib import suppress
from pathlib import Path

from diplomat_desk.domain.errors import FileError
from diplomat_desk.services import encryption, files
from diplomat_desk.services.desk import Desk
from tests.reliability.work import Work

PHRASES = ("", "seven herons forget Muscat", "eleven quiet lanterns drift")


def open_by_any(path: Path) -> Desk:
    """Open the register at ``path`` by the passphrase that it has; raise what it says where none opens it."""
    for phrase in PHRASES[1:]:
        with suppress(FileError):
            return files.open_desk(path, passphrase=phrase)
    return files.open_desk(path)


class KeyedWork(Work):
    """Records, and puts the register under the next passphrase, in turn."""

    def go_on(self, steps: int) -> None:
        """Do so many steps."""
        for step in range(steps):
            if step % 3:
                self._record(self._desk)
            else:
                now = PHRASES.index(self._desk.register.passphrase)
                self._desk = encryption.change(self._desk, PHRASES[(now + 1) % len(PHRASES)])
            self._acknowledge()

    def _open(self, path: Path) -> Desk:
        return open_by_any(path)
