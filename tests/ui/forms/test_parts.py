"""The parts of a record that read as lines and open: results, journal, assessments, claims, ties."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.keeping import Claim, Constraint, FollowUp, Link, Note
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.ui.forms.assessments import AssessmentsEditor
from diplomat_desk.ui.forms.claims import ClaimsEditor
from diplomat_desk.ui.forms.journal import ConstraintsEditor, FollowUpsEditor, NotesEditor
from diplomat_desk.ui.forms.links import LinksEditor
from diplomat_desk.ui.forms.part_list import PartEntry, PartList
from diplomat_desk.ui.forms.results import DocumentsEditor, OutcomesEditor, TransfersEditor
from diplomat_desk.ui.forms.sources import SourcesEditor
from tests.ui.forms.keys import focused, press, show, type_text
from tests.ui.forms.samples import FULL, lookups, vocabularies

EDITORS: dict[str, Callable[[], PartList]] = {  # type: ignore[type-arg]
    "outcomes": lambda: OutcomesEditor(vocabularies()),
    "transfers": lambda: TransfersEditor(vocabularies()),
    "documents": lambda: DocumentsEditor(vocabularies()),
    "assessments": lambda: AssessmentsEditor(vocabularies()),
    "constraints": lambda: ConstraintsEditor(vocabularies()),
    "notes": lambda: NotesEditor(lambda: "A. Khan"),
    "follow_ups": FollowUpsEditor,
    "sources": lambda: SourcesEditor(vocabularies()),
}


@pytest.mark.parametrize("name", EDITORS)
def test_what_was_opened_and_not_touched_comes_back(qtbot: QtBot, name: str) -> None:
    editor = EDITORS[name]()
    show(qtbot, editor)
    editor.set_value(getattr(FULL, name))
    for entry in editor:
        entry.open()
    assert editor.value() == getattr(FULL, name)
    assert editor.problem() == ""


@pytest.mark.parametrize("name", EDITORS)
def test_a_blank_entry_is_none_and_what_was_shown_before_is_gone(qtbot: QtBot, name: str) -> None:
    editor = EDITORS[name]()
    show(qtbot, editor)
    editor.set_value(getattr(FULL, name))
    editor.set_value(())
    editor.add_blank()
    assert editor.value() == ()


@pytest.mark.parametrize("name", EDITORS)
def test_every_input_of_an_opened_entry_has_help_in_one_line(qtbot: QtBot, name: str) -> None:
    editor = EDITORS[name]()
    show(qtbot, editor)
    editor.add_blank()
    entry = list(editor)[-1]
    assert entry.rows.rows
    for row in entry.rows.rows:
        assert row.help.text().strip()
        assert "\n" not in row.help.text()


@pytest.mark.parametrize("name", EDITORS)
def test_every_input_of_an_opened_entry_has_a_name(qtbot: QtBot, name: str) -> None:
    editor = EDITORS[name]()
    show(qtbot, editor)
    editor.set_value(getattr(FULL, name))
    next(iter(editor)).open()
    assert nameless(editor) == []


def nameless(widget: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    inputs: list[QWidget] = [one for kind in kinds for one in widget.findChildren(kind)]
    return [one for one in inputs if one.isVisible() and not one.accessibleName()]


TYPED = [
    ("outcomes", "A hotline", Outcome("A hotline")),
    ("transfers", "A paper", Transfer("A paper")),
    ("documents", "Joint statement", OutcomeDocument("Joint statement")),
    ("constraints", "esca", Constraint("escalation")),
    ("follow_ups", "Ask again", FollowUp("Ask again")),
]


@pytest.mark.parametrize(("name", "typed", "wanted"), TYPED)
def test_a_new_entry_is_open_and_takes_what_is_typed(
    qtbot: QtBot, name: str, typed: str, wanted: object
) -> None:
    editor = EDITORS[name]()
    show(qtbot, editor)
    editor.setFocus()
    press(Qt.Key.Key_Space)
    type_text(typed)
    assert editor.value() == (wanted,)


def test_a_line_says_what_the_entry_holds(qtbot: QtBot) -> None:
    said = {}
    for name, make in EDITORS.items():
        editor = make()
        qtbot.addWidget(editor)
        editor.set_value(getattr(FULL, name))
        said[name] = [entry.summary.text() for entry in editor]
    assert said["outcomes"] == [
        "Hotline kept open. Two lines. · both armies · February 2010",
        "None",
    ]
    assert said["transfers"] == ["A paper on water · to Level 1, Ministry of Water · March 2010"]
    assert said["documents"] == [
        "Joint statement · Pre-negotiation or process · 6 December 2009 · PA-X AgtId 00577"
    ]
    assert said["constraints"][0] == "Regional: escalation · After Mumbai. Slow."
    assert said["notes"] == ["3 January 2010 · A. Khan · Asked for the list. No answer."]
    assert said["follow_ups"] == [
        "Ask again · done 9 February 2010 · B. Rao",
        "Ask a third time · due May 2010",
    ]
    assert said["assessments"] == [
        "Relevance: Highly satisfactory · A. Reviewer",
        "Relevance: Unsatisfactory · Another",
        "Coherence: not assessed",
        "Effectiveness: not assessed",
        "Efficiency: not assessed",
        "Impact: Moderately unsatisfactory · A. Reviewer · 2011",
        "Sustainability: not assessed",
    ]


def test_a_date_that_cannot_be_read_keeps_its_entry_open(qtbot: QtBot) -> None:
    editor = OutcomesEditor(vocabularies())
    show(qtbot, editor)
    editor.set_value((Outcome("A hotline"),))
    entry = next(iter(editor))
    entry.field("date").line.setFocus()
    type_text("31 nov 1999")
    assert editor.problem() == "There is no 31 November. Did you mean 30 November 1999?"
    entry.edit_button.click()
    assert entry.rows.isVisible()


def test_the_level_of_an_entry_is_raised_on_its_line(qtbot: QtBot) -> None:
    editor = OutcomesEditor(vocabularies())
    show(qtbot, editor)
    editor.set_value((Outcome("A hotline"),))
    entry = next(iter(editor))
    entry.level.set_value(Level.RESTRICTED)
    assert editor.value() == (Outcome("A hotline", level=Level.RESTRICTED),)


def test_a_new_note_is_signed_and_dated_and_nothing_until_it_says_something(qtbot: QtBot) -> None:
    editor = NotesEditor(lambda: "A. Khan")
    show(qtbot, editor)
    editor.add_blank()
    assert editor.value() == ()
    type_text("Asked for the list.")
    now = date.today()
    today = PartialDate(now.year, now.month, now.day)
    assert editor.value() == (Note("Asked for the list.", today, "A. Khan"),)


# Assessments.


@pytest.fixture
def assessments(qtbot: QtBot) -> AssessmentsEditor:
    editor = AssessmentsEditor(vocabularies())
    show(qtbot, editor)
    editor.set_value(())
    return editor


def test_every_criterion_has_a_line_to_be_filled_in(assessments: AssessmentsEditor) -> None:
    assert len(assessments) == 6
    relevance = next(iter(assessments))
    assert relevance.remove_button.isHidden()
    relevance.focus()
    press(Qt.Key.Key_Space)
    relevance.focus()
    type_text("highly s")
    relevance.edit_button.click()
    assert assessments.value() == (Assessment("relevance", "6"),)
    assert relevance.summary.text() == "Relevance: Highly satisfactory"
    assert relevance.remove_button.isVisible()


def test_taking_an_assessment_away_leaves_its_line(assessments: AssessmentsEditor) -> None:
    assessments.set_value((Assessment("impact", "3"), Assessment("impact", "2")))
    first, second = (entry for entry in assessments if entry.part().criterion == "impact")
    first.remove_button.click()
    second.remove_button.click()
    assert assessments.value() == ()
    assert [entry.summary.text() for entry in assessments][4] == "Impact: not assessed"
    assert len(assessments) == 6


# Claims.


@pytest.fixture
def pair(qtbot: QtBot) -> tuple[SourcesEditor, ClaimsEditor]:
    sources = SourcesEditor(vocabularies())
    claims = ClaimsEditor(vocabularies(), sources)
    show(qtbot, sources)
    show(qtbot, claims)
    sources.set_value(FULL.sources)
    claims.set_value(FULL.claims)
    return sources, claims


Pair = tuple[SourcesEditor, ClaimsEditor]


def nth(editor: ClaimsEditor, place: int) -> PartEntry[Claim]:
    return list(editor)[place]


def test_claims_stand_side_by_side_and_come_back(pair: Pair) -> None:
    _, claims = pair
    assert [entry.summary.text() for entry in claims] == [
        "Start: about 4 December 2009 · A. Author, Chaophraya Dialogue: a review, Jinnah Institute, "
        "January 2010 · adopted",
        "Start: 5 December 2009 · https://example.org/other",
        "Track: Track 1.5 · https://example.org/other",
        "Place: Bangkok",
    ]
    for entry in claims:
        entry.open()
    assert claims.value() == FULL.claims
    assert nameless(claims) == []


def test_a_claim_whose_source_is_taken_away_keeps_its_value(pair: Pair) -> None:
    sources, claims = pair
    nth(claims, 1).open()
    sources.remove(list(sources)[1])
    assert [claim.source for claim in claims.value()] == [901, 0, 0, 0]
    assert claims.value()[1].value == "2009-12-05"
    assert nth(claims, 1).summary.text() == "Start: 5 December 2009"
    assert nth(claims, 1).field("source").count() == 2


def test_a_source_that_is_typed_can_be_named_at_once(pair: Pair) -> None:
    sources, claims = pair
    nth(claims, 3).open()
    sources.append(sources.entry(Source("A third")))
    box = nth(claims, 3).field("source")
    assert box.itemText(3) == "A third"
    box.setCurrentIndex(3)
    assert claims.value()[3].source == sources.value()[2].key != 0


def test_adopting_a_claim_gives_up_the_other(qtbot: QtBot, pair: Pair) -> None:
    _, claims = pair
    with qtbot.waitSignal(claims.adopted) as told:
        nth(claims, 1).field("adopted").click()
    assert told.args == ["start", "2009-12-05"]
    assert [claim.adopted for claim in claims.value()] == [False, True, False, False]


def test_what_is_claimed_is_written_as_the_fact_is(qtbot: QtBot, pair: Pair) -> None:
    _, claims = pair
    claims.add_blank()
    type_text("status")
    entry = list(claims)[-1]
    entry.field("value").input.setFocus()
    type_text("conc")
    assert claims.value()[-1] == Claim("status", "concluded")
    entry.field("fact").setCurrentIndex(entry.field("fact").findData("end"))
    entry.field("value").input.line.setFocus()
    type_text("31 nov 1999")
    with qtbot.assertNotEmitted(claims.adopted):
        entry.field("adopted").click()
    assert claims.problem() == "There is no 31 November. Did you mean 30 November 1999?"
    entry.field("value").input.line.setText("30 Nov 1999")
    entry.field("value").input.line.setFocus()
    with qtbot.waitSignal(claims.adopted) as told:
        entry.field("note").setFocus()
    assert told.args == ["end", "1999-11-30"]


# Ties.


@pytest.fixture
def links(qtbot: QtBot) -> LinksEditor:
    editor = LinksEditor(vocabularies(), lookups())
    show(qtbot, editor)
    return editor


def test_a_tie_is_found_by_title_and_comes_back(links: LinksEditor) -> None:
    links.setFocus()
    press(Qt.Key.Key_Space)
    type_text("feeds")
    press(Qt.Key.Key_Tab)
    type_text("neem")
    press(Qt.Key.Key_Return)
    entry = next(iter(links))
    entry.note.setFocus()
    type_text("sixth")
    assert links.value() == (Link("feeds-into", 8, "sixth"),)
    assert entry.target.title.text() == "DD-1991-0003  Neemrana Dialogue"
    links.set_value(FULL.links)
    assert links.value() == FULL.links
    assert next(iter(links)).target.title.text() == "DD-1991-0003  Neemrana Dialogue"


def test_a_tie_without_the_other_initiative_is_refused(links: LinksEditor) -> None:
    links.add_blank()
    assert links.problem() == ""
    entry = next(iter(links))
    entry.note.setText("sixth")
    assert links.problem() == "Choose the initiative that it is tied to."
    entry.target.edit.setFocus()
    type_text("xyz")
    assert links.problem().startswith("No initiative is chosen yet for “xyz”.")
    assert focused() is entry.target.edit
    links.set_value((replace(FULL.links[0], kind=""),))
    assert links.problem() == ""
