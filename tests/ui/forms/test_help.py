"""Every field of the form says in one line what it means."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.entries import EntryList, GrowingList
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.forms.rows import Row
from tests.ui.forms.keys import show
from tests.ui.forms.samples import COUNTRIES, FULL, lookups, vocabularies

_LONGEST = 100


def everything_open(qtbot: QtBot) -> InitiativeForm:
    """Return a form on the full record with each section, list and entry opened."""
    form = InitiativeForm(vocabularies(), COUNTRIES, lookups())
    show(qtbot, form)
    form.load(FULL)
    for section in form.sections:
        section.fold.unfold()
    for listed in form.findChildren(EntryList):
        if isinstance(listed, GrowingList):
            listed.add_blank()
    for button in form.findChildren(QToolButton):
        if button.isCheckable() and not button.isChecked():
            button.click()
    return form


def test_every_row_has_a_help_of_one_line(qtbot: QtBot) -> None:
    rows = everything_open(qtbot).findChildren(Row)
    assert len(rows) > 60
    assert [row.name for row in rows if not row.hint.strip()] == []
    assert [row.name for row in rows if len(row.hint) > _LONGEST or "\n" in row.hint] == []
    assert [row.name for row in rows if not row.help.text()] == []


def test_a_choice_shows_its_definition_and_no_choice_what_the_field_means(qtbot: QtBot) -> None:
    form = everything_open(qtbot)
    form.load(Initiative())
    for place in form.fields.values():
        if isinstance(place.field, TermBox):
            assert place.row.help.text() == place.row.hint
            place.field.setCurrentIndex(1)
            assert place.row.help.text() == place.field.definition() != ""
