"""How far an act on the register's thread is, carried to the window, and back that it is to stop."""

import threading
import time
from collections.abc import Callable

from diplomat_desk.domain.progress import Progress

REPORT_AFTER_S = 0.05
"""How often at most the window hears how far an act is."""


class Watched(Progress):
    """Watches one act: the worker reports, the window reads and may stop it."""

    def __init__(self, moved: Callable[[], None]) -> None:
        """Call ``moved``, on the worker, when there is something new to read."""
        self._moved = moved
        self._stop = threading.Event()
        self._told = 0.0
        self.done, self.total = 0, 0

    def report(self, done: int, total: int) -> None:
        """On the worker: keep how far it is, and tell the window now and then."""
        self.done, self.total = done, total
        now = time.monotonic()
        if now - self._told >= REPORT_AFTER_S:
            self._told = now
            self._moved()

    def stopped(self) -> bool:
        """Tell whether somebody wants it to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Let it stop at the next report."""
        self._stop.set()
