"""Which sections of the form are open."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.ui.forms.fold import Header
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.forms.open_sections import OpenSections
from tests.ui.forms.keys import click, press, show
from tests.ui.forms.samples import COUNTRIES, FULL, lookups, vocabularies


class Store:
    """Settings that outlive a form."""

    def __init__(self) -> None:
        self.text = ""

    def keep(self, text: str) -> None:
        self.text = text


def make(qtbot: QtBot, store: Store) -> InitiativeForm:
    sections = OpenSections(lambda: store.text, store.keep)
    form = InitiativeForm(vocabularies(), COUNTRIES, lookups(), open_sections=sections)
    show(qtbot, form)
    return form


def opened(form: InitiativeForm) -> list[str]:
    return [section.fold.title for section in form.sections if section.fold.is_open]


def header(form: InitiativeForm, title: str) -> Header:
    return next(one.fold.header for one in form.sections if one.fold.title == title)


def test_what_a_person_opens_stays_open_for_the_next_record_and_after_a_restart(
    qtbot: QtBot,
) -> None:
    store = Store()
    form = make(qtbot, store)
    assert opened(form) == ["Essentials"]
    click(header(form, "Sources"))
    header(form, "What it was about").setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_M, modifier=Qt.KeyboardModifier.AltModifier)
    wanted = ["Essentials", "Meetings", "What it was about", "Sources"]
    form.load(Initiative())
    assert opened(form) == wanted
    again = make(qtbot, store)
    assert opened(again) == wanted
    assert store.text == "sources issue meetings"


def test_an_old_record_opens_only_what_holds_something(qtbot: QtBot) -> None:
    store = Store()
    store.keep("sources meetings")
    form = make(qtbot, store)
    form.load(replace(FULL, meetings=()))
    assert opened(form) == ["Essentials", "Sources"]
    form.load(Initiative())
    assert opened(form) == ["Essentials", "Meetings", "Sources"]


def test_what_is_closed_by_hand_is_forgotten_and_what_a_problem_opens_is_not_kept(
    qtbot: QtBot,
) -> None:
    store = Store()
    store.keep("sources gone")
    form = make(qtbot, store)
    click(header(form, "Sources"))
    form.load(
        replace(FULL, external_ids=(FULL.external_ids[0], replace(FULL.external_ids[0], value="")))
    )
    assert len(form.problems()) == 1
    assert "Register keeping" in opened(form)
    form.load(FULL)
    assert opened(form) == ["Essentials"]
    assert store.text == "gone"
