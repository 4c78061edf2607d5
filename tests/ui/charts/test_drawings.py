"""What is painted, measured in pixels and read back as text, against the numbers."""

import csv
import io
import re
from itertools import groupby, pairwise, takewhile

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.services.drawing import Numbers
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.bar_drawing import ROW, BarDrawing
from diplomat_desk.ui.charts.drawing import BUILDERS, Drawing, describe, lay_out
from diplomat_desk.ui.charts.heat_drawing import HeatDrawing
from diplomat_desk.ui.charts.look import current_look
from tests.ui.charts.crosstabs import HOSTILE, HUGE, MANY, ODD, SOME

BARS, HEAT = (kind.name for kind in CHARTS)
TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["light", "dark"])
def both_themes(request: pytest.FixtureRequest, qapp: QApplication) -> theme.Theme:
    return theme.apply(qapp, request.param)


def bars(numbers: Numbers, width: float = 900, ratio: float = 1) -> BarDrawing:
    drawing = lay_out(describe(BARS, numbers), width, current_look(ratio))
    assert isinstance(drawing, BarDrawing)
    return drawing


def heat(numbers: Numbers, width: float = 900) -> HeatDrawing:
    drawing = lay_out(describe(HEAT, numbers), width, current_look())
    assert isinstance(drawing, HeatDrawing)
    return drawing


def painted(drawing: Drawing, ratio: float = 1) -> QImage:
    size = QSize(int(drawing.width), int(drawing.height)) * ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.current().surface))
    painter = QPainter(image)
    drawing.paint_body(painter, QRectF(0, 0, drawing.width, drawing.height))
    painter.end()
    return image


def words(drawing: Drawing, exposed: QRectF | None = None) -> list[str]:
    """Return the texts that the body paints, in order."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QSvgGenerator()
    paper.setOutputDevice(buffer)
    painter = QPainter(paper)
    drawing.paint_body(painter, exposed or QRectF(0, 0, drawing.width, drawing.height))
    painter.end()
    found = TEXT.findall(bytes(data.data()).decode())
    return [
        text.strip().replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        for text in found
    ]


def runs(image: QImage, start: int, y: int, gap: int) -> list[int]:
    """Return the lengths of coloured stretches from ``start`` on, parted by ``gap`` pixels of ground."""
    ground = QColor(theme.current().surface).rgb()
    line = [image.pixel(x, y) != ground for x in range(start, image.width())]
    found = [(filled, len(list(same))) for filled, same in groupby(line)]
    bar = takewhile(lambda run: run[0] or run[1] <= gap, found)
    return [length for filled, length in bar if filled]


def test_every_chart_of_the_catalogue_can_be_shown() -> None:
    assert set(BUILDERS) == {kind.name for kind in CHARTS}


@pytest.mark.parametrize("width", [640, 901, 1400])
@pytest.mark.parametrize("ratio", [1, 2])
def test_bars_are_as_long_in_pixels_as_the_numbers_are_large(
    width: int, ratio: int, both_themes: theme.Theme
) -> None:
    drawing = bars(SOME, width, ratio)
    image = painted(drawing, ratio)
    for number, row in enumerate(SOME.crosstab.cells):
        values = [value for value in row if value]
        y = round((number * ROW + (ROW - 18) / 2 + 1) * ratio)
        lengths = runs(image, drawing.start * ratio, y, ratio)
        assert len(lengths) == len(values)
        for length, value in zip(lengths, values, strict=True):
            assert length / ratio == pytest.approx(value * drawing.scale, abs=2.1)


@pytest.mark.parametrize("numbers", [SOME, MANY, ODD, HUGE])
def test_shapes_are_exactly_proportional_and_join(numbers: Numbers) -> None:
    drawing = bars(numbers)
    for number, bar in enumerate(drawing.chart.bars):
        shapes = [drawing.shape_of(number, segment) for segment in bar.segments]
        assert shapes[0].left() == drawing.start
        for shape, segment in zip(shapes, bar.segments, strict=True):
            assert shape.width() == pytest.approx(segment.value * drawing.scale)
        for one, other in pairwise(shapes):
            assert one.right() == pytest.approx(other.left())
        assert shapes[-1].right() <= drawing.width


def test_all_countries_are_drawn_though_paper_shows_the_largest_only() -> None:
    assert len(bars(MANY).chart.bars) == len(heat(MANY).chart.rows) == 60
    assert bars(MANY).chart.remainder.statement == ""


def test_every_cell_shows_its_count_and_every_row_its_total(both_themes: theme.Theme) -> None:
    crosstab = SOME.crosstab
    expected = []
    for n, row in enumerate(crosstab.cells):
        expected += [f"Land {n}", *map(str, row), str(crosstab.row_totals[n])]
    sums = [*map(str, crosstab.column_totals), str(crosstab.tally.selected)]
    assert words(heat(SOME)) == [*expected, "All countries", *sums]


def test_cells_are_shaded_by_their_count_and_zero_is_the_ground(both_themes: theme.Theme) -> None:
    drawing = heat(SOME)
    image = painted(drawing)
    for number, row in enumerate(drawing.chart.rows):
        for column, cell in enumerate(row.cells):
            corner = drawing.shape_of(number, column).topLeft().toPoint()
            shown = image.pixelColor(corner.x() + 2, corner.y() + 2)
            assert shown == QColor(drawing.look.ramp(cell.share))
            assert cell.value or shown == QColor(both_themes.surface)


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_screen_and_csv_have_the_same_numbers(name: str) -> None:
    lines = list(csv.reader(io.StringIO(SOME.csv())))[1 : 1 + len(SOME.crosstab.rows)]
    marks = lay_out(describe(name, SOME), 900, current_look()).marks
    for code, _, *counts, total in lines:
        found = [marks.find((code, track)) for track in SOME.crosstab.columns]
        assert [mark.value if mark else 0 for mark in found] == [int(count) for count in counts]
        whole = marks.find((code, ""))
        assert whole is not None
        assert whole.value == int(total)


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_only_the_rows_in_sight_are_painted(name: str) -> None:
    drawing = lay_out(describe(name, MANY), 900, current_look())
    seen = words(drawing, QRectF(0, 20 * ROW, 900, 5 * ROW))
    assert "Land 20" in seen
    assert "Land 24" in seen
    assert not {"Land 18", "Land 27"} & set(seen)


@pytest.mark.parametrize("name", [BARS, HEAT])
@pytest.mark.parametrize("width", [1, 320, 700, 1600])
def test_hostile_and_long_names_are_cut_on_screen_and_whole_in_words(name: str, width: int) -> None:
    drawing = lay_out(describe(name, ODD), width, current_look())
    seen = words(drawing)
    assert not any("\n" in text for text in seen)
    for code, called in HOSTILE:
        mark = drawing.marks.find((code, ""))
        assert mark is not None
        assert called in mark.text
    if width == 1600:
        assert "<b>Bold</b> & {0} %s" in seen
        assert any(text.startswith("The Provisional") and text.endswith("…") for text in seen)


@pytest.mark.parametrize("name", [BARS, HEAT])
def test_every_figure_can_be_pointed_at(name: str) -> None:
    marks = lay_out(describe(name, SOME), 900, current_look()).marks
    assert all(marks.at(mark.shape.center()) is mark for mark in marks.all)
    mark = marks.find(("A00", "T2"))
    assert mark is not None
    assert mark.text == "Land 0 · Track II: 23 initiatives"


def test_the_head_names_every_track_and_the_ticks(qapp: QApplication) -> None:
    drawing = bars(SOME)
    image = QImage(900, int(drawing.head_height), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.current().surface))
    painter = QPainter(image)
    drawing.paint_head(painter, QRectF(0, 0, 900, drawing.head_height))
    painter.end()
    swatch = QColor(drawing.look.series_colour(drawing.chart.series[0]))
    found = {image.pixelColor(x, y).name() for x in range(30) for y in range(20)}
    assert swatch.name() in found


def test_a_track_has_the_windows_colour_and_an_own_one_its_own(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    series = {one.key: one for one in bars(ODD).chart.series}
    look = current_look()
    assert look.series_colour(series["L1"]) == theme.DARK.track("L1")
    assert look.series_colour(series["OWN"]) != theme.DARK.track("OWN")
    theme.apply(qapp, "light")
    assert current_look().series_colour(series["OWN"]) == "#112233"
