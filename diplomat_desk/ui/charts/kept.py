"""What a page does with the charts that are kept under a name: lists them, changes them, says so."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from diplomat_desk.charts import catalogue
from diplomat_desk.charts.kinds import ChartError, settled
from diplomat_desk.domain.changes import Change
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.filters import filter_problems
from diplomat_desk.domain.saved_charts import SavedChart, tiles_of
from diplomat_desk.domain.words import say
from diplomat_desk.services import saved_charts
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext

Failed = Callable[[DeskError], None]
T = TypeVar("T")


class KeptCharts(QObject):
    """The kept charts that may be shown now. ``topic`` tells the lists of several pages apart."""

    changed = Signal()
    """The list is another one, or was read again."""

    def __init__(self, context: PageContext, topic: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._topic = topic
        self.charts: tuple[SavedChart, ...] = ()
        self._ceiling = context.filter_state.filter.ceiling
        context.runner.changed.connect(self.ask_again)
        context.filter_state.changed.connect(self._follow_ceiling)

    @property
    def editable(self) -> bool:
        """Whether charts can be kept and changed."""
        return not self._context.read_only

    @property
    def tiles(self) -> tuple[SavedChart, ...]:
        """Those that the dashboard shows, in their places."""
        return tiles_of(self.charts)

    def ask_again(self) -> None:
        """Read the list."""
        self._ceiling = ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: saved_charts.listing(desk, ceiling), self._show, topic=self._topic
        )

    def find(self, number: int) -> SavedChart | None:
        """Return the chart with this id, if it may be shown and is there."""
        return next((one for one in self.charts if one.id == number), None)

    def trouble(self, one: SavedChart) -> str:
        """Return in sentences what of a kept chart is not in the register any more."""
        words, countries = self._context.vocabularies, self._context.countries
        filters = (one.filter, one.other) if one.other is not None else (one.filter,)
        found = [p.message for each in filters for p in filter_problems(each, words, countries)]
        return " ".join(dict.fromkeys(found))

    def put(
        self,
        one: SavedChart,
        done: Callable[[SavedChart], None],
        failed: Failed,
        *,
        on_dashboard: bool = False,
    ) -> None:
        """Keep a chart, new or edited, a new one ``on_dashboard`` too; ``done`` gets it as it was kept."""

        def told(change: Change) -> None:
            record = change.after.record if change.after else None
            if isinstance(record, SavedChart):
                said = "Updated “{name}”." if one.id else "Kept “{name}”."
                self._tell(say(said, name=record.name))
                done(record)

        self._change(
            lambda desk, ceiling: saved_charts.put(desk, one, ceiling, on_dashboard=on_dashboard),
            told,
            failed,
        )

    def rename(self, one: SavedChart, name: str, done: Callable[[], None], failed: Failed) -> None:
        """Call a chart otherwise."""

        def told(_: Change) -> None:
            self._tell(say("It is called “{name}” now.", name=name))
            done()

        wanted = replace(one, name=name)
        self._change(lambda desk, ceiling: saved_charts.put(desk, wanted, ceiling), told, failed)

    def delete(self, one: SavedChart) -> None:
        """Delete a chart, and say that it can be taken back."""
        self._change(
            lambda desk, ceiling: saved_charts.delete(desk, one.id, ceiling),
            lambda _: self._tell(say("Deleted the chart “{name}”.", name=one.name)),
        )

    def move(self, one: SavedChart, by: int) -> None:
        """Let a chart change places with its neighbour before (-1) or after it (1)."""
        self._change(lambda desk, ceiling: saved_charts.move(desk, one.id, by, ceiling))

    def put_on_dashboard(self, one: SavedChart) -> None:
        """Show a chart on the dashboard; say why not where there is no room."""
        self._change(
            lambda desk, ceiling: saved_charts.put_on_dashboard(desk, one.id, ceiling),
            lambda _: self._tell(say("“{name}” is on the dashboard.", name=one.name)),
        )

    def take_off_dashboard(self, one: SavedChart) -> None:
        """Take a chart off the dashboard; it stays kept."""
        self._change(
            lambda desk, ceiling: saved_charts.take_off_dashboard(desk, one.id, ceiling),
            lambda _: self._tell(say("“{name}” is off the dashboard.", name=one.name)),
        )

    def move_tile(self, one: SavedChart, by: int) -> None:
        """Let a chart change places on the dashboard with the one before (-1) or after it (1)."""
        self._change(
            lambda desk, ceiling: saved_charts.move_on_dashboard(desk, one.id, by, ceiling)
        )

    def _change(
        self,
        act: Callable[[Desk, Level], T],
        told: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.change(
            lambda desk: act(desk, ceiling), told, failed=failed or self._refused
        )

    def _refused(self, error: DeskError) -> None:
        self._context.toast(str(error))

    def _tell(self, text: str) -> None:
        self._context.toast(text, undo=True)

    def _follow_ceiling(self) -> None:
        if self._context.filter_state.filter.ceiling != self._ceiling:
            self.ask_again()

    def _show(self, charts: tuple[SavedChart, ...]) -> None:
        self.charts = charts
        self.changed.emit()


def options_of(one: SavedChart) -> dict[str, str]:
    """Return all options of a kept chart; the usual ones where an older version had others."""
    kind = catalogue.find(one.chart)
    try:
        return settled(kind, dict(one.options))
    except ChartError:
        return settled(kind, {})
