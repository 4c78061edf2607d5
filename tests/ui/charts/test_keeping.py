"""Keeping a chart under a name, asked in place: new, refused, updated, renamed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_charts import MOST_TILES, SavedChart
from diplomat_desk.services import history
from diplomat_desk.ui.charts.keeping import KeepPopup
from diplomat_desk.ui.charts.kept import KeptCharts
from tests.ui.desk_context import Surroundings, surroundings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


@pytest.fixture
def anchor(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(anchor: QWidget, one: SavedChart, kept: SavedChart | None = None) -> KeepPopup:
    popup = KeepPopup(anchor, one, "The whole register", Level.LIMITED, kept)
    popup.open_under(anchor)
    return popup


def names(kept: KeptCharts) -> list[str]:
    return [one.name for one in kept.charts]


def test_enter_keeps_under_the_proposed_name(anchor: QWidget, qtbot: QtBot) -> None:
    popup = opened(anchor, SavedChart(name="Coverage", chart="coverage"))
    assert popup.name.selectedText() == "Coverage"
    assert not popup.update_opened.isVisible()
    with qtbot.waitSignal(popup.given) as given:
        QTest.keyClick(popup.name, Qt.Key.Key_Return)
    assert given.args == [SavedChart(name="Coverage", chart="coverage"), False]
    popup.finish()
    assert not popup.isVisible()


def test_the_level_of_the_name_is_not_above_the_ceiling(anchor: QWidget) -> None:
    popup = opened(anchor, SavedChart(name="x"))
    levels = [popup.level.itemData(place) for place in range(popup.level.count())]
    assert levels == [Level.PUBLIC, Level.LIMITED]


def test_a_refusal_stands_below_the_name(anchor: QWidget) -> None:
    popup = opened(anchor, SavedChart(name="x"))
    popup.refuse(RefusedError((Problem("name", "There is a chart “x” already."),)))
    assert popup.problem.isVisible()
    assert "already" in popup.problem.text()
    assert popup.isVisible()


def test_an_opened_chart_can_be_updated_under_its_name(anchor: QWidget, qtbot: QtBot) -> None:
    kept = SavedChart(id=7, version=3, name="Gaps", chart="map", position=2, tile=4)
    popup = opened(anchor, SavedChart(name="Coverage", chart="coverage"), kept)
    assert popup.update_opened.text() == "Update “Gaps”"
    with qtbot.waitSignal(popup.given) as given:
        popup.update_opened.click()
    assert given.args is not None
    assert given.args[0] == SavedChart(
        id=7, version=3, name="Gaps", chart="coverage", position=2, tile=4
    )


def test_kept_updated_renamed_and_deleted_with_a_word_each(around: Surroundings) -> None:
    kept = KeptCharts(around.context, "test", around.runner)
    done: list[SavedChart] = []
    kept.put(SavedChart(name="Gaps", chart="coverage"), done.append, failed=lambda _: None)
    around.settle()
    kept.put(
        SavedChart(id=1, version=1, name="Gaps", chart="map"), done.append, failed=lambda _: None
    )
    around.settle()
    kept.rename(kept.charts[0], "No channel", lambda: None, failed=lambda _: None)
    around.settle()
    kept.put_on_dashboard(kept.charts[0])
    around.settle()
    assert [one.name for one in kept.tiles] == ["No channel"]
    kept.take_off_dashboard(kept.charts[0])
    around.settle()
    kept.delete(kept.charts[0])
    around.settle()
    assert names(kept) == []
    assert around.asked.toasts == [
        "Kept “Gaps”.",
        "Updated “Gaps”.",
        "It is called “No channel” now.",
        "“No channel” is on the dashboard.",
        "“No channel” is off the dashboard.",
        "Deleted the chart “No channel”.",
    ]
    around.runner.change(lambda desk: history.undo(desk, TOP))
    around.settle()
    assert names(kept) == ["No channel"]


def test_what_is_refused_is_said(around: Surroundings) -> None:
    kept = KeptCharts(around.context, "test", around.runner)
    for n in range(MOST_TILES):
        kept.put(
            SavedChart(name=f"Chart {n}", chart="map"),
            lambda _: None,
            failed=lambda _: None,
            on_dashboard=True,
        )
    kept.put(SavedChart(name="More", chart="map"), lambda _: None, failed=lambda _: None)
    around.settle()
    kept.put_on_dashboard(kept.charts[-1])
    around.settle()
    assert around.asked.toasts[-1] == (
        "The dashboard has room for 6 charts. Take one off it first."
    )


def test_what_a_kept_chart_asks_for_and_the_register_has_not_is_said(
    around: Surroundings,
) -> None:
    kept = KeptCharts(around.context, "test", around.runner)
    one = SavedChart(name="x", filter=Filter(tracks=("gone",)), other=Filter(also=("XXX",)))
    assert kept.trouble(one).count("“") == 3
    assert kept.trouble(SavedChart(name="x")) == ""
