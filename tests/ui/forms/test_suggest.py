"""Suggestions that come late, or to nobody."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from diplomat_desk.ui.forms.lookups import FormLookups, Process
from diplomat_desk.ui.forms.parent import ParentPicker
from diplomat_desk.ui.forms.suggest import Choice, Suggester
from tests.ui.forms.keys import focused, press, show, type_text
from tests.ui.forms.samples import lookups

Answer = Callable[[Sequence[Choice]], None]


class Library:
    """Keeps the questions and answers when told to, as a register on another thread does."""

    def __init__(self) -> None:
        self.pane = QWidget()
        self.questions: list[tuple[str, Answer]] = []

    def ask(self, text: str, answer: Answer) -> None:
        self.questions.append((text, answer))

    def answer(self, number: int, *names: str) -> None:
        self.questions[number][1]([Choice(name) for name in names])


def make(qtbot: QtBot, *, eager: bool = False) -> tuple[QLineEdit, Suggester, Library]:
    edit, library = QLineEdit(), Library()
    pane = library.pane
    layout = QVBoxLayout(pane)
    layout.addWidget(edit)
    layout.addWidget(QLineEdit())
    layout.addStretch(1)
    suggester = Suggester(edit, library.ask, eager=eager)
    show(qtbot, pane, 400, 400)
    edit.setFocus()
    return edit, suggester, library


def shown(suggester: Suggester) -> list[str]:
    names = suggester.list
    return [names.item(row).text() for row in range(names.count())] if suggester.is_open else []


def test_an_answer_to_an_older_question_is_dropped(qtbot: QtBot) -> None:
    _, suggester, library = make(qtbot)
    type_text("ab")
    library.answer(1, "abacus")
    library.answer(0, "apple")
    assert shown(suggester) == ["abacus"]


def test_an_answer_that_comes_after_leaving_is_dropped(qtbot: QtBot) -> None:
    _, suggester, library = make(qtbot)
    type_text("a")
    press(Qt.Key.Key_Tab)
    library.answer(0, "apple")
    assert shown(suggester) == []


def test_an_answer_to_a_form_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    edit, suggester, library = make(qtbot)
    type_text("a")
    library.answer(0, "apple")
    type_text("b")
    delete(edit)
    library.answer(1, "about")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(suggester.list)


def test_what_was_typed_stands_until_one_goes_into_the_list(qtbot: QtBot) -> None:
    edit, suggester, library = make(qtbot)
    taken: list[Choice] = []
    suggester.chosen.connect(taken.append)
    type_text("a")
    library.answer(0, "apple", "apricot")
    press(Qt.Key.Key_Return)
    assert (edit.text(), taken) == ("a", [])
    type_text("p")
    library.answer(1, "apple", "apricot")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert taken == [Choice("apricot")]


def test_escape_and_an_empty_line_put_the_list_away(qtbot: QtBot) -> None:
    edit, suggester, library = make(qtbot, eager=True)
    type_text("a")
    library.answer(0, "apple")
    press(Qt.Key.Key_Escape)
    assert shown(suggester) == []
    type_text("p")
    library.answer(1, "apple")
    press(Qt.Key.Key_Backspace, 2)
    assert shown(suggester) == []
    assert edit.text() == ""


def test_the_list_opens_upwards_where_there_is_no_room_below(qtbot: QtBot) -> None:
    edit, suggester, library = make(qtbot)
    edit.window().layout().addWidget(edit)  # type: ignore[union-attr]
    edit.setFocus()
    type_text("a")
    library.answer(0, "apple", "apricot", "avocado")
    top = edit.mapTo(edit.window(), edit.rect().topLeft()).y()
    assert suggester.list.geometry().bottom() < top
    assert edit.window().rect().contains(suggester.list.geometry())


def test_an_open_list_goes_along_when_its_line_moves(qtbot: QtBot) -> None:
    edit, suggester, library = make(qtbot)
    type_text("a")
    library.answer(0, "apple")
    before = suggester.list.y()
    edit.move(edit.x(), edit.y() + 40)
    assert suggester.list.y() == before + 40


def test_a_process_is_found_chosen_and_taken_away(qtbot: QtBot) -> None:
    picker = ParentPicker(lookups())
    show(qtbot, picker)
    picker.setFocus()
    type_text("2009")
    assert "No process is chosen yet" in picker.problem()
    press(Qt.Key.Key_Return)
    assert (picker.value(), picker.problem()) == (7, "")
    assert picker.title.text() == "DD-2009-0012  Chaophraya Dialogue"
    press(Qt.Key.Key_Space)
    assert picker.value() is None
    assert focused() is picker.edit


def test_a_process_that_may_not_be_shown_is_kept_and_not_betrayed(qtbot: QtBot) -> None:
    picker = ParentPicker(lookups())
    show(qtbot, picker)
    picker.set_value(99)
    assert picker.value() == 99
    assert picker.title.isHidden()


def test_a_late_title_of_another_process_is_dropped(qtbot: QtBot) -> None:
    asked: list[Callable[[Process | None], None]] = []
    picker = ParentPicker(FormLookups(process=lambda _id, answer: asked.append(answer)))
    show(qtbot, picker)
    picker.set_value(7)
    picker.set_value(8)
    asked[0]((7, "DD-1", "Seven"))
    assert picker.title.text() == ""
    asked[1]((8, "DD-2", "Eight"))
    assert picker.title.text() == "DD-2  Eight"
