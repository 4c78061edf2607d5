"""From the register to paper through the window, by keys and mouse."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.services import looking
from diplomat_desk.ui.record_menu import open_record_menu, record_menu
from diplomat_desk.ui.register_page import RegisterPage
from diplomat_desk.ui.reports_page import ReportsPage
from tests.ui.desktop import Desktop

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE = 30_000

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open(sample=True)
    yield made
    if made.window.workspace is not None and made.workspace.page_name == "reports":
        reports(made).cancel()
    made.runner.stop()


def register(desk: Desktop) -> RegisterPage:
    page = desk.workspace.page
    assert isinstance(page, RegisterPage)
    return page


def reports(desk: Desktop) -> ReportsPage:
    page = desk.workspace.page
    assert isinstance(page, ReportsPage)
    return page


def choose_fifth(desk: Desktop) -> tuple[int, str, str]:
    """Walk down the register; return the id, the reference and the title of where that leads."""
    table = register(desk).table
    table.setFocus()
    for _ in range(4):
        QTest.keyClick(table, Qt.Key.Key_Down)
    desk.settled()
    number = table.current_id
    got: list[tuple[str, str]] = []

    def work(opened: object) -> tuple[str, str]:
        one = looking.one(opened, number, TOP)  # type: ignore[arg-type]
        return one.reference, one.title

    desk.runner.ask(work, got.append)
    desk.settled()
    return number, *got[0]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_two_keys_lead_from_the_register_to_where_the_dossier_is_saved(desk: Desktop) -> None:
    """The third is Enter in the system's own dialog, which the test answers."""
    _, reference, title = choose_fifth(desk)
    desk.dialogs.path = desk.folder / "dossier.pdf"
    press(Qt.Key.Key_P, CTRL | SHIFT)
    press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(desk.dialogs.path.exists, timeout=PATIENCE)
    desk.settled()
    assert reports(desk).panel.kind.name == "dossier"
    assert reports(desk).panel.subject.value() == reference
    assert reports(desk).panel.subject.title.text() == title
    text = text_of(desk.dialogs.path)
    assert reference in text
    assert "Initiative dossier" in text


def test_the_record_s_menu_offers_its_dossier(desk: Desktop) -> None:
    _, reference, _ = choose_fifth(desk)
    table = register(desk).table
    seen: list[list[str]] = []

    def take() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.append([action.objectName() for action in menu.actions() if action.objectName()])
        chosen = next(one for one in menu.actions() if one.objectName() == "report.dossier")
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(chosen).center())

    place = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place)
    )
    QTimer.singleShot(50, take)
    QApplication.sendEvent(table.viewport(), event)
    desk.qtbot.waitUntil(lambda: desk.workspace.page_name == "reports", timeout=PATIENCE)
    assert seen == [
        [
            *("initiative.edit", "initiative.history", "report.dossier", "edit.copy_table"),
            "initiative.delete",
        ]
    ]
    panel = reports(desk).panel
    desk.qtbot.waitUntil(lambda: panel.subject.value() == reference, timeout=PATIENCE)
    assert panel.save.hasFocus()


def test_no_menu_opens_below_the_last_record(desk: Desktop) -> None:
    table = register(desk).table
    desk.window.filter_state.set(replace(desk.window.filter_state.filter, text="karachi agreement"))
    desk.settled()
    below = QPoint(20, table.viewport().height() - 4)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, below, table.viewport().mapToGlobal(below)
    )
    QApplication.sendEvent(table.viewport(), event)
    assert QApplication.activePopupWidget() is None


def test_a_menu_outside_a_window_is_empty(qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    menu = record_menu(alone)
    assert menu.isEmpty()
    open_record_menu(alone, QPoint(0, 0))
    assert QApplication.activePopupWidget() is None


def test_the_initiative_that_is_chosen_is_suggested_to_the_reports(desk: Desktop) -> None:
    _, reference, _ = choose_fifth(desk)
    press(Qt.Key.Key_9, CTRL)
    desk.settled()
    panel = reports(desk).panel
    panel.choose("meeting")
    desk.settled()
    assert panel.subject.value().partition("/")[0] == reference
    panel.choose("dossier")
    desk.settled()
    assert panel.subject.value() == reference
    panel.subject.initiative.setText("DD-1999-0001")
    panel.subject.initiative.editingFinished.emit()
    desk.do("page.register")
    desk.do("page.reports")
    assert panel.subject.value() == "DD-1999-0001"
    desk.do("page.register")
    QTest.keyClick(register(desk).table, Qt.Key.Key_Home)
    desk.settled()
    desk.do("page.reports")
    assert panel.subject.value() not in (reference, "DD-1999-0001", "")


def test_the_brief_is_on_the_country_that_the_filter_is_on(desk: Desktop) -> None:
    desk.window.filter_state.set(replace(desk.window.filter_state.filter, countries=("IND",)))
    desk.settled()
    register(desk).table.setFocus()
    press(Qt.Key.Key_B, CTRL | SHIFT)
    panel = reports(desk).panel
    assert panel.kind.name == "brief"
    assert panel.subject.value() == "IND"
    assert panel.save.hasFocus()
    desk.window.filter_state.set(replace(desk.window.filter_state.filter, countries=("LKA",)))
    assert panel.subject.value() == "LKA"
    panel.subject.country.setText("Nepal")
    panel.subject.country.editingFinished.emit()
    desk.window.filter_state.set(replace(desk.window.filter_state.filter, countries=("IND",)))
    assert panel.subject.value() == "NPL"


def test_a_brief_without_a_country_asks_for_one(desk: Desktop) -> None:
    desk.do("report.brief")
    assert reports(desk).panel.subject.country.hasFocus()


def test_where_nothing_is_said_to_print_about_the_page_asks_for_it(desk: Desktop) -> None:
    desk.do("page.reports")
    page = reports(desk)
    desk.qtbot.waitUntil(lambda: page.area.shown is page.preview, timeout=PATIENCE)
    page.panel.choose("brief")
    desk.settled()
    assert page.area.shown is page.area.unsaid
    assert not page.area.stale.isVisible()
    assert page.area.unsaid.step is not None
    QTest.mouseClick(page.area.unsaid.step, Qt.MouseButton.LeftButton)
    assert page.panel.subject.country.hasFocus()
    page.panel.subject.country.setText("India")
    press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: page.area.shown is page.preview, timeout=PATIENCE)


def test_the_list_of_reports_opens_from_anywhere_and_is_found_by_typing(desk: Desktop) -> None:
    register(desk).table.setFocus()
    press(Qt.Key.Key_R, CTRL)
    panel = reports(desk).panel
    view = panel.reports.view()
    assert view.isVisible()
    QTest.keyClicks(view, "fol")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.isVisible()
    assert panel.kind.name == "follow-ups"
    QTest.keyClicks(panel.reports, "brief")
    assert panel.kind.name == "brief"


def test_dossiers_are_offered_where_initiatives_can_be_chosen_and_saving_where_there_are_pages(
    desk: Desktop,
) -> None:
    act = desk.window.act
    assert act["report.dossier"].isEnabled()
    assert not act["report.save"].isEnabled()
    desk.do("page.reports")
    assert not act["report.dossier"].isEnabled()
    assert act["report.save"].isEnabled()
    assert act["report.choose"].isEnabled()


def test_ctrl_s_saves_from_anywhere_on_the_page(desk: Desktop) -> None:
    desk.do("page.reports")
    desk.dialogs.path = desk.folder / "register.pdf"
    reports(desk).panel.paper.setFocus()
    reports(desk).preview.setFocus()
    press(Qt.Key.Key_S, CTRL)
    desk.qtbot.waitUntil(desk.dialogs.path.exists, timeout=PATIENCE)
    assert "80 of 80 initiatives" in text_of(desk.dialogs.path)
    desk.settled()


def test_the_dossier_of_several_is_refused_in_words(desk: Desktop) -> None:
    table = register(desk).table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_P, CTRL | SHIFT)
    assert desk.workspace.page_name == "register"
    assert desk.window.toast.text.text() == "Choose one initiative first."
