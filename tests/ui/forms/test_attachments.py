"""The files of a record in its form: chosen, dropped, described, taken away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, QMimeData, QPoint, QPointF, Qt, QUrl, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.services.attachments import Content, Taken
from diplomat_desk.ui.forms.attachments import AttachmentsEditor
from diplomat_desk.ui.forms.lookups import FormLookups
from tests.ui.forms.keys import focused, press, show, type_text
from tests.ui.forms.samples import FULL

Answer = Callable[[Taken | None], None]


def taken(name: str) -> Taken:
    return Taken(Attachment(name, 31_415, name[0] * 64), Content(name.encode()))


class Files:
    """Chooses ``a.pdf`` and answers when told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Path, Answer]] = []
        self.lookups = FormLookups(choose_files=lambda: (Path("/x/a.pdf"),), read_file=self._read)

    def _read(self, path: Path, answer: Answer) -> None:
        self.waiting.append((path, answer))

    def answer(self) -> None:
        for path, answer in self.waiting:
            answer(taken(path.name))
        self.waiting.clear()


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def editor(qtbot: QtBot, files: Files) -> AttachmentsEditor:
    made = AttachmentsEditor(files.lookups)
    show(qtbot, made)
    return made


def test_what_was_loaded_comes_back(editor: AttachmentsEditor) -> None:
    editor.set_value(FULL.attachments)
    (entry,) = editor
    assert (entry.name.text(), entry.size_label.text()) == ("programme <b>.pdf", "32 KB")
    assert entry.name.textFormat() is Qt.TextFormat.PlainText
    assert editor.value() == FULL.attachments
    assert editor.contents() == {}


def test_a_chosen_file_is_read_and_described(editor: AttachmentsEditor, files: Files) -> None:
    editor.setFocus()
    press(Qt.Key.Key_Space)
    assert editor.problem() == "“a.pdf” is still being read. Try again in a moment."
    assert editor.state.text() == "Reading 1 file…"
    files.answer()
    assert editor.problem() == ""
    type_text("The programme")
    next(iter(editor)).level.set_value(Level.LIMITED)
    wanted = Attachment("a.pdf", 31_415, "a" * 64, "The programme", level=Level.LIMITED)
    assert editor.value() == (wanted,)
    assert {digest: one.data for digest, one in editor.contents().items()} == {"a" * 64: b"a.pdf"}


def test_a_refused_file_leaves_nothing(editor: AttachmentsEditor, files: Files) -> None:
    editor.add_button.click()
    for _, answer in files.waiting:
        answer(None)
    assert (editor.value(), editor.problem()) == ((), "")
    assert editor.state.text() == "or drop them here"


def test_a_file_is_attached_once(editor: AttachmentsEditor, files: Files) -> None:
    for _ in range(2):
        editor.add_button.click()
        files.answer()
    assert len(editor.value()) == 1
    assert editor.state.text() == "“a.pdf” is attached already."


def test_what_is_taken_away_brings_no_content(editor: AttachmentsEditor, files: Files) -> None:
    editor.add_button.click()
    files.answer()
    next(iter(editor)).remove_button.setFocus()
    press(Qt.Key.Key_Delete)
    assert (editor.value(), editor.contents()) == ((), {})
    assert focused() is editor.add_button


def test_a_file_read_for_one_record_does_not_land_in_the_next(
    editor: AttachmentsEditor, files: Files
) -> None:
    editor.add_button.click()
    editor.set_value(FULL.attachments)
    files.answer()
    assert editor.value() == FULL.attachments
    assert editor.problem() == ""


def dropped(editor: AttachmentsEditor, *urls: str) -> bool:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    where, copy, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    # Qt 6.12 takes the exact place and deprecates the rounded one, which is all that 6.11 knows.
    exact = QLibraryInfo.version() >= QVersionNumber(6, 12)
    place: Any = QPointF(where) if exact else where
    enter = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(editor, enter)
    if enter.isAccepted():
        QApplication.sendEvent(editor, QDropEvent(QPointF(where), copy, data, left, none))
    return enter.isAccepted()


def test_files_of_this_machine_can_be_dropped(editor: AttachmentsEditor, files: Files) -> None:
    assert dropped(editor, "file:///x/b.txt", "https://example.org/c.txt", "file:///x/d.txt")
    files.answer()
    assert [one.name for one in editor.value()] == ["b.txt", "d.txt"]
    assert not dropped(editor, "https://example.org/c.txt")


def test_a_file_dropped_on_a_note_is_attached_too(editor: AttachmentsEditor) -> None:
    editor.set_value(FULL.attachments)
    assert not next(iter(editor)).note.acceptDrops()


def test_who_leaves_the_form_lets_go_of_the_files(editor: AttachmentsEditor, files: Files) -> None:
    editor.add_button.click()
    files.answer()
    editor.add_button.click()
    editor.forget_contents()
    files.answer()
    assert (editor.contents(), editor.problem()) == ({}, "")
