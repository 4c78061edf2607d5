"""What can be answered to an open question: what it may mean, another name, text, nothing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.deciding import Question
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import AS_TEXT, LEFT_OUT
from diplomat_desk.exchange.matching import Suggestion, offered
from diplomat_desk.ui.forms.suggest import Choice, Suggester
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

_MOST, _LONGEST = 3, 40
_WIDTH = 240


class Answers(QWidget):
    """Offers answers for the questions that are chosen; for several only those that fit each of them."""

    answered = Signal(str, str)
    """What it means, and the name of that. The meaning is ``itself`` where the text is to be a new name."""

    ITSELF = "+"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Known | None = None
        self._question: Question | None = None
        self.title = label("", "strong", wrap=True)
        self._suggested: QHBoxLayout = row(gap=Space.S)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Something else…"))
        self.search.setAccessibleName(say("Something else"))
        self.search.setFixedWidth(_WIDTH)
        self.suggester = Suggester(self.search, self._ask, eager=True, stays=True)
        self.suggester.chosen.connect(self._take)
        self.new = button(say("New organisation"))
        self.text = button(say("Keep as &text"))
        self.leave = button(say("&Leave out"))
        self.undo = button(say("As before"), "flat")
        for one, meaning in (
            (self.new, self.ITSELF),
            (self.text, AS_TEXT),
            (self.leave, LEFT_OUT),
            (self.undo, ""),
        ):
            one.clicked.connect(partial(self.answered.emit, meaning, ""))
        buttons = row(self.search, self.new, self.text, self.leave, self.undo, STRETCH, gap=Space.S)
        self.setLayout(column(self.title, self._suggested, buttons, gap=Space.S))
        self.show_questions(())

    def take_known(self, known: Known) -> None:
        """Know what the register knows."""
        self._known = known

    def show_questions(self, some: Sequence[Question]) -> None:
        """Offer answers to ``some``."""
        self.setEnabled(bool(some))
        self.search.clear()
        sorts = {one.sort for one in some}
        self._question = some[0] if len(some) == 1 else None
        self.title.setText(breakable(_title(some)))
        self._show_suggestions(self._question)
        self.search.setVisible(self._question is not None)
        self.new.setVisible(Sort.TERM not in sorts)
        self.new.setText(say("New &person") if sorts == {Sort.PERSON} else say("New &organisation"))

    def suggestions(self) -> list[QPushButton]:
        """Return the buttons of what it may mean, the likeliest first."""
        found = [self._suggested.itemAt(place) for place in range(self._suggested.count())]
        widgets = [item.widget() for item in found if item is not None]
        return [one for one in widgets if isinstance(one, QPushButton)]

    def _show_suggestions(self, one: Question | None) -> None:
        while (item := self._suggested.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for suggestion in one.suggestions[:_MOST] if one else ():
            made = button(_short(suggestion.name).replace("&", "&&"))
            made.setAccessibleName(say("It means {name}", name=suggestion.name))
            made.clicked.connect(partial(self._choose, suggestion))
            self._suggested.addWidget(made)
        self._suggested.addStretch(1)

    def _choose(self, one: Suggestion) -> None:
        self.answered.emit(one.code or one.name, one.name)

    def _ask(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        if self._question is None or self._known is None:
            return
        one = self._question
        found = offered(text, one.sort, self._known, one.vocabulary)
        answer([Choice(each.name, each.code, each) for each in found])

    def _take(self, choice: Choice) -> None:
        if isinstance(choice.value, Suggestion):
            self._choose(choice.value)


def _title(some: Sequence[Question]) -> str:
    if not some:
        return say("Choose a text above to say what it means.")
    if len(some) > 1:
        return count(len(some), "{n} text", "{n} texts")
    (one,) = some
    return count(
        one.count,
        "What is “{text}”? It stands in {n} place.",
        "What is “{text}”? It stands in {n} places.",
        text=" ".join(one.value.split())[:200],
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
