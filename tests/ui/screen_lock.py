"""Run on a bus of its own: the signal of a locked screen reaches the slot that locks."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication

from diplomat_desk.ui.locking import Locking


class Heard(Locking):
    """Listens, and says that it was to lock."""

    def __init__(self) -> None:
        super(Locking, self).__init__()
        self._listens = False
        self._listen()

    def lock_unasked(self) -> bool:
        print("locked", flush=True)
        QApplication.exit(0)
        return True


app = QApplication(sys.argv)
heard = Heard()
message = QDBusMessage.createSignal(
    "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"
)
message.setArguments([True])
QTimer.singleShot(100, lambda: QDBusConnection.sessionBus().send(message))
QTimer.singleShot(10_000, app.quit)
app.exec()
