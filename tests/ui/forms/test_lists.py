"""Lists of entries within the form, and the budget."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Budget, Engagement, ExternalId, Place, Source
from diplomat_desk.ui.forms.budget import BudgetEdit
from diplomat_desk.ui.forms.identifiers import ExternalIdsEditor
from diplomat_desk.ui.forms.organisations import OrganisationsEditor
from diplomat_desk.ui.forms.places import PlacesEditor
from diplomat_desk.ui.forms.sources import SourcesEditor, citation
from tests.ui.forms.keys import focused, press, show, type_text
from tests.ui.forms.samples import COUNTRIES, FULL, lookups, vocabularies


@pytest.fixture
def organisations(qtbot: QtBot) -> OrganisationsEditor:
    editor = OrganisationsEditor(vocabularies(), lookups().known_organisations)
    show(qtbot, editor)
    return editor


@pytest.fixture
def sources(qtbot: QtBot) -> SourcesEditor:
    editor = SourcesEditor(vocabularies())
    show(qtbot, editor)
    return editor


def test_an_organisation_is_typed_or_taken_from_the_suggestions(
    organisations: OrganisationsEditor,
) -> None:
    organisations.setFocus()
    press(Qt.Key.Key_Space)
    type_text("stim")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    organisations.add_blank()
    type_text("SAAR")
    press(Qt.Key.Key_Return)
    names = [one.name for one in organisations.value()]
    assert names == ["Stimson Center", "SAAR"]


def test_the_name_in_the_source_unfolds(organisations: OrganisationsEditor) -> None:
    organisations.set_value((Engagement("SAARC", "host"), Engagement("UN", "host", "U.N.")))
    plain, given = organisations
    assert plain.as_given.isHidden()
    assert given.as_given.isVisible()
    plain.unfold.click()
    type_text("S.A.A.R.C.")
    assert organisations.value()[0] == Engagement("SAARC", "host", "S.A.A.R.C.")


def test_a_name_in_the_source_alone_is_refused(organisations: OrganisationsEditor) -> None:
    organisations.set_value((Engagement("", "host", "U.N."),))
    assert organisations.problem() == "Name the organisation that the source calls “U.N.”."


def test_removing_goes_to_the_neighbour_and_then_to_adding(
    organisations: OrganisationsEditor,
) -> None:
    organisations.set_value((Engagement("A"), Engagement("B")))
    first, second = organisations
    first.remove_button.setFocus()
    press(Qt.Key.Key_Space)
    assert focused() is second.name
    second.remove_button.setFocus()
    press(Qt.Key.Key_Delete)
    assert organisations.value() == ()
    assert focused() is organisations.add_button


def test_places_hold_a_city_a_country_or_both(qtbot: QtBot) -> None:
    editor = PlacesEditor(COUNTRIES)
    show(qtbot, editor)
    editor.add_blank()
    type_text("Wagah border")
    editor.add_blank()
    next(iter(tuple(editor)[1:])).country.setFocus()
    type_text("pak")
    press(Qt.Key.Key_Return)
    editor.add_blank()
    assert editor.value() == (Place("Wagah border"), Place("", "PAK"))
    next(iter(editor)).country.setText("Atlantis")
    assert editor.problem() == "There is no country “Atlantis” in this register."


def test_identifiers_stay_text(qtbot: QtBot) -> None:
    editor = ExternalIdsEditor()
    qtbot.addWidget(editor)
    editor.set_value((ExternalId("PA-X AgtId", "00577"),))
    editor.add_blank()
    assert editor.value() == (ExternalId("PA-X AgtId", "00577"),)


def test_a_source_opens_to_be_edited(sources: SourcesEditor) -> None:
    sources.set_value(FULL.sources)
    entry = next(iter(sources))
    assert entry.summary.text().startswith("A. Author, Chaophraya Dialogue: a review")
    assert entry.rows.isHidden()
    entry.focus()
    press(Qt.Key.Key_Space)
    entry.focus()
    focused().setProperty("cursorPosition", 0)
    type_text("The ")
    assert sources.value()[0].title == "The Chaophraya Dialogue: a review"


def test_a_new_source_is_open_and_counts_once_it_holds_something(sources: SourcesEditor) -> None:
    sources.setFocus()
    press(Qt.Key.Key_Space)
    assert sources.value() == ()
    type_text("A review")
    assert sources.value() == (Source("A review"),)


def test_a_wrong_date_in_a_source_stands_beside_it_and_keeps_it_open(
    sources: SourcesEditor,
) -> None:
    sources.add_blank()
    entry = next(iter(sources))
    entry.field("date").line.setFocus()
    type_text("31 nov 1999")
    entry.field("url").setFocus()
    rows = [row.error.text() for row in entry.rows.rows if row.error.isVisible()]
    assert rows == ["There is no 31 November. Did you mean 30 November 1999?"]
    assert sources.problem() == rows[0]
    entry.edit_button.click()
    assert entry.rows.isVisible()


def test_a_source_is_cited_in_one_line() -> None:
    assert citation(Source("T", "A", "P", PartialDate(2010, 1), "u")) == "A, T, P, January 2010"
    assert citation(Source("", url="https://example.org")) == "https://example.org"


def test_a_currency_is_found_by_code_or_country(qtbot: QtBot) -> None:
    budget = BudgetEdit(lookups().organisations)
    show(qtbot, budget)
    budget.amount.setFocus()
    type_text("125000.50")
    budget.currency.setFocus()
    type_text("pakistan")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    budget.funder.setFocus()
    type_text("Norwegian MFA")
    assert budget.value() == Budget("125000.50", "PKR", "Norwegian MFA")
    budget.currency.setText("usd")
    budget.currency.setFocus()
    budget.amount.setFocus()
    assert budget.value().currency == "USD"


def test_a_key_among_the_fields_of_a_source_does_not_remove_it(sources: SourcesEditor) -> None:
    sources.set_value(FULL.sources)
    entry = next(iter(sources))
    entry.field("reliability").setFocus()
    press(Qt.Key.Key_Backspace)
    assert sources.value() == FULL.sources
    entry.edit_button.setFocus()
    press(Qt.Key.Key_Delete)
    assert sources.value() == FULL.sources[1:]


def test_sources_keep_their_keys_and_new_ones_get_one(sources: SourcesEditor) -> None:
    sources.set_value(FULL.sources)
    for entry in sources:
        entry.open()
    sources.add_blank()
    type_text("A review")
    keys = [one.key for one in sources.value()]
    assert keys[0] == FULL.sources[0].key
    assert min(keys) > 0
    assert sources.value()[0] == FULL.sources[0]


def test_the_level_of_a_source_is_raised(sources: SourcesEditor) -> None:
    sources.set_value(FULL.sources)
    second = tuple(sources)[1]
    second.level.set_value(Level.RESTRICTED)
    assert [one.level for one in sources.value()] == [Level.CONFIDENTIAL, Level.RESTRICTED]
    sources.add_blank()
    tuple(sources)[2].level.set_value(Level.LIMITED)
    assert len(sources.value()) == 2


def test_an_organisation_keeps_its_id_until_another_name_is_typed(
    organisations: OrganisationsEditor,
) -> None:
    organisations.set_value(FULL.organisations)
    assert [one.organisation_id for one in organisations.value()] == [0, 9]
    assert organisations.value() == FULL.organisations
    second = tuple(organisations)[1]
    second.name.setFocus()
    press(Qt.Key.Key_End)
    type_text("s")
    assert organisations.value()[1].organisation_id == 0
    second.name.clear()
    type_text("stim")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert organisations.value()[1] == FULL.organisations[1]
    assert organisations.value()[1].organisation_id == 1
