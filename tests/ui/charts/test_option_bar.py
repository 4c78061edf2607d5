"""The choices of a chart: shown whole, and only those of the chart in view."""

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.catalogue import CHARTS, find
from diplomat_desk.charts.kinds import ChartKind
from diplomat_desk.ui.charts.option_bar import OptionBar
from diplomat_desk.ui.forms.boxes import QuietBox
from tests.ui.forms.keys import show

WIDEST = 220


def room_in(box: QuietBox) -> int:
    """Return how many pixels a box has for its text."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()


@pytest.mark.parametrize("kind", CHARTS, ids=lambda kind: kind.name)
def test_every_choice_is_shown_whole(qtbot: QtBot, kind: ChartKind) -> None:
    bar = OptionBar()
    bar.show_kind(kind, {})
    show(qtbot, bar, 900, 120)
    for box in bar.boxes.values():
        words = [box.fontMetrics().horizontalAdvance(box.itemText(n)) for n in range(box.count())]
        assert box.width() <= WIDEST
        assert room_in(box) >= max(words) or box.width() == WIDEST


def test_choices_of_the_chart_before_are_gone_at_once(qtbot: QtBot) -> None:
    bar = OptionBar()
    bar.show_kind(find("over-time"), {})
    show(qtbot, bar, 900, 120)
    before = list(bar.boxes.values())
    bar.show_kind(find("coverage"), {})
    assert not any(box.isVisible() for box in before)
