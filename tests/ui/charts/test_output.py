"""Pictures and numbers that leave the window: whole files, said in a toast, or a clear refusal."""

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.charts.catalogue import find
from diplomat_desk.ui.charts.output import ChartOutput, Wanted
from diplomat_desk.ui.dialogs.files import Dialogs
from tests.ui.charts.crosstabs import ODD, SOME
from tests.ui.desk_context import Surroundings, surroundings

SHOWN = Wanted(SOME)


class SaveDialogs(Dialogs):
    """Answers every question for a file with ``path``, and keeps what was said."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self.suggested: list[str] = []
        self.told: list[str] = []

    def ask_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        self.suggested.append(suggested.name)
        return self.path

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")


@pytest.fixture
def around(tmp_path: Path, qtbot: QtBot) -> Iterator[Surroundings]:
    made = surroundings(tmp_path, qtbot, sample=False)
    yield made
    made.runner.stop()


def output(around: Surroundings, path: Path | None) -> tuple[ChartOutput, SaveDialogs]:
    dialogs = SaveDialogs(path)
    return ChartOutput(replace(around.context, dialogs=dialogs)), dialogs


def test_a_png_has_the_scale_that_was_chosen(around: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "bars.png"
    made, dialogs = output(around, path)
    busy: list[bool] = []
    made.busy.connect(busy.append)
    made.save_png(SHOWN, 2.0)
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    assert QImage(str(path)).width() == 1800
    assert dialogs.suggested == ["track-by-country.png"]
    assert "Saved “bars.png”" in around.asked.toasts[0]
    assert busy == [True, False]
    assert around.context.settings.last_folder == tmp_path


@pytest.mark.parametrize("name", ["track-by-country", "coverage"])
def test_an_svg_is_the_picture_of_paper(around: Surroundings, tmp_path: Path, name: str) -> None:
    path = tmp_path / "chart.SVG"
    made, _ = output(around, path)
    made.save_svg(Wanted(replace(ODD, kind=find(name))))
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    text = path.read_text("utf-8")
    assert text.startswith("<svg")
    assert "&lt;b&gt;Bold" in text
    assert "<b>" not in text


def test_a_dark_ground_is_drawn_when_wanted() -> None:
    assert replace(SHOWN, dark=True).svg() != SHOWN.svg()


def test_the_data_are_csv_that_excel_reads(around: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "numbers.csv"
    made, _ = output(around, path)
    made.save_data(SHOWN)
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert file.read() == SOME.csv()


def test_the_data_are_a_workbook_with_figures_and_what_they_are_about(
    around: Surroundings, tmp_path: Path
) -> None:
    path = tmp_path / "numbers.xlsx"
    made, dialogs = output(around, path)
    busy: list[bool] = []
    made.busy.connect(busy.append)
    made.save_xlsx(SHOWN)
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    assert dialogs.suggested == ["track-by-country.xlsx"]
    assert busy == [True, False]
    with zipfile.ZipFile(path) as book:
        texts = book.read("xl/sharedStrings.xml").decode("utf-8")
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
    chart = SHOWN.numbers.chart()
    for words in ("Land 0", chart.title, *chart.caption):
        assert html.escape(words, quote=False) in texts
    figures = re.findall(r"<c [^>]*?(?:t=\"(\w+)\")?><v>([^<]*)</v>", sheet)
    first = next(cell for cell in SHOWN.numbers.table().lines[0].cells if isinstance(cell, int))
    assert ("", str(first)) in figures


def test_a_copy_is_on_the_clipboard_as_png_and_svg(around: Surroundings) -> None:
    made, _ = output(around, None)
    made.copy(SHOWN)
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("image/svg+xml").data()) == SHOWN.svg().encode()
    assert data.hasImage()
    assert QImage.fromData(data.data("image/png")).width() == 1800


def test_a_cancelled_question_does_nothing(around: Surroundings, tmp_path: Path) -> None:
    made, dialogs = output(around, None)
    busy: list[bool] = []
    made.busy.connect(busy.append)
    made.save_png(SHOWN, 1.0)
    made.save_svg(SHOWN)
    made.save_data(SHOWN)
    made.save_xlsx(SHOWN)
    assert (busy, dialogs.told, around.asked.toasts) == ([], [], [])


def test_a_name_of_another_kind_is_refused_in_words(around: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    made, dialogs = output(around, path)
    made.save_png(SHOWN, 1.0)
    assert not path.exists()
    assert "must end in .png" in dialogs.told[0]


def test_a_folder_that_is_gone_is_told_and_nothing_written(
    around: Surroundings, tmp_path: Path
) -> None:
    path = tmp_path / "gone" / "chart.svg"
    made, dialogs = output(around, path)
    made.save_svg(SHOWN)
    around.qtbot.waitUntil(lambda: bool(dialogs.told), timeout=30_000)
    assert "there is no folder" in dialogs.told[0]
    assert around.asked.toasts == []


def test_a_pdf_is_a_page_that_says_its_title(around: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    made, _ = output(around, path)
    made.save_pdf(SHOWN)
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    paper = pypdf.PdfReader(path)
    assert len(paper.pages) == 1
    assert paper.metadata is not None
    assert paper.metadata.title == SHOWN.numbers.chart().title
    assert "Land 0" in paper.pages[0].extract_text()


def test_a_chart_is_printed_as_one_page(around: Surroundings, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    asked: list[int] = []

    def to_file(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        asked.append(pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    made = ChartOutput(around.context, ask_print=to_file)
    window = QWidget()
    around.qtbot.addWidget(window)
    made.print(SHOWN, window)
    around.qtbot.waitUntil(lambda: bool(around.asked.toasts), timeout=30_000)
    assert asked == [1]
    assert "Printed 1 page" in around.asked.toasts[0]
    assert path.read_bytes().startswith(b"%PDF")
