"""What the check found: how many rows are new, updated, refused, and of each finding where and why."""

from array import array
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableView, QWidget

from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.exchange.drafts import Finding, Weight
from diplomat_desk.services.importing import Checked, Choice, Choices, twin_in_words
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space

Index = QModelIndex | QPersistentModelIndex

MOST = 100_000
"""So many lines are shown; the list that is saved has all."""
_PAGE, _KEPT = 256, 8
_WEIGHTS = {Weight.REFUSED: "Refused", Weight.WARNED: "Look at it", Weight.NOTED: "Noted"}
_CHOICES = (
    (Choice.IMPORT, "Keep both"),
    (Choice.SKIP, "Leave the row out"),
    (Choice.UPDATE, "Update what it looks like"),
)
_WIDTHS = (60, 90, 150, 180)


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


class FindingModel(QAbstractTableModel):
    """The findings of a check and then its likely duplicates, read page by page."""

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

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        if parent is not None and parent.isValid():
            return 0
        found = self._found
        noted = len(found.noted) if self._all else 0
        return min(len(found.first) + len(found.checked.twins) + noted, MOST)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return that there are five columns."""
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """Return the head of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (say("Row"), say("What"), say("Column"), say("Value"), say("Why"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return a cell, as plain text."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self._cells(index.row())[index.column()]
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)

    def _cells(self, at: int) -> tuple[str, str, str, str, str]:
        found = self._found
        first, twins = len(found.first), len(found.checked.twins)
        if first <= at < first + twins:
            (twin,) = found.checked.twins.page(at - first, 1)
            return str(twin.row), say("Duplicate?"), "", twin.title, twin_in_words(twin)
        one = self._finding(found.first[at] if at < first else found.noted[at - first - twins])
        value = " ".join(one.value.split())[:200]
        return str(one.row), say(_WEIGHTS[one.weight]), one.column, value, one.message

    def _finding(self, place: int) -> Finding:
        number, within = divmod(place, _PAGE)
        if number not in self._pages:
            if len(self._pages) >= _KEPT:
                self._pages.clear()
            self._pages[number] = self._found.checked.findings.page(number * _PAGE, _PAGE)
        return self._pages[number][within]


class CheckPage(QWidget):
    """Shows the counts and the findings, and asks what becomes of likely duplicates."""

    again = Signal()
    """Other choices for duplicates were made: the counts are no longer right."""
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = label("", "heading", wrap=True)
        self.doubts = label("", "muted", wrap=True)
        self.model = FindingModel(self)
        self.table = QTableView()
        self.table.setAccessibleName(say("What to look at, row by row"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.CLICK)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.duplicates = QuietBox()
        self.duplicates.setAccessibleName(say("Likely duplicates"))
        for choice, words in _CHOICES:
            self.duplicates.addItem(say(words), choice.value)
        self.duplicates.currentIndexChanged.connect(lambda _=0: self.again.emit())
        self._duplicates_words = label(say("Likely duplicates"), "muted")
        self._duplicates_words.setBuddy(self.duplicates)
        self._found = outcome(Checked())
        self.noted = QCheckBox()
        self.noted.toggled.connect(lambda _=False: self._fill())
        self.save = button(say("Save the list…"), icon="download")
        self.save.setToolTip(
            say("As CSV, to mend the rows in the spreadsheet and import them again")
        )
        self.save.clicked.connect(lambda _=False: self.save_wanted.emit())
        laid = column(self.counts, self.doubts, gap=Space.S)
        laid.addWidget(self.table, 1)
        laid.addLayout(row(self._duplicates_words, self.duplicates, self.noted, STRETCH, self.save))
        self.setLayout(laid)

    @property
    def choices(self) -> Choices:
        """What is to become of likely duplicates."""
        return Choices(otherwise=Choice(self.duplicates.currentData()))

    def show_outcome(self, found: Outcome) -> None:
        """Show what the check found."""
        self._found = found
        checked = found.checked
        counts = checked.counts
        self.counts.setText(
            dotted(
                count(counts.rows, "{n} row", "{n} rows"),
                count(counts.new, "{n} new", "{n} new"),
                count(counts.updated, "{n} updated", "{n} updated") if counts.updated else "",
                count(counts.duplicates, "{n} likely duplicate", "{n} likely duplicates")
                if counts.duplicates
                else "",
                count(counts.left_out, "{n} left out", "{n} left out") if counts.left_out else "",
                count(counts.warned, "{n} to look at", "{n} to look at") if counts.warned else "",
                count(counts.refused, "{n} refused", "{n} refused") if counts.refused else "",
            )
        )
        told = [one.message for one in checked.doubts[:3]]
        more = len(checked.doubts) - len(told)
        if more > 0:
            told.append(count(more, "and {n} more", "and {n} more"))
        self.doubts.setText(" ".join(told))
        self.doubts.setVisible(bool(told))
        noted = len(found.noted)
        self.noted.setText(count(noted, "Show {n} remark as well", "Show {n} remarks as well"))
        self.noted.setVisible(bool(noted))
        for one in (self.duplicates, self._duplicates_words):
            one.setVisible(bool(counts.duplicates))
        self._fill()

    def _fill(self) -> None:
        self.model.show_outcome(self._found, noted=self.noted.isChecked())
        self.save.setEnabled(bool(self._found.checked.findings or self._found.checked.twins))
