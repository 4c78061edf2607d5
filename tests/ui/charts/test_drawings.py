"""What is painted on the screen, measured in pixels and recorded, against the numbers."""

import csv
import io
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from diplomat_desk.charts.catalogue import find
from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Layout, Room
from diplomat_desk.charts.layouts.bars import BarLayout
from diplomat_desk.charts.layouts.heat import HeatLayout
from diplomat_desk.services.drawing import Numbers
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.look import ScreenMeasure, screen_look
from diplomat_desk.ui.charts.screen import Paths, Screen
from tests.charts.recording import recorded
from tests.ui.charts.crosstabs import HOSTILE, HUGE, MANY, ODD, SOME, counted

BARS, HEAT = "track-by-country", "coverage"
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["light", "dark"])
def both_themes(request: pytest.FixtureRequest, qapp: QApplication) -> theme.Theme:
    return theme.apply(qapp, request.param)


def laid_out(name: str, numbers: Numbers, width: float = 900) -> Layout:
    asked = replace(numbers, kind=find(name))
    return asked.kind.lay_out(asked.chart(), Room(width), screen_look(ScreenMeasure()))


def bars(numbers: Numbers, width: float = 900) -> BarLayout:
    layout = laid_out(BARS, numbers, width)
    assert isinstance(layout, BarLayout)
    return layout


def heat(numbers: Numbers, width: float = 900) -> HeatLayout:
    layout = laid_out(HEAT, numbers, width)
    assert isinstance(layout, HeatLayout)
    return layout


def painted(layout: BarLayout | HeatLayout, ratio: float = 1, *, head: bool = False) -> QImage:
    high = layout.head_height if head else layout.height
    image = QImage(QSize(int(layout.width), int(high)) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.current().surface))
    painter = QPainter(image)
    screen = Screen(painter, ScreenMeasure(), Paths(), ratio)
    if head:
        layout.draw_head(screen)
    else:
        layout.draw_body(screen, Box(0, 0, layout.width, layout.height))
    painter.end()
    return image


def words(layout: BarLayout | HeatLayout, exposed: Box | None = None) -> list[str]:
    """Return the texts that the body draws, in order."""
    return recorded(layout, layout.look, exposed).words


def runs(image: QImage, start: int, y: int, gap: int) -> list[int]:
    """Return the lengths of coloured stretches from ``start`` on, parted by ``gap`` pixels of ground."""
    ground = QColor(theme.current().surface).rgb()
    line = [image.pixel(x, y) != ground for x in range(start, image.width())]
    found = [(filled, len(list(same))) for filled, same in groupby(line)]
    bar = takewhile(lambda run: run[0] or run[1] <= gap, found)
    return [length for filled, length in bar if filled]


@pytest.mark.parametrize("width", [640, 901, 1400])
@pytest.mark.parametrize("ratio", [1, 2])
def test_bars_are_as_long_in_pixels_as_the_numbers_are_large(
    width: int, ratio: int, both_themes: theme.Theme
) -> None:
    layout = bars(SOME, width)
    image = painted(layout, ratio)
    for number, row in enumerate(counted(SOME).cells):
        values = [value for value in row if value]
        y = round((number * layout.look.row + (layout.look.row - 18) / 2 + 1) * ratio)
        lengths = runs(image, layout.start * ratio, y, ratio)
        assert len(lengths) == len(values)
        for length, value in zip(lengths, values, strict=True):
            assert length / ratio == pytest.approx(value * layout.scale, abs=2.1)


@pytest.mark.parametrize("numbers", [SOME, MANY, ODD, HUGE])
def test_shapes_are_exactly_proportional_and_join(numbers: Numbers) -> None:
    layout = bars(numbers)
    for number, bar in enumerate(layout.chart.bars):
        shapes = [layout.box_of(number, segment) for segment in bar.segments]
        assert shapes[0].x == layout.start
        for shape, segment in zip(shapes, bar.segments, strict=True):
            assert shape.wide == pytest.approx(segment.value * layout.scale)
        for one, other in pairwise(shapes):
            assert one.right == pytest.approx(other.x)
        assert shapes[-1].right <= layout.width


def test_all_countries_are_drawn_though_paper_shows_the_largest_only() -> None:
    assert len(bars(MANY).chart.bars) == len(heat(MANY).chart.rows) == 60
    assert bars(MANY).chart.remainder.statement == ""


def test_every_cell_shows_its_count_and_every_row_its_total(both_themes: theme.Theme) -> None:
    crosstab = counted(SOME)
    expected = []
    # A track that nothing is on stays as an empty column.
    for n, row in enumerate(crosstab.cells):
        expected += [f"Land {n}", *map(str, row), "0", str(crosstab.row_totals[n])]
    sums = [*map(str, crosstab.column_totals), "0", str(crosstab.tally.selected)]
    assert words(heat(SOME)) == [*expected, "All countries", *sums]


def test_cells_are_shaded_by_their_count_and_zero_is_the_ground(both_themes: theme.Theme) -> None:
    layout = heat(SOME)
    image = painted(layout)
    for number, row in enumerate(layout.chart.rows):
        for column, cell in enumerate(row.cells):
            corner = layout.box_of(number, column)
            shown = image.pixelColor(round(corner.x) + 2, round(corner.y) + 2)
            assert shown == QColor(layout.look.ramp(cell.share))
            assert cell.value or shown == QColor(both_themes.surface)


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_screen_and_csv_have_the_same_numbers(name: str) -> None:
    lines = list(csv.reader(io.StringIO(SOME.csv())))[1 : 1 + len(counted(SOME).rows)]
    marks = laid_out(name, SOME).marks
    for code, _, *counts, total in lines:
        found = [marks.find((code, track)) for track in counted(SOME).columns]
        assert [mark.value if mark else 0 for mark in found] == [int(count) for count in counts]
        whole = marks.find((code, ""))
        assert whole is not None
        assert whole.value == int(total)


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_only_the_rows_in_sight_are_painted(name: str) -> None:
    layout = laid_out(name, MANY)
    assert isinstance(layout, BarLayout | HeatLayout)
    row = layout.look.row
    seen = words(layout, Box(0, 20 * row, 900, 5 * row - 1))
    assert "Land 20" in seen
    assert "Land 24" in seen
    assert not {"Land 18", "Land 27"} & set(seen)


@pytest.mark.parametrize("name", [BARS, HEAT])
@pytest.mark.parametrize("width", [1, 320, 700, 1600])
def test_hostile_and_long_names_are_cut_on_screen_and_whole_in_words(name: str, width: int) -> None:
    layout = laid_out(name, ODD, width)
    assert isinstance(layout, BarLayout | HeatLayout)
    seen = words(layout)
    assert not any("\n" in text for text in seen)
    for code, called in HOSTILE:
        mark = layout.marks.find((code, ""))
        assert mark is not None
        assert called in mark.text
    if width == 1600:
        assert "<b>Bold</b> & {0} %s" in seen
        assert any(text.startswith("The Provisional") and text.endswith("…") for text in seen)


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_every_figure_can_be_pointed_at(name: str) -> None:
    marks = laid_out(name, SOME).marks
    assert all(marks.at(*mark.box.centre) is mark for mark in marks.all)
    mark = marks.find(("A00", "T2"))
    assert mark is not None
    assert mark.text == "Land 0 · Track II: 23 initiatives"


def test_the_head_names_every_track_and_the_ticks() -> None:
    layout = bars(SOME)
    image = painted(layout, head=True)
    swatch = QColor(layout.look.colour(layout.chart.series[0].colour))
    found = {image.pixelColor(x, y).name() for x in range(30) for y in range(20)}
    assert swatch.name() in found


def test_a_track_has_the_windows_colour_and_an_own_one_its_own(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    series = {one.key: one for one in bars(ODD).chart.series}
    look = screen_look(ScreenMeasure())
    assert look.colour(series["L1"].colour) == theme.DARK.track("L1")
    assert look.colour(series["OWN"].colour) != theme.DARK.track("OWN")
    theme.apply(qapp, "light")
    assert screen_look(ScreenMeasure()).colour(series["OWN"].colour) == "#112233"
