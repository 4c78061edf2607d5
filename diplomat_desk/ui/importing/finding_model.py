"""The findings of a check as rows of a table, read page by page."""

from array import array
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.drafts import Finding, Weight
from diplomat_desk.services.importing import Checked
from diplomat_desk.ui.importing.text_model import TextModel

MOST = 100_000
"""So many lines are shown; the list that is saved has all."""
_PAGE, _KEPT = 256, 8
_WEIGHTS = {Weight.REFUSED: "Refused", Weight.WARNED: "Look at it", Weight.NOTED: "Noted"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found; ``first`` are the places of its findings that somebody should look at, refused ones first.

    ``noted`` are the places of those that are only told.
    """

    checked: Checked
    first: "array[int]"
    noted: "array[int]"


def outcome(checked: Checked) -> Outcome:
    """Return what a check found in the order of its weight. Reads every finding: not for the window's thread."""
    by_weight: dict[Weight, array[int]] = {weight: array("l") for weight in Weight}
    for place, one in enumerate(checked.findings):
        by_weight[one.weight].append(place)
    return Outcome(
        checked, by_weight[Weight.REFUSED] + by_weight[Weight.WARNED], by_weight[Weight.NOTED]
    )


class FindingModel(TextModel):
    """The findings of a check, what is refused first."""

    HEADS = ("Row", "What", "Column", "Value", "Why")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = outcome(Checked())
        self._all = False
        self._pages: dict[int, tuple[Finding, ...]] = {}

    def show_outcome(self, found: Outcome, *, noted: bool) -> None:
        """Show what a check found; with ``noted`` what is only told as well, at the end."""
        self.beginResetModel()
        self._found, self._all = found, noted
        self._pages = {}
        self.endResetModel()

    def lines(self) -> int:
        """Return how many lines there are."""
        noted = len(self._found.noted) if self._all else 0
        return min(len(self._found.first) + noted, MOST)

    def cell(self, at: int, column: int) -> str:
        """Return the text of a cell."""
        first = len(self._found.first)
        one = self._finding(self._found.first[at] if at < first else self._found.noted[at - first])
        value = " ".join(one.value.split())[:200]
        return (str(one.row), say(_WEIGHTS[one.weight]), one.column, value, one.message)[column]

    def _finding(self, place: int) -> Finding:
        number, within = divmod(place, _PAGE)
        if number not in self._pages:
            if len(self._pages) >= _KEPT:
                self._pages.clear()
            self._pages[number] = self._found.checked.findings.page(number * _PAGE, _PAGE)
        return self._pages[number][within]
