"""Sending a finished report out: to a printer or to a file, off the window's thread."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.delivery import deliver
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.reports.publish import publish
from diplomat_desk.services.reporting import suggested_name
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.printing.maker import PDF, Made
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
_DUPLEX = "report duplex"

FORMATS = {
    PDF: "PDF file",
    ".docx": "Word document",
    ".html": "Web page",
}
"""What a report can be saved as: ending -> what such a file is; passed through ``say`` when shown."""


class Output(QObject):
    """Prints or saves one report at a time, after asking where to."""

    progressed = Signal(str, int, int)
    """What is being done, in words; so many pages of so many, 0 where that is not known."""
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

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way out."""
        return bool(self._stops)

    def save(self, made: Made, ending: str = PDF) -> None:
        """Ask where to, and write the report there, whole or not at all.

        Another ending that the user types, of those in :data:`FORMATS`, is heeded.
        """
        settings = self._context.settings
        suggested = settings.last_folder / suggested_name(made.asked, ending)
        kinds = f"{say(FORMATS[ending])} (*{ending})"
        path = self._context.dialogs.ask_save(say("Save the report"), suggested, kinds)
        if path is None:
            return
        wanted = path.suffix.lower()
        if wanted not in FORMATS:
            # To change the name here would skip the question whether to overwrite.
            self.failed.emit(
                say(
                    "“{name}” was not written: its name must end in one of: {endings}.",
                    name=path.name,
                    endings=", ".join(FORMATS),
                )
            )
            return
        settings.last_folder = path.parent
        self._write(made, path, wanted)

    def _write(self, made: Made, path: Path, ending: str) -> None:
        stop = self._stops.add(Event())

        def work() -> tuple[Path, tuple[str, ...]]:
            if ending == PDF:
                data, warnings = made.document.data, tuple[str, ...]()
            else:
                printed = publish(made.written, made.order.setting, ending, stop.is_set)
                data, warnings = printed.data, printed.warnings
            if stop.is_set():
                raise CancelledError(say("Stopped. Nothing was written."))
            deliver(path, data)
            return path, warnings

        self.progressed.emit(say("Writing “{name}”…", name=path.name), 0, 0)
        self._context.runner.apart(work, self._saved, failed=self._fail)

    def print(self, made: Made, current: int, parent: QWidget) -> None:
        """Ask for printer and pages, and print; ``current`` is the page that is read now, from 0.

        Whether both sides of the paper are used is remembered for each report.
        """
        name = Path(suggested_name(made.asked, PDF)).stem
        self.print_document(made.document, name, current, parent, made.asked.kind.name)

    def print_document(
        self, document: Document, name: str, current: int, parent: QWidget, kind: str = ""
    ) -> None:
        """Print any document, called ``name`` by whoever lists what is being printed."""
        pages = len(document.sheets)
        printer = printer_for(document, name)
        self._recall_sides(printer, kind)
        if not self._ask_print(printer, pages, parent):
            return
        if kind:
            self._context.settings.set_state(f"{_DUPLEX} {kind}", printer.duplex().name)
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
        """Stop; ``done`` will tell when the printer or the file has let go."""
        self._stops.stop()

    def _recall_sides(self, printer: QPrinter, kind: str) -> None:
        known = self._context.settings.state(f"{_DUPLEX} {kind}") if kind else ""
        if known in QPrinter.DuplexMode.__members__:
            printer.setDuplex(QPrinter.DuplexMode[known])

    def _tell(self) -> None:
        if self._run is not None:
            done, total = self._run.done, len(self._run.pages)
            words = say("Printing page {page} of {pages}…", page=min(done + 1, total), pages=total)
            self.progressed.emit(words, done, total)

    def _saved(self, written: tuple[Path, tuple[str, ...]]) -> None:
        path, warnings = written
        self._end()
        said = say("Saved “{name}” in {folder}.", name=path.name, folder=path.parent)
        self.done.emit(" ".join((said, *warnings)))

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
