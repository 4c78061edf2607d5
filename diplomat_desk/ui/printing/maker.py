"""Making a preview: the selection is read on the register's thread, then set in a child process."""

from dataclasses import dataclass
from threading import Event

from PySide6.QtCore import QObject, Signal

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.reports import former as catalogue
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.reports.material import Material
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.printing import material
from diplomat_desk.ui.printing.pdf import Document, read
from diplomat_desk.ui.printing.stops import Stops
from diplomat_desk.ui.runner import Runner


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: which report, of which selection, at which state of the register.

    ``state`` grows with every change of the register.
    """

    report: str
    filter: Filter
    state: int


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report, and what it was made of."""

    order: Order
    document: Document
    tally: Tally
    marking: Level
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """The selection of an order, read; ``stop`` ends the work on it."""

    order: Order
    material: Material
    stop: Event


class Maker(QObject):
    """Makes one report at a time; a newer order stops the older one."""

    setting = Signal(int)
    """The selection was read and is being set: so many records."""
    made = Signal(object)
    """A :class:`Made`."""
    failed = Signal(str)
    """Why it could not be made, in words."""

    def __init__(self, runner: Runner[Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._stops = Stops()
        # Nobody waits for the child any more when the page has gone.
        self.destroyed.connect(self._stops.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return bool(self._stops)

    def make(self, order: Order) -> None:
        """Begin to make a report; ``made`` or ``failed`` will tell."""
        self.cancel()
        stop = self._stops.add(Event())

        def work(desk: Desk) -> _Read | None:
            # Stopped before its turn or in the middle: do not keep the register from others.
            try:
                found = material(desk, order.filter, stopped=stop.is_set)
            except CancelledError:
                return None
            return _Read(order, found, stop)

        self._runner.ask(work, self._set, topic="report material", failed=self._fail)

    def cancel(self) -> None:
        """Stop what is being made; nothing is told of it any more."""
        self._stops.stop()

    def _set(self, found: _Read | None) -> None:
        if found is None or found.stop.is_set():
            return
        self.setting.emit(len(found.material.initiatives))
        self._runner.apart(lambda: _made(found), self._finish, topic="report", failed=self._fail)

    def _finish(self, made: tuple[Made, Event]) -> None:
        result, stop = made
        if not stop.is_set():
            self._stops.forget()
            self.made.emit(result)

    def _fail(self, error: DeskError) -> None:
        if isinstance(error, CancelledError):
            return
        self._stops.forget()
        self.failed.emit(str(error))


def _made(found: _Read) -> tuple[Made, Event]:
    """On a worker thread: set the report."""
    printed = catalogue.make(found.order.report, found.material, found.stop.is_set)
    made = Made(
        order=found.order,
        document=read(printed.data),
        tally=found.material.crosstab.tally,
        marking=found.material.marking,
        warnings=printed.warnings,
    )
    return made, found.stop
