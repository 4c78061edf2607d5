"""The main job as a person does it: from the welcome page to paper, with real keys and clicks."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.cli import main as command
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.ui.bin_page import BinPage
from diplomat_desk.ui.charts_page import ChartsPage
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.pages import CHOSEN_CHART
from diplomat_desk.ui.register_page import RegisterPage
from diplomat_desk.ui.reports_page import ReportsPage
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import focused, press, tab_to, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
TITLE = "Indus water talks لاہور"


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, home: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start(1440)
    made.do("file.sample")
    yield made
    made.runner.stop()


def page(desktop: Desktop) -> object:
    assert desktop.window.workspace is not None
    return desktop.window.workspace.page


def register(desktop: Desktop) -> RegisterPage:
    desktop.do("page.register")
    shown = page(desktop)
    assert isinstance(shown, RegisterPage)
    return shown


def rows(desktop: Desktop) -> list[str]:
    """Return the titles that the table shows."""
    model = register(desktop).model
    desktop.settled()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def counted(desktop: Desktop, country: str, track: str) -> int:
    """Return the figure that the chart shows for a country and track."""
    desktop.settings.set_state(CHOSEN_CHART, CHARTS[0].name)
    desktop.do("page.charts")
    shown = page(desktop)
    assert isinstance(shown, ChartsPage)
    desktop.settled()
    assert shown.canvas.drawing is not None
    mark = shown.canvas.drawing.marks.find((country, track))
    return round(mark.value if mark else 0)


def paper(desktop: Desktop) -> str:
    """Return the text of the report that the page previews, as saved to a file."""
    desktop.do("page.reports")
    shown = page(desktop)
    assert isinstance(shown, ReportsPage)
    path = desktop.folder / "out.pdf"
    path.unlink(missing_ok=True)
    desktop.dialogs.path = path
    shown.save()
    desktop.qtbot.waitUntil(path.exists, timeout=60_000)
    desktop.settled()
    return "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(path.read_bytes())).pages)


def form(desktop: Desktop) -> InitiativeForm:
    assert desktop.window.workspace is not None
    shown = desktop.window.workspace.recorder.form
    assert isinstance(shown, InitiativeForm)
    return shown


def field(desktop: Desktop, name: str) -> QWidget:
    found = form(desktop).fields[name].field
    assert isinstance(found, QWidget)
    return found


def type_initiative(desktop: Desktop) -> None:
    """Fill the open form with the keyboard alone, and record."""
    type_text(TITLE)
    tab_to(field(desktop, "kind"))
    type_text("works")
    tab_to(field(desktop, "track"))
    type_text("track ii")
    tab_to(field(desktop, "start"))
    type_text("oct 2024")
    tab_to(field(desktop, "countries"))
    for typed in ("ind", "pakis"):
        type_text(typed)
        press(Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    desktop.settled()


def test_from_the_form_to_the_table_the_chart_and_the_paper(desktop: Desktop) -> None:
    before = counted(desktop, "IND", "T2")
    register(desktop)
    QTest.keyClick(desktop.window, Qt.Key.Key_N, CONTROL)
    type_initiative(desktop)
    assert TITLE in rows(desktop)
    assert (
        register(desktop).bar.tally.text()
        == "81 of 81 initiatives · 1 undated · every round counted"
    )
    assert counted(desktop, "IND", "T2") == before + 1
    text = paper(desktop)
    assert "Indus water talks" in text
    assert "81 of 81 initiatives" in text


def test_edit_undo_redo_delete_and_restore(desktop: Desktop) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_N, CONTROL)
    type_initiative(desktop)
    shown = register(desktop)
    shown.table.setFocus()
    press(Qt.Key.Key_F2)
    desktop.settled()
    press(Qt.Key.Key_End)
    type_text(", second day")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    desktop.settled()
    edited = f"{TITLE}, second day"
    assert edited in rows(desktop)
    QTest.keyClick(desktop.window, Qt.Key.Key_Z, CONTROL)
    desktop.settled()
    assert TITLE in rows(desktop)
    desktop.do("edit.redo")
    assert edited in rows(desktop)
    shown.table.setFocus()
    press(Qt.Key.Key_Delete)
    desktop.settled()
    assert edited not in rows(desktop)
    desktop.do("page.bin")
    binned = page(desktop)
    assert isinstance(binned, BinPage)
    desktop.settled()
    deleted = binned.list.topLevelItem(0)
    assert deleted is not None
    binned.list.setCurrentItem(deleted)
    binned.restore.click()
    desktop.settled()
    assert edited in rows(desktop)


def test_typing_narrows_every_page(desktop: Desktop) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_F, CONTROL)
    type_text("chaophraya")
    desktop.qtbot.waitUntil(lambda: len(rows(desktop)) == 3)
    assert (
        register(desktop).bar.tally.text()
        == "3 of 80 initiatives · 0 undated · every round counted"
    )
    assert counted(desktop, "IND", "T2") == 3
    assert "3 of 80 initiatives" in paper(desktop)


def test_a_clicked_bar_narrows_every_page(desktop: Desktop) -> None:
    wanted = counted(desktop, "AFG", "L2")
    charts = page(desktop)
    assert isinstance(charts, ChartsPage)
    assert charts.canvas.drawing is not None
    mark = charts.canvas.drawing.marks.find(("AFG", "L2"))
    assert mark is not None
    stage = charts.canvas.stage
    place = stage.from_body(mark.box).center().toPoint()
    QTest.mouseClick(stage.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desktop.settled()
    assert len(rows(desktop)) == wanted
    assert f"{wanted} of 80 initiatives" in paper(desktop)


def test_an_impossible_date_stays_beside_its_field_and_nothing_is_recorded(
    desktop: Desktop,
) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_N, CONTROL)
    fields = form(desktop).fields
    type_text("Talks")
    tab_to(field(desktop, "start"))
    type_text("31 Nov 1999")
    press(Qt.Key.Key_Tab)
    assert "There is no 31 November" in fields["start"].row.error.text()
    QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    desktop.settled()
    assert form(desktop).isVisible()
    assert len(desktop.titles()) == 80
    form(desktop).load(Initiative())


def test_the_window_the_command_line_and_the_paper_count_the_same(
    desktop: Desktop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desktop.window.registers.current is not None
    path = desktop.window.registers.current.path
    on_screen = counted(desktop, "PAK", "T2")
    desktop.do("file.close")
    assert command(["list", str(path), "--country", "PAK", "--track", "T2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["count"] == on_screen
    QApplication.processEvents()
