"""The charts page at work on a real register, with real keys, clicks and wheels."""

import html
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.marks import Mark
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.services import counting, recording
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.gallery_popup import GalleryPopup
from diplomat_desk.ui.charts_page import ChartsPage
from tests.making import between, small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import press, show, tab_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
BARS, HEAT = "track-by-country", "coverage"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot)
    yield made
    made.runner.stop()


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


def page_in(around: Surroundings, name: str = BARS, width: int = 940) -> ChartsPage:
    around.context.settings.set_state("charts.options.coverage", "columns=track")
    page = ChartsPage(around.context)
    page.choose(name)
    show(around.qtbot, page, width, 620)
    page.bar.text.setFocus()
    around.settle()
    return page


def find(page: ChartsPage, country: str, track: str = "") -> Mark:
    assert page.canvas.drawing is not None
    mark = page.canvas.drawing.marks.find((country, track))
    assert mark is not None
    return mark


def place_of(page: ChartsPage, mark: Mark) -> QPoint:
    return page.canvas.stage.from_body(mark.box).center().toPoint()


def click(page: ChartsPage, mark: Mark) -> None:
    view = page.canvas.stage.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(page, mark))


def counted(around: Surroundings) -> Crosstab:
    chosen = around.context.filter_state.filter
    return around.answer(lambda desk: counting.track_by_country(desk, chosen))


def said(page: ChartsPage) -> str:
    assert page.plot.empty is not None
    assert page.plot.currentWidget() is page.plot.empty
    return "\n".join(label.text() for label in page.plot.empty.findChildren(QLabel))


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_the_chart_shows_what_the_register_counts(around: Surroundings, name: str) -> None:
    page = page_in(around, name)
    crosstab = counted(around)
    for row, values in zip(crosstab.rows, crosstab.cells, strict=True):
        for track, value in zip(crosstab.columns, values, strict=True):
            if value or name == HEAT:
                assert find(page, row, track).value == value
    assert "Counted: rounds" in page.caption.text()
    assert crosstab.tally.in_words(with_unit=False) in page.caption.text()
    assert page.bar.tally.text() == crosstab.tally.in_words()


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_a_click_narrows_to_the_country_and_the_track(around: Surroundings, name: str) -> None:
    page = page_in(around, name)
    mark = find(page, "IND", "T2")
    click(page, mark)
    around.settle()
    chosen = around.context.filter_state.filter
    assert (chosen.countries, chosen.tracks) == (("IND",), ("T2",))
    assert counted(around).tally.selected == mark.value
    assert page.subtitle.text() == "Track: Track II · Country: India"


def test_a_click_on_a_second_country_keeps_the_first(around: Surroundings) -> None:
    around.context.filter_state.set(Filter(countries=("IND",)))
    page = page_in(around)
    mark = find(page, "AFG")
    assert mark.value < counted(around).tally.selected
    click(page, mark)
    around.settle()
    chosen = around.context.filter_state.filter
    assert (chosen.countries, chosen.also) == (("IND",), ("AFG",))
    assert counted(around).tally.selected == mark.value
    click(page, find(page, "AFG"))
    assert around.context.filter_state.filter == chosen


def test_a_click_on_a_name_narrows_to_the_country_only(around: Surroundings) -> None:
    page = page_in(around)
    mark = find(page, "AFG")
    click(page, mark)
    around.settle()
    chosen = around.context.filter_state.filter
    assert (chosen.countries, chosen.tracks) == (("AFG",), ())
    assert counted(around).tally.selected == mark.value


def test_a_click_on_a_sum_narrows_to_the_track_and_keeps_the_rest(around: Surroundings) -> None:
    around.context.filter_state.set(Filter(unit=Unit.PROCESSES, text="dialogue"))
    page = page_in(around, HEAT)
    page.canvas.bar.setValue(page.canvas.bar.maximum())
    click(page, find(page, "", "T2"))
    assert around.context.filter_state.filter == Filter(
        unit=Unit.PROCESSES, text="dialogue", tracks=("T2",)
    )


def test_a_cell_that_counts_nothing_says_so_and_narrows_nothing(around: Surroundings) -> None:
    page = page_in(around, HEAT)
    click(page, find(page, "IRN", "T3"))
    assert page.status.text() == (
        "Iran · Track III: 0 initiatives. There is nothing to show behind it."
    )
    assert not around.context.filter_state.filter.narrows


def test_a_press_that_slips_off_narrows_nothing(around: Surroundings) -> None:
    page = page_in(around)
    view = page.canvas.stage.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=place_of(page, find(page, "PAK", "L1")))
    QTest.mouseRelease(view, left, pos=place_of(page, find(page, "IND", "L1")))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=place_of(page, find(page, "IND")))
    assert not around.context.filter_state.filter.narrows


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_hover_tells_the_figure_as_long_as_the_pointer_rests(
    around: Surroundings, name: str
) -> None:
    page = page_in(around, name)
    view = page.canvas.stage.viewport()
    mark = find(page, "PAK", "T2")
    place = place_of(page, mark)
    QTest.mouseMove(view, place)
    around.qtbot.waitUntil(lambda: page.status.text() == mark.text)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    around.qtbot.wait(400)
    assert mark.text in html.unescape(QToolTip.text())
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, QPoint(view.width() - 2, view.height() - 2))
    around.qtbot.waitUntil(lambda: page.status.text().startswith("Click a mark"))


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_arrow_keys_move_a_frame_announce_and_enter_narrows(
    around: Surroundings, name: str
) -> None:
    page = page_in(around, name)
    tab_to(page.canvas.stage)
    stage = page.canvas.stage
    assert stage.focused == find(page, "PAK")
    assert page.status.text() == find(page, "PAK").text
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    mark = page.canvas.current
    assert mark is not None
    assert mark.key == ("IND", "L1")
    assert page.status.text() == stage.accessibleDescription() == mark.text
    assert stage.focused == mark
    press(Qt.Key.Key_Return)
    chosen = around.context.filter_state.filter
    assert (chosen.countries, chosen.tracks) == (("IND",), ("L1",))


def test_the_frame_can_be_seen(around: Surroundings) -> None:
    page = page_in(around)
    tab_to(page.canvas.stage)
    press(Qt.Key.Key_Right)
    QApplication.processEvents()
    mark = page.canvas.current
    assert mark is not None
    corner = page.canvas.stage.from_body(mark.box).toAlignedRect().topLeft()
    shown = page.canvas.stage.viewport().grab().toImage()
    assert shown.pixelColor(corner.x() + 4, corner.y()) == QColor(theme.current().focus)


def test_keys_go_to_the_ends_and_scroll_along_while_the_axis_stays(around: Surroundings) -> None:
    page = page_in(around)
    tab_to(page.canvas.stage)
    head = page.canvas.stage.head.mapToScene(QPointF(0, 0))
    press(Qt.Key.Key_End, modifier=CONTROL)
    last = counted(around).rows[-1]
    assert page.canvas.current is not None
    assert page.canvas.current.row == last
    assert page.canvas.bar.value() == page.canvas.bar.maximum() > 0
    assert page.canvas.stage.head.mapToScene(QPointF(0, 0)) == head
    press(Qt.Key.Key_Home, modifier=CONTROL)
    assert page.canvas.current.row == "PAK"
    assert page.canvas.bar.value() == 0
    press(Qt.Key.Key_PageDown)
    assert page.canvas.current.row not in ("PAK", "IND")


def test_keys_without_a_meaning_are_left_to_the_window(around: Surroundings) -> None:
    page = page_in(around)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_F, CONTROL)
    QApplication.sendEvent(page.canvas.stage, event)
    assert not event.isAccepted()


def test_the_wheel_scrolls_and_never_zooms(around: Surroundings) -> None:
    page = page_in(around)
    view = page.canvas.stage.viewport()
    before = page.canvas.stage.box.viewRect()
    for delta in (-120, -120, 120):
        turn(view.rect().center(), page, delta)
    after = page.canvas.stage.box.viewRect()
    assert page.canvas.bar.value() > 0
    assert after.size() == before.size()
    assert after.top() == page.canvas.bar.value()


def turn(place: QPoint, page: ChartsPage, delta: int) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(page.mapToGlobal(place)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.canvas.stage.viewport(), event)


def test_a_click_after_scrolling_hits_what_is_there(around: Surroundings) -> None:
    page = page_in(around)
    page.canvas.bar.setValue(page.canvas.bar.maximum())
    mark = find(page, counted(around).rows[-1])
    click(page, mark)
    assert around.context.filter_state.filter.countries == (mark.row,)


def test_the_gallery_changes_the_chart_by_keyboard_and_is_remembered(around: Surroundings) -> None:
    page = page_in(around)
    assert page.title.text() == "Initiatives by track and country"
    tab_to(page.picking.chooser)
    press(Qt.Key.Key_Return)
    popup = page.picking.chooser.findChild(GalleryPopup)
    assert isinstance(popup, GalleryPopup)
    QTest.keyClick(popup.gallery.field, Qt.Key.Key_Down)
    QTest.keyClick(popup.gallery.charts, Qt.Key.Key_Right)
    QTest.keyClick(popup.gallery.charts, Qt.Key.Key_Return)
    around.settle()
    assert page.title.text() == "Coverage: countries and tracks"
    again = ChartsPage(around.context)
    around.qtbot.addWidget(again)
    assert again.name == HEAT


def test_light_and_dark_change_the_chart_at_once(around: Surroundings, qapp: QApplication) -> None:
    page = page_in(around)
    view = page.canvas.stage.viewport()
    for name, wanted in (("dark", theme.DARK), ("light", theme.LIGHT)):
        theme.apply(qapp, name)
        QApplication.processEvents()
        corner = QPoint(view.width() - 2, view.height() - 2)
        assert view.grab().toImage().pixelColor(corner) == QColor(wanted.surface)


def test_a_change_of_the_register_is_drawn(around: Surroundings) -> None:
    page = page_in(around)
    before = find(page, "PAK", "L1").value
    record = small(track="L1", countries=between("PAK"))
    around.runner.change(lambda desk: recording.record(desk, record))
    around.settle()
    assert find(page, "PAK", "L1").value == before + 1


def test_a_page_that_is_not_seen_asks_when_it_is_shown_again(around: Surroundings) -> None:
    page = page_in(around)
    page.hide()
    around.context.filter_state.set(Filter(tracks=("T2",)))
    around.settle()
    assert page.subtitle.text() == "The whole register"
    page.show()
    around.settle()
    assert page.subtitle.text() == "Track: Track II"


def test_no_match_says_so_and_offers_to_clear_the_filter(around: Surroundings) -> None:
    around.context.filter_state.set(Filter(text="zzzz"))
    page = page_in(around)
    assert "No initiative matches this filter." in said(page)
    assert not page.save.isEnabled()
    assert page.plot.empty is not None
    assert page.plot.empty.step is not None
    QTest.mouseClick(page.plot.empty.step, Qt.MouseButton.LeftButton)
    around.settle()
    assert not around.context.filter_state.filter.narrows
    assert page.plot.currentWidget() is page.canvas
    assert page.save.isEnabled()


def test_an_empty_register_offers_to_record(empty: Surroundings) -> None:
    page = page_in(empty)
    assert "No initiatives yet" in said(page)
    assert page.plot.empty is not None
    assert page.plot.empty.step is not None
    QTest.mouseClick(page.plot.empty.step, Qt.MouseButton.LeftButton)
    assert empty.asked.news == 1


def test_records_without_a_country_and_above_the_ceiling_are_told_apart(
    empty: Surroundings,
) -> None:
    lone = small(confidentiality=Level.CONFIDENTIAL)
    empty.runner.change(lambda desk: recording.record(desk, lone))
    page = page_in(empty)
    assert "None of the selected initiatives has a country" in said(page)
    empty.context.filter_state.set_ceiling(Level.PUBLIC)
    empty.settle()
    assert "1 record is withheld" in said(page)


def test_the_numbers_are_under_the_chart_when_wanted(around: Surroundings) -> None:
    page = page_in(around)
    assert not page.table.isVisible()
    page.show_table.click()
    around.settle()
    assert page.table.isVisible()
    assert page.table.sorted.rowCount() == len(counted(around).rows)
    page.table.setCurrentIndex(page.table.sorted.index(0, 0))
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert around.context.filter_state.filter.countries == ("PAK",)


def test_the_picture_that_leaves_is_what_the_page_shows(
    around: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "heat.svg"
    monkeypatch.setattr(around.dialogs, "ask_save", lambda *_: path)
    page = page_in(around, HEAT)
    svg = next(action for action in page.save.menu().actions() if "SVG" in action.text())
    svg.trigger()
    assert not page.save.isEnabled()
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    assert page.save.isEnabled()
    assert "Coverage: countries and tracks" in path.read_text("utf-8")


def test_nothing_can_be_put_out_before_there_are_numbers(around: Surroundings) -> None:
    page = ChartsPage(around.context)
    around.qtbot.addWidget(page)
    page.copy.click()
    assert around.asked.toasts == []
    assert not page.copy.isEnabled()


def test_a_narrow_page_and_a_role_keep_their_filter(around: Surroundings) -> None:
    start = Filter(country_role="host")
    around.context.filter_state.set(start)
    page = page_in(around, width=640)
    row = counted(around).rows[0]
    click(page, find(page, row))
    assert around.context.filter_state.filter == replace(start, countries=(row,))


def test_the_numbers_are_saved_as_the_kind_of_file_that_is_chosen(
    around: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_in(around)
    offered = page.data.menu().actions()
    assert [action.text() for action in offered] == ["CSV…", "Excel workbook (XLSX)…"]
    for action, name, start in zip(
        offered, ("n.csv", "n.xlsx"), (b"\xef\xbb\xbf", b"PK"), strict=True
    ):
        path = tmp_path / name
        monkeypatch.setattr(around.dialogs, "ask_save", lambda *_, path=path: path)
        action.trigger()
        assert not page.data.isEnabled()
        around.qtbot.waitUntil(page.data.isEnabled, timeout=30_000)
        assert path.read_bytes().startswith(start)


def test_tab_goes_through_the_page_in_the_order_of_reading(around: Surroundings) -> None:
    page = page_in(around)
    chooser = page.picking.chooser
    parts = [
        chooser,
        page.picking.keep,
        page.compare.hold_button,
        page.save,
        page.copy,
        page.data,
        *page.options.boxes.values(),
        page.canvas.stage,
        page.show_table,
    ]
    tab_to(chooser)
    met = []
    for _ in parts:
        met.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert met == parts


def test_a_double_click_opens_the_records_behind_a_figure(around: Surroundings) -> None:
    page = page_in(around)
    mark = find(page, "AFG", "L2")
    click(page, mark)
    QTest.mouseDClick(
        page.canvas.stage.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, mark)
    )
    assert around.asked.pages == ["register"]
    assert around.context.filter_state.filter.countries == ("AFG",)


def test_a_country_pointed_at_lights_up_in_the_table_and_back(around: Surroundings) -> None:
    page = page_in(around)
    page.show_table.setChecked(True)
    around.settle()
    mark = find(page, "AFG")
    page.canvas.point_at(mark)
    assert page.table.numbers.table.lines[page.table.lit].key == "AFG"
    page.canvas.point_at(None)
    assert page.table.lit == -1
    page.table.entered.emit(page.table.sorted.index(1, 0))
    lit = {one.row for one in page.canvas.stage.lit}
    assert lit == {page.table.numbers.table.lines[1].key}


def test_no_match_offers_to_leave_one_part_of_the_filter_out(around: Surroundings) -> None:
    around.context.filter_state.set(Filter(tracks=("T3",), countries=("QAT",)))
    page = page_in(around)
    assert "Without “Track: Track III”: 3 initiatives" in offers(page)
    step = next(b for b in buttons(page) if "Track III" in b.text())
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    around.settle()
    assert around.context.filter_state.filter == Filter(countries=("QAT",))
    assert page.plot.currentWidget() is page.canvas


def buttons(page: ChartsPage) -> list[QPushButton]:
    assert page.plot.empty is not None
    return page.plot.empty.findChildren(QPushButton)


def offers(page: ChartsPage) -> list[str]:
    return [button.text() for button in buttons(page)]


def test_control_enter_opens_the_records_behind_a_figure(around: Surroundings) -> None:
    page = page_in(around)
    tab_to(page.canvas.stage)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert around.asked.pages == ["register"]
    assert around.context.filter_state.filter.countries == ("IND",)


def test_the_gallery_is_opened_from_anywhere_on_the_page(around: Surroundings) -> None:
    page = page_in(around)
    page.choose_chart()
    popup = page.picking.chooser.findChild(GalleryPopup)
    assert isinstance(popup, GalleryPopup)
    assert popup.isVisible()


def test_nothing_of_one_chart_stands_under_the_name_of_another(around: Surroundings) -> None:
    page = page_in(around)
    page.show_table.setChecked(True)
    around.settle()
    page.choose(HEAT)
    assert page.title.text() == "Coverage"
    assert page.plot.currentWidget() is page.plot.waiting
    assert page.table.isHidden()
    assert not page.save.isEnabled()
    around.settle()
    assert page.title.text() == "Coverage: countries and tracks"
    assert page.save.isEnabled()


def test_where_it_is_low_the_numbers_stand_instead_of_the_chart(around: Surroundings) -> None:
    page = page_in(around)
    page.resize(940, 900)
    page.show_table.click()
    around.settle()
    assert page.table.isVisible()
    assert page.plot.isVisible()
    page.resize(940, 520)
    QApplication.processEvents()
    assert not page.plot.isVisible()
    page.show_table.click()
    around.settle()
    assert page.plot.isVisible()


def test_a_chart_that_is_seen_whole_lights_nothing_before_a_key_asks(around: Surroundings) -> None:
    page = page_in(around, "network")
    around.qtbot.waitUntil(lambda: page.canvas.drawing is not None)
    tab_to(page.canvas.stage)
    stage = page.canvas.stage
    assert (stage.framed, stage.focused) == (True, None)
    press(Qt.Key.Key_Down)
    assert (stage.framed, stage.focused) == (False, page.canvas.current)
    assert page.canvas.current is not None


def test_alt_and_an_arrow_belong_to_the_window(around: Surroundings) -> None:
    page = page_in(around)
    tab_to(page.canvas.stage)
    before = page.canvas.current
    press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.canvas.current == before
