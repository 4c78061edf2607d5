"""From a PDF to a printer: the same pages, painted at the printer's own resolution.

A ``QPrinter`` may be painted on from any thread, so all of it happens on a worker's; the window only
looks at :class:`PrintRun`.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.reports.delivery import deliver
from diplomat_desk.reports.errors import CancelledError, ReportError
from diplomat_desk.ui.printing.geometry import Sheet
from diplomat_desk.ui.printing.pdf import Cut, Document, paint


@dataclass(frozen=True, slots=True)
class Grain:
    """How finely pages are painted, and how many pixels go to the printer at once."""

    dpi: int
    strip: int


PAPER = Grain(dpi=600, strip=4_000_000)
"""For printers. Finer than this nobody sees. In strips, because Qt holds the interpreter while it packs
a picture, and the window waits: 80 ms for a strip, 700 ms for a page."""

FILE = Grain(dpi=300, strip=50_000_000)
"""For files. A viewer that makes pages smaller rounds each strip by itself, and lines of text get lost
between two of them; so a page is one picture."""

# Neighbours share lines: a printer that smooths edges would else show a seam between them.
_SHARED = 2

AskPrint = Callable[[QPrinter, int, QWidget], bool]
"""Let the user set up a printer for so many pages; true to print."""


@dataclass(slots=True, eq=False)
class PrintRun:
    """A print under way: the worker counts ``done`` up, the window sets ``stop``."""

    printer: QPrinter
    document: Document
    pages: tuple[int, ...]
    done: int = 0
    stop: Event = field(default_factory=Event)


def ask_print(printer: QPrinter, pages: int, parent: QWidget) -> bool:
    """Show the platform's print dialog."""
    dialog = QPrintDialog(printer, parent)
    for option in ("PrintPageRange", "PrintCurrentPage", "PrintToFile"):
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption[option])
    dialog.setMinMax(1, pages)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def printer_for(document: Document, name: str) -> QPrinter:
    """Return the default printer, set up for the paper of ``document``; ``name`` is the job's."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator(say("Diplomat Desk"))
    # The PDF has margins of its own; the printer's would shrink it.
    printer.setFullPage(True)
    sheet = document.sheets[0]
    size = QSizeF(min(sheet.width, sheet.height), max(sheet.width, sheet.height))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", match))
    _turn(printer, sheet)
    return printer


def chosen_pages(printer: QPrinter, pages: int, current: int) -> tuple[int, ...]:
    """Return the pages to print, from 0, in order, with the copies that the printer cannot make."""
    ranges = QPrinter.PrintRange
    chosen: Sequence[int] = range(pages)
    if printer.printRange() is ranges.CurrentPage:
        chosen = (current,)
    elif printer.printRange() is ranges.PageRange and printer.fromPage() > 0:
        # Some dialogs take several ranges; the first and the last page alone would print between them.
        ranges_chosen = printer.pageRanges()
        chosen = [page for page in range(pages) if ranges_chosen.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen = tuple(reversed(chosen))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(chosen) * copies
    return tuple(page for page in chosen for _ in range(copies))


def run(job: PrintRun) -> Path | None:
    """Print. Blocks; call it from a worker thread. Return the file, if it went to a file.

    Raises:
        ReportError: the printer or the folder refused; a file that was there is as it was.
        CancelledError: ``job.stop`` was set.
    """
    wanted = job.printer.outputFileName()
    if not wanted:
        _print(job, PAPER)
        return None
    with tempfile.TemporaryDirectory(prefix="diplomat-desk-") as folder:
        beside = Path(folder) / "printed.pdf"
        job.printer.setOutputFileName(str(beside))
        _print(job, FILE)
        deliver(Path(wanted), beside.read_bytes())
    return Path(wanted)


def _print(job: PrintRun, grain: Grain) -> None:
    _turn(job.printer, job.document.sheets[job.pages[0]])
    painter = QPainter()
    if not painter.begin(job.printer):
        raise _refused()
    try:
        for page in job.pages:
            if job.done:
                _turn(job.printer, job.document.sheets[page])
                if not job.printer.newPage():
                    raise _refused()
            _print_page(painter, job, page, grain)
            job.done += 1
    except CancelledError:
        job.printer.abort()
        raise
    finally:
        painter.end()


def _print_page(painter: QPainter, job: PrintRun, page: int, grain: Grain) -> None:
    place = _place(job.printer, job.document.sheets[page])
    finer = max(1.0, job.printer.resolution() / grain.dpi)
    width, height = round(place.width() / finer), round(place.height() / finer)
    lines = max(1, grain.strip // width)
    for top in range(0, height, lines):
        if job.stop.is_set():
            raise CancelledError(say("Stopped. Pages that had reached the printer may come out."))
        cut = Cut(page, width, height, top, min(lines + _SHARED, height - top))
        corner = place.topLeft() + QPointF(0, top * finer)
        size = QSizeF(width * finer, cut.lines * finer)
        painter.drawImage(QRectF(corner, size), paint(job.document, (cut,))[0].image)


def _place(printer: QPrinter, sheet: Sheet) -> QRectF:
    """Return where on the paper a page goes, in dots: as large as it is, or smaller to fit."""
    dots = printer.resolution() / 72
    size = QSizeF(sheet.width * dots, sheet.height * dots)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    # A page is a fraction of a point off its paper's nominal size; that is no reason to shrink it.
    fit = min(1.0, (paper.width() + dots) / size.width(), (paper.height() + dots) / size.height())
    size *= fit
    return QRectF(
        QPointF((paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2), size
    )


def _turn(printer: QPrinter, sheet: Sheet) -> None:
    """Lay the paper as the page lies."""
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if sheet.is_wide else way.Portrait)


def _refused() -> ReportError:
    return ReportError(
        say(
            "The printer did not take the report. See that it is switched on and has paper, "
            "or choose another one; Save PDF keeps the report meanwhile."
        )
    )
