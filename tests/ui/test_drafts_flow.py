"""What was half typed when the program stopped is offered when the register is opened again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.services import drafts
from diplomat_desk.services.drafts import Draft
from diplomat_desk.ui import draft_keeper
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setattr(draft_keeper, "AFTER_MS", 1)
    yield from at_work(qtbot, tmp_path)


def kept(desk: Desktop) -> tuple[Draft, ...]:
    got: list[tuple[Draft, ...]] = []
    desk.runner.ask(lambda one: drafts.found(one, TOP), got.append)
    desk.settled()
    return got[0]


def form(desk: Desktop) -> InitiativeForm:
    found = desk.workspace.form
    assert isinstance(found, InitiativeForm)
    return found


def type_title(desk: Desktop, text: str) -> None:
    field = form(desk).fields["title"].field
    assert isinstance(field, QWidget)
    edit = field.focusProxy() or field
    edit.setFocus()
    QTest.keyClicks(edit, text)
    desk.qtbot.wait(50)
    desk.settled()


def stop_and_start(desk: Desktop) -> None:
    """Open the register anew as after a crash: nothing was asked, nothing was left in order."""
    session, current = desk.window.registers.session, desk.window.registers.current
    assert session is not None
    assert current is not None
    desk.window.registers.current = None
    desk.window.registers.closed.emit()
    session.close(lambda _: desk.window.registers.open(current.path))
    desk.qtbot.waitUntil(lambda: desk.window.registers.current is not None)
    desk.settled()


def test_a_new_record_goes_on_where_it_stopped(desk: Desktop) -> None:
    desk.do("initiative.new")
    type_title(desk, "Talks half typed")
    assert [one.initiative.title for one in kept(desk)] == ["Talks half typed"]
    stop_and_start(desk)
    bar = desk.window.draft
    assert bar.isVisible()
    assert "Talks half typed" in bar.words.text()
    QTest.mouseClick(bar.go_on, Qt.MouseButton.LeftButton)
    desk.settled()
    assert not bar.isVisible()
    assert form(desk).draft().title == "Talks half typed"
    assert form(desk).is_dirty()
    assert form(desk).loaded_id == 0


def test_what_is_left_in_order_is_not_kept(desk: Desktop) -> None:
    desk.do("initiative.new")
    type_title(desk, "Given up")
    assert kept(desk)
    QTest.mouseClick(form(desk).cancel_button, Qt.MouseButton.LeftButton)
    desk.settled()
    assert kept(desk) == ()


def test_an_edit_goes_on_and_is_recorded_on_the_record(desk: Desktop) -> None:
    desk.record("As it was")
    desk.do("page.register")
    desk.workspace.recorder.edit(1)
    desk.settled()
    type_title(desk, " and more")
    (one,) = kept(desk)
    assert one.initiative.id == 1
    stop_and_start(desk)
    QTest.mouseClick(desk.window.draft.go_on, Qt.MouseButton.LeftButton)
    desk.settled()
    assert form(desk).loaded_id == 1
    title = form(desk).draft().title
    assert title != "As it was"
    form(desk).record()
    desk.settled()
    assert desk.titles() == [title.strip()]
    assert kept(desk) == ()


def test_what_is_discarded_is_gone(desk: Desktop) -> None:
    desk.do("initiative.new")
    type_title(desk, "Not wanted")
    stop_and_start(desk)
    QTest.mouseClick(desk.window.draft.discard, Qt.MouseButton.LeftButton)
    desk.settled()
    assert not desk.window.draft.isVisible()
    assert kept(desk) == ()
