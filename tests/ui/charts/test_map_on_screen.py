"""The map on the screen: its colours in pixels, pointing, picking and zooming."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.charts import on_map
from diplomat_desk.charts.atlas import atlas
from diplomat_desk.charts.geometry import Point
from diplomat_desk.charts.layouts.on_map import MapLayout
from diplomat_desk.domain import aims
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.on_map import Host
from diplomat_desk.ui.charts.canvas import ChartCanvas
from tests.charts.test_on_map import basis, figures

NUMBERS = figures({"IND": (4, 0, 41), "IRN": (40, 0, 0)}, (Host("Shiraz", "IRN", 2),))
INDIA = (19_000.0, -9_500.0)
IRAN = (10_500.0, -13_900.0)
AFGHANISTAN = (15_021.0, -13_289.0)


@pytest.fixture
def canvas(qtbot: QtBot) -> ChartCanvas:
    made = ChartCanvas()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_chart(on_map.describe(NUMBERS, basis()), MapLayout)
    with qtbot.waitExposed(made):
        made.show()
    return made


def layout_of(canvas: ChartCanvas) -> MapLayout:
    assert isinstance(canvas.drawing, MapLayout)
    return canvas.drawing


def place(canvas: ChartCanvas, at: Point) -> QPoint:
    """Return where a place of the atlas lies in the stage's viewport."""
    x, y = layout_of(canvas).placed.point(at)
    return QPoint(round(x), round(y + layout_of(canvas).head_height))


def pixel(canvas: ChartCanvas, at: Point) -> QColor:
    image: QImage = canvas.stage.viewport().grab().toImage()
    return image.pixelColor(place(canvas, at))


def test_a_country_is_painted_in_the_colour_of_its_number(canvas: ChartCanvas) -> None:
    look = layout_of(canvas).look
    step = on_map.shades_of(45)[-1]
    assert (step.low, step.high) == (20, 45)
    assert pixel(canvas, INDIA) == QColor(look.ramp(step.share))
    assert pixel(canvas, IRAN) == QColor(look.ramp(step.share))
    assert pixel(canvas, AFGHANISTAN) == QColor(look.inks.paper)


def test_a_click_on_a_country_leads_to_it_and_on_a_dot_to_the_city(
    canvas: ChartCanvas, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(canvas.picked) as picked:
        QTest.mouseClick(
            canvas.stage.viewport(), Qt.MouseButton.LeftButton, pos=place(canvas, INDIA)
        )
    assert picked.args == [aims.of({Dimension.COUNTRY: "IND"})]
    (dot,) = layout_of(canvas).chart.dots
    with qtbot.waitSignal(canvas.picked) as picked:
        QTest.mouseClick(
            canvas.stage.viewport(), Qt.MouseButton.LeftButton, pos=place(canvas, dot.at)
        )
    assert picked.args == [Aim(text="Shiraz")]
    with qtbot.waitSignal(canvas.none_picked) as told:
        QTest.mouseClick(
            canvas.stage.viewport(), Qt.MouseButton.LeftButton, pos=place(canvas, AFGHANISTAN)
        )
    assert told.args == ["Afghanistan: none"]


def test_pointing_at_a_country_lights_it_up_elsewhere(canvas: ChartCanvas, qtbot: QtBot) -> None:
    mark = canvas.mark_at(QPointF(place(canvas, IRAN)))
    assert mark is not None
    with qtbot.waitSignal(canvas.country_lit) as lit:
        canvas.point_at(mark)
    assert lit.args == ["IRN"]
    before = canvas.stage.viewport().grab().toImage()
    canvas.point_at(None)
    assert canvas.stage.viewport().grab().toImage() != before


def test_zooming_stays_at_the_pointer_and_stops_where_the_outlines_end(canvas: ChartCanvas) -> None:
    about = place(canvas, INDIA)
    canvas.zoom(3.0, QPointF(about))
    assert (place(canvas, INDIA) - about).manhattanLength() <= 2
    for _ in range(20):
        canvas.zoom(3.0, QPointF(about))
    assert canvas.view.zoom == MapLayout.deepest
    assert layout_of(canvas).placed.scale > 1
    canvas.zoom(0.0)
    at = atlas().middle("IND")
    assert at is not None
    assert canvas.mark_at(QPointF(place(canvas, at))) is not None
