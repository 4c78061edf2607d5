"""The composition root of the desktop program: picks the parts, opens the window, joins the threads."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QFileOpenEvent, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from diplomat_desk import __version__, paths
from diplomat_desk.ui import icons, pages, theme
from diplomat_desk.ui.crash import CrashHook
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.window import MainWindow

_TEXT_FONT = "Noto Sans"


class DeskApplication(QApplication):
    """The application; on macOS the system hands a double-clicked file over as an event."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("Diplomat Desk")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("diplomat-desk")
        self.setStyle("Fusion")
        self.setWindowIcon(icons.app_icon())
        self._window: MainWindow | None = None
        self._asked: Path | None = None

    def attach(self, window: MainWindow | None) -> None:
        """Hand files over to ``window`` from now on, beginning with one that came before it."""
        self._window = window
        if window is not None and self._asked is not None:
            window.registers.open(self._asked)

    def event(self, event: QEvent) -> bool:
        """Open the file that the system asks for."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._asked = Path(event.file())
            self.attach(self._window)
            return True
        return super().event(event)


def main(arguments: Sequence[str]) -> int:
    """Run the desktop program; ``arguments`` are those after the program's name. Returns its exit code.

    The window is painted before the services, and with them the database, are loaded.
    """
    app = DeskApplication([sys.argv[0], *arguments])
    add_fonts(app)
    settings = Settings()
    theme.apply(app, settings.theme)
    crash = CrashHook()
    crash.install()
    runner: Runner[Any] = Runner()
    window = MainWindow(runner, settings)
    window.theme_chosen.connect(lambda name: theme.apply(app, name))
    app.attach(window)
    app.aboutToQuit.connect(runner.stop)
    _begin(window, runner, settings, app.arguments()[1:])
    code = app.exec()
    app.attach(None)
    runner.stop()
    put_away(window, runner)
    crash.remove()
    return code


def add_fonts(app: QApplication) -> None:
    """Add the shipped fonts behind the platform's own, for scripts that it has no letters for."""
    families: list[str] = []
    for file in sorted(paths.resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    own = app.font()
    first = [own.family()] if QFontDatabase.hasFamily(own.family()) else []
    shipped = sorted(set(families), key=lambda name: (name != _TEXT_FONT, name))
    font = QFont(own)
    font.setFamilies([*first, *(name for name in shipped if name not in first)])
    app.setFont(font)


def _begin(
    window: MainWindow, runner: Runner[Any], settings: Settings, arguments: Sequence[str]
) -> None:
    """Show the window, then load the session on the register's thread, then open what was asked for."""
    files = [argument for argument in arguments if not argument.startswith("-")]
    if files:
        window.registers.open(Path(files[0]))
    window.show()

    def loaded(_: object) -> None:
        window.take_session(pages.make_session(runner, settings))

    def load() -> None:
        runner.prepare(lambda: pages.load(pages.SESSION_MODULE), loaded)

    # After the events that paint the window for the first time.
    QTimer.singleShot(0, window, load)


def put_away(window: MainWindow, runner: Runner[Any]) -> None:
    """Take the widgets down while there is still an application: Qt crashes the other way round."""
    window.close()
    window.deleteLater()
    runner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
