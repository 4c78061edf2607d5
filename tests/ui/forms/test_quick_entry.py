"""The common case in one row."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import CountryParticipation, Initiative
from diplomat_desk.ui.forms.quick_entry import QuickEntry
from tests.ui.forms.keys import focused, press, show, type_text
from tests.ui.forms.samples import COUNTRIES, vocabularies

AGRA = Initiative(
    title="Agra summit",
    kind="summit",
    track="L1",
    countries=(CountryParticipation("IND"), CountryParticipation("PAK")),
    start=PartialDate(2001, 7, 14),
)


@pytest.fixture
def entry(qtbot: QtBot) -> QuickEntry:
    row = QuickEntry(vocabularies(), COUNTRIES)
    show(qtbot, row, 1000, 300)
    return row


def type_agra(go_on: Qt.Key, date: str = "14 jul 2001") -> None:
    for text in ("Agra summit", "summ", "L1"):
        type_text(text)
        press(go_on)
    type_text("india, pak")
    press(Qt.Key.Key_Return)
    press(go_on)
    type_text(date)


@pytest.mark.parametrize("go_on", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_an_initiative_is_recorded_in_one_row(
    qtbot: QtBot, entry: QuickEntry, go_on: Qt.Key
) -> None:
    type_agra(go_on)
    with qtbot.waitSignal(entry.record_requested) as recorded:
        press(Qt.Key.Key_Return)
    assert recorded.args == [AGRA]


def test_kind_and_track_stay_for_the_next(qtbot: QtBot, entry: QuickEntry) -> None:
    type_agra(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert entry.draft() == Initiative(kind="summit", track="L1")
    assert focused() is entry.title
    type_text("Another")
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(entry.record_requested) as recorded:
        press(Qt.Key.Key_Return, modifier=control)
    assert recorded.args == [Initiative(title="Another", kind="summit", track="L1")]


def test_an_unknown_country_and_a_wrong_date_are_refused_beside_their_fields(
    qtbot: QtBot, entry: QuickEntry
) -> None:
    entry.countries.setFocus()
    type_text("atlantis")
    press(Qt.Key.Key_Tab)
    shown = entry.rows["countries"].error
    assert shown.isVisible()
    assert shown.text() == "There is no country “atlantis” in this register."
    type_text("31/11/1999")
    with qtbot.assertNotEmitted(entry.record_requested):
        press(Qt.Key.Key_Return)
    assert entry.rows["start"].error.text().startswith("There is no 31 November.")
    assert entry.rows["title"].error.text() == "A title is needed."
    assert focused() is entry.title


def test_what_the_register_refuses_comes_back_to_be_mended(entry: QuickEntry) -> None:
    type_agra(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    entry.show_problems([Problem("title", "Too short.")])
    assert entry.draft() == AGRA
    assert entry.rows["title"].error.text() == "Too short."
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    entry.show_message("The disk is full.")
    assert (entry.draft(), entry.message.text()) == (AGRA, "The disk is full.")


def test_escape_hides_it(qtbot: QtBot, entry: QuickEntry) -> None:
    with qtbot.waitSignal(entry.left):
        press(Qt.Key.Key_Escape)
    assert entry.draft() == Initiative()


@pytest.mark.parametrize(("width", "rows"), [(420, 3), (700, 3), (1000, 1)])
def test_it_is_one_row_where_there_is_room(qtbot: QtBot, width: int, rows: int) -> None:
    pane, entry = QWidget(), QuickEntry(vocabularies(), COUNTRIES)
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(entry)
    show(qtbot, pane, width, 400)
    tops = {line.y() for line in entry.rows.values()}
    assert pane.width() == entry.width() == width
    assert len(tops) == rows
