"""People as they were then, in the form."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.people import Appearance
from diplomat_desk.ui.forms.people import PeopleEditor, PersonEntry
from tests.ui.forms.keys import click, focused, press, show, type_text
from tests.ui.forms.samples import FULL, lookups, vocabularies

WHEN = PartialDate(1996)


@pytest.fixture
def people(qtbot: QtBot) -> PeopleEditor:
    editor = PeopleEditor(vocabularies(), lookups(), lambda: WHEN)
    show(qtbot, editor)
    return editor


def choose(people: PeopleEditor, name: str) -> PersonEntry:
    """Add a person by typing ``name`` and taking the first suggestion."""
    people.add_blank()
    type_text(name)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    return tuple(people)[-1]


def test_people_come_back_as_they_were_loaded_even_after_unfolding(people: PeopleEditor) -> None:
    people.set_value(FULL.people)
    for entry in people:
        entry.unfold.click()
        entry.unfold.click()
    assert people.value() == FULL.people
    assert [one.person_id for one in people.value()] == [5, 6]


def test_an_unknown_role_and_capacity_are_kept(people: PeopleEditor) -> None:
    odd = (Appearance("A", "gone", "B", "C", "lost", "D", Level.RESTRICTED, 3), Appearance("E", ""))
    people.set_value(odd)
    assert people.value() == odd


def test_a_folded_person_reads_what_they_were(people: PeopleEditor) -> None:
    people.set_value(FULL.people)
    first, second = people
    assert first.details.line.isHidden()
    assert second.details.line.text() == "Adviser, Foreign Office · in the source “N. A. Naik”"
    second.unfold.click()
    assert second.details.line.isHidden()
    assert focused() is second.details.affiliation
    assert second.definition.text() == "Had held public office and held none at the time."


def test_choosing_a_known_person_keeps_their_id_until_another_name_is_typed(
    people: PeopleEditor,
) -> None:
    entry = choose(people, "niaz")
    assert people.value()[0] == Appearance("Niaz Naik")
    assert people.value()[0].person_id == 6
    entry.name.setFocus()
    press(Qt.Key.Key_End)
    type_text("e")
    assert people.value()[0].name == "Niaz Naike"
    assert people.value()[0].person_id == 0


def test_the_affiliation_of_the_time_is_offered_and_taken_over_only_when_wanted(
    people: PeopleEditor,
) -> None:
    entry = choose(people, "salman")
    offered = "In the register for 1996: Foreign Secretary, Ministry of External Affairs."
    assert entry.offer.words.text() == offered
    assert entry.offer.isVisible()
    assert people.value() == (Appearance("Salman Haidar"),)
    click(entry.offer.button)
    assert people.value() == (
        Appearance(
            "Salman Haidar",
            "participant",
            "Ministry of External Affairs",
            "Foreign Secretary",
            "serving-official",
        ),
    )
    assert entry.offer.isHidden()


def test_nothing_is_offered_where_something_is_recorded_or_the_dates_do_not_say(
    people: PeopleEditor,
) -> None:
    people.set_value((Appearance("", capacity="expert"),))
    entry = choose(people, "niaz")
    assert entry.offer.isHidden()
    entry = choose(people, "salman")
    entry.capacity.setFocus()
    type_text("former")
    assert entry.offer.isHidden()


def test_an_affiliation_without_a_name_is_refused(people: PeopleEditor) -> None:
    people.set_value((Appearance("", affiliation="SAARC"), Appearance("")))
    assert people.problem() == "Name the person."
    assert len(people.value()) == 1


def test_role_and_capacity_stand_beside_the_name_where_there_is_room(
    qtbot: QtBot, people: PeopleEditor
) -> None:
    people.set_value(FULL.people)
    entry = next(iter(people))
    assert entry.role.y() > entry.name.y()
    people.resize(1100, 700)
    qtbot.waitUntil(lambda: abs(entry.role.y() - entry.name.y()) < 10)
    people.resize(500, 700)
    qtbot.waitUntil(lambda: entry.role.y() > entry.name.y() + 10)
