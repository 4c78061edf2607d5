"""Rows copied in a spreadsheet come in by keys, through the same check, and are known as pasted."""

from hashlib import sha256

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.services import importing
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.importing.dialog import ImportDialog
from diplomat_desk.ui.pasting import copied_rows
from diplomat_desk.ui.register_page import RegisterPage
from tests.ui.desktop import Desktop
from tests.ui.importing.wizard import PATIENCE, check, choose

COPIED = "Talks in Delhi\t25/1/1999\tIndia\nTalks in Lahore\t31/1/1999\tPakistan\n"


def opened(desk: Desktop) -> ImportDialog:
    desk.settled()
    (dialog,) = desk.window.findChildren(ImportDialog)
    desk.qtbot.waitUntil(lambda: not dialog._busy, timeout=PATIENCE)
    desk.settled()
    return dialog


def test_rows_are_pasted_checked_recorded_and_taken_back(desk: Desktop) -> None:
    QGuiApplication.clipboard().setText(COPIED)
    QTest.keyClick(
        desk.window,
        Qt.Key.Key_V,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = opened(desk)
    page = dialog.mapping
    becomes = [box.currentData() for box in page.table.boxes]
    assert becomes[1:] == ["start", "countries"]
    assert not page.encoding.isVisible()
    choose(page.table.boxes[0], "title")
    choose(page.defaults["kind"], "dialogue")
    choose(page.defaults["track"], "T2")
    desk.settled()
    check(desk, dialog)
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.settled()
    assert sorted(desk.titles()) == ["Talks in Delhi", "Talks in Lahore"]
    found: list[importing.ImportBatch] = []

    def work(open_desk: Desk) -> None:
        found.extend(importing.past(open_desk, TOP))

    desk.runner.ask(work, lambda _: None)
    desk.settled()
    assert [(one.name, one.sha256, one.size) for one in found] == [
        ("Pasted rows", sha256(COPIED.encode()).hexdigest(), len(COPIED))
    ]
    desk.do("edit.undo")
    assert desk.titles() == []


def test_the_key_of_the_system_pastes_on_the_register_page(desk: Desktop) -> None:
    QGuiApplication.clipboard().setText(COPIED)
    page = desk.workspace.page
    assert isinstance(page, RegisterPage)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    opened(desk).reject()
    desk.record("Somebody's talks")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: len(desk.window.findChildren(ImportDialog)) == 1)
    opened(desk).reject()
    assert desk.titles() == ["Somebody's talks"]


def test_an_empty_clipboard_is_told_in_passing(desk: Desktop) -> None:
    QGuiApplication.clipboard().clear()
    desk.do("edit.paste")
    assert desk.window.findChildren(ImportDialog) == []
    assert "no rows to paste" in desk.window.toast.text.text()


def test_plain_text_comes_before_markup_and_addresses_of_files_are_no_rows() -> None:
    both = QMimeData()
    both.setHtml("<table><tr><td>from html</td></tr></table>")
    assert copied_rows(both) == "from html\n"
    both.setText("from text\n")
    assert copied_rows(both) == "from text\n"
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/somewhere/talks.csv")])
    assert copied_rows(files) == ""
