"""Meetings in the form: lines to read that open into fields."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.ui.forms.meetings import MeetingEntry, MeetingsEditor
from tests.ui.forms.keys import focused, press, show, type_text
from tests.ui.forms.samples import COUNTRIES, FULL, lookups, vocabularies


@pytest.fixture
def meetings(qtbot: QtBot) -> MeetingsEditor:
    editor = MeetingsEditor(vocabularies(), COUNTRIES, lookups(), lambda: PartialDate(1996))
    show(qtbot, editor, 900, 1000)
    return editor


def help_of(entry: MeetingEntry, name: str) -> str:
    return next(row.help.text() for row in entry.rows.rows if row.name == name)


def test_a_meeting_reads_as_one_line(meetings: MeetingsEditor) -> None:
    meetings.set_value((*FULL.meetings, Meeting(city="Wagah", key=3)))
    assert [entry.summary.text() for entry in meetings] == [
        "4 December 2009 · Opening <b>session</b> · Bangkok, Thailand · In person · 1 attended",
        "5 December 2009",
        "Wagah",
    ]


def test_meetings_come_back_as_they_were_loaded_opened_or_not(meetings: MeetingsEditor) -> None:
    meetings.set_value(FULL.meetings)
    assert meetings.value() == FULL.meetings
    for entry in meetings:
        entry.open()
    assert meetings.value() == FULL.meetings
    assert [one.key for one in meetings.value()] == [77, 78]
    assert meetings.value()[0].attendance[0].person_id == 6


def test_a_new_meeting_is_typed_and_gets_a_key(meetings: MeetingsEditor) -> None:
    meetings.setFocus()
    press(Qt.Key.Key_Space)
    assert meetings.value() == ()
    type_text("4 dec 2009")
    entry = next(iter(meetings))
    entry.place.country.setFocus()
    type_text("thai")
    press(Qt.Key.Key_Return)
    entry.attendance.add_blank()
    type_text("niaz")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    (meeting,) = meetings.value()
    assert meeting == Meeting(
        PartialDate(2009, 12, 4), country="THA", attendance=(Appearance("Niaz Naik"),)
    )
    assert meeting.key > 0
    assert meeting.attendance[0].person_id == 6


def test_a_meeting_s_own_date_decides_which_affiliation_is_offered(
    meetings: MeetingsEditor,
) -> None:
    meetings.add_blank()
    entry = next(iter(meetings))
    for date, shown in ((None, True), (PartialDate(2009), False), (PartialDate(1995), True)):
        entry.date.set_value(date)
        entry.attendance.add_blank()
        type_text("salman")
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
        assert tuple(entry.attendance)[-1].offer.isVisible() is shown


@pytest.mark.parametrize("rule", ["chatham-house", "off-record"])
def test_a_rule_that_forbids_names_says_so_plainly(meetings: MeetingsEditor, rule: str) -> None:
    meetings.add_blank()
    entry = next(iter(meetings))
    said = "Nobody who attended is named in anything that is put out."
    assert "whether names may be told" in help_of(entry, "Attribution rule")
    entry.attribution.set_value(rule)
    assert help_of(entry, "Attribution rule").endswith(said)
    assert "revealed" in help_of(entry, "Attribution rule")
    entry.attribution.set_value("on-record")
    assert said not in help_of(entry, "Attribution rule")


def test_what_cannot_be_read_keeps_a_meeting_open(meetings: MeetingsEditor) -> None:
    meetings.add_blank()
    entry = next(iter(meetings))
    type_text("31 nov 1999")
    entry.edit_button.click()
    assert entry.rows.isVisible()
    assert meetings.problem().startswith("There is no 31 November.")
    entry.reveal()
    assert focused() is entry.date.line


def test_somebody_who_attended_without_a_name_gets_the_cursor(meetings: MeetingsEditor) -> None:
    nameless = Meeting(title="A", attendance=(Appearance("B"), Appearance("", affiliation="C")))
    meetings.set_value((nameless,))
    entry = next(iter(meetings))
    entry.reveal()
    assert focused() is tuple(entry.attendance)[1].name
