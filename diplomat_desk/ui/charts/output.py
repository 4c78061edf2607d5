"""Charts out of the window: pictures and numbers into files and onto the clipboard.

The picture that leaves is the one of paper (SVG, set with the shipped fonts), not a screenshot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from diplomat_desk.charts.palette import Theme
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.reports.delivery import deliver
from diplomat_desk.reports.pictures import png
from diplomat_desk.services.drawing import Numbers
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.printing.output import Output
from diplomat_desk.ui.printing.pdf import Document, read
from diplomat_desk.ui.printing.printer import AskPrint, ask_print

PNG, SVG, PDF, CSV, XLSX = ".png", ".svg", ".pdf", ".csv", ".xlsx"
COPY_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """One chart as it is to leave: its numbers, and its ground."""

    numbers: Numbers
    dark: bool = False

    @property
    def name(self) -> str:
        """What a file of it is called."""
        return self.numbers.kind.name

    def svg(self) -> str:
        """Return the picture as SVG."""
        theme = Theme.DARK if self.dark else Theme.LIGHT
        return self.numbers.svg(theme=theme, right_to_left=QGuiApplication.isRightToLeft())


@dataclass(frozen=True, slots=True)
class _Made:
    """A finished picture, with the sentences that warn of its gaps."""

    svg: bytes
    png: bytes
    warnings: tuple[str, ...]


class ChartOutput(QObject):
    """Saves and copies beside the window's thread; says in a toast what was done."""

    busy = Signal(bool)
    """A picture is being made; or is done."""

    def __init__(
        self,
        context: PageContext,
        parent: QObject | None = None,
        *,
        ask_print: AskPrint = ask_print,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._printer = Output(context, ask_print, self)
        self._printer.done.connect(self._printed)
        self._printer.failed.connect(
            lambda words: context.dialogs.tell(say("Nothing was printed"), words)
        )

    def save_png(self, wanted: Wanted, scale: float) -> None:
        """Ask for a file, and write the picture with ``scale`` pixels for each of its own."""
        path = self._ask(say("Save the picture as PNG"), wanted.name, PNG, say("PNG picture"))
        if path is None:
            return

        def work() -> tuple[str, ...]:
            made = png(wanted.svg(), scale)
            deliver(path, made.data)
            return made.warnings

        self._write(path, work)

    def save_svg(self, wanted: Wanted) -> None:
        """Ask for a file, and write the picture as SVG."""
        path = self._ask(say("Save the picture as SVG"), wanted.name, SVG, say("SVG picture"))
        if path is not None:
            self._write(path, lambda: _delivered(path, wanted.svg().encode()))

    def save_pdf(self, wanted: Wanted) -> None:
        """Ask for a file, and write the picture as a page of PDF."""
        path = self._ask(say("Save the picture as PDF"), wanted.name, PDF, say("PDF page"))
        if path is None:
            return

        def work() -> tuple[str, ...]:
            made = wanted.numbers.page(right_to_left=QGuiApplication.isRightToLeft())
            deliver(path, made.data)
            return made.warnings

        self._write(path, work)

    def print(self, wanted: Wanted, parent: QWidget) -> None:
        """Ask for a printer, and send the picture there as one page."""

        def work() -> tuple[Document, tuple[str, ...]]:
            made = wanted.numbers.page(right_to_left=QGuiApplication.isRightToLeft())
            return read(made.data), made.warnings

        def made(page: tuple[Document, tuple[str, ...]]) -> None:
            self.busy.emit(False)
            document, warnings = page
            if warnings:
                self._context.toast(" ".join(warnings))
            self._printer.print_document(document, wanted.name, 0, parent)

        self.busy.emit(True)
        self._context.runner.apart(work, made, failed=self._failed)

    def save_data(self, wanted: Wanted) -> None:
        """Ask for a file, and write the numbers as CSV, which Excel takes for the UTF-8 it is."""
        path = self._ask(say("Save the data as CSV"), wanted.name, CSV, say("CSV table"))
        if path is not None:
            self._write(path, lambda: _delivered(path, wanted.numbers.csv().encode("utf-8-sig")))

    def save_xlsx(self, wanted: Wanted) -> None:
        """Ask for a file, and write the numbers as an Excel workbook."""
        title = say("Save the data as an Excel workbook")
        path = self._ask(title, wanted.name, XLSX, say("Excel workbook"))
        if path is not None:
            self._write(path, lambda: _delivered(path, wanted.numbers.xlsx()))

    def copy(self, wanted: Wanted) -> None:
        """Put the picture on the clipboard, as PNG and as SVG; the program pasted into chooses."""

        def work() -> _Made:
            svg = wanted.svg()
            made = png(svg, COPY_SCALE)
            return _Made(svg.encode(), made.data, made.warnings)

        self.busy.emit(True)
        self._context.runner.apart(work, self._copied, failed=self._failed)

    def _copied(self, made: _Made) -> None:
        self.busy.emit(False)
        data = QMimeData()
        data.setImageData(QImage.fromData(made.png))
        data.setData("image/png", made.png)
        data.setData("image/svg+xml", made.svg)
        QGuiApplication.clipboard().setMimeData(data)
        self._say(say("Copied the picture. Paste it into a document."), made.warnings)

    def _ask(self, title: str, name: str, ending: str, kind: str) -> Path | None:
        settings = self._context.settings
        suggested = settings.last_folder / f"{name}{ending}"
        path = self._context.dialogs.ask_save(title, suggested, f"{kind} (*{ending})")
        if path is None:
            return None
        if path.suffix.lower() != ending:
            # To change the name here would skip the question whether to overwrite.
            sentence = say(
                "“{name}” was not saved: here its name must end in {ending}. "
                "Choose “{title}” again and give it another name.",
                name=path.name,
                ending=ending,
                title=title,
            )
            self._context.dialogs.tell(say("Nothing was saved"), sentence)
            return None
        settings.last_folder = path.parent
        return path

    def _write(self, path: Path, work: Callable[[], tuple[str, ...]]) -> None:
        def done(warnings: tuple[str, ...]) -> None:
            self.busy.emit(False)
            said = say("Saved “{name}” in {folder}.", name=path.name, folder=str(path.parent))
            self._say(said, warnings)

        self.busy.emit(True)
        self._context.runner.apart(work, done, failed=self._failed)

    def _failed(self, error: DeskError) -> None:
        self.busy.emit(False)
        self._context.dialogs.tell(say("Nothing was saved"), str(error))

    def _printed(self, words: str) -> None:
        self._context.toast(words)

    def _say(self, sentence: str, warnings: tuple[str, ...]) -> None:
        self._context.toast(" ".join((sentence, *warnings)))


def _delivered(path: Path, data: bytes) -> tuple[str, ...]:
    deliver(path, data)
    return ()
