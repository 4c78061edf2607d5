"""A problem of a list stands in the entry that is wrong, and the cursor goes there."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.initiative import ExternalId, Initiative, Source
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.ui.forms.entries import Entry, EntryList
from diplomat_desk.ui.forms.identifiers import ExternalIdsEditor, IdentifierEntry
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.forms.meetings import MeetingEntry
from diplomat_desk.ui.forms.part_list import PartEntry
from diplomat_desk.ui.forms.people import PersonEntry
from tests.ui.forms.keys import focused, show, type_text
from tests.ui.forms.samples import COUNTRIES, FULL, lookups, vocabularies


@pytest.fixture
def form(qtbot: QtBot) -> InitiativeForm:
    made = InitiativeForm(vocabularies(), COUNTRIES, lookups())
    show(qtbot, made)
    return made


def entries(form: InitiativeForm, name: str) -> tuple[Entry, ...]:
    listed = form.fields[name].field
    assert isinstance(listed, EntryList)
    return tuple(listed)


def refuse(form: InitiativeForm, record: Initiative) -> None:
    form.load(record)
    form.record()


def test_a_source_without_a_title_opens_and_gets_the_cursor(form: InitiativeForm) -> None:
    wrong = Source("", author="A. Author", key=5)
    refuse(form, replace(FULL, sources=(FULL.sources[0], wrong)))
    good, bad = entries(form, "sources")
    assert isinstance(bad, PartEntry)
    assert focused() is bad.field("title")
    assert bad.error() == "A source needs at least a title or an address."
    assert good.error() == ""
    assert form.fields["sources"].row.error.isHidden()
    type_text("A review")
    bad.field("author").setFocus()
    assert bad.error() == ""
    assert form.problems() == ()


def test_a_person_without_a_name_gets_the_cursor(form: InitiativeForm) -> None:
    refuse(form, replace(FULL, people=(FULL.people[0], Appearance("", affiliation="SAARC"))))
    _, bad = entries(form, "people")
    assert isinstance(bad, PersonEntry)
    assert focused() is bad.name
    assert bad.error() == "Name the person."


def test_a_meeting_with_a_nameless_person_opens_there(form: InitiativeForm) -> None:
    wrong = Meeting(title="B", attendance=(Appearance("", affiliation="SAARC"),))
    refuse(form, replace(FULL, meetings=(FULL.meetings[0], wrong)))
    _, bad = entries(form, "meetings")
    assert isinstance(bad, MeetingEntry)
    assert bad.error() == "Someone who attended needs a name."
    assert focused() is next(iter(bad.attendance)).name


def test_what_cannot_be_read_in_a_source_is_gone_to(form: InitiativeForm) -> None:
    form.load(FULL)
    first, _ = entries(form, "sources")
    assert isinstance(first, PartEntry)
    first.open()
    read_on = first.field("accessed")
    read_on.line.setText("last spring")
    form.record()
    assert focused() is read_on.line
    assert read_on.problem() in first.error()


def test_leaving_a_list_says_it_there_too_and_loading_takes_it_away(form: InitiativeForm) -> None:
    listed = form.fields["external_ids"].field
    assert isinstance(listed, ExternalIdsEditor)
    form.fields["external_ids"].section.fold.unfold()
    listed.set_value((ExternalId("IATI", "1"),))
    listed.add_blank()
    type_text("PA-X")
    _, bad = listed
    assert isinstance(bad, IdentifierEntry)
    form.fields["tags"].row.focus()
    assert bad.error() == "An identifier needs both its scheme and its value."
    form.load(Initiative())
    assert entries(form, "external_ids") == ()
