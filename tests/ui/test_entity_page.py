"""The pages of people and organisations, driven as a person does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.services import entities, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.dialogs.merge import MergeDialog
from diplomat_desk.ui.dialogs.reason import ReasonDialog
from diplomat_desk.ui.entity_page import EntityPage, OrganisationsPage, PeoplePage
from diplomat_desk.ui.link_button import LinkButton
from tests.making import day, small
from tests.ui.desk_context import Surroundings, surroundings
from tests.ui.forms.keys import click, focused, press, show, tab_to, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    made.answer(fill)
    yield made
    made.runner.stop()


def fill(desk: Desk) -> None:
    entities.record(desk, Organisation(name="University", type="university"))
    posts = (Affiliation("University", "reader", "expert", day("2003"), day("2007")),)
    entities.record(desk, Person(name="Imran Khan", aliases=("عمران خان",), affiliations=posts))
    then = Appearance("Imran Khan", "chair", "University", "dean", "former-official", "Gen. Khan")
    bodies = (Engagement("University", "host", "Univ. of <b>"),)
    recording.record(
        desk, small("Water & <b>talks", start=day("1991-10"), people=(then,), organisations=bodies)
    )
    recording.record(desk, small("Trade talks", people=(Appearance("Khan, Imran"),)))
    recording.record(
        desk,
        small("Secret", confidentiality=Level.CONFIDENTIAL, people=(Appearance("Hidden Person"),)),
    )


def people_in(around: Surroundings, width: int = 1200) -> PeoplePage:
    page = PeoplePage(around.context)
    show(around.qtbot, page, width, 700)
    around.settle()
    return page


def listed(page: EntityPage) -> list[str]:
    return [page.model.words(line, 0) for line in range(page.model.rowCount())]


def read(widget: QWidget) -> str:
    found = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return " | ".join(found + [one.accessibleName() for one in widget.findChildren(LinkButton)])


def choose(around: Surroundings, page: EntityPage, name: str) -> None:
    page.table.selectRow(listed(page).index(name))
    around.settle()


def dialog_of(page: QWidget, kind: type[QDialog]) -> QDialog:
    return page.window().findChildren(kind)[-1]


def test_the_card_tells_what_somebody_was_then(around: Surroundings) -> None:
    page = people_in(around)
    assert listed(page) == ["Hidden Person", "Imran Khan", "Khan, Imran"]
    choose(around, page, "Imran Khan")
    told = read(page.card)
    for words in ("Imran Khan", "عمران خان", "reader", "2003 to 2007", "Took part in 1 initiative"):
        assert words in told
    assert "Oct 1991  Water & <b>talks" in told
    assert "Chair · Former official · dean, University · named “Gen. Khan” in the source" in told
    links = {one.accessibleName(): one for one in page.card.findChildren(LinkButton)}
    click(links["University"])
    click(links["Oct 1991  Water & <b>talks"])
    assert around.asked.organisations == [1]
    assert around.asked.opened == [1]


def test_searching_counts_and_sorts(around: Surroundings) -> None:
    page = people_in(around)
    assert page.bar.counted.text() == "3 people"
    page.focus_filter()
    type_text("khan")
    around.settle()
    assert listed(page) == ["Imran Khan", "Khan, Imran"]
    assert page.bar.counted.text() == "2 of 3 people"
    press(Qt.Key.Key_Down)
    assert focused() is page.table
    page.focus_filter()
    type_text("zzz")
    around.settle()
    assert page.lists.currentWidget() is page.no_match
    press(Qt.Key.Key_Escape)
    around.settle()
    assert len(listed(page)) == 3
    page.table.horizontalHeader().sectionClicked.emit(2)
    around.settle()
    assert page.bar.by_use
    assert [page.model.words(line, 2) for line in range(3)] == ["1", "1", "1"]


def test_the_ceiling_holds_for_list_count_card_and_doubles(around: Surroundings) -> None:
    page = people_in(around)
    choose(around, page, "Hidden Person")
    assert "Secret" in read(page.card)
    around.context.filter_state.set_ceiling(Level.LIMITED)
    around.settle()
    assert listed(page) == ["Imran Khan", "Khan, Imran"]
    assert page.bar.counted.text() == "2 people"
    assert "Hidden" not in read(page) + read(page.card)
    page.open_entity(
        around.answer(
            lambda desk: entities.choose(desk, Kind.PERSON, "hidden", TOP, by_use=False)
        ).ids[0]
    )
    around.settle()
    assert "There is no such record here any more." in read(page.card)


def test_a_person_is_recorded_by_the_keyboard_alone(around: Surroundings) -> None:
    page = people_in(around)
    page.bar.new.setFocus()
    press(Qt.Key.Key_Space)
    around.settle()
    assert focused() is page.acts.form.fields["name"].field
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert page.acts.form.fields["name"].row.error.text() == "A name is needed."
    type_text("Hina Khar")
    tab_to(page.acts.form.fields["aliases"].field)
    type_text("Khar, Hina")
    press(Qt.Key.Key_Return)
    type_text("H. Khar")
    tab_to(page.acts.form.fields["affiliations"].field.add_button)
    press(Qt.Key.Key_Space)
    type_text("univ")
    around.settle()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    type_text("fellow")
    press(Qt.Key.Key_Return, modifier=CONTROL)
    around.settle()
    assert around.asked.toasts == ["Recorded “Hina Khar”."]
    assert page.side.currentWidget() is page.card
    number = page.card.shown_id
    made = around.answer(lambda desk: entities.one(desk, Kind.PERSON, number, TOP))
    assert isinstance(made, Person)
    assert made.aliases == ("Khar, Hina", "H. Khar")
    assert made.affiliations == (Affiliation("University", "fellow"),)


def test_leaving_asks_only_when_something_would_be_lost(around: Surroundings) -> None:
    page = people_in(around)
    choose(around, page, "Imran Khan")
    page.table.setFocus()
    press(Qt.Key.Key_F2)
    around.settle()
    press(Qt.Key.Key_Escape)
    assert around.dialogs.asked == []
    assert page.side.currentWidget() is page.card
    press(Qt.Key.Key_Return)
    around.settle()
    type_text("x")
    around.dialogs.answer = False
    press(Qt.Key.Key_Escape)
    assert len(around.dialogs.asked) == 1
    assert page.side.currentWidget() is page.acts.form
    assert not page.may_leave()
    around.dialogs.answer = True
    assert page.may_leave()


def test_a_name_that_is_taken_is_refused_beside_the_field(around: Surroundings) -> None:
    page = OrganisationsPage(around.context)
    show(around.qtbot, page, 1200, 700)
    around.settle()
    click(page.bar.new)
    around.settle()
    type_text("university")
    press(Qt.Key.Key_Return, modifier=CONTROL)
    around.settle()
    row = page.acts.form.fields["name"].row
    assert "Merge the two, or choose another name" in row.error.text()
    press(Qt.Key.Key_Tab)
    assert row.error.text() != "", "what the register said stays until the name is changed"
    around.dialogs.answer = True
    press(Qt.Key.Key_Escape)


def test_what_is_named_is_not_deleted_and_what_is_not_can_be(around: Surroundings) -> None:
    told: list[str] = []
    around.dialogs.tell = lambda title, text: told.append(f"{title} {text}")  # type: ignore[method-assign]
    around.answer(lambda desk: entities.record(desk, Person(name="Nobody")))
    page = people_in(around)
    choose(around, page, "Imran Khan")
    click(page.card.delete)
    around.settle()
    assert "takes part in 1 initiative and stays" in told[0]
    choose(around, page, "Nobody")
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    around.settle()
    assert around.asked.toasts == ["Deleted “Nobody”."]
    assert "Nobody" not in listed(page)


def test_two_are_merged_after_a_preview(around: Surroundings) -> None:
    page = people_in(around)
    choose(around, page, "Imran Khan")
    click(page.card.merge)
    around.settle()
    dialog = dialog_of(page, MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.search.setFocus()
    type_text("khan, i")
    around.settle()
    press(Qt.Key.Key_Return)
    around.settle()
    told = read(dialog)
    assert "1 initiative that names “Khan, Imran” will name “Imran Khan”" in told
    assert "“Imran Khan” will also be known as “Khan, Imran”." in told
    click(dialog.swap)
    around.settle()
    assert "“Khan, Imran” will also be known as “Imran Khan” and “عمران خان”." in read(dialog)
    click(dialog.swap)
    around.settle()
    assert focused() is dialog.accept_button
    press(Qt.Key.Key_Space)
    around.settle()
    assert around.asked.toasts == [
        "Merged “Khan, Imran” into “Imran Khan”, which 1 more initiative now names."
    ]
    assert listed(page) == ["Hidden Person", "Imran Khan"]
    assert "Took part in 2 initiatives" in read(page.card)
    assert "named “Khan, Imran” in the source" in read(page.card)


def test_likely_doubles_are_listed_merged_or_kept_apart(around: Surroundings) -> None:
    page = people_in(around)
    assert page.bar.doubles.text() == "Likely duplicates (1)"
    click(page.bar.doubles)
    assert "are the same words in another order." in read(page.doubles)
    pair = page.doubles.pairs[0]
    page.doubles.merge_requested.emit(pair)
    around.settle()
    dialog_of(page, MergeDialog).reject()
    page.doubles.dismiss_requested.emit(pair)
    dialog = dialog_of(page, ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    around.qtbot.waitUntil(dialog.line.hasFocus)
    press(Qt.Key.Key_Return)
    assert dialog.message.text() == "Say in a few words why."
    type_text("Father and son")
    press(Qt.Key.Key_Return)
    around.settle()
    assert around.asked.toasts == ["“Imran Khan” and “Khan, Imran” stay apart."]
    assert page.bar.doubles.text() == "Likely duplicates"
    assert "No two names look like one." in read(page.doubles)


def test_a_narrow_window_shows_the_form_alone_and_beside_the_initiatives_form_no_card(
    around: Surroundings,
) -> None:
    page = people_in(around, 900)
    page.acts.new()
    around.settle()
    assert page.lists.isHidden()
    press(Qt.Key.Key_Escape)
    assert not page.lists.isHidden()
    page.make_room(True)
    assert page.side.isHidden()
    page.make_room(False)
    assert not page.side.isHidden()


def test_a_read_only_register_offers_no_changes(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    around = surroundings(folder, qtbot, sample=False, read_only=True)
    around.answer(fill)
    page = people_in(around)
    choose(around, page, "Imran Khan")
    assert page.bar.new.isHidden()
    assert not page.card.edit.isVisible()
    page.table.setFocus()
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    around.settle()
    assert page.side.currentWidget() is page.card
    click(page.bar.doubles)
    assert page.doubles.pairs
    assert page.doubles.findChildren(QPushButton) == []
    around.runner.stop()


def test_ten_thousand_are_listed_without_reading_them_all(around: Surroundings) -> None:
    def many(desk: Desk) -> int:
        people = tuple(Appearance(f"Person {n:05}") for n in range(3000))
        return recording.record(desk, small("Congress", people=people)).id

    around.answer(many)
    page = people_in(around)
    assert page.model.rowCount() == 3003
    page.table.scrollToBottom()
    QApplication.processEvents()
    around.settle()
    assert page.model.words(3002, 0) == "Person 02999"


def test_an_empty_page_says_what_comes_there(tmp_path: Path, qtbot: QtBot) -> None:
    around = surroundings(tmp_path, qtbot, sample=False)
    page = people_in(around)
    assert page.lists.currentWidget() is page.nothing_yet
    assert "every part that they took" in read(page.nothing_yet)
    assert page.nothing_yet.step is not None
    click(page.nothing_yet.step)
    around.settle()
    assert page.side.currentWidget() is page.acts.form
    around.runner.stop()


def test_tab_goes_through_the_page_as_one_reads_it(around: Surroundings) -> None:
    page = people_in(around)
    choose(around, page, "Imran Khan")
    page.focus_filter()
    walked = []
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        walked.append(focused())
    bar, card = page.bar, page.card
    order = [bar.new, bar.doubles, bar.order, page.table, card.edit, card.merge, card.delete]
    assert walked[: len(order)] == order


def test_a_form_does_not_stay_open_above_a_lowered_ceiling(around: Surroundings) -> None:
    page = people_in(around)
    choose(around, page, "Hidden Person")
    page.table.setFocus()
    press(Qt.Key.Key_F2)
    around.settle()
    assert page.acts.form.isVisible()
    around.context.filter_state.set_ceiling(Level.LIMITED)
    around.settle()
    assert not page.acts.form.isVisible()
    assert around.dialogs.asked == []
