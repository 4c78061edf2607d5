"""Attachments with the whole window around: attached, recorded, opened, saved, refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import copies, looking
from diplomat_desk.ui import pages
from diplomat_desk.ui.attachments import AttachmentOpener
from diplomat_desk.ui.forms.attachments import AttachmentsEditor
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.workspace import Workspace
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import focused, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


class Opened:
    """Stands for the system's programs, and remembers what they were given."""

    def __init__(self) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.paths: list[Path] = []

    def __call__(self, path: Path) -> bool:
        self.files.append((path.name, path.read_bytes()))
        self.paths.append(path)
        return path.suffix != ".odd"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, temporary: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start(1440)
    made.open()
    made.record("Agra summit")
    yield made
    made.runner.stop()


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def opener(desktop: Desktop, opened: Opened) -> AttachmentOpener:
    return AttachmentOpener(workspace(desktop)._context, opened)


def workspace(desktop: Desktop) -> Workspace:
    assert desktop.window.workspace is not None
    return desktop.window.workspace


def form(desktop: Desktop) -> InitiativeForm:
    shown = workspace(desktop).form
    assert isinstance(shown, InitiativeForm)
    return shown


def editor(desktop: Desktop) -> AttachmentsEditor:
    field = form(desktop).fields["attachments"].field
    assert isinstance(field, AttachmentsEditor)
    return field


def recorded(desktop: Desktop) -> Initiative:
    got: list[Initiative] = []

    def work(desk: object) -> Initiative:
        return looking.by_reference(desk, "DD-ND-0001", Level.CONFIDENTIAL)  # type: ignore[arg-type]

    desktop.runner.ask(work, got.append)
    desktop.settled()
    return got[0]


def attach(desktop: Desktop, name: str, data: bytes) -> None:
    """Attach a file to the only record, as a user does, and record it."""
    path = desktop.folder / name
    path.write_bytes(data)
    desktop.dialogs.files = (path,)
    desktop.do("initiative.edit")
    form(desktop).fields["attachments"].section.fold.unfold()
    editor(desktop).add_button.click()
    desktop.settled()


def record(desktop: Desktop) -> None:
    press(Qt.Key.Key_Return, modifier=CONTROL)
    desktop.settled()


def test_a_file_is_attached_recorded_found_and_opened(
    desktop: Desktop, opener: AttachmentOpener, opened: Opened, temporary: Path
) -> None:
    attach(desktop, "minutes.txt", b"Wullar barrage")
    assert focused() is next(iter(editor(desktop))).note
    type_text("The minutes")
    record(desktop)
    one = recorded(desktop)
    assert [(a.name, a.note, a.size) for a in one.attachments] == [
        ("minutes.txt", "The minutes", 14)
    ]
    found: list[int] = []
    desktop.runner.ask(
        lambda desk: looking.tally(desk, Filter(text="wullar")).selected, found.append
    )
    opener.open(one.id, one.attachments[0])
    desktop.settled()
    assert found == [1]
    assert opened.files == [("minutes.txt", b"Wullar barrage")]
    assert "Changes to it are not kept" in desktop.window.toast.text.text()
    assert temporary in opened.paths[0].parents
    desktop.do("file.close")
    assert list(temporary.iterdir()) == []


def test_the_reading_page_opens_a_file_and_saves_a_copy(
    desktop: Desktop, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "make_opener", lambda context: AttachmentOpener(context, opened))
    attach(desktop, "minutes.txt", b"Wullar barrage")
    record(desktop)
    page = desktop.workspace.page
    assert page is not None
    buttons = {one.accessibleName(): one for one in page.findChildren(LinkButton)}
    buttons["Open minutes.txt"].click()
    desktop.settled()
    assert opened.files == [("minutes.txt", b"Wullar barrage")]
    desktop.dialogs.path = desktop.folder / "saved.txt"
    buttons["Save a copy…"].click()
    desktop.settled()
    assert (desktop.folder / "saved.txt").read_bytes() == b"Wullar barrage"


def test_undo_brings_a_file_back_that_was_taken_away(
    desktop: Desktop, opener: AttachmentOpener, opened: Opened
) -> None:
    attach(desktop, "minutes.txt", b"x")
    record(desktop)
    desktop.do("initiative.edit")
    editor(desktop).remove(next(iter(editor(desktop))))
    record(desktop)
    assert recorded(desktop).attachments == ()
    desktop.do("edit.undo")
    one = recorded(desktop)
    opener.open(one.id, one.attachments[0])
    desktop.settled()
    assert opened.files == [("minutes.txt", b"x")]


def test_above_the_ceiling_nothing_is_opened(
    desktop: Desktop, opener: AttachmentOpener, opened: Opened, temporary: Path
) -> None:
    attach(desktop, "minutes.txt", b"x")
    next(iter(editor(desktop))).level.set_value(Level.RESTRICTED)
    record(desktop)
    one = recorded(desktop)
    state = workspace(desktop)._context.filter_state
    state.set_ceiling(Level.LIMITED)
    opener.open(one.id, one.attachments[0])
    desktop.settled()
    assert opened.files == []
    assert desktop.dialogs.told == [
        "The attachment was not opened. There is no such attachment here any more."
    ]
    assert list(temporary.iterdir()) == []


def test_what_could_run_is_saved_instead(
    desktop: Desktop, opener: AttachmentOpener, opened: Opened
) -> None:
    attach(desktop, "setup.exe", b"MZ")
    record(desktop)
    desktop.dialogs.path = desktop.folder / "saved.exe"
    one = recorded(desktop)
    opener.open(one.id, one.attachments[0])
    desktop.settled()
    assert opened.files == []
    assert (desktop.folder / "saved.exe").read_bytes() == b"MZ"
    assert desktop.window.toast.text.text() == "Saved a copy as “saved.exe”."


def test_a_file_that_no_program_opens_is_told(desktop: Desktop, opener: AttachmentOpener) -> None:
    attach(desktop, "model.odd", b"x")
    record(desktop)
    one = recorded(desktop)
    opener.open(one.id, one.attachments[0])
    desktop.settled()
    assert desktop.window.toast.text.text().startswith("No program here opens “model.odd”.")


def test_the_limit_is_raised_where_it_is_met(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def confirm(title: str, text: str, verb: str) -> bool:
        asked.append(verb)
        return answers.pop(0) if answers else True

    monkeypatch.setattr(desktop.dialogs, "confirm", confirm)
    desktop.settings.attachment_limit = 1
    attach(desktop, "big.bin", b"x" * 1_500_000)
    assert editor(desktop).value() == ()
    editor(desktop).add_button.click()
    desktop.settled()
    assert asked == ["Raise the limit to 2 MB"] * 2
    assert desktop.settings.attachment_limit == 2
    assert [one.size for one in editor(desktop).value()] == [1_500_000]


def test_what_cannot_be_attached_is_told(desktop: Desktop) -> None:
    (desktop.folder / "papers").mkdir()
    desktop.dialogs.files = (desktop.folder / "papers", desktop.folder / "Desk & <b>Bold.ddesk")
    desktop.do("initiative.edit")
    editor(desktop).add_button.click()
    desktop.settled()
    assert [text.split(". ", 1)[1] for text in desktop.dialogs.told] == [
        "“papers” is a folder. Attach the files in it, one or many at a time.",
        "“Desk & <b>Bold.ddesk” is the open register itself. Attach a copy of it instead.",
    ]


def test_a_start_removes_what_a_crashed_run_left(
    qtbot: QtBot, tmp_path: Path, temporary: Path
) -> None:
    left = temporary / f"{copies.PREFIX}4711-x"
    left.mkdir()
    (left / "in-use").touch()
    (left / "secret.txt").touch(0o400)
    desktop = Desktop(qtbot, tmp_path)
    desktop.start()
    desktop.settled()
    assert not left.exists()
    desktop.runner.stop()
