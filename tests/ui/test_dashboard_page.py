"""The dashboard at work on a real register: tiles, their filters, clicks, keys, and what it asks when."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.marks import Mark
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_charts import MOST_TILES, SavedChart, tiles_of
from diplomat_desk.services import recording, saved_charts
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.charts.tile import Tile
from diplomat_desk.ui.charts.tile_grid import TileGrid
from diplomat_desk.ui.dashboard_page import DashboardPage
from tests.making import between, small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import press, show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
BARS, HEAT = "track-by-country", "coverage"
INDIA = Filter(countries=("IND",))
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot)
    yield made
    made.runner.stop()


def keep(
    around: Surroundings, name: str, chosen: Filter | None = None, *, there: bool = True,
    chart: str = BARS, level: Level = Level.PUBLIC,
) -> None:  # fmt: skip
    one = SavedChart(name=name, chart=chart, filter=chosen or Filter(), level=level)
    around.answer(lambda desk: saved_charts.put(desk, one, TOP, on_dashboard=there))


def page_in(around: Surroundings, width: int = 1200, height: int = 700) -> DashboardPage:
    page = DashboardPage(around.context)
    show(around.qtbot, page, width, height)
    settle(around)
    return page


def settle(around: Surroundings) -> None:
    # The tiles are asked one after the other, so that an answer brings the next question.
    for _ in range(MOST_TILES + 1):
        around.qtbot.waitUntil(lambda: around.runner.is_idle, timeout=20_000)
        around.settle()


def names(page: DashboardPage) -> list[str]:
    return [tile.one.name for tile in page.tiles]


def selected(tile: Tile) -> int:
    assert tile.plot.shown is not None
    return tile.plot.shown.numbers.figures.tally.selected


def mark_of(tile: Tile, country: str, track: str = "") -> Mark:
    assert tile.plot.canvas.drawing is not None
    mark = tile.plot.canvas.drawing.marks.find((country, track))
    assert mark is not None
    return mark


def said(page: DashboardPage) -> str:
    assert page.empty is not None
    return "\n".join(label.text() for label in page.empty.findChildren(QLabel))


def test_each_tile_shows_its_own_filter(around: Surroundings) -> None:
    keep(around, "All")
    keep(around, "India", INDIA, chart=HEAT)
    page = page_in(around)
    assert names(page) == ["All", "India"]
    assert selected(page.tiles[0]) == 80
    assert 0 < selected(page.tiles[1]) < 80
    assert page.tiles[1].subtitle.whole == "Country: India"
    assert "undated" in page.tiles[0].caption.whole
    around.context.filter_state.set(Filter(tracks=("T2",)))
    settle(around)
    assert selected(page.tiles[0]) == 80


def test_all_can_show_the_filter_above_and_it_is_remembered(around: Surroundings) -> None:
    keep(around, "All")
    keep(around, "India", INDIA)
    around.context.filter_state.set(Filter(countries=("AFG",)))
    page = page_in(around)
    page.common.click()
    settle(around)
    assert selected(page.tiles[0]) == selected(page.tiles[1]) == 28
    around.context.filter_state.set(Filter(text="no such words"))
    settle(around)
    assert page.tiles[0].plot.empty is not None
    assert page.tiles[0].plot.empty.step is not None
    page.tiles[0].plot.empty.step.click()
    settle(around)
    assert selected(page.tiles[0]) == 80
    again = DashboardPage(around.context)
    around.qtbot.addWidget(again)
    assert again.common.isChecked()


def test_a_click_narrows_the_filter_of_all(around: Surroundings) -> None:
    keep(around, "Track II", Filter(tracks=("T2",)))
    keep(around, "All", chart=HEAT)
    page = page_in(around)
    canvas = page.tiles[0].plot.canvas
    at = canvas.stage.from_body(mark_of(page.tiles[0], "IND").box).center().toPoint()
    QTest.mouseClick(canvas.stage.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(around)
    assert around.context.filter_state.filter == Filter(tracks=("T2",), countries=("IND",))
    assert page.common.isChecked()
    assert selected(page.tiles[0]) == selected(page.tiles[1])
    page.common.click()
    settle(around)
    assert selected(page.tiles[1]) == 80


def test_a_double_click_shows_the_records(around: Surroundings) -> None:
    keep(around, "Track II", Filter(tracks=("T2",)))
    page = page_in(around)
    stage = page.tiles[0].plot.canvas.stage
    at = stage.from_body(mark_of(page.tiles[0], "IND").box).center().toPoint()
    QTest.mouseClick(stage.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(stage.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert around.asked.pages == ["register"]
    assert around.context.filter_state.filter == Filter(tracks=("T2",), countries=("IND",))


def test_a_country_lights_up_in_all_tiles(around: Surroundings) -> None:
    keep(around, "One")
    keep(around, "Two", chart=HEAT)
    page = page_in(around)
    one, two = (tile.plot.canvas for tile in page.tiles)
    one.point_at(mark_of(page.tiles[0], "IND", "T2"))
    assert two.stage.lit
    assert {country for mark in two.stage.lit for country in mark.aim.countries} == {"IND"}
    one.point_at(None)
    assert two.stage.lit == ()


def test_the_name_opens_moves_and_removes_by_keys(around: Surroundings) -> None:
    for name in ("One", "Two", "Three"):
        keep(around, name)
    page = page_in(around)
    page.tiles[2].title.setFocus()
    press(Qt.Key.Key_Return)
    assert around.asked.charts == [3]
    press(Qt.Key.Key_Up, modifier=ALT)
    settle(around)
    assert names(page) == ["One", "Three", "Two"]
    assert page.tiles[1].title.hasFocus()
    press(Qt.Key.Key_Down, modifier=ALT)
    settle(around)
    assert names(page) == ["One", "Two", "Three"]
    press(Qt.Key.Key_Delete)
    settle(around)
    assert names(page) == ["One", "Two"]
    assert around.asked.toasts == ["“Three” is off the dashboard."]
    assert len(around.answer(lambda desk: saved_charts.listing(desk, TOP))) == 3


def test_a_double_click_on_the_name_opens_the_chart(around: Surroundings) -> None:
    keep(around, "One")
    page = page_in(around)
    QTest.mouseDClick(page.tiles[0].title, Qt.MouseButton.LeftButton)
    assert around.asked.charts == [1]


def test_the_menu_offers_what_can_be_done(around: Surroundings) -> None:
    keep(around, "One")
    keep(around, "Two")
    page = page_in(around)
    menu = page.tiles[0].menu()
    enabled = {action.objectName(): action.isEnabled() for action in menu.actions()}
    assert enabled == {"open": True, "before": False, "after": True, "off": True}
    after = menu.findChild(QAction, "after")
    assert isinstance(after, QAction)
    after.trigger()
    settle(around)
    assert names(page) == ["Two", "One"]


def test_an_empty_dashboard_leads_to_the_charts_or_to_what_is_kept(around: Surroundings) -> None:
    page = page_in(around)
    assert "No chart is here yet" in said(page)
    assert page.empty is not None
    assert page.empty.step is not None
    assert page.empty.step.text() == "Go to the charts"
    page.empty.step.click()
    assert around.asked.pages == ["charts"]
    one = SavedChart(name="Mine", chart=BARS)
    around.runner.change(lambda desk: saved_charts.put(desk, one, TOP))
    settle(around)
    assert page.empty.step.text() == "Add a chart"
    popup = page.open_adding()
    assert [card.title for card in popup.gallery.kept.cards()] == ["Mine"]
    assert popup.gallery.charts.cards() == ()
    QTest.keyClick(popup.gallery.field, Qt.Key.Key_Return)
    settle(around)
    assert names(page) == ["Mine"]
    page.add.click()
    assert around.asked.pages == ["charts", "charts"]
    assert around.asked.toasts[-1] == "Keep a chart here, and let the dashboard show it."


def test_a_change_is_drawn_and_a_chart_that_stays_is_not_made_anew(around: Surroundings) -> None:
    keep(around, "All")
    page = page_in(around)
    tile = page.tiles[0]
    before = mark_of(tile, "PAK", "L1").value
    record = small(track="L1", countries=between("PAK"))
    around.runner.change(lambda desk: recording.record(desk, record))
    settle(around)
    assert page.tiles[0] is tile
    assert mark_of(tile, "PAK", "L1").value == before + 1


def test_it_asks_only_while_it_is_seen(around: Surroundings) -> None:
    keep(around, "All")
    page = page_in(around)
    page.common.click()
    settle(around)
    page.hide()
    around.context.filter_state.set(Filter(tracks=("T2",)))
    settle(around)
    assert selected(page.tiles[0]) == 80
    page.show()
    settle(around)
    assert selected(page.tiles[0]) < 80


def test_one_tile_is_asked_for_after_the_other(around: Surroundings) -> None:
    for n in range(3):
        keep(around, f"Chart {n}")
    page = page_in(around)
    page.common.click()
    assert page._asking is page.tiles[0]
    assert page._waiting == page.tiles[1:]
    settle(around)
    assert [selected(tile) for tile in page.tiles] == [80] * 3


def test_what_lies_above_the_ceiling_is_neither_drawn_nor_named(around: Surroundings) -> None:
    keep(around, "All")
    keep(around, "Backchannel", level=Level.RESTRICTED)
    record = small(countries=between("BTN"), confidentiality=Level.RESTRICTED)
    around.runner.change(lambda desk: recording.record(desk, record))
    page = page_in(around)
    assert selected(page.tiles[0]) == 81
    around.context.filter_state.set_ceiling(Level.LIMITED)
    settle(around)
    assert names(page) == ["All"]
    assert selected(page.tiles[0]) == 80


def test_a_chart_that_cannot_be_drawn_any_more_says_why(around: Surroundings) -> None:
    keep(around, "Lost", Filter(tracks=("gone",)))
    keep(around, "Of tomorrow", chart="hologram")
    keep(around, "All")
    page = page_in(around)
    texts = [
        "\n".join(label.text() for label in tile.plot.findChildren(QLabel)) for tile in page.tiles
    ]
    assert "“gone” is not in the vocabulary" in texts[0]
    assert "has no chart “hologram”" in texts[1]
    assert selected(page.tiles[2]) == 80
    page.common.click()
    settle(around)
    assert selected(page.tiles[0]) == 80


@pytest.mark.parametrize(
    ("count", "width", "columns"),
    [
        (6, 1300, 3),
        (6, 800, 2),
        (6, 500, 1),
        (4, 1300, 2),
        (2, 1300, 2),
        (1, 1300, 1),
        (7, 1300, 3),
    ],
)
def test_tiles_stand_side_by_side_as_there_is_room(
    qtbot: QtBot, count: int, width: int, columns: int
) -> None:
    grid = TileGrid()
    qtbot.addWidget(grid)
    grid.resize(width, 700)
    tiles = [QLabel(str(n)) for n in range(count)]
    grid.show_tiles(tiles)
    grid.show()
    assert len({tile.x() for tile in tiles}) == columns
    assert len({tile.y() for tile in tiles}) == -(-count // columns)
    grid.show_tiles(tiles[:1])
    layout = grid.layout()
    assert layout is not None
    layout.activate()
    assert tiles[0].width() > width - 60


def test_nothing_can_be_changed_in_a_register_that_is_only_read(around: Surroundings) -> None:
    keep(around, "One")
    around = replace(around, context=replace(around.context, read_only=True))
    page = page_in(around)
    assert not page.add.isVisible()
    page.tiles[0].title.setFocus()
    press(Qt.Key.Key_Delete)
    settle(around)

    def there(desk: Desk) -> int:
        return len(tiles_of(saved_charts.listing(desk, TOP)))

    assert around.answer(there) == 1
    assert MOST_TILES == 6
