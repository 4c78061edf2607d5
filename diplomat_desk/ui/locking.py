"""Locking an encrypted register: by hand, when nobody has been at it, when the screen is locked or the machine sleeps.

Locked means closed: nothing of it is shown or held, and its passphrase opens it again.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from diplomat_desk.domain.words import say
from diplomat_desk.ui import pages
from diplomat_desk.ui.late import OpenRegister
from diplomat_desk.ui.registers import Registers
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.workspace import Workspace

_LOOK_MS = 5_000
_AT_IT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Locking(QObject):
    """Watches whether somebody is at an encrypted register, and locks it; others are never locked.

    ``workspace`` gives what is shown of the open register, ``go_to`` shows a page of it.
    """

    def __init__(
        self,
        registers: Registers,
        settings: Settings,
        workspace: Callable[[], Workspace | None],
        go_to: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._registers = registers
        self._settings = settings
        self._workspace = workspace
        self._go_to = go_to
        self._seen = time.monotonic()
        self._place = ("", "")
        self._mark = 0
        """Of what was copied here last: the text itself is not kept."""
        self._listens = False
        self._watching = False
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._wipe = QTimer(self, singleShot=True)
        self._wipe.timeout.connect(self.wipe)
        QApplication.clipboard().dataChanged.connect(self._copied)
        registers.opened.connect(self._opened)
        registers.closed.connect(self._closed)

    def lock(self) -> None:
        """Lock the register, after asking about what cannot be kept of what is half typed."""
        current, workspace = self._registers.current, self._workspace()
        if current is None:
            return
        if not current.encrypted:
            self._registers.said.emit(
                say(
                    "Only an encrypted register can be locked. Passphrase… in the File menu encrypts it."
                )
            )
        elif workspace is None or workspace.may_move():
            self._lock(current)

    def lock_unasked(self) -> bool:
        """Lock the register if it is encrypted and nothing half typed would be lost; tell whether it was."""
        current, workspace = self._registers.current, self._workspace()
        if current is None or not current.encrypted:
            return False
        if workspace is not None and not workspace.keep_quietly():
            self._registers.said.emit(
                say("Not locked: what is half typed could not be kept. Record it or leave it.")
            )
            return False
        self._lock(current)
        return True

    def look(self) -> None:
        """Lock the register if nobody has been at it for as long as the settings say."""
        after = self._settings.lock_after * 60
        if after and time.monotonic() - self._seen >= after and not self.lock_unasked():
            self._seen = time.monotonic()

    def wipe(self) -> None:
        """Take out of the clipboard what was copied here, if it is still that."""
        clipboard, copied = QApplication.clipboard(), self._mark
        self._mark = 0
        if copied and hash(clipboard.text()) == copied:
            clipboard.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there; no event is held back."""
        if event.type() in _AT_IT:
            self._seen = time.monotonic()
        return False

    @Slot(bool)
    def screen_changed(self, active: bool) -> None:
        """Lock where the screen was locked, or the machine goes to sleep."""
        if active:
            self.lock_unasked()

    def _lock(self, current: OpenRegister) -> None:
        workspace = self._workspace()
        self._place = (str(current.path), workspace.page_name if workspace else "")
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.reject()
        self.wipe()
        self._registers.open_again()

    def _opened(self, register: OpenRegister) -> None:
        path, page = self._place
        self._place = ("", "")
        if page and path == str(register.path):
            self._go_to(page)
        self._watch(register.encrypted)

    def _closed(self) -> None:
        self._watch(False)

    def _watch(self, wanted: bool) -> None:
        """Watch only where there is something to lock: each event that passes costs a little."""
        app = QApplication.instance()
        if wanted and not self._watching and app is not None:
            app.installEventFilter(self)
            self._seen = time.monotonic()
            self._look.start()
            self._listen()
        elif not wanted and self._watching and app is not None:
            app.removeEventFilter(self)
            self._look.stop()
        self._watching = wanted

    def _copied(self) -> None:
        seconds, clipboard = self._settings.wipe_after, QApplication.clipboard()
        # Not every system tells whose it is; what is copied while the window is in front was copied in it.
        here = QApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        text = clipboard.text() if self._watching and (here or clipboard.ownsClipboard()) else ""
        self._mark = hash(text) if text else 0
        if seconds and text:
            self._wipe.start(seconds * 1000)

    def _listen(self) -> None:
        """Hear of locked screens and of sleep, where the desktop tells it (D-Bus); elsewhere there is idle time."""
        if self._listens:
            return
        self._listens = True
        pages.hear_of_the_screen(self)
