"""Charts kept in the window: from the first visit to a name, to the dashboard, and back again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.services import saved_charts
from diplomat_desk.ui.charts.gallery import OPEN, RENAME, Wish
from diplomat_desk.ui.charts.gallery_popup import GalleryPopup
from diplomat_desk.ui.charts.keeping import KeepPopup
from diplomat_desk.ui.charts_page import ChartsPage
from diplomat_desk.ui.dashboard_page import DashboardPage
from tests.ui.desktop import Desktop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
BARS = CHARTS[0].name


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open(sample=True)
    yield made
    made.runner.stop()


def charts(desktop: Desktop) -> ChartsPage:
    desktop.do("page.charts")
    page = desktop.workspace.page
    assert isinstance(page, ChartsPage)
    return page


def dashboard(desktop: Desktop) -> DashboardPage:
    desktop.do("page.dashboard")
    page = desktop.workspace.page
    assert isinstance(page, DashboardPage)
    return page


def keep(desktop: Desktop, page: ChartsPage, name: str = "", *, there: bool = False) -> None:
    page.picking.keep.click()
    popup = page.picking.keep.findChild(KeepPopup)
    assert isinstance(popup, KeepPopup)
    if name:
        popup.name.setText(name)
    popup.dashboard.setChecked(there)
    QTest.keyClick(popup.name, Qt.Key.Key_Return)
    desktop.settled()


def listed(page: ChartsPage) -> list[str]:
    return [one.name for one in page.picking.kept.charts]


def test_the_first_visit_shows_every_chart_with_its_question(desktop: Desktop) -> None:
    page = charts(desktop)
    assert page.gallery.isVisible()
    assert not page.canvas.isVisible()
    assert [card.words for card in page.gallery.charts.cards()] == [one.asks for one in CHARTS]
    assert desktop.window.focusWidget() is page.gallery.field
    QTest.keyClick(page.gallery.field, Qt.Key.Key_Return)
    desktop.settled()
    assert page.canvas.isVisible()
    assert page.shown is not None
    desktop.do("page.register")
    assert charts(desktop).canvas.isVisible()


def test_a_chart_is_kept_opened_and_taken_back(desktop: Desktop) -> None:
    page = charts(desktop)
    page.choose(BARS)
    desktop.window.filter_state.set(Filter(tracks=("T2",)))
    desktop.settled()
    keep(desktop, page)
    assert listed(page) == ["Track and country: Track: Track II"]
    assert page.picking.chooser.text() == "Track and country: Track: Track II"
    assert desktop.window.toast.isVisible()
    desktop.window.filter_state.set(Filter())
    desktop.settled()
    assert page.picking.chooser.text() == "Track and country"
    popup = page.picking.chooser.open()
    QTest.keyClick(popup.gallery.field, Qt.Key.Key_Down)
    popup.gallery.kept.setFocus()
    popup.gallery.kept.setCurrentRow(0)
    QTest.keyClick(popup.gallery.kept, Qt.Key.Key_Return)
    desktop.settled()
    assert desktop.window.filter_state.filter.tracks == ("T2",)
    assert page.picking.chooser.text() == "Track and country: Track: Track II"
    desktop.do("edit.undo")
    assert listed(page) == []


def test_a_name_that_is_taken_is_refused_in_place(desktop: Desktop) -> None:
    page = charts(desktop)
    page.choose(BARS)
    desktop.settled()
    keep(desktop, page, "Gaps")
    page.choose(CHARTS[1].name)
    desktop.settled()
    keep(desktop, page, "GAPS")
    popup = page.picking.keep.findChild(KeepPopup)
    assert isinstance(popup, KeepPopup)
    assert popup.isVisible()
    assert "There is a chart “Gaps” already." in popup.problem.text()
    popup.close()
    assert listed(page) == ["Gaps"]


def test_a_kept_chart_is_updated_to_what_is_seen(desktop: Desktop) -> None:
    page = charts(desktop)
    page.choose(BARS)
    desktop.settled()
    keep(desktop, page, "Mine")
    desktop.window.filter_state.set(Filter(countries=("IND",)))
    desktop.settled()
    popup = page.picking.ask_name()
    assert popup.update_opened.isVisible()
    popup.update_opened.click()
    desktop.settled()
    (one,) = page.picking.kept.charts
    assert (one.name, one.filter) == ("Mine", Filter(countries=("IND",)))
    assert page.picking.chooser.text() == "Mine"


def test_renamed_moved_and_deleted_from_the_gallery(desktop: Desktop) -> None:
    page = charts(desktop)
    page.choose(BARS)
    desktop.settled()
    for name in ("One", "Two"):
        keep(desktop, page, name)
    popup = page.picking.chooser.open()
    kept = popup.gallery.kept
    kept.setFocus()
    kept.choose("kept:2")
    QTest.keyClick(kept, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desktop.settled()
    assert [card.title for card in kept.cards()] == ["Two", "One"]
    assert kept.chosen() == "kept:2"
    QTest.keyClick(kept, Qt.Key.Key_Delete)
    desktop.settled()
    assert [card.title for card in kept.cards()] == ["One"]
    popup.gallery.wished.emit(Wish(RENAME, page.picking.kept.charts[0]))
    assert not popup.isVisible()
    asking = page.picking.chooser.findChild(KeepPopup)
    assert isinstance(asking, KeepPopup)
    asking.name.setText("First")
    QTest.keyClick(asking.name, Qt.Key.Key_Return)
    desktop.settled()
    assert listed(page) == ["First"]


def test_from_the_charts_to_the_dashboard_and_back(desktop: Desktop) -> None:
    page = charts(desktop)
    page.choose(BARS)
    desktop.window.filter_state.set(Filter(tracks=("T2",)))
    desktop.settled()
    keep(desktop, page, "Track two", there=True)
    desktop.window.filter_state.set(Filter())
    shown = dashboard(desktop)
    assert [tile.one.name for tile in shown.tiles] == ["Track two"]
    QTest.keyClick(shown.tiles[0].title, Qt.Key.Key_Return)
    desktop.settled()
    assert desktop.workspace.page is page
    assert desktop.window.filter_state.filter.tracks == ("T2",)
    assert page.picking.chooser.text() == "Track two"


def test_a_kept_chart_can_be_opened_before_the_page_was_ever_shown(desktop: Desktop) -> None:
    one = SavedChart(name="Mine", chart=CHARTS[1].name, filter=Filter(tracks=("T2",)))
    desktop.runner.change(lambda desk: saved_charts.put(desk, one, TOP, on_dashboard=True))
    desktop.settled()
    shown = dashboard(desktop)
    QTest.mouseDClick(shown.tiles[0].title, Qt.MouseButton.LeftButton)
    desktop.settled()
    page = desktop.workspace.page
    assert isinstance(page, ChartsPage)
    assert page.name == CHARTS[1].name
    assert page.picking.chooser.text() == "Mine"
    assert page.canvas.isVisible()


def test_it_opens_under_todays_ceiling(desktop: Desktop) -> None:
    page = charts(desktop)
    page.choose(BARS)
    desktop.settled()
    keep(desktop, page, "Mine")
    desktop.window.filter_state.set_ceiling(Level.LIMITED)
    desktop.settled()
    page.picking.do(Wish(OPEN, page.picking.kept.charts[0]))
    desktop.settled()
    assert desktop.window.filter_state.filter.ceiling is Level.LIMITED


def test_a_name_above_the_ceiling_is_not_on_any_page(desktop: Desktop) -> None:
    one = SavedChart(name="Backchannel", chart=BARS, level=Level.RESTRICTED)
    desktop.runner.change(lambda desk: saved_charts.put(desk, one, TOP, on_dashboard=True))
    desktop.settled()
    assert len(dashboard(desktop).tiles) == 1
    desktop.window.filter_state.set_ceiling(Level.LIMITED)
    desktop.settled()
    assert dashboard(desktop).tiles == []
    page = charts(desktop)
    assert listed(page) == []
    assert page.gallery.kept.cards() == ()


def test_what_cannot_be_shown_any_more_is_said(desktop: Desktop) -> None:
    page = charts(desktop)
    page.picking.do(Wish(OPEN, SavedChart(id=9, name="Old", chart="hologram")))
    one = SavedChart(id=9, name="Old", chart=BARS, filter=Filter(tracks=("gone",)))
    page.picking.do(Wish(OPEN, one))
    assert "“Old” can no longer be shown." in desktop.dialogs.told[0]
    assert "hologram" in desktop.dialogs.told[0]
    assert "update “Old”" in desktop.dialogs.told[1]
    assert desktop.window.filter_state.filter == replace(Filter(), ceiling=TOP)


def test_the_gallery_goes_with_escape(desktop: Desktop) -> None:
    page = charts(desktop)
    page.choose(BARS)
    desktop.settled()
    popup = page.picking.chooser.open()
    assert isinstance(popup, GalleryPopup)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


@pytest.mark.parametrize("name", [kind.name for kind in CHARTS if kind.together][:1])
def test_a_comparison_is_kept_with_both_its_filters(desktop: Desktop, name: str) -> None:
    page = charts(desktop)
    page.choose(name)
    desktop.window.filter_state.set(Filter(countries=("IND",)))
    page.compare.hold_button.click()
    desktop.window.filter_state.set(Filter(countries=("PAK",)))
    desktop.settled()
    keep(desktop, page, "Side by side", there=True)
    (one,) = page.picking.kept.charts
    assert (one.filter.countries, one.other) == (("PAK",), Filter(countries=("IND",)))
    page.compare.hold(None)
    desktop.window.filter_state.set(Filter())
    desktop.settled()
    page.picking.do(Wish(OPEN, one))
    desktop.settled()
    assert page.compare.held(TOP) == Filter(countries=("IND",))
    assert page.picking.chooser.text() == "Side by side"
    tile = dashboard(desktop).tiles[0]
    assert tile.plot.shown is not None
    assert tile.plot.shown.numbers.other is not None
