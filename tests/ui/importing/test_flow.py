"""Somebody's messy table gets into the register, by the window alone, and out again by one undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from diplomat_desk.services import importing
from diplomat_desk.ui.importing.dialog import ImportDialog
from tests.ui.desktop import Desktop, texts
from tests.ui.importing.wizard import begin, check, choose

MESSY = (
    "Talks of our unit;;;;\r\n"
    "Title;Begin date;Countries;Convened by;Remark of the desk\r\n"
    "Talks in Delhi;25/1/1999;India, Pakistan;Univ. of Delhi;=SUM(A1)\r\n"
    "Talks in Lahore;3/4/1999;Pakistan; ;<b>bold</b>\r\n"
    "Gespräche in Köln;//1996;Germany;;\r\n"
    "Never held;31/2/1999;India;;\r\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "talks.csv"
    path.write_bytes(MESSY.encode("cp1252"))
    return path


def test_a_messy_table_gets_in_and_out_again(desk: Desktop, source: Path) -> None:
    dialog = begin(desk, source)
    page = dialog.mapping
    becomes = [box.currentData() for box in page.table.boxes]
    assert becomes[:4] == ["title", "start", "countries", "organisations"]
    assert not dialog.next.isEnabled()
    assert "kind" in dialog.hint.text()
    choose(page.defaults["kind"], "dialogue")
    choose(page.defaults["track"], "T2")
    desk.settled()
    assert dialog.next.isEnabled()
    lines = [page.preview.item(n).text() for n in range(page.preview.count())]
    assert lines[0].startswith("Talks in Delhi · 25 January 1999 · India, Pakistan")
    assert "Gespräche in Köln" in lines[2]
    assert "no 31 February" in lines[3]
    check(desk, dialog)
    assert dialog.check.counts.text().startswith("4 rows · 3 new")
    assert "1 refused" in dialog.check.counts.text()
    model = dialog.check.model
    told = {(model.index(n, 0).data(), model.index(n, 1).data()) for n in range(model.rowCount())}
    assert ("6", "Refused") in told
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.settled()
    assert sorted(desk.titles()) == ["Gespräche in Köln", "Talks in Delhi", "Talks in Lahore"]
    assert not desk.window.findChildren(ImportDialog) or not dialog.isVisible()
    desk.do("edit.undo")
    assert desk.titles() == []


def test_a_column_becomes_what_is_chosen(desk: Desktop, source: Path) -> None:
    dialog = begin(desk, source)
    page = dialog.mapping
    choose(page.table.boxes[4], "issue")
    page.table.setCurrentCell(2, 0)
    assert page.particulars.separator.text() == ","
    assert page.particulars.role.isVisible()
    assert not page.particulars.order.isVisible()
    choose(page.particulars.role, "host")
    column = page.mapping.of(2)
    assert column is not None
    assert column.role == "host"
    assert page.mapping.of(4).target == "issue"  # type: ignore[union-attr]
    dialog.reject()


def test_the_list_of_findings_is_saved(desk: Desktop, source: Path, tmp_path: Path) -> None:
    dialog = begin(desk, source)
    choose(dialog.mapping.defaults["kind"], "dialogue")
    choose(dialog.mapping.defaults["track"], "T2")
    check(desk, dialog)
    desk.dialogs.path = tmp_path / "list.csv"
    QTest.mouseClick(dialog.check.save, Qt.MouseButton.LeftButton)
    desk.settled()
    assert "31/2/1999" in (tmp_path / "list.csv").read_text("utf-8-sig")
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.stack.currentWidget() is dialog.values
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.stack.currentWidget() is dialog.mapping
    dialog.reject()
    desk.settled()
    assert desk.titles() == []


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7\n"])
def test_a_file_that_is_no_table_is_told_in_place(
    desk: Desktop, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_bytes(content)
    dialog = begin(desk, path)
    assert dialog.trouble.isVisible()
    assert "wrong.csv" in dialog.trouble.text.text()
    assert not dialog.next.isEnabled()
    dialog.reject()


def test_another_separator_reads_the_file_anew(desk: Desktop, source: Path) -> None:
    dialog = begin(desk, source)
    assert dialog.mapping.separator.currentData() == ";"
    choose(dialog.mapping.separator, "\t")
    desk.settled()
    assert dialog.mapping.table.rowCount() == 1
    choose(dialog.mapping.separator, ";")
    desk.settled()
    assert dialog.mapping.table.rowCount() == 5
    dialog.reject()


def test_closing_while_the_file_is_read_is_safe(desk: Desktop, source: Path) -> None:
    desk.dialogs.path = source
    desk.window.act["file.import"].trigger()
    (dialog,) = desk.window.findChildren(ImportDialog)
    dialog.reject()
    desk.settled()
    assert desk.titles() == []


def test_an_import_is_kept_with_its_file(desk: Desktop, source: Path) -> None:
    dialog = begin(desk, source)
    choose(dialog.mapping.defaults["kind"], "dialogue")
    choose(dialog.mapping.defaults["track"], "T2")
    check(desk, dialog)
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    desk.settled()
    facts = importing.facts_of(source)
    got: list[tuple[str, str]] = []

    def work(made: object) -> list[tuple[str, str]]:
        with made.register.reading() as connection:  # type: ignore[attr-defined]
            rows = connection.exec_driver_sql("SELECT name, sha256 FROM import_batch").all()
        return [(row[0], row[1]) for row in rows]

    desk.runner.ask(work, got.extend)
    desk.settled()
    assert got == [(facts.name, facts.sha256)]


def test_what_is_refused_comes_first_and_remarks_when_wanted(desk: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "years.csv"
    rows = "".join(f"Talks {n};{n % 28 + 1}/1/98;India\n" for n in range(1, 20))
    path.write_text(f"Title;Begin date;Countries\n{rows}Never;30/2/98;India\n", "utf-8")
    dialog = begin(desk, path)
    choose(dialog.mapping.defaults["kind"], "dialogue")
    choose(dialog.mapping.defaults["track"], "T2")
    check(desk, dialog)
    model = dialog.check.model
    assert (model.index(0, 0).data(), model.index(0, 1).data()) == ("21", "Refused")
    few = model.rowCount()
    assert dialog.check.noted.isVisible()
    QTest.mouseClick(dialog.check.noted, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert model.rowCount() >= few + 19
    assert model.index(model.rowCount() - 1, 1).data() == "Noted"
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.reject()


def test_dates_that_can_be_read_in_two_ways_are_asked_about_once(
    desk: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "two ways.csv"
    path.write_text(
        "Title;Begin date;Countries\nFirst;3/4/1991;India\nSecond;5/6/1992;Nepal\n", "utf-8"
    )
    dialog = begin(desk, path)
    page = dialog.mapping
    choose(page.defaults["kind"], "dialogue")
    choose(page.defaults["track"], "T2")
    desk.settled()
    assert page.dates.isVisible()
    assert "2 values" in texts(page.dates)
    assert not dialog.next.isEnabled()
    answers = {one.text(): one for one in page.dates.findChildren(QPushButton)}
    assert set(answers) == {
        "Day first: 3 April 1991",
        "Month first: 4 March 1991",
        "Keep the years, and the text",
    }
    QTest.mouseClick(answers["Month first: 4 March 1991"], Qt.MouseButton.LeftButton)
    desk.settled()
    assert not page.dates.isVisible()
    assert dialog.next.isEnabled()
    assert "4 March 1991" in page.preview.item(0).text()
    assert "6 May 1992" in page.preview.item(1).text()
    dialog.reject()


def test_doubtful_dates_can_stay_as_text(desk: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "two ways.csv"
    path.write_text("Title;Begin date;Countries\nFirst;3/4/1991;India\n", "utf-8")
    dialog = begin(desk, path)
    choose(dialog.mapping.defaults["kind"], "dialogue")
    choose(dialog.mapping.defaults["track"], "T2")
    (keep,) = (
        one
        for one in dialog.mapping.dates.findChildren(QPushButton)
        if one.text() == "Keep the years, and the text"
    )
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    desk.settled()
    assert dialog.next.isEnabled()
    assert "First · 1991 · India · 1 note" in dialog.mapping.preview.item(0).text()
    dialog.reject()
