"""What the check found: how many rows are new, updated, refused, and of each finding where and why."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTabWidget, QWidget

from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.services.importing import Checked, Choice, Choices, Counts
from diplomat_desk.ui.importing.finding_model import FindingModel, Outcome, outcome
from diplomat_desk.ui.importing.lists import list_of
from diplomat_desk.ui.importing.twins_view import TwinsView
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.tokens import Space

_WIDTHS = (60, 90, 150, 180)
_NAME_WIDTH = 240


class CheckPage(QWidget):
    """Shows the counts, the findings and the likely duplicates, and asks under which name the mapping is kept."""

    chosen = Signal()
    """Something else is to become of a likely duplicate."""
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = label("", "heading", wrap=True)
        self.doubts = label("", "muted", wrap=True)
        self.model = FindingModel(self)
        self.table = list_of(self.model, say("What to look at, row by row"), _WIDTHS)
        self.twins = TwinsView()
        self.twins.chosen.connect(self._recount)
        self._found = outcome(Checked())
        self._counts = Counts()
        self._checked_as = self.twins.model.tally()
        self.noted = QCheckBox()
        self.noted.toggled.connect(lambda _=False: self._fill())
        self.save = button(say("Save the list…"), icon="download")
        self.save.setToolTip(
            say("As CSV, to mend the rows in the spreadsheet and import them again")
        )
        self.save.clicked.connect(lambda _=False: self.save_wanted.emit())
        self.keep = QCheckBox(say("Keep as &profile, for files of the same shape:"))
        self.profile = QLineEdit()
        self.profile.setAccessibleName(say("Name of the profile"))
        self.profile.setFixedWidth(_NAME_WIDTH)
        self.keep.toggled.connect(self.profile.setEnabled)
        self.profile.setEnabled(False)
        self.tabs = QTabWidget()
        findings = column(gap=Space.S, margin=(0, Space.S, 0, 0))
        findings.addWidget(self.table, 1)
        findings.addLayout(row(self.noted, STRETCH))
        self.tabs.addTab(box(findings), "")
        self.tabs.addTab(box(column(self.twins, margin=(0, Space.S, 0, 0))), "")
        laid = column(self.counts, self.doubts, gap=Space.S)
        laid.addWidget(self.tabs, 1)
        laid.addLayout(row(self.keep, self.profile, STRETCH, self.save))
        self.setLayout(laid)

    @property
    def choices(self) -> Choices:
        """What is to become of likely duplicates."""
        return self.twins.model.choices

    @property
    def profile_name(self) -> str:
        """The name under which the mapping is to be kept, empty where it is not."""
        return " ".join(self.profile.text().split()) if self.keep.isChecked() else ""

    @property
    def able(self) -> bool:
        """Whether anything would be recorded."""
        return bool(self._counts.new + self._counts.updated)

    def propose(self, name: str, *, keep: bool) -> None:
        """Propose a name for the profile, and whether there is something worth keeping."""
        self.profile.setText(name)
        self.profile.setCursorPosition(0)
        self.keep.setChecked(keep)

    def show_outcome(self, found: Outcome) -> None:
        """Show what the check found."""
        self._found = found
        checked = found.checked
        told = [one.message for one in checked.doubts[:3]]
        more = len(checked.doubts) - len(told)
        if more > 0:
            told.append(count(more, "and {n} more", "and {n} more"))
        self.doubts.setText(" ".join(told))
        self.doubts.setVisible(bool(told))
        noted = len(found.noted)
        self.noted.setText(count(noted, "Show {n} remark as well", "Show {n} remarks as well"))
        self.noted.setVisible(bool(noted))
        twins = len(checked.twins)
        self.tabs.setTabText(0, say("To look at ({n})", n=f"{len(found.first):,}"))
        self.tabs.setTabText(1, say("Likely duplicates ({n})", n=f"{twins:,}"))
        self.tabs.setTabVisible(1, bool(twins))
        self.twins.show_checked(checked)
        self._checked_as = self.twins.model.tally()
        self._recount()
        self._fill()

    def _recount(self) -> None:
        """Count anew what becomes of likely duplicates; that it is so is judged again when they are recorded."""
        now, then = self.twins.model.tally(), self._checked_as
        counts = self._found.checked.counts
        self._counts = replace(
            counts,
            new=counts.new + now[Choice.IMPORT] - then[Choice.IMPORT],
            left_out=counts.left_out + now[Choice.SKIP] - then[Choice.SKIP],
            updated=counts.updated + now[Choice.UPDATE] - then[Choice.UPDATE],
        )
        self.counts.setText(_counted(self._counts))
        self.chosen.emit()

    def _fill(self) -> None:
        self.model.show_outcome(self._found, noted=self.noted.isChecked())
        self.save.setEnabled(bool(self._found.checked.findings or self._found.checked.twins))


def _counted(counts: Counts) -> str:
    return dotted(
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
