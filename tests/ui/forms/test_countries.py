"""Countries found by any part of a name or code."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.ui.forms.countries import CountryEdit, CountryPicker
from tests.ui.forms.keys import click, focused, press, show, type_text
from tests.ui.forms.samples import COUNTRIES, vocabularies

INDIA, PAKISTAN = CountryParticipation("IND"), CountryParticipation("PAK")


@pytest.fixture
def picker(qtbot: QtBot) -> CountryPicker:
    field = CountryPicker(COUNTRIES, vocabularies())
    show(qtbot, field)
    field.setFocus()
    return field


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize("typed", ["ind", "IND", "bhar", "in"])
def test_any_part_of_a_name_or_code_adds_a_country(
    picker: CountryPicker, typed: str, key: Qt.Key
) -> None:
    type_text(typed)
    press(key)
    assert picker.value() == (INDIA,)
    assert picker.edit.text() == ""
    assert focused() is picker.edit


def test_down_chooses_another_match(picker: CountryPicker) -> None:
    type_text("ind")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert picker.value() == (CountryParticipation("IDN"),)


def test_the_mouse_chooses_too(picker: CountryPicker) -> None:
    type_text("ind")
    suggestions = picker.suggester.list
    place = suggestions.visualItemRect(suggestions.item(1)).center()
    click(suggestions.viewport(), place)
    assert picker.value() == (CountryParticipation("IDN"),)
    assert not suggestions.isVisible()


def test_the_same_party_is_politely_refused(picker: CountryPicker) -> None:
    picker.set_value((INDIA,))
    type_text("india")
    press(Qt.Key.Key_Return)
    assert picker.value() == (INDIA,)
    assert picker.note.text() == "India is already here (Party)."
    type_text("p")
    assert picker.note.isHidden()


def test_a_role_is_chosen_by_typing(picker: CountryPicker) -> None:
    picker.set_value((INDIA,))
    press(Qt.Key.Key_Backspace)
    type_text("host")
    assert picker.value() == (CountryParticipation("IND", "host"),)


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_country_is_removed_by_key(picker: CountryPicker, key: Qt.Key) -> None:
    picker.set_value((INDIA, PAKISTAN))
    press(Qt.Key.Key_Backspace)
    assert picker.value() == (INDIA, PAKISTAN)
    press(key)
    assert picker.value() == (INDIA,)
    press(key)
    assert picker.value() == ()
    assert focused() is picker.edit


def test_a_country_is_removed_by_its_button(picker: CountryPicker) -> None:
    picker.set_value((INDIA, PAKISTAN))
    first = next(iter(picker))
    assert first.remove_button.accessibleName() == "Remove India"
    click(first.remove_button)
    assert picker.value() == (PAKISTAN,)


def test_an_unknown_country_is_refused_with_what_it_may_mean(picker: CountryPicker) -> None:
    type_text("atlantis")
    assert picker.problem() == "There is no country “atlantis” in this register."
    picker.edit.setText("stan")
    assert picker.problem().endswith("Did you mean Afghanistan, Pakistan?")
    assert picker.value() == ()


def test_a_state_that_is_no_more_shows_its_end(picker: CountryPicker) -> None:
    picker.set_value((CountryParticipation("SUN", "observer"),))
    assert next(iter(picker)).name.text() == "Soviet Union (to 1991)"


def test_one_country_in_a_line_completes_when_left(qtbot: QtBot) -> None:
    edit = CountryEdit(COUNTRIES)
    show(qtbot, edit)
    edit.setFocus()
    type_text("nep")
    press(Qt.Key.Key_Tab)
    assert (edit.value(), edit.text(), edit.problem()) == ("NPL", "Nepal", "")
    edit.clear()
    assert (edit.value(), edit.problem()) == ("", "")


def test_a_party_is_not_offered_again(picker: CountryPicker) -> None:
    picker.set_value((INDIA, CountryParticipation("IDN", "mediator")))
    type_text("ind")
    shown = picker.suggester.list
    assert [shown.item(n).text() for n in range(shown.count())] == ["Indonesia"]


def test_a_match_in_another_name_is_explained(picker: CountryPicker) -> None:
    type_text("bhar")
    item = picker.suggester.list.item(0)
    assert (item.text(), item.data(Qt.ItemDataRole.UserRole)) == ("India", "Bharat  IND")


def test_a_country_keeps_its_level_and_a_raised_party_is_not_added_again(qtbot: QtBot) -> None:
    editor = CountryPicker(COUNTRIES, vocabularies())
    show(qtbot, editor)
    raised = CountryParticipation("IND", "party", Level.RESTRICTED)
    editor.set_value((raised,))
    editor.edit.setFocus()
    type_text("india")
    press(Qt.Key.Key_Return)
    assert editor.value() == (raised,)
    assert "already here" in editor.note.text()
    next(iter(editor)).level.set_value(Level.PUBLIC)
    assert editor.value() == (CountryParticipation("IND"),)
