"""What every test stands on: a home of its own, a fixed look and language, nothing left open."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

# Before anything loads Qt or asks for the locale.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from diplomat_desk import paths
from diplomat_desk.services import files
from diplomat_desk.services.desk import Desk

# The same examples in every run, and no deadline on a busy machine.
settings.register_profile("desk", derandomize=True, deadline=None, database=None)
settings.load_profile("desk")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test settings and data of its own, so that it never meets the user's."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever would reach out to another machine: nothing of this program does."""

    def refuse(*arguments: object) -> NoReturn:
        raise AssertionError(f"A connection was made: {arguments}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with our own fonts, style and language: the same picture on every machine."""
    for font in sorted(paths.resource("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(font)) < 0:
            raise RuntimeError(f"{font.name} is not a font that Qt can read")
    qapp.setStyle("Fusion")
    qapp.setFont(QFont("Noto Sans", 10))
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return qapp


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Fail a test that leaves a window behind, and close it so that the next test starts clean."""
    yield
    left = _open_windows()
    names = sorted({f"{type(window).__name__} {window.objectName()!r}" for window in left})
    for window in left:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if names:
        pytest.fail(
            f"The test left windows open: {', '.join(names)}. Give them to qtbot.addWidget."
        )


def _open_windows() -> list[QWidget]:
    """Return the windows that nobody owns; Qt itself keeps one for tool tips."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() != "QTipLabel"
    ]


@pytest.fixture(scope="session")
def shipped_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new register as the application makes it, closed; copied for each test that wants one."""
    path = tmp_path_factory.mktemp("shipped") / "empty.ddesk"
    files.close(files.create(path))
    return path


@pytest.fixture(scope="session")
def shipped_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register as the application makes it, closed; copied for each test that wants one."""
    path = tmp_path_factory.mktemp("shipped") / "sample.ddesk"
    files.close(files.create(path, sample=True))
    return path


@pytest.fixture
def desk(shipped_register: Path, tmp_path: Path) -> Iterator[Desk]:
    """An open, empty register."""
    yield from _opened(shipped_register, tmp_path / "register.ddesk")


@pytest.fixture
def sample(shipped_sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """The sample, open."""
    yield from _opened(shipped_sample, tmp_path / "South Asia.ddesk")


def _opened(shipped: Path, path: Path) -> Iterator[Desk]:
    shutil.copy(shipped, path)
    desk = files.open_desk(path)
    yield desk
    files.close(desk)
