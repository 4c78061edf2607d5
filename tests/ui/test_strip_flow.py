"""The strip beside a report's pages, in the window and by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.reports_page import ReportsPage
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import focused, press

PATIENCE = 30_000


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start(1440)
    made.open(sample=True)
    yield made
    made.runner.stop()


def is_open(page: ReportsPage) -> bool:
    """Tell whether the strip is shown."""
    return page.area.beside.is_open


def report(desktop: Desktop) -> ReportsPage:
    """Go to the reports and wait for the pages of the first one."""
    press(Qt.Key.Key_9, 1, Qt.KeyboardModifier.ControlModifier)
    page = desktop.workspace.page
    assert isinstance(page, ReportsPage)
    desktop.qtbot.waitUntil(lambda: page.preview.picture(0) is not None, timeout=PATIENCE)
    return page


def test_from_thumbnails_to_the_outline_and_back_by_keys(desktop: Desktop) -> None:
    assert not desktop.window.act["report.strip"].isEnabled()
    page = report(desktop)
    strip, preview = page.area.strip, page.preview
    pages = len(preview.document.sheets) if preview.document else 0
    assert is_open(page)
    press(Qt.Key.Key_F9)
    assert not is_open(page)
    press(Qt.Key.Key_F9)
    assert focused() is strip.pages
    press(Qt.Key.Key_Down, 4)
    assert (preview.current_page, page.area.bar.page.text()) == (4, "5")
    press(Qt.Key.Key_End)
    assert preview.current_page == pages - 1
    press(Qt.Key.Key_Tab, 1, Qt.KeyboardModifier.ControlModifier)
    outline = strip.outline
    desktop.qtbot.waitUntil(lambda: outline.outline.rowCount() > 0, timeout=PATIENCE)
    titles = [mark.title.strip() for mark in outline.outline.contents.marks]
    assert "India" in titles
    outline.setFocus()
    index = outline.outline.index_of(titles.index("India"))
    outline.tree.setCurrentIndex(index)
    press(Qt.Key.Key_Return)
    assert preview.current_page == outline.outline.contents.marks[titles.index("India")].page
    press(Qt.Key.Key_Escape)
    assert focused() is preview
    press(Qt.Key.Key_L, 1, Qt.KeyboardModifier.ControlModifier)
    assert focused() is page.area.bar.page
    page.area.bar.page.selectAll()
    press(Qt.Key.Key_7)
    press(Qt.Key.Key_Return)
    assert preview.current_page == 6
    preview.setFocus()
    press(Qt.Key.Key_F9)
    QApplication.processEvents()
    assert (is_open(page), page.area.bar.strip.isChecked()) == (False, False)


def test_another_report_brings_its_own_pages_and_outline(desktop: Desktop) -> None:
    page = report(desktop)
    strip, preview = page.area.strip, page.preview
    before, register = preview.document, strip.pages.pages.rowCount()
    strip.setCurrentIndex(1)
    kept: list[object] = []

    def look() -> None:
        kept.append((strip.outline.outline.rowCount(), strip.pages.picture(0)))

    preview.document_changed.connect(look)
    page.panel.choose("tracks")
    desktop.qtbot.waitUntil(lambda: preview.document is not before, timeout=PATIENCE)
    assert kept == [(0, None)]
    assert preview.document is not None
    assert strip.pages.pages.rowCount() == len(preview.document.sheets) != register
    desktop.qtbot.waitUntil(lambda: strip.outline.outline.rowCount() > 0, timeout=PATIENCE)
    marks = strip.outline.outline.contents.marks
    assert not any(mark.title.strip() == "India" for mark in marks)
