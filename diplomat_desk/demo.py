"""The main job without a screen: record, draw, print, and take pictures of the real window.

``make run`` runs it where there is no screen, so that a newcomer on a server still sees what the
desk does; ``make screenshots`` takes the README's pictures with it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# Before anything loads Qt: a program without a screen draws into memory.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from diplomat_desk import app as desktop
from diplomat_desk import paths
from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.cli import main as command
from diplomat_desk.domain.words import say
from diplomat_desk.ui import pages, theme
from diplomat_desk.ui.charts.cards import CardGrid
from diplomat_desk.ui.charts_page import ChartsPage
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.window import MainWindow

LONGEST_WAIT = 60.0
WIDE = QSize(1440, 900)
NARROW = QSize(1000, 700)
HOME, WATCHED = "PAK", ("IRN", "CHN", "SAU")
"""Of an analyst whose pictures these are: the country that looks, and those that it must not lose sight of."""
_ADDED = (
    ("--title", "A first workshop, recorded without a window"),
    ("--kind", "workshop"),
    ("--track", "T2"),
    ("--country", "IND"),
    ("--country", "PAK"),
    ("--start", "Oct 2025"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the main job on the sample in a folder (the first argument, or a new one); return 0 when all was done."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = Path(given[0]) if given else Path(tempfile.mkdtemp(prefix="diplomat-desk-"))
    folder.mkdir(parents=True, exist_ok=True)
    print(say("There is no screen here, so this does the main job without one."))
    register = folder / "South Asia.ddesk"
    if not _commands(register, folder):
        return 1
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        made = Pictures(register, folder).take()
    for path in made:
        print(path)
    print(say("Done. With a screen, “make run” opens the window."))
    return 0


def _commands(register: Path, folder: Path) -> bool:
    """Record, draw and print by the command line; tell whether all of it was done."""
    added = [part for option in _ADDED for part in option]
    steps = [
        ["new", str(register), "--sample"],
        ["add", str(register), *added],
        *(
            ["chart", str(register), name, str(folder / f"{name}{ending}")]
            for name in (kind.name for kind in CHARTS)
            for ending in (".svg", ".png", ".csv")
        ),
        ["report", str(register), "register", str(folder / "register.pdf")],
    ]
    return all(command(step) == 0 for step in steps)


class Pictures:
    """Takes pictures of the real window at work on ``register``, into ``folder``."""

    def __init__(self, register: Path, folder: Path) -> None:
        self._register = register
        self._folder = folder
        self._made: list[Path] = []

    def take(
        self, sizes: Sequence[QSize] = (WIDE, NARROW), themes: Sequence[str] = ("light", "dark")
    ) -> list[Path]:
        """Take every page in every size and theme; return the files."""
        app = desktop.DeskApplication(["diplomat-desk"])
        desktop.add_fonts(app)
        for name in themes:
            theme.apply(app, name)
            for size in sizes:
                self._sitting(app, size, f"{size.width()}x{size.height()}-{name}")
        app.shutdown()
        return self._made

    def _sitting(self, app: QApplication, size: QSize, label: str) -> None:
        runner: Runner[object] = Runner()
        settings = Settings()
        settings.home_country, settings.watch_list = HOME, WATCHED
        window = MainWindow(runner, settings)
        window.resize(size)
        window.show()
        window.take_session(pages.make_session(runner, settings))
        # The questions come a moment after the window.
        wait(lambda: any(grid.count() for grid in window.findChildren(CardGrid)))
        self._grab(window, "welcome", label)
        window.registers.open(self._register)
        wait(lambda: runner.is_idle)
        self._tour(window, runner, label)
        runner.stop()
        desktop.put_away(window, runner)
        app.processEvents()

    def _tour(self, window: MainWindow, runner: Runner[object], label: str) -> None:
        for page in pages.PAGES:
            self._visit(window, runner, f"page.{page.name}", page.name, label)
            if page.name == "charts":
                self._charts(window, runner, label)
        self._visit(window, runner, "page.register", "", label)
        self._visit(window, runner, "initiative.new", "form", label)

    def _charts(self, window: MainWindow, runner: Runner[object], label: str) -> None:
        page = window.workspace.page if window.workspace else None
        if not isinstance(page, ChartsPage):
            raise TypeError(type(page).__name__)
        for kind in CHARTS:
            page.choose(kind.name)
            wait(lambda: runner.is_idle)
            self._grab(window, f"charts-{kind.name}", label)

    def _visit(
        self, window: MainWindow, runner: Runner[object], act: str, name: str, label: str
    ) -> None:
        window.act[act].trigger()
        wait(lambda: runner.is_idle)
        if name:
            self._grab(window, name, label)

    def _grab(self, window: MainWindow, name: str, label: str) -> None:
        settle()
        path = self._folder / f"{name}-{label}.png"
        if not window.grab().save(str(path)):
            raise OSError(str(path))
        self._made.append(path)


def wait(ready: Callable[[], bool]) -> None:
    """Let the window work until ``ready``; raise ``TimeoutError`` when it never is."""
    end = time.monotonic() + LONGEST_WAIT
    while not ready():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            raise TimeoutError
    settle()


def settle() -> None:
    """Let short timers run out and everything be painted."""
    end = time.monotonic() + 0.4
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
