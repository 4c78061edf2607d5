"""Things typed one after another."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.ui.forms.chips import CountryChips, TagsEdit
from tests.ui.forms.keys import compose, focused, press, show, type_text
from tests.ui.forms.samples import COUNTRIES, lookups


@pytest.fixture
def tags(qtbot: QtBot) -> TagsEdit:
    field = TagsEdit(lookups().tags)
    show(qtbot, field)
    field.setFocus()
    return field


@pytest.fixture
def countries(qtbot: QtBot) -> CountryChips:
    field = CountryChips(COUNTRIES)
    show(qtbot, field)
    field.setFocus()
    return field


def test_enter_and_comma_end_a_tag(tags: TagsEdit) -> None:
    type_text("Indus water")
    press(Qt.Key.Key_Return)
    type_text("R&D,")
    type_text("wat")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert tags.value() == ("Indus water", "R&D", "water")
    assert focused() is tags.edit


def test_a_tag_not_yet_ended_counts_and_a_repeated_one_does_not(tags: TagsEdit) -> None:
    tags.set_value(("a, b; c",))
    type_text("one,one,two")
    assert tags.value() == ("a, b; c", "one", "two")


def test_backspace_goes_to_the_last_chip_and_then_removes_it(tags: TagsEdit) -> None:
    tags.set_value(("one", "two"))
    press(Qt.Key.Key_Backspace)
    assert tags.value() == ("one", "two")
    assert focused().accessibleName() == "Remove two"
    press(Qt.Key.Key_Backspace)
    assert tags.value() == ("one",)
    assert focused() is tags.edit


def test_arrows_go_along_the_chips_and_back_to_the_line(tags: TagsEdit) -> None:
    tags.set_value(("one", "two", "three"))
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Delete)
    assert tags.value() == ("one", "three")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Right)
    assert focused() is tags.edit


@pytest.mark.parametrize("typed", ["india, pak,", "IND,PK,", "indi,pakis,"])
def test_countries_are_typed_one_after_another(countries: CountryChips, typed: str) -> None:
    type_text(typed)
    assert countries.value() == (CountryParticipation("IND"), CountryParticipation("PAK"))
    assert countries.edit.text() == ""


def test_pasted_countries_are_taken_apart(countries: CountryChips) -> None:
    compose("India, Atlantis, nepal")
    press(Qt.Key.Key_Return)
    assert countries.value() == (CountryParticipation("IND"), CountryParticipation("NPL"))
    assert countries.problem() == "There is no country “Atlantis” in this register."


def test_a_name_with_a_comma_is_one_country(countries: CountryChips) -> None:
    compose("Iran, Islamic Republic of")
    press(Qt.Key.Key_Return)
    assert countries.value() == (CountryParticipation("IRN"),)


def test_what_can_mean_several_is_asked_about(countries: CountryChips) -> None:
    type_text("stan")
    press(Qt.Key.Key_Escape)
    assert countries.value() == ()
    assert "Did you mean Afghanistan, Pakistan?" in countries.problem()
