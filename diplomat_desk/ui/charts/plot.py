"""One chart of one request, alive: asks, describes beside the window's thread, shows, answers."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count as numbered

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from diplomat_desk.charts.kinds import Chart
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import drawing
from diplomat_desk.services.drawing import Numbers, Request
from diplomat_desk.services.widening import Widening, widenings
from diplomat_desk.ui.charts.canvas import ChartCanvas
from diplomat_desk.ui.charts.nothing import nothing
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.layout import label

_numbers = numbered()
_MOST_OFFERS = 3
_PATIENCE_MS = 300


@dataclass(frozen=True, slots=True)
class Shown:
    """What a plot shows: the numbers and their description."""

    numbers: Numbers
    chart: Chart


class Plot(QStackedWidget):
    """A chart, or the reason why there is none.

    ``widen`` lets the whole register through; None where the filter above is not the one that is shown.
    """

    answered = Signal(Shown)
    """Other numbers are shown now."""
    given_up = Signal()
    """What was asked cannot be shown; the window says why."""
    picked = Signal(Aim)
    opened = Signal(Aim)

    def __init__(
        self,
        context: PageContext,
        widen: Callable[[], None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.widen = widen
        self._topic = f"plot-{next(_numbers)}"
        self.shown: Shown | None = None
        self.canvas = ChartCanvas()
        self.empty: EmptyState | None = None
        self.addWidget(self.canvas)
        self.waiting = label("", "muted")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.waiting)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.waiting.setText(say("Drawing…")))
        self.setFocusProxy(self.canvas)
        self.canvas.picked.connect(self.picked)
        self.canvas.opened.connect(self.opened)

    def ask(self, request: Request) -> None:
        """Ask the register for what ``request`` wants, and show it when it is there."""
        self._context.runner.ask(
            lambda desk: drawing.numbers(desk, request),
            self._describe,
            topic=self._topic,
            failed=self._fail,
        )

    def clear(self) -> None:
        """Show nothing of the picture before while another is made."""
        self.shown = None
        self.waiting.setText("")
        self.setCurrentWidget(self.waiting)
        self._patience.start()

    def _ask_how_to_widen(self, chosen: Filter) -> None:
        if chosen == self._context.filter_state.filter and chosen.narrows:
            self._context.runner.ask(
                lambda desk: widenings(desk, chosen), self._offer, topic=self._topic + " widening"
            )

    def _offer(self, found: tuple[Widening, ...]) -> None:
        """Offer to leave one part of the filter out, where that helps."""
        if self.empty is None:
            return
        for one in found[:_MOST_OFFERS]:
            count_of = count(one.selected, "{n} initiative", "{n} initiatives")
            verb = say("Without “{part}”: {count}", part=one.left_out, count=count_of)
            wider = one.filter
            self.empty.offer(verb, lambda wider=wider: self._context.filter_state.set(wider))  # type: ignore[misc]

    def _describe(self, numbers: Numbers) -> None:
        self._context.runner.apart(
            lambda: Shown(numbers, numbers.chart()),
            self._show,
            topic=self._topic,
            failed=self._fail,
        )

    def _fail(self, error: DeskError) -> None:
        """Tell whoever waits for this plot, and then the window, as for any other failure."""
        self._patience.stop()
        self.waiting.setText("")
        self.given_up.emit()
        self._context.runner.trouble.emit(error)

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self._patience.stop()
        old, self.empty = self.empty, None
        if shown.chart.empty:
            tally = shown.numbers.figures.tally
            self.empty = nothing(shown.chart, tally, self._context, self.widen)
            self.addWidget(self.empty)
            self.setCurrentWidget(self.empty)
            self._ask_how_to_widen(shown.numbers.figures.filter)
        else:
            mirrored = QGuiApplication.isRightToLeft()
            lay_out = shown.numbers.lay_out(right_to_left=mirrored)
            self.canvas.show_chart(shown.chart, lay_out)
            self.setCurrentWidget(self.canvas)
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
        self.answered.emit(shown)
