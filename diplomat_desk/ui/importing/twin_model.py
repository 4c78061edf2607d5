"""The likely duplicates of an import as rows of a table, with what is to become of each."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.services.importing import Checked, Choice, Choices, Likeness, Twin
from diplomat_desk.ui.importing.text_model import TextModel

CHOICE = 3
"""The column of the decision."""
WORDS = {
    Choice.IMPORT: "Keep both",
    Choice.SKIP: "Leave the row out",
    Choice.UPDATE: "Update what it looks like",
}
_PAGE = 256


class TwinModel(TextModel):
    """Shows what looks like what, page by page, and keeps the choice that somebody made for a row."""

    HEADS = ("Row", "Title", "Looks like", "Decision")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked = Checked()
        self._page: tuple[int, tuple[Twin, ...]] = (-1, ())
        self.rows: dict[int, Choice] = {}
        """What was chosen, by the number of the row in the file."""
        self.otherwise = Choice.IMPORT

    @property
    def choices(self) -> Choices:
        """What becomes of each row that looks like a duplicate."""
        return Choices(dict(self.rows), self.otherwise)

    def show_checked(self, checked: Checked) -> None:
        """Show the likely duplicates of a check; what was chosen stays chosen."""
        self.beginResetModel()
        self._checked, self._page = checked, (-1, ())
        if self.rows:
            there = {twin.row for twin in checked.twins}
            self.rows = {row: choice for row, choice in self.rows.items() if row in there}
        self.endResetModel()

    def forget(self) -> None:
        """Forget what was chosen: rows have other numbers in another file."""
        self.rows = {}

    def choose(self, places: Iterable[int], choice: Choice) -> None:
        """Let ``choice`` become of the rows at ``places``."""
        for at in places:
            self.rows[self.twin(at).row] = choice
            self.dataChanged.emit(self.index(at, CHOICE), self.index(at, CHOICE))

    def choose_otherwise(self, choice: Choice) -> None:
        """Let ``choice`` become of all rows of which nothing else was said."""
        self.otherwise = choice
        if self.rowCount():
            last = self.index(self.rowCount() - 1, CHOICE)
            self.dataChanged.emit(self.index(0, CHOICE), last)

    def tally(self) -> Counter[Choice]:
        """Return how many rows are to become what."""
        found = Counter(self.rows.values())
        found[self.otherwise] += len(self._checked.twins) - len(self.rows)
        return found

    def twin(self, at: int) -> Twin:
        """Return what row ``at`` of this model is about."""
        number, within = divmod(at, _PAGE)
        if self._page[0] != number:
            self._page = (number, self._checked.twins.page(number * _PAGE, _PAGE))
        return self._page[1][within]

    def lines(self) -> int:
        """Return how many likely duplicates are shown."""
        return len(self._checked.twins) - self._checked.twins.left_out

    def cell(self, at: int, column: int) -> str:
        """Return the text of a cell."""
        twin = self.twin(at)
        return (str(twin.row), twin.title, _like(twin), self._choice(twin))[column]

    def _choice(self, twin: Twin) -> str:
        return say(WORDS[self.choices.of(twin.row)])


def other_of(twin: Twin) -> str:
    """Return what a row looks like, shortly: the record's reference or title, or the other row."""
    return twin.reference or twin.title if twin.id else say("Row {row}", row=twin.of_row)


def _like(twin: Twin) -> str:
    if twin.why is Likeness.OTHER_WAY_ROUND:
        return say("Row {row}, the other way round", row=twin.of_row)
    return other_of(twin)
