"""The track adviser in the form."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.initiative import CountryParticipation, Initiative
from diplomat_desk.domain.people import Appearance
from diplomat_desk.ui.forms.adviser import TrackAdviser
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from tests.ui.forms.keys import click, show, tab_to, type_text
from tests.ui.forms.samples import COUNTRIES, lookups, vocabularies

MIXED = Initiative(
    track="T2",
    approach="think-tanks",
    people=(Appearance("A", capacity="private"), Appearance("B", capacity="expert")),
)


@pytest.fixture
def adviser(qtbot: QtBot) -> TrackAdviser:
    made = TrackAdviser(vocabularies())
    show(qtbot, made, 500, 200)
    return made


def test_nothing_is_shown_where_nothing_is_to_say(adviser: TrackAdviser) -> None:
    adviser.show_advice(Initiative(track="T2"))
    assert adviser.isHidden()


def test_another_track_than_the_chosen_one_is_said_with_reasons(
    qtbot: QtBot, adviser: TrackAdviser
) -> None:
    adviser.show_advice(MIXED)
    assert adviser.heading.text() == "You chose Track II. The record speaks for Track 1.5:"
    reasons = "– Officials in a private capacity took part with people who held no office."
    assert adviser.reasons.text() == reasons
    assert adviser.against.text() == "Against it:\n– Its approach is one of Track II."
    assert adviser.use.text() == "Use Track 1.5"
    with qtbot.waitSignal(adviser.wanted) as wanted:
        click(adviser.use)
    assert wanted.args == ["T1.5"]


def test_agreement_offers_nothing(adviser: TrackAdviser) -> None:
    adviser.show_advice(replace(MIXED, track="T1.5"))
    assert adviser.heading.text() == "The record speaks for Track 1.5:"
    assert adviser.use.isHidden()


def test_a_tie_is_said_as_one(adviser: TrackAdviser) -> None:
    tie = Initiative(approach="think-tanks", purposes=("mediate",))
    adviser.show_advice(tie)
    assert adviser.heading.text() == "The record speaks for different tracks alike:"
    assert "help negotiate" in adviser.against.text()
    assert adviser.use.isHidden()


def test_the_form_advises_as_one_fills_it_and_never_chooses(qtbot: QtBot) -> None:
    form = InitiativeForm(vocabularies(), COUNTRIES, lookups())
    show(qtbot, form)
    assert form.adviser.isHidden()
    form.fields["track"].field.set_value("T2")
    form.fields["countries"].field.set_value((CountryParticipation("THA", "intermediary"),))
    qtbot.waitUntil(form.adviser.isVisible)
    assert form.adviser.heading.text().startswith(
        "You chose Track II. The record speaks for Level 2"
    )
    assert form.draft().track == "T2"
    click(form.adviser.use)
    assert form.draft().track == "L2"
    qtbot.waitUntil(form.adviser.use.isHidden)


def test_a_choice_from_a_list_is_heard(qtbot: QtBot) -> None:
    form = InitiativeForm(vocabularies(), COUNTRIES, lookups())
    show(qtbot, form)
    tab_to(form.fields["kind"].row.field)
    type_text("summ")
    qtbot.waitUntil(lambda: "summit" in form.adviser.reasons.text())
