"""Hearing from the desktop that the screen is locked or the machine goes to sleep (D-Bus of freedesktop.org)."""

from PySide6.QtCore import SLOT, QObject
from PySide6.QtDBus import QDBusConnection

_SESSION = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "ActiveChanged"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "ActiveChanged"),
)
_SYSTEM = (("org.freedesktop.login1.Manager", "/org/freedesktop/login1", "PrepareForSleep"),)
"""Interface, path and name of signals that say True where it begins."""


def listen(receiver: QObject) -> None:
    """Let ``screen_changed(bool)`` of ``receiver`` be called; without a bus nothing is heard."""
    for bus, known in (
        (QDBusConnection.sessionBus(), _SESSION),
        (QDBusConnection.systemBus(), _SYSTEM),
    ):
        if bus.isConnected():
            for interface, path, name in known:
                bus.connect("", path, interface, name, receiver, SLOT("screen_changed(bool)"))  # type: ignore[call-overload]
