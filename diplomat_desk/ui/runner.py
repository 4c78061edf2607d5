"""Work off the window's thread: one thread owns the register, its answers hop back to the window.

A question may have a topic; a newer question of a topic makes the older ones void. Every change
tells all views to ask again. The register's type is open, so that this module needs no service.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from diplomat_desk.domain.errors import DeskError, StoppedError
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.words import say
from diplomat_desk.ui.watched import Watched

D = TypeVar("D")
T = TypeVar("T")

Failed = Callable[[DeskError], None]

BUSY_AFTER_MS = 500
"""How long nothing is answered before the window shows that work is going on."""


@dataclass(slots=True, eq=False)
class _Job:
    """One question under way; the worker fills ``value`` or ``error``, the window reads them.

    A lasting one is never dropped before it was done; one that tells makes every view ask again.
    """

    then: Callable[[Any], None] | None
    failed: Failed | None
    topic: str
    era: int
    lasting: bool = False
    tells: bool = False
    watched: Watched | None = None
    future: Future[None] | None = None
    value: Any = None
    error: Exception | None = None


class Runner(QObject, Generic[D]):
    """Asks the register ``D`` on its own thread; all methods and all callbacks run on the window's.

    A :class:`DeskError` goes to the question's ``failed``, or else to ``trouble``; any other
    exception is a bug of ours and is raised on the window's thread, where the crash hook finds it.
    """

    trouble = Signal(object)
    """A :class:`DeskError` that nobody else took."""
    changed = Signal()
    """The register was changed: ask again."""
    busy = Signal(bool)
    """Work has been going on for half a second; or is done."""
    progressed = Signal(int, int)
    """How many of how many records are done, of what has been going on for half a second."""
    stoppable = Signal(bool)
    """What has been going on for half a second can be stopped; or is done."""
    halted = Signal(str)
    """A sentence: somebody stopped what was going on."""

    _arrived = Signal()
    _moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = ThreadPoolExecutor(1, thread_name_prefix="register")
        self._apart = ThreadPoolExecutor(2, thread_name_prefix="apart")
        self._desk: D | None = None
        self._closer: Callable[[D], None] | None = None
        self._is_open = False
        self._stopped = False
        self._era = 0
        self._under_way: set[_Job] = set()
        self._latest: dict[str, _Job] = {}
        self._answers: deque[_Job] = deque()
        self._arrived.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._watch: Callable[[D, Progress], None] | None = None
        self._shown_busy = False
        self._shown_stoppable = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(BUSY_AFTER_MS)
        self._patience.timeout.connect(self._grow_impatient)

    @property
    def is_open(self) -> bool:
        """Whether a register is open, as far as the window has heard."""
        return self._is_open

    @property
    def is_idle(self) -> bool:
        """Whether every question has been answered."""
        return not self._under_way

    def ask(
        self,
        work: Callable[[D], T],
        then: Callable[[T], None],
        *,
        topic: str = "",
        failed: Failed | None = None,
        watched: bool = False,
    ) -> None:
        """Ask the register; ``then`` gets the answer unless ``topic`` has a newer question.

        Answers come in the order of the questions, and none comes after the register was closed. One that
        is ``watched`` tells how far it is and can be stopped, as a change can (:meth:`change`).
        """
        job = _Job(then, failed, topic, self._era)
        if watched:
            progress = job.watched = Watched(self._moved.emit)
            self._submit(self._register, lambda: self._watching(work, progress), job)
        else:
            self._submit(self._register, lambda: work(self._opened()), job)

    def change(
        self,
        work: Callable[[D], T],
        then: Callable[[T], None] | None = None,
        *,
        failed: Failed | None = None,
    ) -> None:
        """Change the register, then tell every view to ask again; a change is never dropped.

        The register's ``watch`` gets what the work tells how far it is, and hears that it is to stop
        (:meth:`cancel`); the work then raises :class:`StoppedError` and has changed nothing.
        """
        watched = Watched(self._moved.emit)
        job = _Job(then, failed, "", self._era, lasting=True, tells=True, watched=watched)
        self._submit(self._register, lambda: self._watching(work, watched), job)

    def cancel(self) -> None:
        """Stop what is going on and can be stopped; it says so when it has."""
        job = self._reporting()
        if job is not None and job.watched is not None:
            job.watched.stop()

    def prepare(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do on the register's thread what needs no register, such as loading its modules."""
        self._submit(self._register, work, _Job(then, None, "", self._era))

    def apart(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        topic: str = "",
        failed: Failed | None = None,
    ) -> None:
        """Do work that needs no register (drawing, compiling a report) beside its thread."""
        self._submit(self._apart, work, _Job(then, failed, topic, self._era))

    def open(
        self,
        opener: Callable[[], D],
        closer: Callable[[D], None],
        then: Callable[[D], None] | None = None,
        *,
        failed: Failed | None = None,
    ) -> None:
        """Open a register with ``opener``, and close the one that was open once it is there.

        When ``opener`` fails, the one that was open stays. ``closer`` will close the new one.
        ``then`` gets the register only to read its name and vocabularies.
        """
        self.open_watched(lambda _progress: opener(), closer, then, failed=failed)

    def open_watched(
        self,
        opener: Callable[[Progress], D],
        closer: Callable[[D], None],
        then: Callable[[D], None] | None = None,
        *,
        failed: Failed | None = None,
        watch: Callable[[D, Progress], None] | None = None,
    ) -> None:
        """Do what :meth:`open` does with an ``opener`` that tells how far it is, and can be stopped.

        ``watch`` gives the register what watches each change of it.
        """
        watched = Watched(self._moved.emit)

        def exchange() -> D:
            desk = opener(watched)
            self._let_go()
            self._desk, self._closer, self._watch = desk, closer, watch
            return desk

        def opened(desk: D) -> None:
            self._is_open = True
            if then is not None:
                then(desk)

        job = _Job(opened, failed, "", self._era, lasting=True, watched=watched)
        self._submit(self._register, exchange, job)

    def renew(
        self,
        prepare: Callable[[D], T],
        finish: Callable[[T], D],
        then: Callable[[D], None],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Close the register and open it anew, as one job: nothing that is recorded comes between.

        ``prepare`` gets the open one, is watched as a change is, and what it makes goes to ``finish`` once
        that is closed. Where ``prepare`` fails, it stays open.
        """
        watched = Watched(self._moved.emit)

        def exchange() -> D:
            made = self._watching(prepare, watched)
            self._let_go()
            self._desk = desk = finish(made)
            return desk

        job = _Job(then, failed, "", self._era, lasting=True, watched=watched)
        self._submit(self._register, exchange, job)

    def replace(
        self,
        work: Callable[[D], D],
        then: Callable[[D], None],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Put in the place of the open register one that ``work`` makes of it; where that fails it stays open."""
        closer = self._closer
        if closer is not None:
            self.open_watched(
                lambda _: work(self._opened()), closer, then, failed=failed, watch=self._watch
            )

    def close(self, then: Callable[[None], None] | None = None) -> None:
        """Close the register after the changes asked for before; later answers are dropped."""
        self._is_open = False
        self._forget_questions()
        self._submit(self._register, self._let_go, _Job(then, None, "", self._era))

    def stop(self) -> None:
        """Finish the changes under way, close the register, join the threads: nothing comes after."""
        if self._stopped:
            return
        self._stopped = True
        self._patience.stop()
        for job in self._under_way:
            if job.future is not None and not job.lasting:
                job.future.cancel()
        last = self._register.submit(self._let_go)
        self._register.shutdown(wait=True)
        self._apart.shutdown(wait=True, cancel_futures=True)
        self._under_way.clear()
        self._answers.clear()
        last.result()

    def _opened(self) -> D:
        if self._desk is None:
            raise DeskError(say("No register is open. Open one, or make a new one."))
        return self._desk

    def _watching(self, work: Callable[[D], T], watched: Progress) -> T:
        """On the worker: do ``work`` while ``watched`` watches the register."""
        desk, watch = self._opened(), self._watch
        if watch is None:
            return work(desk)
        watch(desk, watched)
        try:
            return work(desk)
        finally:
            watch(desk, UNWATCHED)

    def _let_go(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None and self._closer is not None:
            self._closer(desk)

    def _forget_questions(self) -> None:
        self._era += 1
        for job in list(self._under_way):
            if not job.lasting:
                self._cancel(job)

    def _submit(self, pool: Executor, work: Callable[[], Any], job: _Job) -> None:
        if self._stopped:
            return
        if job.topic:
            older = self._latest.get(job.topic)
            if older is not None:
                self._cancel(older)
            self._latest[job.topic] = job
        self._under_way.add(job)
        job.future = pool.submit(self._work, work, job)
        if not self._patience.isActive():
            self._patience.start()

    def _work(self, work: Callable[[], Any], job: _Job) -> None:
        """On a worker thread: do the job and send it home."""
        try:
            job.value = work()
        except Exception as error:  # every failure is the window's to judge
            job.error = error
        if not self._stopped:
            self._answers.append(job)
            self._arrived.emit()

    def _cancel(self, job: _Job) -> None:
        if job.future is not None and job.future.cancel():
            self._done(job)

    def _done(self, job: _Job) -> None:
        self._under_way.discard(job)
        if self._latest.get(job.topic) is job:
            del self._latest[job.topic]
        self._patience.stop()
        if self._shown_stoppable and self._reporting() is None:
            self._shown_stoppable = False
            self.stoppable.emit(False)
        if self._under_way:
            self._patience.start()
        elif self._shown_busy:
            self._shown_busy = False
            self.busy.emit(False)

    def _grow_impatient(self) -> None:
        if self._under_way and not self._shown_busy:
            self._shown_busy = True
            self.busy.emit(True)
        self._show_progress()

    def _reporting(self) -> _Job | None:
        """Return what is going on and has told how far it is."""
        return next((job for job in self._under_way if job.watched and job.watched.total), None)

    def _show_progress(self) -> None:
        job = self._reporting()
        if self._stopped or not self._shown_busy or job is None or job.watched is None:
            return
        if not self._shown_stoppable:
            self._shown_stoppable = True
            self.stoppable.emit(True)
        self.progressed.emit(job.watched.done, job.watched.total)

    def _answer(self) -> None:
        """On the window's thread: hand one answer over, or drop it when nobody waits for it."""
        if self._stopped or not self._answers:
            return
        job = self._answers.popleft()
        void = self._is_void(job)
        self._done(job)
        if job.error is not None:
            self._report(job, job.error, void)
            return
        if not void and job.then is not None and _alive(job.then):
            job.then(job.value)
        if job.tells and not self._stopped:
            self.changed.emit()

    def _is_void(self, job: _Job) -> bool:
        return job.era != self._era or (bool(job.topic) and self._latest.get(job.topic) is not job)

    def _report(self, job: _Job, error: Exception, void: bool) -> None:
        if not isinstance(error, DeskError):
            raise error
        if isinstance(error, StoppedError):
            self.halted.emit(str(error))
        # A change that failed is told in any case: somebody believes that it was made.
        if void and not job.lasting:
            return
        if job.failed is not None and not void and _alive(job.failed):
            job.failed(error)
        elif not isinstance(error, StoppedError):
            self.trouble.emit(error)


def _alive(callback: Callable[..., None]) -> bool:
    """Tell whether the widget that a bound method belongs to is still there."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
