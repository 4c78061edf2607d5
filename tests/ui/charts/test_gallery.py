"""The gallery with real keys and clicks: found by typing, chosen with arrows, kept charts changed in it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.kinds import ChartKind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.services import saved_charts
from diplomat_desk.ui.charts.cards import CardGrid, broken, dots_of
from diplomat_desk.ui.charts.gallery import Gallery, Wish
from diplomat_desk.ui.charts.gallery_popup import Chooser, GalleryPopup
from diplomat_desk.ui.charts.kept import KeptCharts
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")
ALT = Qt.KeyboardModifier.AltModifier


def kind(name: str, label: str, question: str) -> ChartKind:
    def unused(*_: object) -> None:
        raise AssertionError("the gallery draws nothing")

    return ChartKind(name, label, question, "map", (), unused, unused, unused)  # type: ignore[arg-type]


KINDS = (
    kind("bars", "Track and country", "With which countries do we have most?"),
    kind("coverage", "Coverage", "Where do we have no channel?"),
    kind("over-time", "Over time", "When did it begin, and when did it stop?"),
    kind("map", "Map", "Where on earth do we meet?"),
    kind("network", "Network", "Who works with whom?"),
)


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


def keep(around: Surroundings, *names: str, **more: object) -> None:
    for name in names:
        one = SavedChart(name=name, chart="map", **more)  # type: ignore[arg-type]
        around.runner.change(partial(saved_charts.put, one=one, ceiling=TOP))
    around.settle()


class Seen:
    """A gallery on the screen, and what it said."""

    def __init__(self, around: Surroundings, width: int = 720) -> None:
        self.kept = KeptCharts(around.context, "test", around.runner)
        self.kept.ask_again()
        around.settle()
        self.gallery = Gallery(KINDS, self.kept, lambda one: "The whole register")
        around.qtbot.addWidget(self.gallery)
        self.gallery.resize(width, self.gallery.wanted_height(width))
        with around.qtbot.waitExposed(self.gallery):
            self.gallery.show()
        self.gallery.activateWindow()
        around.qtbot.waitUntil(self.gallery.isActiveWindow)
        self.gallery.setFocus()
        self.chosen: list[str] = []
        self.wishes: list[Wish] = []
        self.gallery.chosen.connect(self.chosen.append)
        self.gallery.wished.connect(self.wishes.append)


def titles(grid: CardGrid) -> list[str]:
    return [card.title for card in grid.cards()]


def focused() -> object:
    return QApplication.focusWidget()


def test_every_card_says_its_chart_and_question(around: Surroundings) -> None:
    seen = Seen(around)
    cards = seen.gallery.charts.cards()
    assert [card.title for card in cards] == [one.label for one in KINDS]
    item = seen.gallery.charts.item(1)
    spoken = item.data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Coverage. Where do we have no channel?"
    assert not seen.gallery.kept.isVisible()


def test_typing_finds_by_name_and_question_and_enter_chooses(around: Surroundings) -> None:
    seen = Seen(around)
    type_text("no channel")
    assert titles(seen.gallery.charts) == ["Coverage"]
    press(Qt.Key.Key_Return)
    assert seen.chosen == ["coverage"]


def test_arrow_keys_go_from_the_field_through_all_cards(around: Surroundings) -> None:
    keep(around, "Mine", "Yours")
    seen = Seen(around)
    grid, kept = seen.gallery.charts, seen.gallery.kept
    assert grid.columns() == 3
    press(Qt.Key.Key_Down)
    assert (focused(), grid.chosen()) == (grid, "chart:bars")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    assert grid.chosen() == "chart:network"
    press(Qt.Key.Key_Down)
    assert (focused(), kept.chosen()) == (kept, "kept:1")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert [(wish.act, wish.one.name) for wish in seen.wishes] == [("open", "Yours")]
    press(Qt.Key.Key_Up)
    assert focused() is grid
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Up)
    assert focused() is seen.gallery.field


def test_letters_typed_on_a_card_go_into_the_field(around: Surroundings) -> None:
    seen = Seen(around)
    press(Qt.Key.Key_Down)
    QTest.keyClicks(seen.gallery.charts, "map")
    assert seen.gallery.field.text() == "map"
    assert titles(seen.gallery.charts) == ["Map"]


def test_a_click_chooses(around: Surroundings) -> None:
    seen = Seen(around)
    grid = seen.gallery.charts
    at = grid.visualItemRect(grid.item(2)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert seen.chosen == ["over-time"]


def test_kept_charts_are_changed_by_keys_and_menu(around: Surroundings) -> None:
    keep(around, "Mine", "Yours")
    seen = Seen(around)
    kept = seen.gallery.kept
    kept.setFocus()
    kept.choose("kept:2")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Up, modifier=ALT)
    assert [(wish.act, wish.one.name) for wish in seen.wishes] == [
        ("rename", "Yours"),
        ("delete", "Yours"),
        ("up", "Yours"),
    ]
    menu = seen.gallery.menu_of(seen.kept.charts[0])
    enabled = {action.objectName(): action.isEnabled() for action in menu.actions()}
    assert enabled == {
        "open": True, "rename": True, "on": True, "up": False, "down": True, "delete": True,
    }  # fmt: skip
    action = menu.findChild(QAction, "on")
    assert isinstance(action, QAction)
    action.trigger()
    assert (seen.wishes[-1].act, seen.wishes[-1].one.name) == ("on", "Mine")


def test_the_dots_of_a_kept_chart_open_its_menu(around: Surroundings, qtbot: QtBot) -> None:
    keep(around, "Mine")
    seen = Seen(around)
    kept = seen.gallery.kept
    dots = dots_of(kept.visualItemRect(kept.item(0)), kept.layoutDirection())
    with qtbot.waitSignal(kept.more_wanted) as wanted:
        QTest.mousePress(
            kept.viewport(), Qt.MouseButton.LeftButton, pos=dots.center() - QPoint(4, 0)
        )
    assert wanted.args is not None
    assert wanted.args[0] == "kept:1"
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    assert not seen.wishes


def test_what_cannot_be_applied_any_more_says_so(around: Surroundings) -> None:
    keep(around, "Mine", filter=Filter(tracks=("gone",)))
    seen = Seen(around)
    (card,) = seen.gallery.kept.cards()
    assert card.warns
    assert "“gone” is not in the vocabulary" in card.words


def test_names_above_the_ceiling_are_not_there(around: Surroundings) -> None:
    keep(around, "Mine")
    keep(around, "Backchannel", level=Level.RESTRICTED)
    seen = Seen(around)
    assert titles(seen.gallery.kept) == ["Mine", "Backchannel"]
    around.context.filter_state.set_ceiling(Level.LIMITED)
    around.settle()
    assert titles(seen.gallery.kept) == ["Mine"]


def test_the_button_opens_the_gallery_and_names_what_is_seen(
    around: Surroundings, qtbot: QtBot
) -> None:
    keep(around, "Mine")
    kept = KeptCharts(around.context, "test", around.runner)
    kept.ask_again()
    around.settle()
    chooser = Chooser(KINDS, kept, lambda one: "")
    qtbot.addWidget(chooser)
    with qtbot.waitExposed(chooser):
        chooser.show()
    chooser.show_chart("coverage")
    assert chooser.text() == "Coverage"
    chosen: list[str] = []
    chooser.chosen.connect(chosen.append)
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    popup = chooser.findChild(GalleryPopup)
    assert isinstance(popup, GalleryPopup)
    assert popup.isVisible()
    assert popup.gallery.charts.current_key == "chart:coverage"
    popup.gallery.field.setText("whom")
    QTest.keyClick(popup.gallery.field, Qt.Key.Key_Return)
    assert chosen == ["network"]
    assert not popup.isVisible()
    chooser.show_chart("map", 1)
    assert chooser.text() == "Mine"


@pytest.mark.parametrize(("width", "columns"), [(240, 1), (500, 2), (720, 3), (1200, 5)])
def test_cards_share_the_room(around: Surroundings, width: int, columns: int) -> None:
    seen = Seen(around, width)
    grid = seen.gallery.charts
    assert grid.columns() == columns
    rects = [grid.visualItemRect(grid.item(row)) for row in range(grid.count())]
    assert len({rect.left() for rect in rects}) == min(columns, len(KINDS))
    assert max(rect.right() for rect in rects) < grid.width()
    assert max(rect.bottom() for rect in rects) <= grid.height()


def test_words_are_broken_where_they_fit(qtbot: QtBot) -> None:
    grid = CardGrid("x")
    qtbot.addWidget(grid)
    metrics = grid.fontMetrics()
    one = metrics.horizontalAdvance("one two")
    assert broken("one two three four", metrics, one, 2) == ["one two", "three four"]
    assert broken("one", metrics, one, 2) == ["one"]
    assert broken("", metrics, one, 2) == []
