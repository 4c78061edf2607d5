"""Printing, to files through ``QPrinter``."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from diplomat_desk.reports.errors import CancelledError, ReportError
from diplomat_desk.ui.printing.pdf import Cut, Document, paint, read
from diplomat_desk.ui.printing.printer import (
    Grain,
    PrintRun,
    _print,
    ask_print,
    chosen_pages,
    printer_for,
    run,
)
from tests.ui.printing.samples import A4, document, pages

pytestmark = pytest.mark.usefixtures("qapp")

WIDE = (841.8898, 595.2756)


def printer_to(path: Path, one: Document, dpi: int = 96) -> QPrinter:
    printer = printer_for(one, "a report")
    printer.setOutputFileName(str(path))
    printer.setResolution(dpi)
    return printer


def printed(path: Path, one: Document, chosen: tuple[int, ...], dpi: int = 96) -> PdfReader:
    assert run(PrintRun(printer_to(path, one, dpi), one, chosen)) == path
    return PdfReader(path)


def picture(path: Path, page: int = 0, dpi: int = 72) -> QImage:
    found = read(path.read_bytes())
    size, dots = found.sheets[page], dpi / 72
    cut = Cut(page, round(size.width * dots), round(size.height * dots))
    return paint(found, (cut,))[0].image


def test_the_printer_is_set_up_for_the_paper(qapp: QApplication) -> None:
    printer = printer_for(document([WIDE]), "a report")
    layout = printer.pageLayout()
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert layout.orientation() == QPageLayout.Orientation.Landscape
    assert printer.docName() == "a report"
    letter = printer_for(document([(612, 792)]), "").pageLayout()
    assert letter.pageSize().id() == QPageSize.PageSizeId.Letter


def test_every_page_is_printed_as_large_as_it_is(tmp_path: Path) -> None:
    reader = printed(tmp_path / "out.pdf", document([A4, WIDE, A4]), (0, 1, 2))
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages]
    assert sizes == [(595, 842), (842, 595), (595, 842)]
    seen = picture(tmp_path / "out.pdf", 1)
    assert seen.pixelColor(68, 595 - 68).lightness() < 60
    assert seen.pixelColor(76, 595 - 76).lightness() > 200


def test_on_smaller_paper_pages_are_made_smaller_and_stand_in_the_middle(tmp_path: Path) -> None:
    one = document([A4])
    printer = printer_to(tmp_path / "out.pdf", one)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    run(PrintRun(printer, one, (0,)))
    seen = picture(tmp_path / "out.pdf")
    assert seen.width() == pytest.approx(420, abs=1)
    assert seen.pixelColor(40, seen.height() - 40).lightness() < 60
    assert seen.pixelColor(60, seen.height() - 60).lightness() > 200


def test_on_larger_paper_pages_keep_their_size(tmp_path: Path) -> None:
    one = document([A4])
    printer = printer_to(tmp_path / "out.pdf", one)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    run(PrintRun(printer, one, (0,)))
    seen = picture(tmp_path / "out.pdf")
    black = [x for x in range(seen.width()) if seen.pixelColor(x, 990).lightness() < 60]
    assert len(black) == pytest.approx(72, abs=2)
    assert black[0] == pytest.approx((842 - 595) / 2, abs=2)


def test_the_margins_of_a_printer_do_not_shrink_the_page(tmp_path: Path) -> None:
    one = document([A4])
    printer = printer_to(tmp_path / "out.pdf", one)
    printer.setPageMargins(QMarginsF(30, 30, 30, 30), QPageLayout.Unit.Millimeter)
    run(PrintRun(printer, one, (0,)))
    assert picture(tmp_path / "out.pdf").pixelColor(20, 842 - 20) == QColor("black")


def test_a_fine_printer_gets_a_page_in_strips_without_seams(tmp_path: Path) -> None:
    one = document([A4])
    job = PrintRun(printer_to(tmp_path / "out.pdf", one, 1200), one, (0,))
    _print(job, Grain(dpi=600, strip=400_000))
    images = PdfReader(tmp_path / "out.pdf").pages[0].images
    assert len(images) > 50
    seen = picture(tmp_path / "out.pdf", dpi=600)
    assert max(seen.pixelColor(300, y).lightness() for y in range(7016 - 590, 7016)) < 40
    assert min(seen.pixelColor(2500, y).lightness() for y in range(7016)) > 240


def test_a_page_in_a_file_is_one_picture(tmp_path: Path) -> None:
    reader = printed(tmp_path / "out.pdf", document([A4]), (0,), dpi=1200)
    assert len(reader.pages[0].images) == 1


def test_ranges_copies_and_order(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf", document(pages(5)))
    assert chosen_pages(printer, 5, 0) == (0, 1, 2, 3, 4)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 5, 3) == (3,)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 5, 0) == (1, 2)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert chosen_pages(printer, 5, 0) == (1, 2, 1, 2)
    printer.setCollateCopies(False)
    assert chosen_pages(printer, 5, 0) == (1, 1, 2, 2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 5, 0) == (2, 2, 1, 1)
    printer.setFromTo(4, 9)
    assert chosen_pages(printer, 5, 0) == (4, 4, 3, 3)
    printer.setFromTo(8, 9)
    assert chosen_pages(printer, 5, 0) == ()


def test_several_ranges_print_nothing_between_them(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "out.pdf", document(pages(9)))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2,4-5,8-20"))
    assert chosen_pages(printer, 9, 0) == (1, 3, 4, 7, 8)


def in_dialog(qtbot: QtBot, path: Path, set_up: Callable[[QDialog], None]) -> tuple[int, ...]:
    """Open the platform's own dialog, set it up, press Print; return the pages that it chose, of 44."""
    printer, around = printer_for(document(pages(1)), "a report"), QWidget()
    qtbot.addWidget(around)
    around.show()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        found(dialog, QLineEdit, "filename").setText(str(path))
        set_up(dialog)
        (go,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "&Print")
        go.click()

    QTimer.singleShot(100, answer)
    assert ask_print(printer, 44, around)
    assert printer.outputFileName() == str(path)
    return chosen_pages(printer, 44, 7)


W = TypeVar("W", bound=QWidget)


def found(dialog: QDialog, kind: type[W], name: str) -> W:
    widget = dialog.findChild(kind, name)
    assert isinstance(widget, kind)
    return widget


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms have a dialog of their own")
def test_the_print_dialog_asks_for_all_a_range_or_the_page_that_is_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def a_range(dialog: QDialog) -> None:
        found(dialog, QRadioButton, "printRange").click()
        assert found(dialog, QSpinBox, "to").maximum() == 44
        found(dialog, QSpinBox, "from").setValue(3)
        found(dialog, QSpinBox, "to").setValue(5)

    def this_page(dialog: QDialog) -> None:
        found(dialog, QRadioButton, "printCurrentPage").click()

    assert in_dialog(qtbot, tmp_path / "a.pdf", a_range) == (2, 3, 4)
    assert in_dialog(qtbot, tmp_path / "b.pdf", this_page) == (7,)
    assert in_dialog(qtbot, tmp_path / "c.pdf", lambda _dialog: None) == tuple(range(44))


def test_a_stopped_print_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    one = document(pages(3))
    target = tmp_path / "out.pdf"
    target.write_bytes(b"before")
    job = PrintRun(printer_to(target, one), one, (0, 1, 2))
    job.stop.set()
    with pytest.raises(CancelledError, match="Stopped"):
        run(job)
    assert job.done == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]
    assert target.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    one = document(pages(1))
    with pytest.raises(ReportError, match=r"there is no folder “.*gone”"):
        run(PrintRun(printer_to(tmp_path / "gone" / "out.pdf", one), one, (0,)))
