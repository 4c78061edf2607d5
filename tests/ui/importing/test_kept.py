"""What is kept of imports can be seen and forgotten, and each record says which row it is from."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget

from diplomat_desk.ui.importing.kept import KeptDialog
from diplomat_desk.ui.reading import ReadingPane
from tests.ui.desktop import Desktop, texts
from tests.ui.importing.test_values import TABLE, place, to_values
from tests.ui.importing.wizard import begin_talks, check, go_on


def lines(table: QTableWidget) -> list[list[str]]:
    return [
        [table.item(at, column).text() for column in range(table.columnCount())]  # type: ignore[union-attr]
        for at in range(table.rowCount())
    ]


def import_talks(desk: Desktop, folder: Path) -> None:
    dialog = to_values(desk, folder)
    dialog.values.table.selectRow(place(dialog, "Pakistn"))
    QTest.mouseClick(dialog.values.answers.suggestions()[0], Qt.MouseButton.LeftButton)
    check(desk, dialog)
    go_on(desk, dialog)


def show(desk: Desktop) -> KeptDialog:
    desk.do("file.imports")
    (dialog,) = desk.window.findChildren(KeptDialog)
    return dialog


def test_imports_profiles_and_decisions_are_listed(desk: Desktop, tmp_path: Path) -> None:
    import_talks(desk, tmp_path)
    dialog = show(desk)
    ((name, _, rows, new, updated, digest),) = lines(dialog.past)
    assert name.startswith("talks.csv (")
    assert (rows, new, updated) == ("16", "16", "0")
    assert len(digest) == 64
    assert lines(dialog.profiles) == [["talks", "Public"]]
    assert lines(dialog.decisions) == [["pakistn", "Country", "Pakistan"]]
    assert not dialog.forget.isVisible()
    dialog.reject()


def test_what_is_forgotten_is_asked_again(desk: Desktop, tmp_path: Path) -> None:
    import_talks(desk, tmp_path)
    dialog = show(desk)
    for tab, table in ((1, dialog.profiles), (2, dialog.decisions)):
        dialog.tabs.setCurrentIndex(tab)
        assert not dialog.forget.isEnabled()
        table.selectRow(0)
        QTest.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
        desk.settled()
        assert lines(table) == []
    dialog.reject()
    again = begin_talks(desk, tmp_path / "again.csv", TABLE)
    assert again.mapping.profile.count() == 1
    go_on(desk, again)
    assert again.values.model.index(place(again, "Pakistn"), 5).data() == "Kept as text"
    again.reject()


def test_a_record_says_which_row_of_which_file_it_is_from(desk: Desktop, tmp_path: Path) -> None:
    import_talks(desk, tmp_path)
    desk.do("page.register")
    (pane,) = (one for one in desk.window.findChildren(ReadingPane) if one.isVisible())
    assert pane.reading is not None
    row = {"One": 2, "Two": 3, "Three": 4, "Four": 5}.get(pane.reading.initiative.title)
    row = row or 6 + int(pane.reading.initiative.title.removeprefix("Round "))
    assert "Imported from" in texts(pane)
    assert f"talks.csv · row {row} · " in texts(pane)
