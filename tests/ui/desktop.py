"""A window at work with the real services, for tests: opened, driven and watched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import files, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui import pages
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.window import MainWindow
from diplomat_desk.ui.workspace import Workspace


class Answers(Dialogs):
    """Answers file dialogs with ``path`` and keeps what was told."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.files: tuple[Path, ...] = ()
        self.told: list[str] = []
        self.passphrases: list[str] = []
        self.asked: list[str] = []
        self.way = ""

    def ask_open(self, folder: Path) -> Path | None:
        return self.path

    def ask_table(self, folder: Path) -> Path | None:
        return self.path

    def ask_files(self, folder: Path) -> tuple[Path, ...]:
        return self.files

    def ask_new(self, folder: Path, name: str) -> Path | None:
        return self.path

    def ask_copy(self, folder: Path, name: str) -> Path | None:
        return self.path

    def ask_move(self, suggested: Path) -> Path | None:
        return self.path or suggested

    def ask_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        return self.path

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        return self.path

    def choose(self, title: str, text: str, verbs: tuple[str, ...]) -> str | None:
        self.told.append(f"{title} {text}")
        return next((verb for verb in verbs if verb == self.way), None)

    def confirm(self, title: str, text: str, verb: str) -> bool:
        return True

    def ask_passphrase(self, name: str, message: str) -> str | None:
        self.asked.append(message)
        return self.passphrases.pop(0) if self.passphrases else None

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title} {text}")


class Desktop:
    """A window at work, and the ends of it that a test holds."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.runner: Runner[Any] = Runner()
        self.settings = Settings(folder / "settings.ini")
        self.dialogs = Answers()
        self.window = MainWindow(self.runner, self.settings, self.dialogs)
        qtbot.addWidget(self.window)

    def start(self, width: int = 1280) -> None:
        self.window.resize(width, 800)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.window.take_session(pages.make_session(self.runner, self.settings))

    def open(self, *, sample: bool = False) -> Path:
        path = self.folder / "Desk & <b>Bold.ddesk"
        if not path.exists():
            files.close(files.create(path, sample=sample))
        self.window.registers.open(path)
        self.settled()
        return path

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: self.runner.is_idle, timeout=20_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.runner.is_idle, timeout=20_000)

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def do(self, action: str) -> None:
        self.window.act[action].trigger()
        self.settled()

    def record(self, title: str, level: Level = Level.PUBLIC) -> None:
        wanted = Initiative(title=title, kind="summit", track="L1", confidentiality=level)
        self.runner.change(lambda desk: recording.record(desk, wanted))
        self.settled()

    def titles(self) -> list[str]:
        def work(desk: Desk) -> list[str]:
            ids = looking.select(desk, Filter(), Sort()).ids
            return [row.title for row in looking.rows(desk, ids, Level.CONFIDENTIAL)]

        got: list[list[str]] = []
        self.runner.ask(work, got.append)
        self.qtbot.waitUntil(lambda: bool(got))
        return got[0]


def at_work(qtbot: QtBot, folder: Path, *, opened: bool = True) -> Iterator[Desktop]:
    """Give a window at work, with an empty register if one is to be ``opened``, and let it go afterwards."""
    made = Desktop(qtbot, folder)
    made.start()
    if opened:
        made.open()
    yield made
    made.runner.stop()


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))
