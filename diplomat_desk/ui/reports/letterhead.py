"""The register's letterhead on the reports page: read, shown to the paper, asked for and kept."""

from PySide6.QtCore import QObject, Signal

from diplomat_desk.reports.setting import Letterhead
from diplomat_desk.services import letterheads
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.dialogs.letterhead import LetterheadDialog
from diplomat_desk.ui.reports.paper import PaperChoices


class RegisterLetterhead(QObject):
    """Stands between the register's letterhead and the choices of paper, which ask for it."""

    changed = Signal()
    """Another letterhead was kept."""

    def __init__(self, context: PageContext, paper: PaperChoices) -> None:
        super().__init__(paper)
        self._context = context
        self._paper = paper
        paper.letterhead_wanted.connect(self.ask)

    def read(self) -> None:
        """Ask the register for its letterhead."""
        self._context.runner.ask(letterheads.read, self._know, topic="letterhead")

    def ask(self) -> None:
        """Let the user change the letterhead, and keep what is given."""
        # The page owns the dialog: the choices may be folded away while it stands.
        dialog = LetterheadDialog(self._paper.letterhead, self._paper.window())
        dialog.save.setEnabled(not self._context.read_only)

        def kept(letterhead: Letterhead) -> None:
            dialog.finish()
            self._know(letterhead)
            self.changed.emit()

        def give(letterhead: Letterhead) -> None:
            self._context.runner.change(
                lambda desk: letterheads.put(desk, letterhead), kept, failed=dialog.refuse
            )

        dialog.given.connect(give)
        dialog.open()

    def _know(self, letterhead: Letterhead) -> None:
        self._paper.letterhead = letterhead
