"""The bin: what was deleted comes back whole, or goes for good after a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.bin_page import BinPage
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import click, press, show


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    made.answer(fill_and_delete)
    yield made
    made.runner.stop()


def fill_and_delete(desk: Desk) -> None:
    levels = {"One <b>": Level.PUBLIC, "Two": Level.PUBLIC, "Secret": Level.CONFIDENTIAL}
    records = [
        Initiative(title=title, kind="summit", track="L1", confidentiality=level)
        for title, level in levels.items()
    ]
    ids = [recording.record(desk, record).id for record in records]
    recording.delete(desk, ids)


def page_in(around: Surroundings) -> BinPage:
    page = BinPage(around.context)
    show(around.qtbot, page, 800, 400)
    around.settle()
    return page


def titles(page: BinPage) -> set[str]:
    return {item.text(0) for item in page.list.findItems("", Qt.MatchFlag.MatchContains)}


def living(around: Surroundings) -> int:
    return len(around.answer(lambda desk: looking.select(desk, Filter(), Sort()).ids))


def choose(page: BinPage, title: str) -> None:
    item = page.list.findItems(title, Qt.MatchFlag.MatchExactly)[0]
    page.list.clearSelection()
    page.list.setCurrentItem(item)


def test_a_record_comes_back(around: Surroundings) -> None:
    page = page_in(around)
    assert titles(page) == {"One <b>", "Two", "Secret"}
    choose(page, "One <b>")
    click(page.restore)
    around.settle()
    assert titles(page) == {"Two", "Secret"}
    assert around.asked.toasts == ["Restored “One <b>”."]
    assert living(around) == 1


def read_aloud(page: BinPage) -> str:
    return " ".join(label.text() for label in page.reading.findChildren(QLabel))


def test_a_record_is_read_before_it_is_restored(around: Surroundings) -> None:
    page = page_in(around)
    choose(page, "One <b>")
    around.settle()
    assert "One <b>" in read_aloud(page)
    assert "Level 1" in read_aloud(page)
    page.list.selectAll()
    around.settle()
    assert "Choose one initiative" in read_aloud(page)
    choose(page, "Secret")
    around.settle()
    around.context.filter_state.set_ceiling(Level.LIMITED)
    around.settle()
    assert "Secret" not in read_aloud(page)


def test_deleting_for_good_asks_first_and_says_that_it_is_final(around: Surroundings) -> None:
    page = page_in(around)
    choose(page, "Two")
    around.dialogs.answer = False
    page.list.setFocus()
    press(Qt.Key.Key_Delete)
    around.settle()
    assert "Delete “Two” for good? This cannot be undone" in around.dialogs.asked[0]
    assert "Two" in titles(page)
    around.dialogs.answer = True
    click(page.purge)
    around.settle()
    assert "Two" not in titles(page)
    assert around.asked.toasts == ["Deleted “Two” for good."]


def test_several_go_at_once_and_the_empty_bin_says_what_it_is_for(around: Surroundings) -> None:
    page = page_in(around)
    page.list.selectAll()
    click(page.purge)
    around.settle()
    assert around.dialogs.asked[0].startswith("Delete 3 initiatives for good?")
    assert page.stack.currentWidget() is page.empty
    assert not page.restore.isEnabled()


def test_the_ceiling_holds_for_the_bin_too(around: Surroundings) -> None:
    page = page_in(around)
    around.context.filter_state.set_ceiling(Level.LIMITED)
    around.settle()
    assert titles(page) == {"One <b>", "Two"}


def test_a_read_only_register_offers_no_change(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    around = surroundings(folder, qtbot, sample=False, read_only=True)
    around.answer(fill_and_delete)
    page = page_in(around)
    choose(page, "Two")
    assert not page.restore.isEnabled()
    page.list.setFocus()
    press(Qt.Key.Key_Delete)
    assert around.dialogs.asked == []
    around.runner.stop()
