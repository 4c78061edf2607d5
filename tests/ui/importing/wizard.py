"""What the tests of the import do with its dialog: open it, choose, go on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from diplomat_desk.ui.importing.dialog import ImportDialog
from tests.ui.desktop import Desktop

PATIENCE = 20_000


def begin(desk: Desktop, path: Path) -> ImportDialog:
    desk.dialogs.path = path
    desk.do("file.import")
    (dialog,) = desk.window.findChildren(ImportDialog)
    desk.qtbot.waitUntil(lambda: not dialog._busy, timeout=PATIENCE)
    desk.settled()
    return dialog


def choose(box: QComboBox, value: str) -> None:
    found = box.findData(value)
    assert found >= 0
    box.setCurrentIndex(found)


def go_on(desk: Desktop, dialog: ImportDialog) -> None:
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: not dialog._busy, timeout=PATIENCE)
    desk.settled()


def check(desk: Desktop, dialog: ImportDialog) -> None:
    """Go on until the rows are checked; nothing is decided on the way."""
    go_on(desk, dialog)
    if dialog.stack.currentWidget() is dialog.values:
        go_on(desk, dialog)
    assert dialog.stack.currentWidget() is dialog.check


def begin_talks(desk: Desktop, path: Path, text: str) -> ImportDialog:
    """Begin to import a table of dialogues of Track II."""
    path.write_text(text, "utf-8")
    dialog = begin(desk, path)
    choose(dialog.mapping.defaults["kind"], "dialogue")
    choose(dialog.mapping.defaults["track"], "T2")
    desk.settled()
    return dialog
