"""Texts and dates: what was loaded comes back, what was typed stays."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.ui.forms.dates import DateEdit, typed_form
from diplomat_desk.ui.forms.texts import LineField, TextArea
from tests.ui.forms.keys import focused, press, show, type_text


@given(st.text(max_size=60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_loaded_text_comes_back_unchanged(qapp: QApplication, text: str) -> None:
    line, area = LineField(), TextArea()
    line.set_value(text)
    area.set_value(text)
    assert (line.value(), area.value()) == (text, text)


def test_tab_leaves_a_text_area(qtbot: QtBot) -> None:
    pane = QWidget()
    layout = QVBoxLayout(pane)
    area, after = TextArea(), LineField()
    layout.addWidget(area)
    layout.addWidget(after)
    show(qtbot, pane)
    area.setFocus()
    type_text("one")
    press(Qt.Key.Key_Tab)
    assert focused() is after
    assert area.value() == "one"


def test_enter_makes_a_line_and_control_enter_does_not(qtbot: QtBot) -> None:
    area = TextArea()
    show(qtbot, area)
    area.setFocus()
    type_text("a")
    press(Qt.Key.Key_Return)
    type_text("b")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert area.value() == "a\nb"


def test_rich_text_is_pasted_as_plain_text(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    area.insertFromMimeData(rich)
    assert area.value() == "bold"


def test_a_long_line_is_not_cut(qtbot: QtBot) -> None:
    line = LineField()
    qtbot.addWidget(line)
    line.set_value("")
    line.setText("x" * 40_000)
    assert len(line.value()) == 40_000


@pytest.fixture
def edit(qtbot: QtBot) -> DateEdit:
    field = DateEdit()
    show(qtbot, field)
    field.setFocus()
    return field


@pytest.mark.parametrize(
    ("typed", "date", "echo"),
    [
        ("6 oct 1991", PartialDate(1991, 10, 6), "6 October 1991"),
        ("1991-10", PartialDate(1991, 10), "October 1991"),
        ("c. 1991", PartialDate(1991, approximate=True), "about 1991"),
        ("1991", PartialDate(1991), ""),
        ("now", PartialDate.open(), "ongoing"),
        ("", None, ""),
    ],
)
def test_a_date_is_echoed_as_understood(
    edit: DateEdit, typed: str, date: PartialDate | None, echo: str
) -> None:
    type_text(typed)
    assert (edit.value(), edit.echo.text(), edit.problem()) == (date, echo, "")


def test_what_cannot_be_read_stays_and_is_explained(edit: DateEdit) -> None:
    type_text("29 feb 2023")
    assert edit.value() is None
    assert edit.line.text() == "29 feb 2023"
    assert edit.problem() == "2023 had no 29 February. Did you mean 28 February 2023?"
    assert edit.echo.text() == ""


@pytest.mark.parametrize(
    "text", ["1991", "1991-10", "1991-10-06", "1991?", "1991-10~", "1991-10-06%", ".."]
)
def test_a_loaded_date_can_be_read_back_as_it_is_shown(qtbot: QtBot, text: str) -> None:
    date = PartialDate.of(text)
    loaded, typed = DateEdit(), DateEdit()
    qtbot.addWidget(loaded)
    qtbot.addWidget(typed)
    loaded.set_value(date)
    typed.line.setText(typed_form(date))
    assert loaded.value() == typed.value() == date
