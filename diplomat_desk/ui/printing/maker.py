"""Making a preview: asked on the register's thread, composed beside it, set in a child process."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.words import say
from diplomat_desk.reports import document as composed
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Setting
from diplomat_desk.services import reporting
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import Asked
from diplomat_desk.ui.printing.pdf import Document, read
from diplomat_desk.ui.printing.stops import Stops
from diplomat_desk.ui.runner import Runner

PDF = ".pdf"
_LOOK_MS = 100


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: which report, how it is set, at which state of the register.

    ``state`` grows with every change of the register. Orders that are equal give the same pages.
    """

    request: Request
    setting: Setting
    state: int


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report, and what it was made of: another format of it needs no register."""

    order: Order
    asked: Asked
    written: composed.Document
    document: Document
    warnings: tuple[str, ...]

    @property
    def tally(self) -> Tally:
        """How much the report is of, and what it leaves out."""
        return self.asked.material.tally

    @property
    def marking(self) -> Level:
        """The highest level of anything that the report holds."""
        return self.asked.marking


@dataclass(slots=True, eq=False)
class _Job:
    """An order under way: the worker tells how far it is, the window looks, and sets ``stop``."""

    order: Order
    stop: Event = field(default_factory=Event)
    words: Callable[[], str] = lambda: say("Reading the register…")
    done: int = 0
    total: int = 0

    def compose(self) -> None:
        """Note that the register has been read."""
        self.words = lambda: say("Composing…")

    def tell(self, done: int, about: int) -> None:
        """Note that ``done`` of about ``about`` pages are set."""
        self.done, self.total = done, about
        self.words = (
            (lambda: say("Setting about {pages} pages…", pages=f"{about:,}"))
            if about > 1
            else lambda: say("Setting the pages…")
        )


class Maker(QObject):
    """Makes one report at a time; a newer order stops the older one."""

    progressed = Signal(str, int, int)
    """What is being done, in words; how many of about how many pages, 0 where that is not known."""
    made = Signal(object)
    """A :class:`Made`."""
    failed = Signal(str)
    """Why it could not be made, in words."""

    def __init__(self, runner: Runner[Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._stops = Stops()
        self._job: _Job | None = None
        # The worker only counts: a signal from its thread could come after the window has gone.
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell)
        # Nobody waits for the child any more when the page has gone.
        self.destroyed.connect(self._stops.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return bool(self._stops)

    def make(self, order: Order) -> None:
        """Begin to make a report; ``made`` or ``failed`` will tell."""
        self.cancel()
        job = self._job = _Job(order)
        self._stops.add(job.stop)
        request = replace(order.request, stopped=job.stop.is_set)

        def work(desk: Desk) -> Asked | None:
            # Stopped before its turn or in the middle: do not keep the register from others.
            try:
                request.check()
                return reporting.ask(desk, request)
            except CancelledError:
                return None

        self._look.start()
        self._tell()
        self._runner.ask(
            work, lambda asked: self._set(job, asked), topic="report material", failed=self._fail
        )

    def cancel(self) -> None:
        """Stop what is being made; nothing is told of it any more."""
        self._stops.stop()
        self._rest()

    def _set(self, job: _Job, asked: Asked | None) -> None:
        if asked is None or job.stop.is_set():
            return
        job.compose()
        self._tell()
        self._runner.apart(
            lambda: _made(job, asked),
            lambda made: self._finish(job, made),
            topic="report",
            failed=self._fail,
        )

    def _finish(self, job: _Job, made: Made) -> None:
        if not job.stop.is_set():
            self._stops.forget()
            self._rest()
            self.made.emit(made)

    def _fail(self, error: DeskError) -> None:
        if isinstance(error, CancelledError):
            return
        self._stops.forget()
        self._rest()
        self.failed.emit(str(error))

    def _tell(self) -> None:
        if self._job is not None:
            self.progressed.emit(self._job.words(), self._job.done, self._job.total)

    def _rest(self) -> None:
        self._look.stop()
        self._job = None


def _made(job: _Job, asked: Asked) -> Made:
    """On a worker thread: compose and set the report."""
    methods = job.order.setting.methods
    written = asked.document(job.stop.is_set, methods=methods)
    job.tell(0, 0)
    printed = publish(written, job.order.setting, PDF, job.stop.is_set, job.tell)
    return Made(job.order, asked, written, read(printed.data), printed.warnings)
