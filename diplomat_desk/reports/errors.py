"""What can go wrong with paper and pictures."""

from diplomat_desk.domain.errors import DeskError


class ReportError(DeskError):
    """A report or picture could not be made or written; ``str(error)`` says why and what to do."""


class CancelledError(ReportError):
    """The user stopped it; nothing was written."""
