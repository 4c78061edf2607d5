"""How many records a report is of, and how many the filter in force selects."""

from PySide6.QtCore import QObject, Signal

from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext


class ReportCount(QObject):
    """Asks the register how much is selected, and keeps the latest answer."""

    counted = Signal(object)
    """The :class:`Tally` of the filter in force, which may be another than the report's."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._of: Filter | None = None
        self.tally: Tally | None = None

    @property
    def selected(self) -> int:
        """How many records the report is of; -1 while nobody knows."""
        return self.tally.selected if self.tally is not None else -1

    @property
    def words(self) -> str:
        """The count in words; empty while nobody knows it."""
        return self.tally.in_words() if self.tally is not None else ""

    def is_of(self, chosen: Filter) -> bool:
        """Tell whether the latest answer is about ``chosen``."""
        return self._of == chosen

    def ask(self, chosen: Filter) -> None:
        """Count what ``chosen`` and the filter in force select."""
        current = self._context.filter_state.filter

        def work(desk: Desk) -> tuple[Tally, Tally]:
            whole = looking.tally(desk, current)
            return whole, whole if chosen == current else looking.tally(desk, chosen)

        def take(tallies: tuple[Tally, Tally]) -> None:
            self.tally, self._of = tallies[1], chosen
            self.counted.emit(tallies[0])

        self._context.runner.ask(work, take, topic="report tally")
