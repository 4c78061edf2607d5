"""What nothing in the register answers to is decided on once, applied, and remembered."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.importing.dialog import ImportDialog
from diplomat_desk.ui.importing.question_model import BECOMES, TIMES, VALUE
from tests.ui.desktop import Desktop
from tests.ui.importing.wizard import begin_talks, check, go_on

TABLE = (
    "Title;Begin date;Countries;Organisations\n"
    "One;1991;Pakistn;Rabat Forum\n"
    "Two;1992;Pakistn;Rabat Forum\n"
    "Three;1993;Zzyzx;\n"
    "Four;1994;Indya;Kept Body\n" + "".join(f"Round {n};1995;Nepal;\n" for n in range(12))
)


def shown(dialog: ImportDialog) -> list[tuple[str, str, str]]:
    model = dialog.values.model
    cells = (VALUE, TIMES, BECOMES)
    return [
        (model.index(n, cells[0]).data(), model.index(n, cells[1]).data(), model.index(n, cells[2]).data())
        for n in range(model.rowCount())
    ]  # fmt: skip


def place(dialog: ImportDialog, text: str) -> int:
    return [line[0] for line in shown(dialog)].index(text)


def recorded(desk: Desktop) -> dict[str, Initiative]:
    def work(made: Desk) -> dict[str, Initiative]:
        with made.register.reading() as connection:
            ids = connection.exec_driver_sql("SELECT id FROM initiative").scalars().all()
        found = [looking.one(made, number, TOP) for number in ids]
        return {one.title: one for one in found}

    got: list[dict[str, Initiative]] = []
    desk.runner.ask(work, got.append)
    desk.settled()
    return got[0]


def to_values(desk: Desktop, folder: Path, name: str = "talks.csv") -> ImportDialog:
    dialog = begin_talks(desk, folder / name, TABLE)
    go_on(desk, dialog)
    return dialog


def test_every_text_is_listed_once_what_is_kept_as_text_first(
    desk: Desktop, tmp_path: Path
) -> None:
    dialog = to_values(desk, tmp_path)
    assert dialog.stack.currentWidget() is dialog.values
    lines = shown(dialog)
    assert [line for line in lines if line[2] == "Kept as text"] == lines[:3]
    assert lines[0] == ("Pakistn", "2", "Kept as text")
    assert ("Rabat Forum", "2", "A new organisation") in lines
    QAbstractItemModelTester(
        dialog.values.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    dialog.reject()


def test_decisions_are_applied_and_remembered(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_values(desk, tmp_path)
    page = dialog.values
    page.table.selectRow(place(dialog, "Pakistn"))
    (first, *_) = page.answers.suggestions()
    assert first.text() == "Pakistan"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert shown(dialog)[place(dialog, "Pakistn")][2] == "Pakistan"
    page.table.selectRow(place(dialog, "Rabat Forum"))
    QTest.mouseClick(page.answers.leave, Qt.MouseButton.LeftButton)
    page.table.selectRow(place(dialog, "Zzyzx"))
    QTest.mouseClick(page.answers.new, Qt.MouseButton.LeftButton)
    assert shown(dialog)[place(dialog, "Zzyzx")][2] == "A new organisation"
    go_on(desk, dialog)
    assert dialog.stack.currentWidget() is dialog.check
    go_on(desk, dialog)
    found = recorded(desk)
    assert [part.country for part in found["One"].countries] == ["PAK"]
    assert found["One"].organisations == ()
    assert [body.name for body in found["Three"].organisations] == ["Zzyzx"]
    assert found["Four"].countries == ()
    assert [body.name for body in found["Four"].organisations] == ["Kept Body"]
    again = to_values(desk, tmp_path, "another.csv")
    assert [line[0] for line in shown(again)] == ["Indya"]
    again.reject()


def test_what_is_not_to_be_remembered_is_asked_again(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_values(desk, tmp_path)
    page = dialog.values
    page.remember.setChecked(False)
    page.table.selectRow(place(dialog, "Pakistn"))
    QTest.mouseClick(page.answers.text, Qt.MouseButton.LeftButton)
    check_and_record(desk, dialog)
    again = to_values(desk, tmp_path, "another.csv")
    assert ("Pakistn", "2", "Kept as text") in shown(again)
    again.reject()


def check_and_record(desk: Desktop, dialog: ImportDialog) -> None:
    go_on(desk, dialog)
    dialog.check.keep.setChecked(False)
    go_on(desk, dialog)


def test_all_likely_meanings_are_taken_at_once(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_values(desk, tmp_path)
    page = dialog.values
    assert page.likely.isVisible()
    QTest.mouseClick(page.likely, Qt.MouseButton.LeftButton)
    assert shown(dialog)[place(dialog, "Pakistn")][2] == "Pakistan"
    assert shown(dialog)[place(dialog, "Zzyzx")][2] == "Kept as text"
    assert not page.likely.isVisible()
    dialog.reject()


def test_by_keys_alone_a_name_is_typed_and_taken(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_values(desk, tmp_path)
    page = dialog.values
    page.table.selectRow(place(dialog, "Zzyzx"))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.answers.search.hasFocus()
    QTest.keyClicks(page.answers.search, "switz")
    assert page.answers.suggester.is_open
    QTest.keyClick(page.answers.search, Qt.Key.Key_Return)
    assert shown(dialog)[place(dialog, "Zzyzx")][2] == "Switzerland"
    assert page.table.hasFocus()
    dialog.reject()


def test_a_decision_goes_with_what_its_column_was(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_values(desk, tmp_path)
    page = dialog.values
    page.table.selectRow(place(dialog, "Pakistn"))
    QTest.mouseClick(page.answers.suggestions()[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.stack.currentWidget() is dialog.mapping
    box = dialog.mapping.table.boxes[2]
    box.setCurrentIndex(box.findData("organisations"))
    desk.settled()
    go_on(desk, dialog)
    assert ("Pakistn", "2", "A new organisation") in shown(dialog)
    dialog.reject()


def test_a_decision_can_be_taken_back(desk: Desktop, tmp_path: Path) -> None:
    dialog = to_values(desk, tmp_path)
    page = dialog.values
    page.table.selectRow(place(dialog, "Pakistn"))
    QTest.mouseClick(page.answers.leave, Qt.MouseButton.LeftButton)
    assert shown(dialog)[place(dialog, "Pakistn")][2] == "Left out"
    page.table.selectRow(place(dialog, "Pakistn"))
    QTest.mouseClick(page.answers.undo, Qt.MouseButton.LeftButton)
    assert shown(dialog)[place(dialog, "Pakistn")][2] == "Kept as text"
    assert page.decisions == {}
    dialog.reject()


def test_a_file_without_questions_goes_on_to_the_check(desk: Desktop, tmp_path: Path) -> None:
    dialog = begin_talks(desk, tmp_path / "plain.csv", "Title;Begin date;Countries\nA;1991;India\n")
    go_on(desk, dialog)
    assert dialog.stack.currentWidget() is dialog.check
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.stack.currentWidget() is dialog.mapping
    check(desk, dialog)
    dialog.reject()
