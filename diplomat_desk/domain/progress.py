"""How an act on many records tells how far it is, and hears that it is to stop."""

from diplomat_desk.domain.errors import StoppedError
from diplomat_desk.domain.words import say


class Progress:
    """Watches one act; this one watches nothing and never stops it."""

    def report(self, done: int, total: int) -> None:
        """Take note that ``done`` of ``total`` records are done."""

    def stopped(self) -> bool:
        """Tell whether the act is to stop."""
        return False

    def at(self, done: int, total: int) -> None:
        """Report, and raise :class:`StoppedError` where the act is to stop.

        Called within the act's transaction, so that stopping undoes the whole of it.
        """
        self.report(done, total)
        if self.stopped():
            raise StoppedError(say("Stopped; nothing was changed."))


UNWATCHED = Progress()
