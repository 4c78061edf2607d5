"""The open questions of an import as rows: what stands in the file, how often, and what becomes of it."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.deciding import Question
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import key_of
from diplomat_desk.exchange.mapping import AS_TEXT, LEFT_OUT
from diplomat_desk.ui.plain import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

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


class QuestionModel(QAbstractTableModel):
    """Shows questions with the answer that each has; ``header`` names the columns of the file."""

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

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many questions there are."""
        return 0 if parent is not None and parent.isValid() else len(self.questions)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return that there are six columns."""
        return 0 if parent is not None and parent.isValid() else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """Return the head of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            say("In the file"),
            say("Times"),
            say("Column"),
            say("Should be"),
            say("May be"),
            say("Becomes"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return a cell, as plain text."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIMES:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._cell(index.row(), index.column())
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)

    def _cell(self, at: int, column: int) -> str:
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
