"""Positions and transfers on the screen and on paper: the same places, held against the numbers."""

import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from diplomat_desk.charts import svg
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Layout, Room
from diplomat_desk.charts.layouts.positions import PositionLayout
from diplomat_desk.charts.layouts.transfer import TransferLayout
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.positions import describe as describe_positions
from diplomat_desk.charts.transfer import describe as describe_transfer
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.look import ScreenMeasure, screen_look
from diplomat_desk.ui.charts.screen import Paths, Screen
from tests.charts import test_positions as places
from tests.charts import test_transfer as flows

WIDTHS = [640, 1000, 1600]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["light", "dark"])
def both_themes(request: pytest.FixtureRequest, qapp: QApplication) -> theme.Theme:
    return theme.apply(qapp, request.param)


def painted(layout: Layout) -> QImage:
    image = QImage(QSize(int(layout.width), int(layout.height)), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.current().surface))
    painter = QPainter(image)
    screen = Screen(painter, ScreenMeasure(), Paths())
    layout.draw_body(screen, Box(0, 0, layout.width, layout.height))
    painter.end()
    return image


@pytest.mark.parametrize("wide", WIDTHS)
def test_on_the_screen_every_initiative_has_its_tracks_colour_in_its_middle(
    wide: int, both_themes: theme.Theme
) -> None:
    look = screen_look(ScreenMeasure())
    chart = describe_positions(places.figures(places.FEW), places.BASIS)
    layout = PositionLayout(chart, Room(wide, 600), look)
    image = painted(layout)
    glyphs = [g for row in layout.rows.values() for cell in row for g in cell.glyphs]
    assert len(glyphs) == 15
    for glyph in glyphs:
        x, y = glyph.centre
        hollow = glyph.item.recognition == "none"
        # The middle of a ring is ground; its left rim is not.
        rim = QColor(image.pixel(round(x - glyph.radius * 0.8), round(y)))
        seen = rim if hollow else QColor(image.pixel(round(x), round(y)))
        wanted = QColor(look.colour(glyph.track.colour))
        for one, other in zip(seen.getRgb()[:3], wanted.getRgb()[:3], strict=True):  # type: ignore[index]
            assert abs(one - other) < 70
        if hollow:
            assert QColor(image.pixel(int(x), int(y))) == QColor(theme.current().surface)


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("name", ["few", "one"])
def test_on_the_screen_a_ribbon_is_as_many_pixels_thick_as_its_number_says(
    name: str, wide: int, both_themes: theme.Theme
) -> None:
    chart = describe_transfer(flows.SITUATIONS[name], flows.BASIS)
    layout = TransferLayout(chart, Room(wide, 600), screen_look(ScreenMeasure()))
    image = painted(layout)
    ground = QColor(theme.current().surface).rgb()
    x = round(layout.left + layout.sankey.left(0) + 5)
    for node, bar in zip(chart.columns[0], layout.sankey.bars[0], strict=True):
        high = 0
        y = round(bar.centre[1])
        for step in (-1, 1):
            at = y if step > 0 else y - 1
            while 0 <= at < image.height() and image.pixel(x, at) != ground:
                high, at = high + 1, at + step
        assert high == pytest.approx(node.number * layout.sankey.scale, abs=2.1)


def of_kind(picture: str, kind: str) -> list[ET.Element]:
    root = ET.fromstring(picture)  # noqa: S314 - our own drawing
    return [element for element in root.iter() if element.get("class") == kind]


@pytest.mark.parametrize("wide", WIDTHS)
def test_on_paper_every_initiative_is_there_with_its_number(wide: int) -> None:
    for groups in (places.FEW, places.SITUATIONS["all"]):
        chart = describe_positions(places.figures(groups), places.BASIS)
        drawn = of_kind(svg.draw(chart, PositionLayout, wide), "initiative")
        total = sum(float(one.attrib["data-value"]) for one in drawn)
        assert total == sum(group.number for group in groups if group.placed)


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("name", flows.SITUATIONS)
def test_on_paper_a_ribbon_is_as_thick_as_its_number_says(name: str, wide: int) -> None:
    chart = describe_transfer(flows.SITUATIONS[name], flows.BASIS)
    drawn = of_kind(svg.draw(chart, TransferLayout, wide, Theme.LIGHT), "ribbon")
    assert len(drawn) == len(chart.ribbons)
    scales = set()
    for one in drawn:
        ys = [float(y) for y in re.findall(r",(-?[\d.]+)", one.attrib["d"])]
        value = float(one.attrib["data-value"])
        thick = ys[-1] - ys[0]
        scales.add(round(thick / value, 1))
        assert thick >= 0
    assert len(scales) <= 2
