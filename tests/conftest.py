"""What every test stands on: a home of its own, a fixed look and language, nothing left open."""

import os
from collections.abc import Iterator
from pathlib import Path

# Before anything loads Qt or asks for the locale.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from diplomat_desk import paths

# The same examples in every run, and no deadline on a busy machine.
settings.register_profile("desk", derandomize=True, deadline=None, database=None)
settings.load_profile("desk")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test settings and data of its own, so that it never meets the user's."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(folder))
    return folder


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
