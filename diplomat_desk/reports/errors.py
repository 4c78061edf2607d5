"""What can go wrong with paper and pictures."""

from diplomat_desk.domain.errors import DeskError


class ReportError(DeskError):
    """A report or picture could not be made or written; ``str(error)`` says why and what to do."""


class CancelledError(ReportError):
    """The user stopped it; nothing was written."""


class TooLongError(ReportError):
    """The typesetter took longer than it may."""


class RefusedError(ReportError):
    """The typesetter refused a document: ``where`` is its complaint with the lines that it is about.

    ``hungry`` tells that it wanted more memory than it may have.
    """

    def __init__(self, text: str, where: str = "", hungry: bool = False) -> None:
        super().__init__(text)
        self.where = where
        self.hungry = hungry
