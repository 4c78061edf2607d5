"""A list of lines: chosen, kept, opened and ticked; headings are passed by."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.line_list import Line, LineList, tick_place
from tests.ui.forms.keys import press, show

LINES = (
    Line("First part"),
    Line("One <b>", "one", ("Words below.",), "note", ticked=False),
    Line("Two", "two"),
    Line("Second part"),
    Line("Three", "three", ticked=True),
)


@pytest.fixture
def lines(qtbot: QtBot) -> LineList:
    made = LineList("Some lines")
    show(qtbot, made, 400, 300)
    made.fill(LINES)
    made.setFocus()
    return made


def test_headings_are_passed_by(lines: LineList) -> None:
    assert lines.chosen() == "one"
    press(Qt.Key.Key_Down, 2)
    assert lines.chosen() == "three"
    press(Qt.Key.Key_Home)
    assert lines.chosen() == "one"
    press(Qt.Key.Key_End)
    assert lines.chosen() == "three"
    press(Qt.Key.Key_PageUp)
    assert lines.chosen() == "one"
    press(Qt.Key.Key_Up)
    assert lines.chosen() == "one"


def test_what_was_chosen_stays_or_its_place_does(lines: LineList) -> None:
    lines.choose("two")
    lines.fill(LINES)
    assert lines.chosen() == "two"
    lines.fill([line for line in LINES if line.key != "two"])
    assert lines.chosen() == "three"
    lines.fill(LINES[:2])
    assert lines.chosen() == "one"
    lines.fill(LINES, "three")
    assert lines.chosen() == "three"
    lines.fill([])
    assert (lines.chosen(), lines.line()) == ("", None)


def test_keys_and_clicks(lines: LineList) -> None:
    told: list[str] = []
    lines.opened.connect(lambda: told.append("open"))
    lines.tick_wanted.connect(lambda: told.append("tick"))
    lines.on_key(Qt.Key.Key_E, lambda: told.append("e"))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_E)
    press(Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    assert told == ["open", "tick", "e"]
    lines.choose("two")
    press(Qt.Key.Key_Space)
    rect = lines.visualItemRect(lines.item(2))
    QTest.mouseClick(
        lines.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(16, 12)
    )
    assert told == ["open", "tick", "e"]
    QTest.mouseDClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told[-1] == "open"


def test_a_line_is_spoken_whole_and_letter_by_letter(lines: LineList) -> None:
    item = lines.item(1)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "One <b>\nWords below.\nnote"
    assert "One &lt;b&gt;" in item.toolTip()
    assert lines.accessibleName() == "Some lines"


def test_the_tick_stands_at_the_beginning_of_the_line() -> None:
    rect = QRect(0, 0, 400, 44)
    assert tick_place(rect, Qt.LayoutDirection.LeftToRight).left() == 12
    assert tick_place(rect, Qt.LayoutDirection.RightToLeft).right() == 399 - 12


def test_lines_are_painted_the_other_way_round_too(lines: LineList) -> None:
    before = lines.grab().toImage()
    lines.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert lines.grab().toImage() != before
