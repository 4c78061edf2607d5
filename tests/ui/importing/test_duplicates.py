"""Likely duplicates are held side by side and decided on one by one; the mapping is kept as a profile."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from diplomat_desk.services.importing import Choice
from diplomat_desk.ui.importing.dialog import ImportDialog
from tests.ui.desktop import Desktop
from tests.ui.importing.wizard import begin, begin_talks, check, go_on

HEAD = "Title;Begin date;Countries;Summary\n"
FIRST = HEAD + "Lahore talks of the two secretaries;1991-04-03;India, Pakistan;As first told\n"
LATER = (
    HEAD
    + "Lahore talks of the two secretaries;1991-04-03;India, Pakistan;As later told\n"
    + "Oslo round;1993-01-20;Norway;\n"
    + "Oslo round;1993-01-20;Norway;\n"
)


def import_all(desk: Desktop, dialog: ImportDialog) -> None:
    check(desk, dialog)
    go_on(desk, dialog)


def to_duplicates(desk: Desktop, folder: Path) -> ImportDialog:
    import_all(desk, begin_talks(desk, folder / "first.csv", FIRST))
    dialog = begin_talks(desk, folder / "later.csv", LATER)
    check(desk, dialog)
    dialog.check.tabs.setCurrentIndex(1)
    desk.settled()
    return dialog


def test_a_row_and_the_record_stand_side_by_side(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_duplicates(desk, tmp_path)
    view = dialog.check.twins
    assert dialog.check.tabs.isTabVisible(1)
    assert view.model.rowCount() == 2
    assert "As first told" in view.sides.text()
    assert "As later told" in view.sides.text()
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.table.selectRow(1)
    desk.settled()
    assert view.sides.text() == "They do not differ in anything that would be recorded."
    dialog.reject()


def test_each_is_decided_on_and_counted(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_duplicates(desk, tmp_path)
    view = dialog.check.twins
    assert dialog.check.counts.text().startswith("3 rows · 3 new")
    QTest.mouseClick(view.buttons[Choice.UPDATE], Qt.MouseButton.LeftButton)
    assert view.table.currentIndex().row() == 1
    assert dialog.check.counts.text().startswith("3 rows · 2 new · 1 updated")
    QTest.mouseClick(view.buttons[Choice.SKIP], Qt.MouseButton.LeftButton)
    assert dialog.check.counts.text().startswith("3 rows · 1 new · 1 updated")
    assert "1 left out" in dialog.check.counts.text()
    go_on(desk, dialog)
    assert sorted(desk.titles()) == ["Lahore talks of the two secretaries", "Oslo round"]


def test_all_others_can_be_left_out_at_once(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_duplicates(desk, tmp_path)
    box = dialog.check.twins.otherwise
    box.setCurrentIndex(box.findData(Choice.SKIP.value))
    assert dialog.check.counts.text().startswith("3 rows · 1 new")
    go_on(desk, dialog)
    assert sorted(desk.titles()) == ["Lahore talks of the two secretaries", "Oslo round"]


def test_a_mapping_is_offered_again_for_files_of_the_same_shape(
    desk: Desktop, tmp_path: Path
) -> None:
    dialog = begin_talks(desk, tmp_path / "first.csv", FIRST)
    box = dialog.mapping.table.boxes[3]
    box.setCurrentIndex(box.findData("objectives"))
    check(desk, dialog)
    assert dialog.check.keep.isChecked()
    dialog.check.profile.setText("Secretaries & <b>others</b>")
    go_on(desk, dialog)
    (tmp_path / "second.csv").write_text(LATER, "utf-8")
    again = begin(desk, tmp_path / "second.csv")
    page = again.mapping
    assert page.profile.currentText() == "Secretaries & <b>others</b>"
    assert page.table.boxes[3].currentData() == "objectives"
    assert page.defaults["kind"].currentData() == "dialogue"
    assert again.next.isEnabled()
    again.reject()


def test_a_mapping_that_is_not_to_be_kept_is_not(desk: Desktop, tmp_path: Path) -> None:
    dialog = begin_talks(desk, tmp_path / "first.csv", FIRST)
    check(desk, dialog)
    dialog.check.keep.setChecked(False)
    go_on(desk, dialog)
    (tmp_path / "second.csv").write_text(LATER, "utf-8")
    again = begin(desk, tmp_path / "second.csv")
    assert again.mapping.profile.count() == 1
    again.reject()
