"""Merging through the window itself: links between pages, the sidebar's counts, undo and redo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import entities, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.dialogs.merge import MergeDialog
from diplomat_desk.ui.entity_page import PeoplePage
from diplomat_desk.ui.link_button import LinkButton
from tests.making import small
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click, focused, press, type_text


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open()
    yield made
    made.runner.stop()


def fill(desk: Desk) -> None:
    recording.record(desk, small("First", people=(Appearance("Imran Khan"),)))
    recording.record(desk, small("Second", people=(Appearance("Khan, Imran"),)))


def names(desktop: Desktop) -> list[str]:
    def work(desk: Desk) -> list[str]:
        found = entities.choose(desk, Kind.PERSON, "", TOP, by_use=False)
        return [row.name for row in entities.rows(desk, Kind.PERSON, found.ids, TOP)]

    got: list[list[str]] = []
    desktop.runner.ask(work, got.append)
    desktop.settled()
    return got[0]


def people(desktop: Desktop) -> PeoplePage:
    assert desktop.window.workspace is not None
    page = desktop.window.workspace.page
    assert isinstance(page, PeoplePage)
    return page


def badge(desktop: Desktop) -> str:
    return desktop.window.sidebar.buttons["people"].badge.text()


def test_a_merge_is_taken_back_and_done_again(desktop: Desktop) -> None:
    desktop.runner.change(fill)
    desktop.settled()
    assert badge(desktop) == "2"
    desktop.do("page.people")
    page = people(desktop)
    click(page.bar.doubles)
    page.doubles.merge_requested.emit(page.doubles.pairs[0])
    desktop.settled()
    dialog = desktop.window.findChildren(MergeDialog)[-1]
    click(dialog.accept_button)
    desktop.settled()
    assert names(desktop) == ["Imran Khan"]
    assert badge(desktop) == "1"
    assert not desktop.window.toast.undo.isHidden()
    assert "merge “Khan, Imran” into “Imran Khan”" in desktop.window.act["edit.undo"].text()
    click(desktop.window.toast.undo)
    desktop.settled()
    assert names(desktop) == ["Imran Khan", "Khan, Imran"]
    assert desktop.window.toast.text.text() == "Taken back: merge “Khan, Imran” into “Imran Khan”."
    desktop.do("edit.redo")
    assert names(desktop) == ["Imran Khan"]
    assert desktop.window.toast.text.text().startswith("Done again: merge")
    assert [page.model.words(line, 0) for line in range(page.model.rowCount())] == ["Imran Khan"]


def test_a_link_leads_to_the_initiative_and_a_person_is_opened_on_the_page(
    desktop: Desktop,
) -> None:
    desktop.runner.change(fill)
    desktop.settled()
    desktop.workspace.open_person(2)
    desktop.settled()
    page = people(desktop)
    assert page.card.shown_id == 2
    link = next(
        one for one in page.card.findChildren(LinkButton) if "Second" in one.accessibleName()
    )
    click(link)
    desktop.settled()
    assert desktop.window.workspace is not None
    assert desktop.window.workspace.page_name == "register"


def test_the_keys_of_the_page_are_its_own(desktop: Desktop) -> None:
    desktop.runner.change(fill)
    desktop.settled()
    desktop.do("page.people")
    page = people(desktop)
    assert focused() is page.table
    press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    assert focused() is page.bar.search
    type_text("khan, i")
    desktop.settled()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F2)
    desktop.settled()
    # Words are found in any order; the first by name is chosen.
    assert page.acts.form.heading.text() == "Edit Imran Khan"
    assert desktop.window.workspace is not None
    assert not desktop.window.workspace.may_be_remade(), "what is typed here must not be lost"
    press(Qt.Key.Key_Escape)
    assert desktop.window.workspace.may_be_remade()
    assert focused() is page.table
