"""Sending a finished report out: to a printer or to a file, off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.delivery import deliver
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.services.printing import suggested_name
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.printing.maker import Made
from diplomat_desk.ui.printing.pdf import Document
from diplomat_desk.ui.printing.printer import (
    AskPrint,
    PrintRun,
    chosen_pages,
    printer_for,
    run,
)
from diplomat_desk.ui.printing.stops import Stops

_LOOK_MS = 100


class Output(QObject):
    """Prints or saves one report at a time, after asking where to."""

    progressed = Signal(int, int)
    """So many pages of so many are printed."""
    done = Signal(str)
    """What was done, in words."""
    failed = Signal(str)
    """Why it was not done, in words."""

    def __init__(
        self, context: PageContext, ask_print: AskPrint, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._ask_print = ask_print
        self._stops = Stops()
        self._run: PrintRun | None = None
        # The worker only counts: a signal from its thread could come after the window has gone.
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell)
        self.destroyed.connect(self._stops.stop)

    @property
    def is_printing(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._run is not None

    def save(self, made: Made) -> None:
        """Ask where to, and write the PDF there, whole or not at all."""
        settings, name = self._context.settings, self._name(made)
        path = self._context.dialogs.ask_save(
            say("Save the report"), settings.last_folder / name, f"{say('PDF files')} (*.pdf)"
        )
        if path is None:
            return
        settings.last_folder = path.parent

        def work() -> Path:
            deliver(path, made.document.data)
            return path

        self._context.runner.apart(work, self._saved, failed=self._fail)

    def print(self, made: Made, current: int, parent: QWidget) -> None:
        """Ask for printer and pages, and print; ``current`` is the page that is read now, from 0."""
        self.print_document(made.document, Path(self._name(made)).stem, current, parent)

    def print_document(self, document: Document, name: str, current: int, parent: QWidget) -> None:
        """Print any document, called ``name`` by whoever lists what is being printed."""
        pages = len(document.sheets)
        printer = printer_for(document, name)
        if not self._ask_print(printer, pages, parent):
            return
        chosen = chosen_pages(printer, pages, current)
        if not chosen:
            self.failed.emit(
                count(
                    pages,
                    "Nothing was printed: the report has {n} page. Choose another range.",
                    "Nothing was printed: the report has {n} pages. Choose another range.",
                )
            )
            return
        job = self._run = PrintRun(printer, document, chosen)
        self._stops.add(job.stop)
        self._look.start()
        self._tell()
        self._context.runner.apart(lambda: run(job), self._printed, failed=self._fail)

    def cancel(self) -> None:
        """Stop printing; ``failed`` will tell when the printer has let go."""
        self._stops.stop()

    def _name(self, made: Made) -> str:
        return suggested_name(self._context.register_name, made.marking)

    def _tell(self) -> None:
        if self._run is not None:
            self.progressed.emit(self._run.done, len(self._run.pages))

    def _saved(self, path: Path) -> None:
        self.done.emit(say("Saved “{name}” in {folder}.", name=path.name, folder=path.parent))

    def _printed(self, path: Path | None) -> None:
        job = self._run
        self._end()
        if job is None:
            return
        pages = count(len(job.pages), "{n} page", "{n} pages")
        if path is not None:
            self.done.emit(
                say(
                    "Printed {pages} to “{name}” in {folder}.",
                    pages=pages,
                    name=path.name,
                    folder=path.parent,
                )
            )
        else:
            name = job.printer.printerName()
            self.done.emit(say("Sent {pages} to the printer “{name}”.", pages=pages, name=name))

    def _fail(self, error: DeskError) -> None:
        self._end()
        if isinstance(error, CancelledError):
            self.done.emit(str(error))
        else:
            self.failed.emit(str(error))

    def _end(self) -> None:
        self._run = None
        self._stops.forget()
        self._look.stop()
