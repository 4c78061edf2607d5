"""The reports page on the real sample."""

import io
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QScrollArea

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui import reports_page
from diplomat_desk.ui.dialogs.letterhead import LetterheadDialog
from diplomat_desk.ui.dialogs.saved_filter import SavedFilterDialog
from diplomat_desk.ui.reports_page import ReportsPage
from tests.making import small
from tests.reports.word import Word
from tests.ui.printing.conftest import Bench, children


def click(button: QAbstractButton | None) -> None:
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def record(bench: Bench, title: str, level: Level = Level.PUBLIC) -> None:
    """Record one more initiative and wait until the page has heard of it."""
    done: list[object] = []
    initiative = small(title, confidentiality=level)
    bench.runner.change(lambda desk: recording.record(desk, initiative), done.append)
    bench.until(lambda: bool(done))


def narrow(bench: Bench, *countries: str) -> None:
    state = bench.filter_state
    state.set(replace(state.filter, countries=countries))


def test_a_small_selection_is_previewed_unasked_with_the_pages_of_the_pdf(bench: Bench) -> None:
    shown = bench.preview()
    document = bench.page.preview.document
    assert document is not None
    assert shown == len(PdfReader(io.BytesIO(document.data)).pages) > 10
    assert bench.page.area.bar.pages.text() == f"of {shown}"
    assert bench.page.panel.filter.text() == "The whole register"
    assert bench.page.panel.tally.text().startswith("80 of 80 initiatives")
    assert bench.page.panel.result.text() == f"{shown} pages"
    assert not bench.page.area.stale.isVisible()
    assert not bench.page.area.progress.isVisible()


def test_a_painted_page_is_not_blank_and_has_the_paper_s_shape(bench: Bench) -> None:
    bench.preview()
    image = bench.page.preview.picture(0)
    assert image is not None
    assert image.height() / image.width() == pytest.approx(297 / 210, abs=0.003)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(image.height())}
    assert len(colours) > 20


def test_a_large_selection_waits_to_be_asked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports_page, "MOST_UNASKED", 79)
    bench.show()
    bench.until(lambda: bool(bench.page.panel.tally.text()))
    bench.qtbot.wait(50)
    assert bench.page.area.shown is bench.page.area.idle
    assert bench.pages == 0
    click(bench.page.area.idle.step)
    bench.until(lambda: bench.pages > 0)
    bench.until(lambda: bench.page.area.shown is bench.page.preview)


def test_a_preview_grows_stale_with_the_filter_and_is_made_again(bench: Bench) -> None:
    whole = bench.preview()
    narrow(bench, "IND")
    assert bench.page.area.stale.isVisible()
    assert "another selection" in bench.page.area.stale.text.text()
    assert bench.page.panel.filter.text() == "Country: India"
    assert bench.pages == whole
    narrow(bench)
    assert not bench.page.area.stale.isVisible()
    narrow(bench, "IND")
    click(bench.page.area.stale.act)
    assert bench.page.area.progress.isVisible()
    bench.until(lambda: 0 < bench.pages < whole)
    assert not bench.page.area.stale.isVisible()


def test_a_preview_grows_stale_with_the_register(bench: Bench) -> None:
    bench.preview()
    record(bench, "One more")
    bench.until(bench.page.area.stale.isVisible)
    assert "register has changed" in bench.page.area.stale.text.text()
    bench.until(lambda: bench.page.panel.tally.text().startswith("81 of 81"))


def test_coming_back_to_the_page_makes_an_old_preview_again(bench: Bench) -> None:
    whole = bench.preview()
    bench.page.hide()
    narrow(bench, "IRN")
    bench.page.show()
    bench.until(lambda: 0 < bench.pages < whole)
    assert not bench.page.area.stale.isVisible()


def test_saving_writes_what_is_shown(bench: Bench, tmp_path: Path) -> None:
    bench.preview()
    bench.dialogs.path = tmp_path / "out" / "report.pdf"
    bench.dialogs.path.parent.mkdir()
    click(bench.page.panel.save)
    bench.until(lambda: bool(bench.said))
    assert bench.said == [f"Saved “report.pdf” in {tmp_path / 'out'}."]
    document = bench.page.preview.document
    assert document is not None
    assert bench.dialogs.path.read_bytes() == document.data
    counted: list[int] = []
    state = bench.filter_state
    bench.runner.ask(lambda desk: looking.tally(desk, state.filter).selected, counted.append)
    bench.until(lambda: bool(counted))
    assert f"{counted[0]} of 80 initiatives" in text_of(bench.dialogs.path.read_bytes())
    click(bench.page.panel.save)
    assert bench.dialogs.suggested[-1] == tmp_path / "out" / "South Asia – register.pdf"


def test_the_suggested_name_carries_the_marking(bench: Bench) -> None:
    record(bench, "Between two", Level.RESTRICTED)
    bench.preview()
    click(bench.page.panel.save)
    assert bench.dialogs.suggested[0].name == "South Asia – register (restricted).pdf"
    assert bench.page.panel.result.text().endswith("marked “Restricted”")


def test_saving_an_old_preview_makes_it_again_first(bench: Bench, tmp_path: Path) -> None:
    bench.preview()
    narrow(bench, "IND")
    bench.dialogs.path = tmp_path / "report.pdf"
    click(bench.page.panel.save)
    assert bench.dialogs.suggested == []
    bench.until(lambda: bool(bench.said))
    assert "Country: India" in text_of(bench.dialogs.path.read_bytes())


def test_a_file_that_cannot_be_written_is_told_in_words(bench: Bench, tmp_path: Path) -> None:
    bench.preview()
    bench.dialogs.path = tmp_path / "gone" / "report.pdf"
    click(bench.page.panel.save)
    bench.until(lambda: bool(bench.trouble))
    assert bench.trouble.startswith("“report.pdf” was not written: there is no folder")
    assert bench.page.panel.save.isEnabled()
    assert not (tmp_path / "gone").exists()
    # Root may write everywhere, so a file in the folder's place stands for a forbidden one.
    (tmp_path / "taken").write_text("no folder")
    bench.dialogs.path = tmp_path / "taken" / "report.pdf"
    click(bench.page.panel.save)
    bench.until(lambda: "taken" not in bench.trouble and bool(bench.trouble))
    assert "gone" not in bench.trouble
    assert (tmp_path / "taken").read_text() == "no folder"


def test_printing_gives_the_pages_of_the_preview(bench: Bench) -> None:
    shown = bench.preview()
    click(bench.page.panel.print)
    assert bench.page.area.progress.isVisible()
    assert not bench.page.panel.print.isEnabled()
    bench.until(lambda: bool(bench.said))
    assert bench.paper.asked == [shown]
    assert len(PdfReader(bench.paper.file).pages) == shown
    assert bench.said[0].startswith(f"Printed {shown} pages to “printed.pdf”")
    assert not bench.page.area.progress.isVisible()
    assert bench.page.panel.print.isEnabled()


def test_a_page_range_gives_that_many_pages(bench: Bench) -> None:
    def two_to_three(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)

    bench.preview()
    bench.paper.set_up = two_to_three
    bench.page.print_page()
    bench.until(lambda: bool(bench.said))
    assert len(PdfReader(bench.paper.file).pages) == 2


def test_pages_that_are_not_there_are_told_in_words(bench: Bench) -> None:
    def beyond(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(500, 501)

    shown = bench.preview()
    bench.paper.set_up = beyond
    bench.page.print_page()
    assert f"the report has {shown} pages" in bench.trouble
    assert not bench.paper.file.exists()


def test_a_print_that_was_not_wanted_prints_nothing(bench: Bench) -> None:
    bench.preview()
    bench.paper.accepts = False
    bench.page.print_page()
    assert not bench.page.area.progress.isVisible()
    assert not bench.paper.file.exists()


def test_printing_without_a_preview_makes_it_first(bench: Bench) -> None:
    bench.show()
    bench.page.print_page()
    assert bench.paper.asked == []
    bench.until(lambda: bool(bench.said))
    assert bench.paper.asked == [bench.pages]


def test_a_wish_to_print_is_forgotten_with_the_page(bench: Bench) -> None:
    bench.show()
    bench.page.print_page()
    bench.until(lambda: bool(children()))
    bench.page.hide()
    bench.until(lambda: not children())
    bench.qtbot.wait(50)
    assert bench.paper.asked == []


def test_printing_can_be_stopped(bench: Bench) -> None:
    bench.preview()
    bench.paper.file.write_bytes(b"before")
    bench.paper.set_up = lambda printer: printer.setResolution(600)
    bench.page.print_page()
    bench.qtbot.wait(150)
    click(bench.page.area.progress.cancel)
    bench.until(lambda: bool(bench.said))
    assert bench.said[0].startswith("Stopped.")
    assert bench.paper.file.read_bytes() == b"before"
    assert bench.page.panel.print.isEnabled()


def test_leaving_while_printing_asks(bench: Bench) -> None:
    bench.preview()
    assert bench.page.may_leave()
    bench.paper.set_up = lambda printer: printer.setResolution(600)
    bench.page.print_page()
    bench.dialogs.sure = False
    assert not bench.page.may_leave()
    bench.dialogs.sure = True
    assert bench.page.may_leave()
    assert bench.dialogs.asked == ["The report is still being printed."] * 2
    bench.until(lambda: bool(bench.said))
    assert not bench.paper.file.exists()


def test_cancel_leaves_nothing_and_the_page_usable(bench: Bench) -> None:
    bench.show()
    bench.until(lambda: bool(children()))
    assert "…" in bench.page.area.progress.text.text()
    assert bench.page.area.shown is bench.page.area.making
    click(bench.page.area.progress.cancel)
    bench.until(lambda: not children())
    assert bench.said == ["Stopped. Nothing was made."]
    assert bench.pages == 0
    assert not bench.page.area.progress.isVisible()
    assert bench.page.area.shown is bench.page.area.idle
    click(bench.page.area.idle.step)
    bench.until(lambda: bench.pages > 0)


def test_the_window_stays_alive_while_a_report_is_made(bench: Bench) -> None:
    bench.show()
    longest, last = 0.0, time.monotonic()
    while bench.pages == 0:
        bench.qtbot.wait(1)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    assert longest < 1.0


def test_what_lies_above_the_ceiling_goes_at_once(bench: Bench) -> None:
    record(bench, "Back channel", Level.CONFIDENTIAL)
    bench.preview()
    bench.filter_state.set_ceiling(Level.LIMITED)
    assert bench.pages == 0
    assert bench.page.preview.picture(0) is None
    bench.until(lambda: bench.pages > 0)
    document = bench.page.preview.document
    assert document is not None
    assert "Back channel" not in text_of(document.data)
    assert "1 record withheld" in bench.page.panel.tally.text()


def test_a_ceiling_that_keeps_all_that_is_shown_only_makes_it_stale(bench: Bench) -> None:
    shown = bench.preview()
    bench.filter_state.set_ceiling(Level.PUBLIC)
    assert bench.pages == shown
    assert bench.page.area.stale.isVisible()


def test_an_empty_selection_offers_to_clear_the_filter(bench: Bench) -> None:
    shown = bench.preview()
    bench.filter_state.set(replace(bench.filter_state.filter, text="zzzzzz"))
    bench.until(lambda: bench.page.area.shown is bench.page.area.nothing)
    assert not bench.page.panel.print.isEnabled()
    assert not bench.page.area.stale.isVisible()
    bench.page.print_page()
    assert bench.paper.asked == []
    click(bench.page.area.nothing.step)
    bench.until(lambda: bench.page.area.shown is bench.page.preview)
    assert bench.pages == shown
    assert bench.page.panel.print.isEnabled()


def test_an_empty_register_offers_to_record(bench: Bench) -> None:
    def empty(desk: Desk) -> None:
        # A process comes into sight when its rounds have gone.
        while found := looking.whole(desk, Filter(), Sort()):
            recording.delete(desk, tuple(one.id for one in found))

    bench.runner.change(empty)
    bench.show()
    bench.until(lambda: bench.page.area.shown is bench.page.area.blank)
    click(bench.page.area.blank.step)
    assert bench.said == ["new"]


def test_characters_without_a_glyph_are_told(bench: Bench) -> None:
    record(bench, "Cuneiform 𒀀")
    bench.preview()
    assert bench.page.area.warnings.isVisible()
    assert "𒀀" in bench.page.area.warnings.text.text()
    click(bench.page.area.warnings.close_button)
    assert not bench.page.area.warnings.isVisible()


def test_a_record_s_text_stays_plain(bench: Bench) -> None:
    bench.filter_state.set(replace(bench.filter_state.filter, text="<b>x</b>"))
    bench.show()
    assert bench.page.panel.filter.text() == "Text: “<b>x</b>”"
    assert bench.page.panel.filter.textFormat() == Qt.TextFormat.PlainText


def test_the_zoom_is_remembered(bench: Bench) -> None:
    bench.preview()
    bench.page.preview.set_zoom(1.25)
    bench.page.hide()
    again = ReportsPage(bench.page._context)
    bench.qtbot.addWidget(again)
    assert again.preview.zoom == 1.25


def test_a_page_that_goes_takes_its_work_along(bench: Bench) -> None:
    other = ReportsPage(bench.page._context, ask_print=bench.paper.ask)
    other.show()
    bench.until(lambda: bool(children()))
    other.deleteLater()
    bench.until(lambda: not children())
    assert bench.said == []


def test_closing_the_window_stops_the_work(bench: Bench) -> None:
    bench.show()
    bench.until(lambda: bool(children()))
    began = time.monotonic()
    bench.page.close()
    bench.runner.stop()
    assert time.monotonic() - began < 2
    assert children() == []


def test_ctrl_f_in_the_pages_finds_in_them_and_esc_ends_it(bench: Bench) -> None:
    bench.preview()
    area = bench.page.area
    QTest.keyClick(area.preview, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert area.find_line.isVisible()
    QTest.keyClicks(area.find_line.text, "lahore")
    bench.until(lambda: area.finder.is_done and area.finder.total > 3)
    assert area.find_line.count.text().endswith(f"of {area.finder.total}")
    before = area.finder.current
    QTest.keyClick(area.find_line.text, Qt.Key.Key_Return)
    assert area.finder.current == before + 1
    QTest.keyClick(area.find_line.text, Qt.Key.Key_Escape)
    assert not area.find_line.isVisible()
    assert not area.finder.is_on


def test_another_report_is_shown_of_what_is_chosen(bench: Bench) -> None:
    bench.preview()
    panel = bench.page.panel
    panel.choose("brief")
    assert bench.page.area.shown is not None
    panel.subject.set_country("IND")
    panel.subject.country.editingFinished.emit()

    def shown() -> bool:
        made = bench.page._made
        return made is not None and made.asked.kind.name == "brief"

    bench.until(shown)
    document = bench.page.preview.document
    assert document is not None
    assert "Country brief: India" in text_of(document.data)
    quality = panel.options.controls["quality"]
    assert isinstance(quality, QCheckBox)
    quality.click()

    def without() -> bool:
        made = bench.page._made
        return made is not None and made.order.request.options["quality"] == "no"

    bench.until(without)
    document = bench.page.preview.document
    assert document is not None
    assert "What the records lack" not in text_of(document.data)


def test_a_report_is_saved_as_a_web_page(bench: Bench, tmp_path: Path) -> None:
    bench.preview()
    bench.dialogs.path = tmp_path / "r.html"
    bench.page.save(".html")
    bench.until((tmp_path / "r.html").exists)
    assert "Lahore" in (tmp_path / "r.html").read_text("utf-8")


def test_a_report_is_saved_for_word_from_the_menu(bench: Bench, tmp_path: Path) -> None:
    bench.preview()
    bench.dialogs.path = tmp_path / "r.docx"
    menu = bench.page.panel.more.menu()
    assert menu is not None
    (word,) = [one for one in menu.actions() if ".docx" in one.text()]
    word.trigger()
    bench.until((tmp_path / "r.docx").exists)
    assert "Lahore" in Word((tmp_path / "r.docx").read_bytes()).words()


def test_the_letterhead_is_kept_with_the_register_and_printed(bench: Bench) -> None:
    bench.preview()
    bench.page.panel.paper.letterhead_wanted.emit()
    dialog = bench.page.findChild(LetterheadDialog)
    assert isinstance(dialog, LetterheadDialog)
    dialog.organisation.setText("Institute of Dialogue")
    click(dialog.save)

    def printed() -> bool:
        document = bench.page.preview.document
        return document is not None and "Institute of Dialogue" in text_of(document.data)

    bench.until(printed)


def test_a_report_is_kept_under_a_name_and_chosen_again(bench: Bench) -> None:
    bench.preview()
    panel = bench.page.panel
    panel.choose("period")
    line = panel.options.controls["of"]
    assert isinstance(line, QLineEdit)
    line.setText("2004")
    line.editingFinished.emit()
    narrow(bench, "IND")
    click(panel.kept.keep)
    dialog = panel.kept.findChild(SavedFilterDialog)
    assert isinstance(dialog, SavedFilterDialog)
    dialog.name.setText("India in 2004")
    click(dialog.save)
    bench.until(lambda: panel.kept.box.count() == 2)
    panel.choose("register")
    narrow(bench)
    panel.kept.box.setCurrentIndex(1)
    panel.kept.box.activated.emit(1)
    assert panel.kind.name == "period"
    assert panel.options.value()["of"] == "2004"
    assert bench.filter_state.filter.countries == ("IND",)
    click(panel.kept.delete)
    bench.until(lambda: panel.kept.box.count() == 1)


def test_no_choice_of_any_report_is_wider_than_the_panel(bench: Bench) -> None:
    bench.show()
    panel = bench.page.panel
    scrolling = panel.findChild(QScrollArea)
    assert isinstance(scrolling, QScrollArea)
    panel.fold.unfold()
    for kind in REPORTS:
        panel.choose(kind.name)
        content = panel.options.parentWidget()
        assert content is not None
        assert content.minimumSizeHint().width() <= scrolling.viewport().width(), kind.name


@pytest.mark.qt_log_ignore("does not support")
def test_a_report_about_a_country_asks_for_it_and_is_named_after_it(bench: Bench) -> None:
    box = bench.page.panel.reports
    box.setFocus()
    box.showPopup()
    QTest.keyClicks(box.view(), "country")
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.name() == "brief"
    country = bench.page.panel.subject.country
    assert bench.page.window().focusWidget() in (country, country.focusProxy())
    bench.page.panel.subject.set_country("PAK")
    bench.preview()
    click(bench.page.panel.save)
    assert bench.dialogs.suggested[-1].name == "South Asia – brief Pakistan.pdf"


def test_arrow_keys_go_through_the_reports_and_stay(bench: Bench) -> None:
    box = bench.page.panel.reports
    box.setFocus()
    for _ in range(8):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert bench.page.window().focusWidget() is box
