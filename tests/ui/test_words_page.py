"""The page of vocabularies through the real window: what is changed there shows everywhere, and comes back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import recording, states, vocabularies
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.late import OpenRegister
from diplomat_desk.ui.register_page import RegisterPage
from diplomat_desk.ui.session import DeskSession
from diplomat_desk.ui.words.states_pane import StatesPane
from diplomat_desk.ui.words.tags_pane import TagsPane
from diplomat_desk.ui.words.terms_pane import TermsPane
from diplomat_desk.ui.words_page import WordsPage
from tests.making import between, day, small
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open()
    yield made
    made.runner.stop()


def do(desktop: Desktop, work: Callable[[Desk], object]) -> None:
    desktop.runner.change(work)
    desktop.settled()
    desktop.settled()


def page(desktop: Desktop, chosen: str = "") -> WordsPage:
    """Return the page as it is now: after a change of words it is another."""
    assert desktop.window.workspace is not None
    if desktop.window.workspace.page_name != "words":
        desktop.do("page.words")
    shown = desktop.window.workspace.page
    assert isinstance(shown, WordsPage)
    if chosen:
        shown.list.choose(chosen)
        desktop.settled()
    return shown


def terms(desktop: Desktop, vocabulary: str = "", code: str = "") -> TermsPane:
    pane = page(desktop, vocabulary).terms
    if code:
        pick(pane, code)
    return pane


def pick(pane: TermsPane | TagsPane | StatesPane, key: str) -> None:
    row = pane.table.keys.index(key)
    item = pane.table.topLevelItem(row)
    assert item is not None
    pane.table.setCurrentItem(item)


def strike(
    widget: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key in a widget that has the keyboard."""
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)


def fill(pane: StatesPane, name: str, text: str) -> None:
    field = pane.panel.fields[name].input
    assert isinstance(field, QLineEdit)
    field.setText(text)


def keys(pane: TagsPane | StatesPane) -> list[str]:
    return list(pane.table.keys)


def record(desktop: Desktop, pane: TermsPane | TagsPane | StatesPane) -> None:
    click(pane.panel.record_button)
    desktop.settled()
    desktop.settled()


def kinds_in_register(desktop: Desktop) -> str:
    desktop.do("page.register")
    assert desktop.window.workspace is not None
    register = desktop.window.workspace.page
    assert isinstance(register, RegisterPage)
    desktop.settled()
    model = register.table.model()
    cells = [
        str(model.index(line, column).data() or "")
        for line in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    return " | ".join(cells)


def test_a_renamed_kind_shows_in_the_register_and_undo_brings_it_back(desktop: Desktop) -> None:
    do(desktop, lambda desk: recording.record(desk, small(kind="workshop")))
    pane = terms(desktop, "kind", "workshop")
    strike(pane.table, Qt.Key.Key_F2)
    pane.label.setText("Atelier")
    assert pane.form.note.text() == "The new name will show in 1 record."
    record(desktop, pane)
    assert desktop.window.toast.text.text() == "Renamed “Workshop” to “Atelier” in 1 record."
    assert terms(desktop) is not pane, "the page is made anew"
    assert terms(desktop).vocabulary == "kind"
    assert terms(desktop).table.current == "workshop"
    assert "Atelier" in kinds_in_register(desktop)

    assert "rename “Workshop” to “Atelier”" in desktop.window.act["edit.undo"].text()
    desktop.do("edit.undo")
    desktop.settled()
    assert "Workshop" in kinds_in_register(desktop)
    assert desktop.window.toast.isVisible()
    desktop.do("edit.redo")
    desktop.settled()
    assert "Atelier" in kinds_in_register(desktop)


def test_the_list_and_its_place_and_the_filter_come_back(desktop: Desktop) -> None:
    wanted = Filter(kinds=("summit",), ceiling=desktop.window.filter_state.filter.ceiling)
    desktop.window.filter_state.set(wanted)
    pane = terms(desktop, "kind", "publication")
    strike(pane.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desktop.settled()
    desktop.settled()
    again = terms(desktop)
    assert again is not pane
    assert again.table.current == "publication"
    assert again.table.keys.index("publication") == 11
    assert desktop.window.filter_state.filter == wanted
    assert again.table.hasFocus()


def test_a_term_is_added_by_keyboard(desktop: Desktop) -> None:
    pane = terms(desktop, "constraint")
    strike(pane.table, Qt.Key.Key_Insert)
    assert pane.is_typing()
    assert pane.label.hasFocus()
    pane.label.setText("Sanctions")
    strike(pane.label, Qt.Key.Key_Return)
    desktop.settled()
    desktop.settled()
    assert terms(desktop).table.current == "sanctions"
    desktop.do("edit.undo")
    desktop.settled()
    assert "sanctions" not in terms(desktop).table.keys


def test_esc_gives_up_and_a_refusal_stands_beside_the_field(desktop: Desktop) -> None:
    pane = terms(desktop, "kind", "workshop")
    pane.label.setText("Summit")
    record(desktop, pane)
    assert "already" in pane.form.fields["label"].error.text()
    assert pane.label.text() == "Summit"
    strike(pane.label, Qt.Key.Key_Escape)
    assert pane.label.text() == "Workshop"
    assert not pane.is_typing()
    pane.add()
    pane.form.cancel()
    assert pane.form.heading.text() == "Workshop"
    assert pane.table.hasFocus()


def test_a_merge_says_what_it_touches_and_the_filter_follows(desktop: Desktop) -> None:
    do(desktop, lambda desk: recording.record(desk, small(kind="workshop")))
    state = desktop.window.filter_state
    state.set(Filter(kinds=("workshop",), ceiling=state.filter.ceiling))
    pane = terms(desktop, "kind", "workshop")
    pane.ask_merge()
    assert pane.merging.note.text().startswith("1 record will hold")
    assert not pane.merging.record_button.isEnabled()
    pane.target.set_value("training")
    record(desktop, pane)
    assert "workshop" not in terms(desktop).table.keys
    assert terms(desktop).table.current == "training"
    assert state.filter.kinds == ("training",)
    desktop.do("edit.undo")
    desktop.settled()
    assert "workshop" in terms(desktop).table.keys
    assert desktop.window.toast.text.text() == "Taken back: merge “Workshop” into “Training”."


def test_terms_are_retired_deleted_and_kept(desktop: Desktop) -> None:
    pane = terms(desktop, "kind", "exchange")
    pane.retire_button.click()
    desktop.settled()
    desktop.settled()
    pane = terms(desktop)
    assert pane.table.keys[-1] == "exchange"
    assert pane.retire_button.text() == "Bring back"
    strike(pane.table, Qt.Key.Key_Delete)
    desktop.settled()
    desktop.settled()
    assert "exchange" not in terms(desktop).table.keys
    pane = terms(desktop, "attribution", "chatham-house")
    assert not pane.delete_button.isEnabled()
    assert not pane.merge_button.isEnabled()
    assert "hides who attended" in pane.form.note.text()


def test_what_is_above_the_ceiling_is_not_told(desktop: Desktop) -> None:
    do(
        desktop,
        lambda desk: recording.record(
            desk, small("Hush", kind="workshop", tags=("hushed",), confidentiality=TOP)
        ),
    )
    desktop.window.filter_state.set_ceiling(Level.LIMITED)
    pane = terms(desktop, "kind", "workshop")
    assert "Not used in what is shown." in pane.form.note.text()
    strike(pane.table, Qt.Key.Key_Delete)
    desktop.settled()
    assert pane.form.message.text() == "It is in use. What is in use is never deleted."
    tags = page(desktop, "tag").tags
    assert keys(tags) == []
    assert tags.lists.currentWidget() is tags.empty
    desktop.window.filter_state.set_ceiling(TOP)
    desktop.settled()
    assert keys(tags) == ["hushed"]


def test_tags_are_renamed_merged_and_removed(desktop: Desktop) -> None:
    do(desktop, lambda desk: recording.record(desk, small(tags=("Water", "water"))))
    tags = page(desktop, "tag").tags
    pick(tags, "Water")
    tags.label.setText("water")
    assert "the two become one" in tags.form.note.text()
    record(desktop, tags)
    assert keys(tags) == ["water"]
    tags.remove_button.click()
    desktop.settled()
    assert keys(tags) == []
    desktop.do("edit.undo")
    desktop.do("edit.undo")
    desktop.settled()
    assert set(keys(tags)) == {"Water", "water"}
    pick(tags, "Water")
    tags.ask_merge()
    tags.target.set_value("water")
    record(desktop, tags)
    assert keys(tags) == ["water"]


def test_an_entity_is_added_and_named_in_a_profile(desktop: Desktop) -> None:
    pane = page(desktop, "country").states
    strike(pane.table, Qt.Key.Key_Insert)
    for name, value in {"code": "xkx", "name": "Kosovo", "valid_from": "then"}.items():
        fill(pane, name, value)
    record(desktop, pane)
    assert "number" in pane.form.fields["valid_from"].error.text()
    fill(pane, "valid_from", "2008")
    record(desktop, pane)
    pane = page(desktop).states
    assert pane.table.current == "XKX"

    pane.profiles.new.click()
    fill(pane, "name", "House style")
    record(desktop, pane)
    pane = page(desktop).states
    assert pane.profiles.box.currentText() == "House style"
    pane.search.setText("burma")
    assert keys(pane) == ["MMR"]
    fill(pane, "shown", "Burma")
    record(desktop, pane)
    pane = page(desktop).states
    assert pane.search.text() == "burma"
    pane._delete_profile()
    desktop.settled()
    desktop.settled()
    assert page(desktop).states.profiles.box.count() == 1


def test_a_country_is_shown_by_the_profile_everywhere(desktop: Desktop) -> None:
    do(desktop, lambda desk: recording.record(desk, small(countries=between("MMR"))))
    do(desktop, lambda desk: states.choose_profile(desk, "House"))
    pane = page(desktop, "country").states
    pick(pane, "MMR")
    fill(pane, "shown", "Old Burma")
    record(desktop, pane)
    assert "Old Burma" in kinds_in_register(desktop)
    desktop.do("edit.undo")
    desktop.settled()
    assert "Myanmar" in kinds_in_register(desktop)


def test_leaving_what_is_half_typed_asks_first(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(title: str, text: str, verb: str) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr(desktop.dialogs, "confirm", confirm)
    pane = terms(desktop, "kind", "workshop")
    pane.label.setText("Atelier")
    pick(pane, "summit")
    desktop.qtbot.waitUntil(lambda: bool(asked))
    assert pane.table.current == "workshop"
    page(desktop).list.choose("track")
    desktop.settled()
    assert pane.vocabulary == "kind"
    assert pane.label.text() == "Atelier"
    assert len(asked) == 2
    pane.form.cancel()


def rename_elsewhere(desktop: Desktop, label: str) -> None:
    def work(desk: Desk) -> None:
        found = desk.vocabularies.find("kind", "summit")
        assert found is not None
        vocabularies.edit(desk, type(found)("kind", "summit", label))

    do(desktop, work)


def test_the_pages_wait_until_the_form_is_left(desktop: Desktop) -> None:
    desktop.do("initiative.new")
    workspace = desktop.window.workspace
    assert workspace is not None
    rename_elsewhere(desktop, "Great meeting")
    assert desktop.window.workspace is workspace, "a form is open: nothing is made anew"
    workspace.recorder.may_leave()
    desktop.settled()
    assert desktop.window.workspace is not workspace


def test_the_pages_wait_until_the_panel_is_left(desktop: Desktop) -> None:
    pane = terms(desktop, "kind", "workshop")
    pane.label.setText("Half ty")
    before = desktop.window.workspace
    rename_elsewhere(desktop, "Great meeting")
    assert desktop.window.workspace is before
    assert pane.label.text() == "Half ty"
    pane.form.cancel()
    desktop.settled()
    assert desktop.window.workspace is not before
    assert terms(desktop).table.current == "workshop"


def test_the_pages_wait_while_a_question_is_open(desktop: Desktop) -> None:
    before = desktop.window.workspace
    question = QDialog(desktop.window)
    question.open()
    rename_elsewhere(desktop, "Great meeting")
    assert desktop.window.workspace is before, "whoever asked must still be there for the answer"
    question.close()
    question.deleteLater()
    desktop.qtbot.waitUntil(lambda: desktop.window.workspace is not before)


def test_a_form_opened_while_the_words_are_asked_for_is_not_lost(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, session = desktop.window.workspace, desktop.window.registers.session
    assert workspace is not None
    assert isinstance(session, DeskSession)
    asked = session.words

    def words_while_typing(then: Callable[[OpenRegister], None]) -> None:
        monkeypatch.undo()
        asked(then)
        workspace.recorder.new()

    monkeypatch.setattr(session, "words", words_while_typing)
    rename_elsewhere(desktop, "Great meeting")
    assert desktop.window.workspace is workspace
    workspace.recorder.may_leave()
    desktop.settled()
    assert desktop.window.workspace is not workspace


def test_the_register_stands_where_it_stood(desktop: Desktop) -> None:
    def many(desk: Desk) -> None:
        for number in range(60):
            recording.record(desk, small(f"Talks {number:02}", start=day(str(1940 + number))))

    do(desktop, many)
    desktop.do("page.register")
    assert desktop.window.workspace is not None
    register = desktop.window.workspace.page
    assert isinstance(register, RegisterPage)
    line = register.model.ids[40]
    register.open_record(int(line))
    desktop.settled()
    offset = register.table.verticalScrollBar().value()
    rename_elsewhere(desktop, "Great meeting")
    again = desktop.window.workspace.page
    assert isinstance(again, RegisterPage)
    assert again is not register
    assert again.table.current_id == line
    assert again.table.verticalScrollBar().value() == offset > 0


def test_a_register_that_is_only_read_offers_no_change(desktop: Desktop) -> None:
    path = desktop.window.registers.current
    assert path is not None
    desktop.window.registers.close()
    desktop.settled()
    path.path.chmod(0o444)
    path.path.parent.chmod(0o555)
    try:
        desktop.window.registers.open(path.path)
        desktop.settled()
        current = desktop.window.registers.current
        if current is None or not current.read_only:
            pytest.skip("this user can write everywhere")
        pane = terms(desktop, "kind", "workshop")
        assert pane.merge_button.isHidden()
        assert not pane.form.rows.isEnabled()
        strike(pane.table, Qt.Key.Key_Insert)
        assert not pane.is_typing()
    finally:
        path.path.parent.chmod(0o755)
        path.path.chmod(0o644)


def test_every_control_says_what_it_is(desktop: Desktop) -> None:
    shown = page(desktop, "country")
    for pane in (shown.terms, shown.tags, shown.states):
        assert pane.table.accessibleName()
        for one in pane.form.fields.values():
            assert one.input.accessibleName()
            assert one.label.buddy() is not None
        labels = [one for one in pane.findChildren(QLabel) if one.text()]
        assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels)
