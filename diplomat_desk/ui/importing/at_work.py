"""What the dialogs of imports have in common: that they are at work, how far it is, what went wrong."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.errors import DeskError, StoppedError
from diplomat_desk.domain.words import say
from diplomat_desk.reports.delivery import deliver
from diplomat_desk.services import importing
from diplomat_desk.services.importing import Checked
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.notice import Notice, Progress


class AtWork(QDialog):
    """A dialog that asks the register for what may take long, one thing at a time."""

    def __init__(
        self, context: PageContext, name: str, size: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._ceiling = context.filter_state.filter.ceiling
        self._busy = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Import “{name}”", name=name))
        self.resize(size)
        self.progress = Progress()
        self.trouble = Notice("danger")
        self.progress.cancelled.connect(context.runner.cancel)
        context.runner.progressed.connect(self._show_progress)

    def _begin_to(self, words: str) -> None:
        self._busy = words
        self.trouble.say("")
        self.progress.say(words, 0, 0)
        self._update()

    def _end(self) -> None:
        self._busy = ""
        self._update()

    def _fail(self, error: DeskError) -> None:
        if not isValid(self):
            return
        self._end()
        if isinstance(error, StoppedError):
            self._stopped()
        else:
            self.trouble.say(str(error))

    def _stopped(self) -> None:
        """Go on after somebody stopped it: what is shown stays."""

    def _update(self) -> None:
        """Show what can be done now."""

    def _save_list(self, checked: Checked, place: Path) -> None:
        """Ask where to, and save what was found as a list to mend by; ``place`` is where the file lay."""
        suggested = place.with_name(say("{name} – to mend", name=place.stem) + ".csv")
        path = self._context.dialogs.ask_save(
            say("Save the list"), suggested, say("CSV table") + " (*.csv)"
        )
        if path is not None:
            self._context.runner.apart(
                lambda: deliver(path, importing.write_report(checked)),
                lambda _: self._context.toast(say("Saved “{name}”.", name=path.name)),
                failed=self._fail,
            )

    def _show_progress(self, done: int, total: int) -> None:
        if self._busy:
            self.progress.say(self._busy, done, total)

    def done(self, result: int) -> None:
        """Stop what is still going on."""
        if self._busy:
            self._context.runner.cancel()
        super().done(result)
