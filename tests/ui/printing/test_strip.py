"""The strip beside a preview, with a real runner: it follows, it leads, and it is remembered."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.printing import outline_tree, strip
from diplomat_desk.ui.printing.beside import ENOUGH, NARROWEST, USUAL, WIDEST, Beside
from diplomat_desk.ui.printing.outline import Contents, contents_of
from diplomat_desk.ui.printing.pdf import Cut, Document, Painted, paint
from diplomat_desk.ui.printing.pdf_text import outline_of
from diplomat_desk.ui.printing.preview import Answer, Preview
from diplomat_desk.ui.printing.strip import Strip
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from tests.ui.forms.keys import focused, press, show
from tests.ui.printing.samples import document, pages

LONG = "A title that is far longer than the strip is wide <b>and not bold</b>"
MARKS = (
    ("Summary", 0, 0, 60.0),
    ("Parties", 0, 1, 60.0),
    ("India", 1, 1, 500.0),
    (LONG, 1, 3, 60.0),
    ("لاہور", 0, 8, 60.0),
    ("Last", 0, 8, 400.0),
)


class Shown:
    """A strip and a preview side by side in a window of their own."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        width: int = 900,
        direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    ) -> None:
        self.qtbot = qtbot
        self.runner: Runner[Any] = Runner()
        self.settings = Settings(folder / "settings.ini")
        self.preview = Preview(self._paint)
        self.strip = Strip(self.preview, self.runner)
        self.beside = Beside(self.strip, self.preview, self.settings)
        self.beside.setLayoutDirection(direction)
        show(qtbot, self.beside, width, 600)

    def _paint(self, one: Document, cuts: tuple[Cut, ...], answer: Answer) -> None:
        answer(paint(one, cuts))

    @property
    def tree(self) -> QTreeView:
        return self.strip.outline.tree

    @property
    def section(self) -> str:
        """The title that is marked."""
        return " ".join(str(index.data()) for index in self.tree.selectedIndexes())

    def is_open(self) -> bool:
        return self.beside.is_open

    def outline(self) -> None:
        """Show the outline and wait until it is there."""
        self.strip.setCurrentIndex(1)
        self.qtbot.waitUntil(lambda: self.strip.outline.outline.rowCount() > 0)

    def click(self, title: str) -> None:
        held = self.strip.outline.outline
        number = [mark.title for mark in held.contents.marks].index(title)
        place = self.tree.visualRect(held.index_of(number)).center()
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def end(self) -> None:
        self.runner.stop()


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(qtbot, tmp_path)
    made.preview.show_document(document(pages(9), MARKS))
    yield made
    made.end()


def test_thumbnails_follow_the_preview_and_lead_it(shown: Shown) -> None:
    shown.preview.go_to(4)
    assert shown.strip.pages.currentIndex().row() == 4
    shown.strip.pages.setFocus()
    press(Qt.Key.Key_Down)
    assert shown.preview.current_page == 5
    press(Qt.Key.Key_Home)
    assert shown.preview.current_page == 0
    shown.qtbot.waitUntil(lambda: shown.strip.pages.picture(0) is not None)
    press(Qt.Key.Key_Escape)
    assert focused() is shown.preview


def test_the_outline_is_read_when_it_is_first_looked_at(shown: Shown) -> None:
    held = shown.strip.outline.outline
    shown.qtbot.waitUntil(lambda: shown.runner.is_idle)
    assert held.rowCount() == 0
    shown.outline()
    assert held.rowCount() == 4
    assert shown.tree.isExpanded(held.index_of(1))
    assert shown.section == "Summary"


def test_the_section_that_is_read_is_marked(shown: Shown) -> None:
    shown.outline()
    for page, title in ((1, "Parties"), (2, "India"), (5, LONG), (0, "Summary")):
        shown.preview.go_to(page)
        assert shown.section == title
    shown.tree.collapse(shown.strip.outline.outline.index_of(1))
    shown.preview.go_to(5)
    assert shown.section == "Parties"


def test_an_entry_leads_to_its_place(shown: Shown) -> None:
    shown.outline()
    shown.click("India")
    shown.click("India")
    assert shown.preview.place_at(0.0).page == 1
    assert shown.preview.place_at(0.1).share * 842 == pytest.approx(500, abs=60)
    assert shown.section == "India"
    shown.tree.setFocus()
    press(Qt.Key.Key_Down)
    assert shown.preview.place_at(0.0).page == 1
    press(Qt.Key.Key_Return)
    assert shown.preview.current_page == 3
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert not shown.tree.isExpanded(shown.strip.outline.outline.index_of(1))
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert (shown.section, shown.preview.current_page) == ("Last", 8)


def test_a_long_title_is_cut_and_told_whole(shown: Shown) -> None:
    shown.outline()
    index = shown.strip.outline.outline.index_of(3)
    assert shown.tree.textElideMode() is Qt.TextElideMode.ElideRight
    assert shown.tree.visualRect(index).right() <= shown.tree.viewport().width()
    assert "&lt;b&gt;" in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_a_document_without_an_outline_says_so(shown: Shown) -> None:
    shown.outline()
    shown.preview.show_document(document(pages(2)))
    words = shown.strip.outline.words
    assert words.text() == ""
    shown.qtbot.waitUntil(lambda: words.text() == "These pages have no outline.")
    assert words.isVisible()
    assert not shown.tree.isVisible()
    shown.preview.show_document(None)
    assert shown.strip.outline.outline.rowCount() == 0


def test_the_outline_of_an_older_document_is_never_shown(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.outline()
    gate = threading.Event()

    def slow(one: Document) -> Contents:
        gate.wait(10)
        return contents_of(outline_of(one))

    monkeypatch.setattr(outline_tree, "read_contents", slow)
    shown.preview.show_document(document(pages(2), [("Older", 0, 0, 0.0)]))
    shown.preview.show_document(document(pages(2), [("Newer", 0, 0, 0.0)]))
    held = shown.strip.outline.outline
    assert held.rowCount() == 0
    words = shown.strip.outline.words
    shown.qtbot.waitUntil(lambda: words.text() == "Reading the outline…")
    gate.set()
    shown.qtbot.waitUntil(lambda: held.rowCount() > 0)
    shown.qtbot.waitUntil(lambda: shown.runner.is_idle)
    assert [mark.title for mark in held.contents.marks] == ["Newer"]
    assert shown.tree.isVisible()


def test_a_long_outline_begins_with_its_upper_levels(shown: Shown) -> None:
    shown.outline()
    sections = [(f"Section {n}", 1, n % 9, float(n)) for n in range(outline_tree.MOST_OPEN)]
    held = shown.strip.outline.outline
    for others, is_open in (([], True), ([("Annex", 0, 8, 0.0)], False)):
        marks = [("Part", 0, 0, 0.0), *sections, *others]
        shown.preview.show_document(document(pages(9), marks))
        shown.qtbot.waitUntil(lambda: held.rowCount() > 0)
        assert shown.tree.isExpanded(held.index_of(0)) is is_open


def test_quick_changes_of_documents_end_with_the_last(shown: Shown) -> None:
    for count in (3, 30, 1, 12):
        shown.preview.show_document(document(pages(count), [(f"{count} pages", 0, 0, 0.0)]))
        QApplication.processEvents()
    shown.outline()
    shown.qtbot.waitUntil(lambda: shown.section == "12 pages")
    shown.strip.setCurrentIndex(0)
    view = shown.strip.pages
    shown.qtbot.waitUntil(lambda: all(view.picture(page) for page in view.in_sight))
    assert (view.pages.rowCount(), view.currentIndex().row()) == (12, 0)


def test_a_window_that_closes_in_the_middle_leaves_nothing_behind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, gate = threading.Event(), threading.Event()

    def slow(one: Document, cuts: tuple[Cut, ...]) -> tuple[Painted, ...]:
        started.set()
        gate.wait(10)
        return paint(one, cuts)

    monkeypatch.setattr(strip, "paint", slow)
    made = Shown(qtbot, tmp_path)
    made.preview.show_document(document(pages(40), MARKS))
    qtbot.waitUntil(started.is_set)
    made.strip.setCurrentIndex(1)
    made.beside.close()
    gate.set()
    made.end()
    QApplication.processEvents()
    assert made.strip.pages.picture(0) is None
    assert threading.active_count() == 1


def test_a_narrow_window_gives_all_room_to_the_pages(shown: Shown) -> None:
    assert shown.is_open()
    shown.beside.resize(ENOUGH - 1, 600)
    assert not shown.is_open()
    shown.qtbot.waitUntil(lambda: shown.preview.width() == ENOUGH - 1)
    shown.beside.resize(ENOUGH + 100, 600)
    assert shown.is_open()
    assert shown.strip.width() == USUAL


def test_what_is_wanted_is_remembered_for_narrow_and_wide_apart(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    shown.beside.toggle()
    assert not shown.is_open()
    shown.beside.resize(600, 600)
    shown.beside.toggle()
    assert shown.is_open()
    shown.beside.resize(900, 600)
    assert not shown.is_open()
    again = Shown(qtbot, tmp_path, 600)
    assert again.is_open()
    again.beside.resize(900, 600)
    assert not again.is_open()
    again.end()


def test_tab_and_width_are_remembered(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    shown.outline()
    handle = shown.beside.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(50, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    wide = shown.strip.width()
    assert USUAL < wide <= WIDEST
    shown.beside.hide()
    again = Shown(qtbot, tmp_path)
    assert again.strip.width() == wide
    assert again.strip.currentIndex() == 1
    again.beside.setSizes([10, 890])
    assert again.strip.width() == NARROWEST
    again.end()


def test_settings_that_cannot_be_read_count_as_none(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for name in ("report strip", "report strip narrow", "report strip width", "report strip tab"):
        settings.set_state(name, "²?")
    made = Shown(qtbot, tmp_path)
    assert (made.strip.width(), made.strip.currentIndex()) == (USUAL, 0)
    made.end()


def test_hiding_the_strip_gives_the_keyboard_to_the_pages(shown: Shown) -> None:
    shown.beside.toggle()
    shown.beside.toggle_by_key()
    assert focused() is shown.strip.pages
    shown.beside.toggle_by_key()
    assert focused() is shown.preview


def test_from_right_to_left_all_is_mirrored(qtbot: QtBot, tmp_path: Path) -> None:
    made = Shown(qtbot, tmp_path, direction=Qt.LayoutDirection.RightToLeft)
    made.preview.show_document(document(pages(9), MARKS))
    made.outline()
    assert made.strip.x() > made.preview.x()
    held, width = made.strip.outline.outline, made.tree.viewport().width()
    upper, lower = (made.tree.visualRect(held.index_of(number)) for number in (1, 2))
    assert lower.right() < upper.right() < width - 1
    made.tree.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    assert made.tree.isExpanded(made.tree.currentIndex())
    press(Qt.Key.Key_Right)
    assert not made.tree.isExpanded(made.tree.currentIndex())
    made.end()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_titles_of_any_script_begin_where_the_tree_begins(
    qtbot: QtBot, tmp_path: Path, direction: Qt.LayoutDirection
) -> None:
    made = Shown(qtbot, tmp_path, direction=direction)
    made.preview.show_document(document(pages(9), MARKS))
    made.outline()
    held = made.strip.outline.outline
    picture = made.tree.viewport().grab().toImage()
    for number in (0, 4):
        rect = made.tree.visualRect(held.index_of(number))
        ground = picture.pixelColor(rect.center().x(), rect.top() + 2)
        inked = [
            x - rect.left()
            for x in range(rect.left(), rect.right())
            for y in range(rect.top() + 2, rect.bottom() - 2)
            if picture.pixelColor(x, y) != ground
        ]
        gap = (
            min(inked) if direction is Qt.LayoutDirection.LeftToRight else rect.width() - max(inked)
        )
        assert 0 <= gap < 12
    made.end()


def test_the_parts_have_names(shown: Shown) -> None:
    assert shown.tree.accessibleName() == "Outline"
    assert shown.strip.pages.accessibleName() == "Pages"
    assert shown.strip.tabBar().accessibleName() == "Pages and outline"
