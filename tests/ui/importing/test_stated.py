"""Files that say themselves what they hold come in by the window: told first, one act, one undo."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import exporting, files, looking
from diplomat_desk.ui.importing.dialog import ImportDialog
from diplomat_desk.ui.importing.stated import StatedDialog
from tests.ui.desktop import Desktop
from tests.ui.importing.wizard import PATIENCE

IATI = """<iati-activities version="2.03">
<iati-activity><iati-identifier>XM-1-7</iati-identifier><title><narrative>Talks</narrative></title>
<activity-date type="2" iso-date="2019-05-06"/><recipient-country code="AF"/></iati-activity>
<iati-activity><iati-identifier>XM-1-9</iati-identifier></iati-activity></iati-activities>"""


def begin_stated(desk: Desktop, path: Path) -> StatedDialog:
    desk.dialogs.path = path
    desk.do("file.import")
    (dialog,) = desk.window.findChildren(StatedDialog)
    desk.qtbot.waitUntil(lambda: not dialog._busy, timeout=PATIENCE)
    desk.settled()
    return dialog


def lines(dialog: StatedDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(str(model.index(line, place).data()) for place in range(model.columnCount()))
        for line in range(model.rowCount())
    ]


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    desk = files.create(tmp_path / "other.ddesk", sample=True)
    data, _ = exporting.as_json(desk, Filter(), Sort())
    files.close(desk)
    path = tmp_path / "ours.json"
    path.write_bytes(data)
    return path


def test_our_own_json_comes_in_and_out_again(desk: Desktop, ours: Path) -> None:
    dialog = begin_stated(desk, ours)
    assert dialog.counts.text().startswith("94 new initiatives · ")
    assert desk.titles() == []
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.settled()
    assert "Imported “ours.json”: 94 new initiatives" in desk.window.toast.text.text()
    assert len(desk.titles()) > 50
    again = begin_stated(desk, ours)
    taken = lines(again)
    assert len(taken) == 94
    assert taken[0][1] == "Noted"
    assert "is taken; it is" in taken[0][4]
    again.reject()
    desk.do("edit.undo")
    assert desk.titles() == []


def test_activities_of_iati_are_told_before_they_are_recorded(
    desk: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "a.XML"
    path.write_text(IATI, "utf-8")
    dialog = begin_stated(desk, path)
    assert dialog.counts.text() == "1 new initiative · 1 refused"
    assert ("2", "Refused", "title", "", "It has no title.") in lines(dialog)
    desk.dialogs.path = tmp_path / "list.csv"
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    desk.settled()
    assert "It has no title." in (tmp_path / "list.csv").read_text("utf-8-sig")
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.settled()
    assert desk.titles() == ["Talks"]
    again = begin_stated(desk, path)
    assert again.counts.text() == "1 there already · 1 refused"
    assert not again.next.isEnabled()
    again.reject()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", b"{"), ("a.json", b""), ("a.json", b"[]"), ("a.xml", b"<a>"), ("a.xml", b"<a/>")],
)
def test_what_is_nothing_of_the_kind_is_told_in_place(
    desk: Desktop, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    dialog = begin_stated(desk, path)
    assert dialog.trouble.isVisible()
    assert not dialog.next.isEnabled()
    assert not dialog.table.isVisible()
    dialog.reject()
    assert desk.window.findChildren(ImportDialog) == []


def test_a_file_that_cannot_be_recorded_changes_nothing(desk: Desktop, ours: Path) -> None:
    told = json.loads(ours.read_bytes())
    told["initiatives"][3]["title"] = ""
    ours.write_text(json.dumps(told), "utf-8")
    dialog = begin_stated(desk, ours)
    assert dialog.trouble.isVisible()
    assert not dialog.next.isEnabled()
    dialog.reject()
    assert desk.titles() == []


def test_sources_go_where_they_say_or_to_what_is_chosen(desk: Desktop, tmp_path: Path) -> None:
    desk.open()
    desk.record("Talks in Agra")
    desk.workspace.show_page("register")
    (number,) = desk.workspace.selected_ids()
    path = tmp_path / "refs.bib"
    path.write_text('@misc{a, title={The view of K{\\"o}ln}}\n@misc{b, title={open\n', "utf-8")
    dialog = begin_stated(desk, path)
    assert dialog.counts.text() == "2 refused"
    assert not dialog.next.isEnabled()
    assert "the one that is" in dialog.into.text()
    dialog.into.click()
    desk.settled()
    assert dialog.counts.text() == "1 new source · 1 refused"
    assert [line[:2] for line in lines(dialog)] == [("2", "Refused")]
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.settled()

    def titles() -> list[str]:
        found: list[list[str]] = []
        desk.runner.ask(
            lambda one: [source.title for source in looking.one(one, number, TOP).sources],
            found.append,
        )
        desk.settled()
        return found[0]

    assert titles() == ["The view of Köln"]
    desk.do("edit.undo")
    assert titles() == []


def test_a_list_of_csl_is_known_by_what_it_holds(desk: Desktop, tmp_path: Path) -> None:
    desk.record("Talks in Agra")
    path = tmp_path / "zotero.json"
    path.write_text('[{"title": "A"}]', "utf-8")
    dialog = begin_stated(desk, path)
    assert dialog.counts.text() == "1 refused"
    assert not dialog.into.isHidden()
    dialog.reject()
