"""The open questions of an import as rows: what stands in the file, how often, and what becomes of it."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.deciding import Question
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import key_of
from diplomat_desk.exchange.mapping import AS_TEXT, LEFT_OUT
from diplomat_desk.ui.importing.text_model import TextModel
from diplomat_desk.ui.models.index import Index

VALUE, TIMES, COLUMNS, SORT, MAY_BE, BECOMES = range(6)
SORTS = {
    Sort.COUNTRY: "Country",
    Sort.ORGANISATION: "Organisation",
    Sort.PERSON: "Person",
    Sort.TERM: "Word",
}
_UNASKED = {
    Sort.COUNTRY: "Kept as text",
    Sort.ORGANISATION: "A new organisation",
    Sort.PERSON: "A new person",
    Sort.TERM: "Kept as text",
}


class QuestionModel(TextModel):
    """Shows questions with the answer that each has; ``header`` names the columns of the file."""

    HEADS = ("In the file", "Times", "Column", "Should be", "May be", "Becomes")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions: tuple[Question, ...] = ()
        self._header: tuple[str, ...] = ()
        self._answers: dict[int, tuple[str, str]] = {}

    def show_questions(self, questions: Iterable[Question], header: tuple[str, ...]) -> None:
        """Show other questions, none of them answered."""
        self.beginResetModel()
        self.questions = tuple(questions)
        self._header = header
        self._answers = {}
        self.endResetModel()

    def answer(self, at: int, meaning: str, words: str) -> None:
        """Answer the question in row ``at``; an empty ``meaning`` takes the answer back."""
        if meaning:
            self._answers[at] = (meaning, words)
        else:
            self._answers.pop(at, None)
        self.dataChanged.emit(self.index(at, BECOMES), self.index(at, BECOMES))

    def meaning(self, at: int) -> str:
        """Return what was answered, empty where nothing was."""
        return self._answers.get(at, ("", ""))[0]

    def lines(self) -> int:
        """Return how many questions there are."""
        return len(self.questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return a cell, as plain text; numbers stand below each other."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIMES:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return super().data(index, role)

    def cell(self, at: int, column: int) -> str:
        """Return the text of a cell."""
        one = self.questions[at]
        if column == VALUE:
            return " ".join(one.value.split())
        if column == TIMES:
            return str(one.count)
        if column == COLUMNS:
            return say(", ").join(self._header[place] for place in one.places)
        if column == SORT:
            return say(SORTS[one.sort])
        if column == MAY_BE:
            return one.suggestions[0].name if one.suggestions else ""
        return self._answers[at][1] if at in self._answers else say(_UNASKED[one.sort])


def in_words(question: Question, meaning: str, name: str) -> str:
    """Return an answer for people; ``name`` is that of what it means."""
    if meaning == AS_TEXT:
        return say("Kept as text")
    if meaning == LEFT_OUT:
        return say("Left out")
    if key_of(meaning) == key_of(question.value):
        made = Sort.ORGANISATION if question.sort is Sort.COUNTRY else question.sort
        return say(_UNASKED[made])
    return name
