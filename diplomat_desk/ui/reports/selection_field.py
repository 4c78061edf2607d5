"""Of which records a report is: by which filter, up to which level, and what that comes to."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import say
from diplomat_desk.reports.kinds import ReportKind
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.layout import column, label, row
from diplomat_desk.ui.reports.ceiling_choice import CeilingChoice
from diplomat_desk.ui.reports.filter_choice import FilterChoice
from diplomat_desk.ui.tokens import Space


class SelectionField(QWidget):
    """Lets filter and ceiling of a report be chosen, and says them in words.

    A report that is about one record has no filter, but a ceiling.
    """

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = FilterChoice(context)
        self.filters.setAccessibleName(say("Filter of the report"))
        self.ceiling = CeilingChoice(context.filter_state)
        self.ceiling.setAccessibleName(say("Report up to"))
        self.heading = label(say("Selection"), "heading")
        self.heading.setBuddy(self.filters)
        self.words = label(wrap=True)
        self.words.setAccessibleName(say("Selection"))
        self.tally = label("", "muted", wrap=True)
        up_to = label(say("Up to"), "muted")
        up_to.setBuddy(self.ceiling)
        level = row(up_to, gap=Space.S)
        level.addWidget(self.ceiling, 1)
        self.setLayout(
            column(self.heading, self.filters, self.words, self.tally, level, gap=Space.S)
        )
        self.filters.chosen.connect(self.changed)
        self.ceiling.chosen.connect(self.changed)

    @property
    def is_settled(self) -> bool:
        """Whether it is known which filter is chosen."""
        return self.filters.is_settled

    def value(self) -> Filter:
        """Return the filter under the ceiling of the report."""
        return replace(self.filters.filter(), ceiling=self.ceiling.ceiling())

    def show_kind(self, kind: ReportKind, given: Mapping[str, str]) -> None:
        """Ask what a report of this kind needs, with what was remembered chosen."""
        for widget in (self.heading, self.filters, self.words):
            widget.setVisible(kind.selects)
        self.filters.show_values(given)
        self.ceiling.show_code(given.get("ceiling", ""))

    def values(self) -> dict[str, str]:
        """Return what is chosen, to be remembered."""
        return self.filters.values() | {"ceiling": self.ceiling.code()}

    def say(self, words: str, tally: str) -> None:
        """Say what is selected, and how much that is."""
        self.words.setText(words)
        self.tally.setText(tally)
        self.tally.setVisible(bool(tally) and not self.filters.isHidden())

    def widen(self) -> None:
        """Choose the current filter, up to what the window shows."""
        self.filters.choose_current()
        self.ceiling.show_code("")
        self.changed.emit()
