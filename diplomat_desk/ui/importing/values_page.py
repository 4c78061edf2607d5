"""The texts of a file that nothing in the register answers to, each once, to be decided on."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.deciding import Question, decided
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import Decision, Known
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.ui.importing.answers import Answers
from diplomat_desk.ui.importing.lists import list_of
from diplomat_desk.ui.importing.question_model import QuestionModel, in_words
from diplomat_desk.ui.keys import ENTER, is_plain
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.tokens import Space

_WIDTHS = (240, 60, 120, 110, 190)


@dataclass(frozen=True, slots=True)
class _Decided:
    """A question, what was answered, and what its columns became when it was asked."""

    question: Question
    meaning: str
    words: str
    targets: tuple[str, ...]


class ValuesPage(QWidget):
    """Lists the questions and takes answers; what is not answered is as it says under "Becomes"."""

    changed = Signal()
    """Something was decided, or taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decided: dict[Decision, _Decided] = {}
        self._mapping = Mapping()
        self.title = label("", "heading", wrap=True)
        told = say(
            "Nothing in the register answers to these. "
            "What you do not decide is recorded as the end of its line says."
        )
        self.likely = button("", icon="check")
        self.likely.clicked.connect(lambda _=False: self._take_likely())
        self.model = QuestionModel(self)
        self.table = list_of(self.model, say("Texts to decide on"), _WIDTHS)
        self.table.installEventFilter(self)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.answers = Answers()
        self.answers.answered.connect(self._answer)
        self.remember = QCheckBox(say("&Remember these decisions for later files"))
        self.remember.setChecked(True)
        laid = column(self.title, label(told, "muted", wrap=True), gap=Space.S)
        laid.addWidget(self.table, 1)
        laid.addWidget(self.answers)
        laid.addLayout(row(self.likely, STRETCH, self.remember))
        self.setLayout(laid)

    @property
    def decisions(self) -> dict[Decision, str]:
        """What was decided, to be remembered; nothing where somebody does not want that."""
        if not self.remember.isChecked():
            return {}
        return {about: one.meaning for about, one in self._decided.items()}

    def applied(self, mapping: Mapping) -> Mapping:
        """Return ``mapping`` with what was decided about texts of columns that are still what they were."""
        for one in self._decided.values():
            if _targets(mapping, one.question) == one.targets:
                mapping = decided(mapping, one.question, one.meaning)
        return mapping

    def forget(self) -> None:
        """Forget all decisions: another file, or the same read in another way."""
        self._decided = {}

    def show_questions(
        self, questions: Iterable[Question], mapping: Mapping, header: tuple[str, ...], known: Known
    ) -> bool:
        """Show ``questions`` after those decided already; return whether there are any at all."""
        self._mapping = mapping
        self._decided = {
            about: one
            for about, one in self._decided.items()
            if _targets(mapping, one.question) == one.targets
        }
        asked = [one for one in questions if one.about not in self._decided]
        before = [one.question for one in self._decided.values()]
        shown = sorted([*before, *asked], key=_rank)
        self.answers.take_known(known)
        self.model.show_questions(shown, header)
        for at, question in enumerate(shown):
            if question.about in self._decided:
                one = self._decided[question.about]
                self.model.answer(at, one.meaning, one.words)
        self.title.setText(count(len(shown), "{n} text to decide on", "{n} texts to decide on"))
        if shown:
            self.table.selectRow(0)
        self._show_likely()
        return bool(shown)

    def _chosen(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _show_chosen(self) -> None:
        self.answers.show_questions([self.model.questions[at] for at in self._chosen()])

    def _answer(self, meaning: str, name: str) -> None:
        chosen = self._chosen()
        for at in chosen:
            self._decide(at, meaning, name)
        self._show_likely()
        self.changed.emit()
        if chosen and meaning:
            self._go_on_from(chosen[-1])

    def _decide(self, at: int, meaning: str, name: str) -> None:
        question = self.model.questions[at]
        if meaning == Answers.ITSELF:
            meaning = question.value
        words = in_words(question, meaning, name)
        if meaning:
            targets = _targets(self._mapping, question)
            self._decided[question.about] = _Decided(question, meaning, words, targets)
        else:
            self._decided.pop(question.about, None)
        self.model.answer(at, meaning, words)

    def _go_on_from(self, at: int) -> None:
        """Go to the next question that is not answered; the keyboard stays in the list."""
        rows = self.model.rowCount()
        later = [*range(at + 1, rows), *range(at)]
        following = next((one for one in later if not self.model.meaning(one)), at)
        self.table.selectRow(following)
        self.table.setFocus()

    def _likely(self) -> list[int]:
        return [
            at
            for at, one in enumerate(self.model.questions)
            if one.likely and not self.model.meaning(at)
        ]

    def _show_likely(self) -> None:
        many = len(self._likely())
        self.likely.setText(
            count(
                many, "Take the likely meaning of {n} text", "Take the likely meanings of {n} texts"
            )
        )
        self.likely.setVisible(bool(many))

    def _take_likely(self) -> None:
        for at in self._likely():
            one = self.model.questions[at].likely
            if one is not None:
                self._decide(at, one.code or one.name, one.name)
        self._show_likely()
        self.changed.emit()
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return in the list go on to the answers."""
        if (
            watched is self.table
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in ENTER
            and is_plain(event)
        ):
            first = self.answers.suggestions()
            (first[0] if first else self.answers.search).setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)


def _rank(one: Question) -> tuple[bool, bool]:
    """Rank what is kept as text unless somebody decides before what becomes a new name, the likely ones first."""
    return one.sort in (Sort.ORGANISATION, Sort.PERSON), one.likely is None


def _targets(mapping: Mapping, question: Question) -> tuple[str, ...]:
    found = (mapping.of(place) for place in question.places)
    return tuple(one.target if one else "" for one in found)
