"""The whole form, worked as an analyst works it."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.ui.forms.claims import ClaimsEditor
from diplomat_desk.ui.forms.countries import CountryPicker
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.entries import EntryList
from diplomat_desk.ui.forms.initiative_fields import Section
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.forms.part_list import PartEntry
from diplomat_desk.ui.forms.texts import LineField, TextArea
from tests.ui.forms.keys import click, compose, focused, press, show, tab_to, turn_wheel, type_text
from tests.ui.forms.samples import COUNTRIES, FULL, lookups, vocabularies

CONTROL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., InitiativeForm]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(**settings: object) -> InitiativeForm:
        asked = settings.get("may_leave", lambda: True)
        assert callable(asked)
        form = InitiativeForm(vocabularies(), COUNTRIES, lookups(), may_leave=asked)
        show(qtbot, form)
        return form

    return build


def line(form: InitiativeForm, name: str) -> LineField:
    field = form.fields[name].field
    assert isinstance(field, LineField)
    return field


def date_line(form: InitiativeForm, name: str) -> LineField:
    field = form.fields[name].field
    assert isinstance(field, DateEdit)
    return field.line


def area(form: InitiativeForm, name: str) -> TextArea:
    field = form.fields[name].field
    assert isinstance(field, TextArea)
    return field


def section(form: InitiativeForm, title: str) -> Section:
    """Return the section called ``title``."""
    return next(one for one in form.sections if one.fold.title == title)


def error(form: InitiativeForm, name: str) -> str:
    row = form.fields[name].row
    return row.error.text() if not row.error.isHidden() else ""


def test_the_form_has_every_field_of_an_initiative(make: Make) -> None:
    missing = {f.name for f in fields(Initiative)} - set(make().fields)
    assert missing == {"id", "version"}


@pytest.mark.parametrize("field", [f.name for f in fields(Initiative)])
def test_every_field_comes_back_as_it_was_loaded(make: Make, field: str) -> None:
    form = make()
    form.load(FULL)
    assert getattr(FULL, field) != getattr(Initiative(), field)
    assert getattr(form.draft(), field) == getattr(FULL, field)
    assert not form.is_dirty()
    assert form.problems() == ()


def test_loading_another_record_leaves_nothing_of_the_first(make: Make) -> None:
    form = make()
    form.load(FULL)
    form.load(Initiative())
    assert form.draft() == Initiative()


def test_codes_outside_the_vocabulary_and_odd_texts_come_back_too(make: Make) -> None:
    odd = replace(
        FULL,
        kind="jirga",
        track="gone",
        purposes=("gone", "build-trust"),
        title="one\u2028two\tthree",
        summary="one\u2029two\r\nthree\u00a0four",
        countries=(CountryParticipation("XXX", "gone"), CountryParticipation("XXX")),
        places=(Place("", "XXX"),),
        start=PartialDate.open(),
    )
    form = make()
    form.load(odd)
    assert form.draft() == odd


def type_essentials(form: InitiativeForm) -> None:
    assert focused() is line(form, "title")
    type_text("Chaophraya Dialogue")
    press(Qt.Key.Key_Tab)
    type_text("dial")
    press(Qt.Key.Key_Tab)
    type_text("T2")
    press(Qt.Key.Key_Tab)
    type_text("No serving official")
    tab_to(date_line(form, "start"))
    type_text("c. dec 2009")
    press(Qt.Key.Key_Tab)
    type_text("ongoing")
    press(Qt.Key.Key_Tab)
    type_text("india")
    press(Qt.Key.Key_Return)
    type_text("pak")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_text("conc")
    places = form.fields["places"].row.field
    tab_to(places)
    press(Qt.Key.Key_Space)
    type_text("Bangkok")
    press(Qt.Key.Key_Tab)
    type_text("thai")
    press(Qt.Key.Key_Tab)
    tab_to(form.fields["virtual"].row.field)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)


def type_what_happened(form: InitiativeForm) -> None:
    tab_to(form.fields["organisations"].row.field)
    press(Qt.Key.Key_Space)
    type_text("jin")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    type_text("conv")
    tab_to(section(form, "What sets it apart").fold.header)
    press(Qt.Key.Key_Space)
    tab_to(form.fields["purposes"].row.field)
    press(Qt.Key.Key_Space)
    tab_to(form.fields["visibility"].row.field)
    type_text("disc")
    tab_to(section(form, "What it was about").fold.header)
    press(Qt.Key.Key_Space)
    tab_to(form.fields["summary"].row.field)
    compose("دریائے سندھ 🕊")


def type_sources_and_keeping(form: InitiativeForm) -> None:
    tab_to(section(form, "Sources").fold.header)
    press(Qt.Key.Key_Space)
    tab_to(form.fields["sources"].row.field)
    press(Qt.Key.Key_Space)
    type_text("A review")
    press(Qt.Key.Key_Tab, 3)
    type_text("jan 2010")
    tab_to(section(form, "Register keeping").fold.header)
    press(Qt.Key.Key_Space)
    tab_to(form.fields["confidentiality"].row.field)
    tab_to(form.fields["tags"].row.field)
    type_text("water,R&D,")
    tab_to(form.fields["external_ids"].row.field)
    press(Qt.Key.Key_Space)
    type_text("PA-X AgtId")
    press(Qt.Key.Key_Tab)
    type_text("00577")
    tab_to(form.fields["budget"].row.field)
    type_text("5000")
    press(Qt.Key.Key_Tab)
    type_text("pkr")
    press(Qt.Key.Key_Tab)
    tab_to(form.fields["parent_id"].row.field)
    type_text("chao")
    press(Qt.Key.Key_Return)


def test_an_initiative_is_recorded_from_the_keyboard_alone(qtbot: QtBot, make: Make) -> None:
    form = make()
    type_essentials(form)
    type_what_happened(form)
    type_sources_and_keeping(form)
    with qtbot.waitSignal(form.record_requested) as recorded:
        press(Qt.Key.Key_Return, modifier=CONTROL)
    assert recorded.args == [
        Initiative(
            title="Chaophraya Dialogue",
            kind="dialogue",
            track="T2",
            track_reason="No serving official",
            start=PartialDate(2009, 12, approximate=True),
            end=PartialDate.open(),
            countries=(CountryParticipation("IND"), CountryParticipation("PAK")),
            status="concluded",
            places=(Place("Bangkok", "THA"),),
            virtual=True,
            organisations=(Engagement("Jinnah Institute", "convenor"),),
            purposes=("build-trust",),
            visibility="discreet",
            summary="دریائے سندھ 🕊",
            sources=(Source("A review", date=PartialDate(2010, 1)),),
            tags=("water", "R&D"),
            external_ids=(ExternalId("PA-X AgtId", "00577"),),
            budget=Budget("5000", "PKR"),
            parent_id=7,
        )
    ]


def test_a_title_may_hold_markup_and_any_script(make: Make) -> None:
    form = make()
    type_text("<b>x</b> دریا 🕊 #strong[x] '; DROP TABLE")
    assert form.draft().title == "<b>x</b> دریا 🕊 #strong[x] '; DROP TABLE"
    form.load(FULL)
    assert "<b>water & Kashmir</b>" in line(form, "title").text()


def test_a_nul_character_is_gone_from_what_is_recorded(make: Make) -> None:
    form = make()
    compose("Agra\0 summit")
    assert tidy(form.draft()).title == "Agra summit"


def test_a_summary_holds_twenty_thousand_characters(make: Make) -> None:
    form = make()
    text = "Längere Rede, kurzer Sinn. " * 800
    section(form, "What it was about").fold.unfold()
    summary = area(form, "summary")
    summary.setFocus()
    compose(text)
    assert form.draft().summary == text
    assert len(text) > 20_000
    assert summary.height() < form.height()


def test_an_impossible_date_is_refused_beside_its_field_when_left(make: Make) -> None:
    form = make()
    tab_to(date_line(form, "start"))
    type_text("31 Nov 1999")
    assert error(form, "start") == ""
    press(Qt.Key.Key_Tab)
    assert error(form, "start") == "There is no 31 November. Did you mean 30 November 1999?"
    assert date_line(form, "start").text() == "31 Nov 1999"
    assert error(form, "end") == ""


def test_a_backward_date_is_said_at_the_end_and_goes_when_the_start_is_mended(make: Make) -> None:
    form = make()
    tab_to(date_line(form, "start"))
    type_text("2001")
    press(Qt.Key.Key_Tab)
    type_text("1999")
    press(Qt.Key.Key_Tab)
    assert error(form, "end") == "The end (1999) is before the start (2001)."
    date_line(form, "start").setFocus()
    date_line(form, "start").selectAll()
    type_text("1998")
    press(Qt.Key.Key_Tab)
    assert error(form, "end") == ""


def test_only_the_field_just_left_shows_its_problem(make: Make) -> None:
    form = make()
    press(Qt.Key.Key_Tab)
    assert error(form, "title") == "A title is needed."
    assert error(form, "kind") == error(form, "track") == ""


def test_recording_shows_every_problem_and_goes_to_the_first(qtbot: QtBot, make: Make) -> None:
    form = make()
    form.load(replace(FULL, kind="", budget=Budget(amount="much")))
    tab_to(section(form, "Who took part").fold.header)
    with qtbot.assertNotEmitted(form.record_requested):
        press(Qt.Key.Key_Return, modifier=CONTROL)
    assert error(form, "kind") == "Choose a kind, such as workshop or mediation."
    assert error(form, "budget").startswith("Write the amount in figures")
    assert section(form, "Register keeping").fold.is_open
    assert focused() is form.fields["kind"].row.field
    assert "Choose a kind" in form.fields["kind"].row.field.accessibleDescription()


def test_what_the_register_refuses_is_shown_beside_the_fields(make: Make) -> None:
    form = make()
    form.show_problems((Problem("issue", "Too vague."), Problem("elsewhere", "The disk is full.")))
    assert error(form, "issue") == "Too vague."
    assert section(form, "What it was about").fold.is_open
    assert form.message.text() == "The disk is full."
    form.show_message("Somebody else changed this record.")
    assert form.message.text() == "Somebody else changed this record."
    form.load(Initiative())
    assert form.message.isHidden()
    assert error(form, "issue") == ""


def test_escape_asks_only_when_something_would_be_lost(qtbot: QtBot, make: Make) -> None:
    answers = [False, True]
    form = make(may_leave=lambda: answers.pop(0))
    with qtbot.waitSignal(form.left):
        press(Qt.Key.Key_Escape)
    assert len(answers) == 2
    type_text("A")
    with qtbot.assertNotEmitted(form.left):
        press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(form.left):
        press(Qt.Key.Key_Escape)
    assert answers == []


def test_text_that_cannot_be_read_would_be_lost_too(make: Make) -> None:
    form = make()
    tab_to(date_line(form, "start"))
    type_text("last spring")
    assert form.draft() == Initiative()
    assert form.is_dirty()


def test_escape_closes_suggestions_before_it_leaves(qtbot: QtBot, make: Make) -> None:
    form = make()
    picker = form.fields["countries"].field
    assert isinstance(picker, CountryPicker)
    tab_to(picker)
    type_text("ind")
    suggestions = picker.suggester.list
    assert suggestions.isVisible()
    with qtbot.assertNotEmitted(form.left):
        press(Qt.Key.Key_Escape)
    assert suggestions.isHidden()
    assert picker.edit.text() == "ind"


def test_the_wheel_over_a_box_without_the_focus_changes_nothing(make: Make) -> None:
    form = make()
    form.load(FULL)
    for one in form.sections:
        one.fold.unfold()
    boxes = form.findChildren(QComboBox)
    before = [box.currentIndex() for box in boxes]
    for box in boxes:
        turn_wheel(box)
    assert len(boxes) > 12
    assert [box.currentIndex() for box in boxes] == before


def test_a_folded_section_says_what_it_holds(make: Make) -> None:
    form = make()
    form.load(FULL)
    said = {one.fold.title: one.fold.holding.text() for one in form.sections}
    assert said["Sources"] == "2 sources · 4 claims"
    assert said["Who took part"] == "2 organisations · 2 people"
    assert said["Meetings"] == "2 meetings"
    assert "Restricted" in said["Register keeping"]
    assert section(form, "Sources").fold.header.accessibleName() == "Sources, 2 sources · 4 claims"
    assert section(form, "Essentials").fold.header.accessibleName() == "Essentials, shown"


def test_every_input_has_a_name_and_every_label_a_buddy(make: Make) -> None:
    form = make()
    form.load(FULL)
    for one in form.sections:
        one.fold.unfold()
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QPushButton)
    inputs: list[QWidget] = [one for kind in kinds for one in form.findChildren(kind)]
    nameless = [one for one in inputs if one.isVisible() and not one.accessibleName()]
    assert nameless == []
    assert all(place.row.label.buddy() is place.row.field for place in form.fields.values())
    assert form.fields["kind"].row.label.text() == "Kind (required)"


def test_what_gets_the_focus_scrolls_into_sight(qtbot: QtBot, make: Make) -> None:
    form = make()
    form.resize(420, 300)
    tab_to(section(form, "Who took part").fold.header)
    header = section(form, "Who took part").fold.header
    viewport = form.scroller.viewport()
    qtbot.waitUntil(
        lambda: viewport.rect().contains(header.mapTo(viewport, header.rect().center()))
    )
    assert form.record_button.isVisible()


@pytest.mark.parametrize("width", [420, 700, 1000])
def test_nothing_is_wider_than_the_pane(qtbot: QtBot, make: Make, width: int) -> None:
    form = make()
    form.load(FULL)
    form.resize(width, 900)
    for one in form.sections:
        one.fold.unfold()
    content = form.scroller.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= form.scroller.viewport().width())
    beside = form.fields["kind"].row.label.y() == form.fields["kind"].row.field.y()
    assert beside is (width > 420)


def test_busy_records_nothing(qtbot: QtBot, make: Make) -> None:
    form = make()
    form.load(FULL)
    type_text("Again: ")
    form.set_busy(True)
    with qtbot.assertNotEmitted(form.record_requested):
        press(Qt.Key.Key_Return, modifier=CONTROL)
    form.set_busy(False)
    with qtbot.waitSignal(form.record_requested):
        click(form.record_button)


def test_an_edit_that_changes_nothing_is_left_and_not_recorded(qtbot: QtBot, make: Make) -> None:
    form = make(may_leave=lambda: False)
    form.load(FULL)
    with qtbot.assertNotEmitted(form.record_requested), qtbot.waitSignal(form.left):
        press(Qt.Key.Key_Return, modifier=CONTROL)


ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_on_a_heading_opens_its_section_and_goes_in(make: Make, key: Qt.Key) -> None:
    form = make()
    heading = section(form, "What it was about").fold.header
    heading.setFocus()
    press(key)
    assert heading.isChecked()
    assert focused() is line(form, "issue")
    heading.setFocus()
    press(key)
    assert section(form, "What it was about").rows.isHidden()
    assert focused() is heading


def test_a_click_on_a_heading_opens_its_section_and_stays(make: Make) -> None:
    form = make()
    click(section(form, "Who took part").fold.header)
    assert section(form, "Who took part").fold.is_open
    organisations = form.fields["organisations"].field
    assert isinstance(organisations, EntryList)
    assert len(organisations) == 0


def test_one_key_leads_to_the_first_source(make: Make) -> None:
    form = make()
    press(Qt.Key.Key_S, modifier=ALT)
    type_text("A review")
    assert form.draft().sources == (Source("A review"),)
    line(form, "title").setFocus()
    press(Qt.Key.Key_S, modifier=ALT)
    press(Qt.Key.Key_End)
    type_text(", again")
    assert form.draft().sources == (Source("A review, again"),)


def test_opening_an_empty_section_records_nothing(make: Make) -> None:
    form = make()
    press(Qt.Key.Key_S, modifier=ALT)
    press(Qt.Key.Key_W, modifier=ALT)
    assert not form.is_dirty()


def claim(form: InitiativeForm, place: int) -> PartEntry[Claim]:
    """Return one claim, opened and in sight."""
    section(form, "Sources").fold.unfold()
    editor = form.fields["claims"].field
    assert isinstance(editor, ClaimsEditor)
    entry = list(editor)[place]
    entry.open()
    return entry


def test_adopting_a_claim_puts_it_into_its_field(make: Make) -> None:
    form = make()
    form.load(FULL)
    claim(form, 1).field("adopted").click()
    assert form.draft().start == PartialDate(2009, 12, 5)
    assert [one.adopted for one in form.draft().claims] == [False, True, False, False]
    claim(form, 2).field("adopted").click()
    assert form.draft().track == "T1.5"
    claim(form, 3).field("adopted").click()
    assert form.draft().places == FULL.places
    assert form.problems() == ()


def test_an_adopted_claim_and_its_field_may_not_differ(make: Make) -> None:
    form = make()
    form.load(FULL)
    date_line(form, "start").setText("2008")
    found = [problem.message for problem in form.problems()]
    assert found == [
        "The adopted claim says “2009-12-04~”, and the record says “2008”. "
        "Change one of the two, or adopt another claim."
    ]


def test_every_section_has_a_letter_of_its_own(make: Make) -> None:
    form = make()
    keys = [one.fold.header.shortcut().toString() for one in form.sections]
    menus = {"Alt+F", "Alt+E", "Alt+V", "Alt+H"}
    assert len({*keys, *menus}) == len(keys) + len(menus)
    assert all(key in s.fold.header.toolTip() for key, s in zip(keys, form.sections, strict=True))


def test_ctrl_page_down_and_up_go_from_heading_to_heading(make: Make) -> None:
    form = make()
    headings = [one.fold.header for one in form.sections]
    tab_to(form.fields["kind"].row.field)
    press(Qt.Key.Key_PageDown, modifier=CONTROL)
    assert focused() is headings[1]
    assert form.draft().kind == ""
    press(Qt.Key.Key_PageDown, 20, modifier=CONTROL)
    assert focused() is headings[-1]
    press(Qt.Key.Key_PageUp, len(headings) - 2, modifier=CONTROL)
    assert focused() is headings[1]
    line(form, "title").setFocus()
    press(Qt.Key.Key_PageUp, modifier=CONTROL)
    assert focused() is headings[0]


def test_what_was_said_of_a_country_goes_with_its_text(make: Make) -> None:
    form = make()
    picker = form.fields["countries"].field
    assert isinstance(picker, CountryPicker)
    tab_to(picker)
    type_text("xyzzy")
    press(Qt.Key.Key_Tab)
    assert error(form, "countries").startswith("There is no country “xyzzy”")
    press(Qt.Key.Key_Backtab)
    picker.edit.selectAll()
    type_text("india")
    assert error(form, "countries") == ""
    press(Qt.Key.Key_Return)
    assert error(form, "countries") == ""
    assert [one.country for one in form.draft().countries] == ["IND"]


def test_tab_goes_round_the_window_with_the_form_in_reading_order(qtbot: QtBot) -> None:
    form = InitiativeForm(vocabularies(), COUNTRIES, lookups())
    before, after = QLineEdit(), QLineEdit()
    pane = QWidget()
    layout = QVBoxLayout(pane)
    for one in (before, form, after):
        layout.addWidget(one)
    show(qtbot, pane)
    form.load(FULL)
    qtbot.wait(10)
    form.cancel_button.setFocus()
    press(Qt.Key.Key_Tab)
    assert focused() is after
    press(Qt.Key.Key_Tab)
    assert focused() is before
    press(Qt.Key.Key_Tab)
    assert focused() is section(form, "Essentials").fold.header
    press(Qt.Key.Key_Backtab)
    assert focused() is before
    after.setFocus()
    press(Qt.Key.Key_Backtab)
    assert focused() is form.cancel_button


def test_the_heading_names_the_record_even_when_its_title_is_folded_away(make: Make) -> None:
    form = make()
    form.load(replace(FULL, title="<b>Talks</b> " + "x" * 200))
    assert form.heading.text().startswith("Edit DD-2009-0031: <b>Talks</b> x")
    assert form.heading.text().endswith("…")
    assert form.heading.textFormat() is Qt.TextFormat.PlainText
