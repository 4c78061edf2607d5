"""A file dropped on the window is opened or imported by what it is; what is neither is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.services import files
from diplomat_desk.ui.importing.dialog import ImportDialog
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path, opened=False)


def drop(desk: Desktop, *paths: Path, text: str = "") -> bool:
    """Drop files on the middle of the window; tell whether it let them in."""
    dragged = QMimeData()
    if paths:
        dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    else:
        dragged.setText(text)
    with_what = (
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(400, 300), *with_what)
    entering.ignore()
    QApplication.sendEvent(desk.window, entering)
    if entering.isAccepted():
        dropped = QDropEvent(QPointF(400, 300), *with_what)
        QApplication.sendEvent(desk.window, dropped)
        assert dropped.dropAction() is Qt.DropAction.CopyAction
        QApplication.processEvents()
        desk.settled()
    return entering.isAccepted()


def told(desk: Desktop) -> str:
    return desk.window.toast.text.text()


def test_a_register_that_is_dropped_is_opened(desk: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "Other.DDESK"
    files.close(files.create(path))
    assert drop(desk, path)
    assert desk.window.registers.current is not None
    assert desk.window.registers.current.path == path


def test_a_table_that_is_dropped_is_led_in(desk: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "talks.CSV"
    path.write_text("Title,Start\nTalks,1999\n", "utf-8")
    assert drop(desk, path)
    assert desk.window.findChildren(ImportDialog) == []
    desk.open()
    assert drop(desk, path)
    (dialog,) = desk.window.findChildren(ImportDialog)
    assert "talks.CSV" in dialog.windowTitle()
    assert desk.settings.last_folder == tmp_path
    dialog.reject()
    desk.settled()


def test_what_cannot_be_taken_is_told(desk: Desktop, tmp_path: Path) -> None:
    desk.open()
    assert drop(desk, tmp_path / "photo.png")
    assert told(desk).startswith("“photo.png” is neither")
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    assert drop(desk, folder)
    assert told(desk).startswith("“folder.csv” is neither")
    assert drop(desk, tmp_path / "a.csv", tmp_path / "b.csv")
    assert told(desk).startswith("Drop one file at a time")
    assert desk.window.findChildren(ImportDialog) == []


def test_nothing_is_imported_into_what_can_only_be_read(desk: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_text("Title\nTalks\n", "utf-8")
    desk.open()
    desk.window.act["file.import"].setEnabled(False)
    assert drop(desk, path)
    assert "only be read" in told(desk)
    assert desk.window.findChildren(ImportDialog) == []


def test_text_is_not_let_in(desk: Desktop) -> None:
    assert not drop(desk, text="words")
