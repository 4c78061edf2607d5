"""Bars over time on the screen: as high as the numbers, and a period drawn across them filters."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.over_time import OverTimeLayout
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.over_time import describe
from diplomat_desk.charts.over_time_series import ONE_COLOUR
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.look import ScreenMeasure, screen_look
from diplomat_desk.ui.charts.screen import Paths, Screen
from diplomat_desk.ui.charts_page import ChartsPage
from tests.charts.test_over_time import SAMPLE, basis
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot)
    yield made
    made.runner.stop()


def page_in(around: Surroundings) -> ChartsPage:
    page = ChartsPage(around.context)
    page.choose("over-time")
    show(around.qtbot, page, 940, 660)
    page.bar.text.setFocus()
    around.settle()
    return page


def place_of(page: ChartsPage, year: str, column: str = "") -> QPoint:
    return page.canvas.stage.from_body(find(page, year, column).box).center().toPoint()


def find(page: ChartsPage, year: str, column: str = "") -> Mark:
    assert page.canvas.drawing is not None
    mark = page.canvas.drawing.marks.find((year, column))
    assert mark is not None
    return mark


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 900, 1500])
def test_bars_are_as_high_in_pixels_as_the_numbers_are_large(
    qapp: QApplication, name: str, width: int
) -> None:
    theme.apply(qapp, name)
    layout = OverTimeLayout(
        describe(replace(SAMPLE, split=None), basis()),
        Room(width, 500),
        screen_look(ScreenMeasure()),
    )
    image = QImage(QSize(width, round(layout.height)), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.current().surface))
    painter = QPainter(image)
    layout.draw_body(
        Screen(painter, ScreenMeasure(), Paths()), Box(0, 0, layout.width, layout.height)
    )
    painter.end()
    fill = QColor(layout.look.colour(ONE_COLOUR))
    for number, slot in enumerate(layout.chart.slots):
        box = layout.bar_box(number, 0, 0, slot.bars[0].total)
        middle = round(box.x + box.wide / 2 - 0.5)
        colours = [image.pixelColor(middle, y) for y in range(layout.base)]
        filled = [y for y, colour in enumerate(colours) if colour == fill]
        if slot.bars[0].total:
            high = layout.base - filled[0]
            assert high == pytest.approx(slot.bars[0].total * layout.scale, abs=1.6)
        else:
            assert not filled


def test_a_period_drawn_across_the_bars_filters(around: Surroundings) -> None:
    page = page_in(around)
    view = page.canvas.stage.viewport()
    start, end = place_of(page, "2004"), place_of(page, "2011")
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, QPoint((start.x() + end.x()) // 2, start.y()))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, pos=end)
    around.settle()
    chosen = around.context.filter_state.filter
    assert (chosen.since, chosen.until) == (PartialDate(2004), PartialDate(2011))
    assert chosen.begun


def test_a_click_on_a_segment_narrows_to_its_years_and_its_track(around: Surroundings) -> None:
    page = page_in(around)
    view = page.canvas.stage.viewport()
    mark = next(m for m in page.canvas.drawing.marks.all if m.row == "2011" and m.column)  # type: ignore[union-attr]
    QTest.mouseClick(view, LEFT, pos=place_of(page, mark.row, mark.column))
    around.settle()
    chosen = around.context.filter_state.filter
    assert (chosen.since, chosen.until) == (PartialDate(2011), PartialDate(2011))
    assert mark.aim.groups == ((Dimension.TRACK, chosen.tracks[0]),)
    shown = page.canvas.drawing
    assert isinstance(shown, OverTimeLayout)
    assert sum(slot.bars[0].total for slot in shown.chart.slots) == mark.value


def test_the_empty_year_above_a_bar_tells_that_there_is_none(around: Surroundings) -> None:
    page = page_in(around)
    mark = find(page, "1978")
    assert (mark.value, mark.text) == (0, "1978: 0 initiatives")
    QTest.mouseClick(page.canvas.stage.viewport(), LEFT, pos=place_of(page, "1978"))
    around.settle()
    assert around.context.filter_state.filter == Filter()
