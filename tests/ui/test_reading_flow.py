"""From the list to the page and on: what a record names is a click away, as far as the ceiling lets it be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.keeping import Link
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.register_page import RegisterPage
from tests.making import small
from tests.planted import HIDDEN, HIDDEN_COUNTRY, SILENT, plant
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import press, show, tab_to


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


def page_at(around: Surroundings, initiative_id: int, ceiling: Level = TOP) -> RegisterPage:
    around.context.filter_state.set(Filter(ceiling=ceiling))
    page = RegisterPage(around.context)
    show(around.qtbot, page, 1244, 800)
    around.settle()
    page.open_record(initiative_id)
    around.settle()
    return page


def said(page: RegisterPage) -> str:
    links = [link.accessibleName() for link in page.reading.findChildren(LinkButton)]
    tips = [link.toolTip() for link in page.reading.findChildren(LinkButton)]
    return "\n".join([*(one.text() for one in page.reading.findChildren(QLabel)), *links, *tips])


def link(page: RegisterPage, name: str) -> LinkButton:
    return next(
        one
        for one in page.reading.findChildren(LinkButton)
        if one.accessibleName() == f"Open {name}"
    )


def test_people_and_organisations_are_opened_by_key(around: Surroundings) -> None:
    planted = around.answer(plant)
    page = page_at(around, planted.initiative.id)
    page.reading.setFocus()
    tab_to(link(page, "Ada Open"), 200)
    press(Qt.Key.Key_Space)
    link(page, "Open Institute").click()
    whole = around.answer(lambda desk: looking.one(desk, planted.initiative.id, TOP))
    assert around.asked.people == [whole.people[0].person_id]
    assert around.asked.organisations == [whole.organisations[0].organisation_id]


@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.LIMITED, Level.RESTRICTED])
def test_the_page_says_nothing_above_the_ceiling(around: Surroundings, ceiling: Level) -> None:
    planted = around.answer(plant)
    text = said(page_at(around, planted.initiative.id, ceiling))
    assert "Open outcome" in text
    assert "Under the Chatham House Rule nobody who was here may be named outside." in text
    for word in (HIDDEN, HIDDEN_COUNTRY, SILENT):
        assert word not in text


def test_at_the_top_the_page_shows_who_attended_and_says_that_it_stays_here(
    around: Surroundings,
) -> None:
    planted = around.answer(plant)
    text = said(page_at(around, planted.initiative.id))
    assert f"{SILENT} Person" in text
    assert "Off the record: nobody who was here may be named outside." in text
    assert "Confidential" in text


def test_a_tie_leads_to_the_other_and_back(around: Surroundings) -> None:
    def make(desk: Desk) -> tuple[int, int]:
        first = recording.record(desk, small("First talks")).id
        second = recording.record(desk, small("Second talks")).id
        whole = looking.one(desk, first, TOP)
        recording.record(desk, replace(whole, links=(Link("precedes", second),)))
        return first, second

    first, second = around.answer(make)
    page = page_at(around, first)
    assert "Precedes" in said(page)
    link(page, "Second talks").click()
    around.settle()
    assert page.reading.shown_id == second
    assert "Follows" in said(page)
    link(page, "First talks").click()
    around.settle()
    assert page.reading.shown_id == first
