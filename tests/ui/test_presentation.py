"""Presentation: public records only, in larger type, and back again."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import recording
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts_page import ChartsPage
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.pages import CHOSEN_CHART
from diplomat_desk.ui.presentation import first_ceiling
from diplomat_desk.ui.register_page import RegisterPage
from diplomat_desk.ui.settings import Settings
from tests.making import between, small
from tests.ui.desktop import Desktop


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    made = Desktop(qtbot, tmp_path)
    made.start(1440)
    made.open()
    yield made
    made.window.presentation.end()
    made.runner.stop()


def press_f11(desktop: Desktop) -> None:
    QTest.keyClick(desktop.window, Qt.Key.Key_F11)
    desktop.settled()


def is_presenting(desktop: Desktop) -> bool:
    on = desktop.window.presentation.is_on
    assert desktop.window.act["view.presentation"].isChecked() is on
    return on


def titles(desktop: Desktop) -> list[str]:
    desktop.do("page.register")
    page = desktop.window.workspace.page if desktop.window.workspace else None
    assert isinstance(page, RegisterPage)
    return [str(page.model.index(row, 1).data()) for row in range(page.model.rowCount())]


def test_what_is_not_public_goes_and_the_type_grows_and_all_comes_back(desktop: Desktop) -> None:
    desktop.record("Open talks")
    desktop.record("Back channel", Level.CONFIDENTIAL)
    window = desktop.window
    badge = window.sidebar.buttons["register"].badge
    points = QApplication.font().pointSizeF()
    assert sorted(titles(desktop)) == ["Back channel", "Open talks"]
    undo = window.act["edit.undo"]
    assert undo.isEnabled()

    press_f11(desktop)
    assert window.presenting.isVisible()
    assert titles(desktop) == ["Open talks"]
    assert badge.text() == "1"
    assert not undo.isEnabled()
    assert "Back channel" not in undo.text()
    assert QApplication.font().pointSizeF() == pytest.approx(points * 1.25)
    assert window.topbar.ceiling.font().pointSizeF() == pytest.approx(points * 1.25)
    assert not window.act["ceiling.limited"].isEnabled()
    assert not window.topbar.ceiling.isEnabled()
    assert window.act["view.presentation"].isChecked()
    assert Settings(desktop.folder / "settings.ini").ceiling is Level.CONFIDENTIAL

    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desktop.settled()
    desktop.do("page.bin")
    assert window.presenting.isVisible()
    window.filter_state.set(Filter(ceiling=Level.CONFIDENTIAL))
    assert window.filter_state.filter.ceiling is Level.PUBLIC

    window.presenting.end.click()
    desktop.settled()
    assert not window.presenting.isVisible()
    assert sorted(titles(desktop)) == ["Back channel", "Open talks"]
    assert QApplication.font().pointSizeF() == pytest.approx(points)
    assert window.act["ceiling.limited"].isEnabled()
    assert not window.act["view.presentation"].isChecked()
    assert undo.text() == "Undo record “Back channel”"


def test_the_ceiling_before_comes_back_even_when_it_was_low(desktop: Desktop) -> None:
    desktop.do("ceiling.limited")
    press_f11(desktop)
    press_f11(desktop)
    assert desktop.window.filter_state.filter.ceiling is Level.LIMITED
    assert desktop.settings.ceiling is Level.LIMITED


def test_charts_count_public_records_only(desktop: Desktop) -> None:
    for level in (Level.PUBLIC, Level.CONFIDENTIAL):
        one = small("Talks", countries=between("IND"), confidentiality=level)
        desktop.runner.change(partial(recording.record, initiative=one))
    desktop.settled()
    assert counted(desktop) == 2
    press_f11(desktop)
    assert counted(desktop) == 1


def counted(desktop: Desktop) -> int:
    desktop.settings.set_state(CHOSEN_CHART, CHARTS[0].name)
    desktop.do("page.charts")
    page = desktop.window.workspace.page if desktop.window.workspace else None
    assert isinstance(page, ChartsPage)
    desktop.settled()
    desktop.qtbot.waitUntil(lambda: page.canvas.drawing is not None)
    drawing = page.canvas.drawing
    mark = drawing.marks.find(("IND", "T2")) if drawing else None
    return round(mark.value if mark else 0)


def test_closing_the_window_ends_it(desktop: Desktop) -> None:
    points = QApplication.font().pointSizeF()
    press_f11(desktop)
    desktop.window.close()
    assert QApplication.font().pointSizeF() == pytest.approx(points)
    assert not desktop.settings.presenting


def test_after_a_presentation_that_was_cut_off_only_public_records_are_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.ceiling = Level.RESTRICTED
    settings.presenting = True
    made = Desktop(qtbot, tmp_path)
    made.start(1440)
    made.open()
    assert made.window.filter_state.filter.ceiling is Level.PUBLIC
    assert made.window.toast.text.text().startswith("A presentation was cut off")
    assert made.window.act["ceiling.restricted"].isEnabled()
    assert not made.window.presenting.isVisible()
    made.window.filter_state.set(Filter(text="x", ceiling=Level.PUBLIC))
    made.settled()
    made.runner.stop()
    again = Settings(tmp_path / "settings.ini")
    assert first_ceiling(again) is Level.RESTRICTED


def test_a_held_ceiling_is_not_raised_by_anything() -> None:
    state = FilterState(Filter(ceiling=Level.RESTRICTED))
    state.set(Filter(text="a", ceiling=Level.RESTRICTED))
    state.hold(Level.PUBLIC)
    state.set_ceiling(Level.LIMITED)
    state.back()
    assert state.filter == Filter(ceiling=Level.PUBLIC)
    state.release(Level.LIMITED)
    assert state.filter.ceiling is Level.LIMITED


def test_the_form_is_left_before_and_what_is_typed_in_it_is_asked_for(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.record("Back channel", Level.CONFIDENTIAL)
    desktop.do("initiative.edit")
    assert desktop.window.workspace is not None
    form = desktop.window.workspace.recorder.form
    assert form.isVisible()
    monkeypatch.setattr(form, "leave", lambda: False)
    press_f11(desktop)
    assert not is_presenting(desktop)
    monkeypatch.undo()
    press_f11(desktop)
    assert is_presenting(desktop)
    assert form.isHidden()
