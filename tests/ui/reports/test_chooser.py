"""The box in which a report is chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.kinds import Subject
from diplomat_desk.ui import icons
from diplomat_desk.ui.layout import column
from diplomat_desk.ui.reports.chooser import ReportChooser

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing")

_NAME = Qt.ItemDataRole.UserRole


@pytest.fixture
def chooser(qtbot: QtBot) -> Iterator[ReportChooser]:
    window = QWidget()
    chooser = ReportChooser()
    window.setLayout(column(chooser, None))
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    yield chooser
    chooser.hidePopup()


def test_every_report_is_offered_once_with_what_it_holds_under_a_heading(
    chooser: ReportChooser,
) -> None:
    names = [chooser.itemData(place, _NAME) for place in range(chooser.count())]
    assert sorted(name for name in names if name) == sorted(kind.name for kind in REPORTS)
    headings = [place for place, name in enumerate(names) if not name]
    assert headings[0] == 0
    assert len(headings) == 2
    about_one = {kind.name for kind in REPORTS if kind.subject is not Subject.NONE}
    assert set(names[headings[1] + 1 :]) == about_one
    for kind in REPORTS:
        place = chooser.findData(kind.name, _NAME)
        assert chooser.itemData(place, Qt.ItemDataRole.AccessibleDescriptionRole) == kind.about
        assert not icons.pixmap(kind.icon, 16, "muted", 1).isNull()


def test_arrows_and_letters_pass_over_the_headings(chooser: ReportChooser) -> None:
    seen = [chooser.name()]
    for _ in REPORTS[1:]:
        QTest.keyClick(chooser, Qt.Key.Key_Down)
        seen.append(chooser.name())
    assert sorted(seen) == sorted(kind.name for kind in REPORTS)
    QTest.keyClicks(chooser, "about one")
    assert chooser.name()
    chooser.choose("no such report")
    assert chooser.name()


def test_the_open_list_lies_on_the_screen_wherever_the_box_is(chooser: ReportChooser) -> None:
    screen = chooser.screen().availableGeometry()
    for y in (0, screen.height() // 2, screen.bottom() - 60):
        chooser.window().move(0, y)
        QApplication.processEvents()
        chooser.showPopup()
        popup = chooser.view().window().geometry()
        assert popup.top() >= screen.top()
        assert popup.bottom() <= screen.bottom()
        assert popup.width() >= 600
        chooser.hidePopup()


def test_a_line_is_painted_with_its_name_and_what_it_holds(chooser: ReportChooser) -> None:
    chooser.showPopup()
    QApplication.processEvents()
    view = chooser.view()
    line = view.visualRect(chooser.model().index(1, 0))
    image = view.viewport().grab(line).toImage()
    half = image.height() // 2
    ink = [
        len({image.pixel(x, y) for x in range(40, image.width() - 4) for y in rows})
        for rows in (range(4, half), range(half, image.height() - 4))
    ]
    chooser.hidePopup()
    assert min(ink) > 5
