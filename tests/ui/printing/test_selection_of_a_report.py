"""Which filter a report is printed with, and up to which level: in the window, remembered, kept."""

import io
from dataclasses import replace

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.services import recording, saved
from diplomat_desk.ui.dialogs.saved_filter import SavedFilterDialog
from diplomat_desk.ui.reports_page import ReportsPage
from tests.making import small
from tests.ui.printing.conftest import Bench

INDIA = Filter(countries=("IND",))


def keep_filter(bench: Bench, name: str, chosen: Filter, level: Level = Level.PUBLIC) -> None:
    done: list[object] = []
    one = SavedFilter(name=name, filter=chosen, level=level)
    bench.runner.change(lambda desk: saved.put(desk, one, TOP), done.append)
    box = bench.page.panel.selection.filters
    bench.until(lambda: bool(done) and box.findText(name) > 0)


def record(bench: Bench, title: str, level: Level) -> None:
    done: list[object] = []
    initiative = small(title, confidentiality=level)
    bench.runner.change(lambda desk: recording.record(desk, initiative), done.append)
    bench.until(lambda: bool(done))


def pick(bench: Bench, name: str) -> None:
    """Choose a filter by typing the beginning of its name."""
    box = bench.page.panel.selection.filters
    box.setFocus()
    QTest.keyClicks(box, name)
    assert box.currentText() == name


def text(bench: Bench) -> str:
    document = bench.page.preview.document
    assert document is not None
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(document.data)).pages)


def is_fresh_of(bench: Bench, chosen: Filter) -> bool:
    made = bench.page._made
    return made is not None and made.order.request.filter == chosen


def test_a_kept_filter_is_printed_instead_of_the_current_one(bench: Bench) -> None:
    whole = bench.preview()
    keep_filter(bench, "India", INDIA)
    pick(bench, "India")
    bench.until(lambda: is_fresh_of(bench, INDIA))
    assert 0 < bench.pages < whole
    assert bench.page.panel.filter.text() == "Country: India"
    assert "Country: India" in text(bench)
    assert bench.filter_state.filter == Filter()
    assert bench.page.bar.tally.text().startswith("80 of 80")
    assert not bench.page.panel.tally.text().startswith("80 of 80")


def test_who_edits_the_current_filter_in_sight_of_the_page_prints_that(bench: Bench) -> None:
    bench.preview()
    keep_filter(bench, "India", INDIA)
    pick(bench, "India")
    bench.until(lambda: is_fresh_of(bench, INDIA))
    other = Filter(countries=("LKA",))
    bench.filter_state.set(other)
    assert bench.page.panel.selection.filters.currentText() == "Current filter"
    bench.until(lambda: is_fresh_of(bench, other))


def test_the_current_filter_may_change_elsewhere_without_touching_a_report_of_a_kept_one(
    bench: Bench,
) -> None:
    bench.preview()
    keep_filter(bench, "India", INDIA)
    pick(bench, "India")
    bench.until(lambda: is_fresh_of(bench, INDIA))
    bench.page.hide()
    bench.filter_state.set(Filter(countries=("LKA",)))
    bench.page.show()
    assert bench.page.panel.selection.filters.currentText() == "India"
    assert not bench.page.area.stale.isVisible()


def test_filter_and_ceiling_are_remembered_for_each_report(bench: Bench) -> None:
    bench.preview()
    keep_filter(bench, "India", INDIA)
    panel = bench.page.panel
    pick(bench, "India")
    panel.selection.ceiling.setFocus()
    QTest.keyClicks(panel.selection.ceiling, "limited")
    panel.choose("period")
    assert panel.selection.value() == Filter()
    panel.choose("register")
    assert panel.selection.value() == replace(INDIA, ceiling=Level.LIMITED)
    again = ReportsPage(bench.page._context)
    bench.qtbot.addWidget(again)
    bench.until(lambda: again.panel.selection.filters.currentText() == "India")
    assert again.panel.selection.value() == replace(INDIA, ceiling=Level.LIMITED)


def test_a_number_of_another_register_chooses_no_filter_here(bench: Bench) -> None:
    bench.preview()
    keep_filter(bench, "India", INDIA)
    filters = bench.page.panel.selection.filters
    pick(bench, "India")
    kept = filters.values()
    filters.show_values(kept | {"register": "another"})
    assert filters.currentText() == "Current filter"
    filters.show_values({**kept, "filter": "²"})
    assert filters.currentText() == "Current filter"
    filters.show_values(kept)
    assert filters.currentText() == "India"
    assert "India" not in str(kept)


def test_a_filter_with_terms_that_have_gone_cannot_be_chosen_and_says_why(bench: Bench) -> None:
    bench.preview()
    keep_filter(bench, "Broken", Filter(tracks=("no-such",)))
    box = bench.page.panel.selection.filters
    place = box.findText("Broken")
    index = box.model().index(place, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "no-such" in str(box.itemData(place, Qt.ItemDataRole.ToolTipRole))
    box.setFocus()
    QTest.keyClicks(box, "Broken")
    assert box.currentText() == "Current filter"
    assert bench.page.panel.selection.value() == Filter()


def test_a_name_above_the_ceiling_is_not_listed(bench: Bench) -> None:
    bench.preview()
    keep_filter(bench, "Back channels", INDIA, Level.CONFIDENTIAL)
    box = bench.page.panel.selection.filters
    pick(bench, "Back channels")
    bench.filter_state.set_ceiling(Level.LIMITED)
    bench.until(lambda: box.findText("Back channels") < 0)
    assert bench.page.panel.selection.value() == Filter(ceiling=Level.LIMITED)
    bench.filter_state.set_ceiling(TOP)
    bench.until(lambda: box.currentText() == "Back channels")


def test_a_lower_ceiling_leaves_out_and_marks_what_is_left(bench: Bench) -> None:
    record(bench, "Quiet channel", Level.CONFIDENTIAL)
    bench.preview()
    bench.until(lambda: bench.page.panel.result.text().endswith("marked “Confidential”"))
    ceiling = bench.page.panel.selection.ceiling
    ceiling.setFocus()
    QTest.keyClicks(ceiling, "public")
    assert bench.pages == 0
    assert bench.filter_state.filter.ceiling == TOP
    public = Filter(ceiling=Level.PUBLIC)
    bench.until(lambda: is_fresh_of(bench, public))
    assert "Quiet channel" not in text(bench)
    assert "marked" not in bench.page.panel.result.text()
    assert "1 record withheld" in bench.page.panel.tally.text()
    made = bench.page._made
    assert made is not None
    assert made.marking is Level.PUBLIC


def test_the_ceiling_of_a_report_never_lies_above_the_window_s(bench: Bench) -> None:
    bench.preview()
    ceiling = bench.page.panel.selection.ceiling
    assert ceiling.count() == 4
    ceiling.show_code("restricted")
    bench.filter_state.set_ceiling(Level.LIMITED)
    offered = [ceiling.itemText(place) for place in range(ceiling.count())]
    assert offered == ["As the window", "Public"]
    assert ceiling.ceiling() is Level.LIMITED
    bench.filter_state.set_ceiling(TOP)
    assert ceiling.ceiling() is Level.RESTRICTED
    assert ceiling.currentText() == "Restricted"
    ceiling.show_code("nonsense")
    assert ceiling.ceiling() is TOP


def test_an_empty_kept_filter_leads_back_to_the_whole_register(bench: Bench) -> None:
    shown = bench.preview()
    keep_filter(bench, "None", Filter(text="zzzzzz"))
    pick(bench, "None")
    bench.until(lambda: bench.page.area.shown is bench.page.area.nothing)
    step = bench.page.area.nothing.step
    assert step is not None
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    bench.until(lambda: bench.page.area.shown is bench.page.preview and bench.pages == shown)
    assert bench.page.panel.selection.filters.currentText() == "Current filter"


def test_a_kept_report_comes_with_its_filter_and_its_ceiling(bench: Bench) -> None:
    bench.preview()
    keep_filter(bench, "India", INDIA)
    panel = bench.page.panel
    pick(bench, "India")
    panel.selection.ceiling.setFocus()
    QTest.keyClicks(panel.selection.ceiling, "public")
    QTest.mouseClick(panel.kept.keep, Qt.MouseButton.LeftButton)
    dialog = panel.kept.findChild(SavedFilterDialog)
    assert isinstance(dialog, SavedFilterDialog)
    dialog.name.setText("India for partners")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    bench.until(lambda: panel.kept.box.count() == 2)
    panel.selection.widen()
    assert panel.selection.value() == Filter()
    panel.kept.box.setCurrentIndex(1)
    panel.kept.box.activated.emit(1)
    assert panel.selection.value() == replace(INDIA, ceiling=Level.PUBLIC)
    assert panel.selection.filters.currentText() == "India"
    assert bench.filter_state.filter == Filter()
