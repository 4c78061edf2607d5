"""What can be wrong with somebody else's file."""

from diplomat_desk.domain.errors import DeskError


class ExchangeError(DeskError):
    """A file cannot be read or written as asked; nothing was changed. The message says what to do next."""
