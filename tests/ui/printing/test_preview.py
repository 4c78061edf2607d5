"""The preview, with real keys and wheels."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.layout import column
from diplomat_desk.ui.printing.bar import PreviewBar, in_words
from diplomat_desk.ui.printing.geometry import Fit
from diplomat_desk.ui.printing.pdf import Cut, Document, paint
from diplomat_desk.ui.printing.pinch import Pinch
from diplomat_desk.ui.printing.preview import Answer, Preview
from tests.ui.printing.samples import document, pages

CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    """A preview with its bar, which paints at once or when told to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.orders: list[tuple[Document, tuple[Cut, ...], Answer]] = []
        self.waits = False
        self.preview = Preview(self._paint)
        self.bar = PreviewBar(self.preview)
        self.window = QWidget()
        layout = column(self.bar, gap=0)
        layout.addWidget(self.preview, 1)
        self.window.setLayout(layout)
        self.window.resize(700, 600)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def _paint(self, one: Document, cuts: tuple[Cut, ...], answer: Answer) -> None:
        self.orders.append((one, cuts, answer))
        if not self.waits:
            answer(paint(one, cuts))

    def wheel(self, delta: int) -> None:
        port = self.preview.viewport()
        at = QPointF(port.rect().center())
        event = QWheelEvent(
            at,
            port.mapToGlobal(at),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, event)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    one = Shown(qtbot)
    one.preview.show_document(document(pages(9)))
    qtbot.waitUntil(lambda: one.preview.picture(0) is not None)
    return one


def test_only_pages_in_sight_and_the_next_are_painted(shown: Shown, qtbot: QtBot) -> None:
    qtbot.wait(60)
    painted = [page for page in range(9) if shown.preview.picture(page)]
    assert painted == [0, 1]
    shown.preview.go_to(6)
    qtbot.waitUntil(lambda: shown.preview.picture(7) is not None)
    assert shown.preview.picture(4) is None


def test_a_page_has_the_pixels_of_the_screen_and_the_shape_of_the_paper(shown: Shown) -> None:
    image = shown.preview.picture(0)
    assert image is not None
    assert image.size() == shown.preview.page_size(0) * shown.preview.devicePixelRatioF()
    assert image.height() / image.width() == pytest.approx(841.89 / 595.28, abs=0.003)
    colours = {image.pixelColor(x, image.height() - 5).name() for x in (5, image.width() - 5)}
    assert colours == {"#000000", "#ffffff"}


def test_the_widget_shows_the_picture(shown: Shown, qtbot: QtBot) -> None:
    shown.preview.verticalScrollBar().setValue(shown.preview.page_size(0).height() - 200)
    qtbot.wait(50)
    seen = shown.preview.viewport().grab().toImage()
    line = [seen.pixelColor(30, y) for y in range(seen.height())]
    assert QColor("black") in line
    assert QColor("white") in line


def test_keys_move_through_the_document(shown: Shown, qtbot: QtBot) -> None:
    preview, bar = shown.preview, shown.preview.verticalScrollBar()
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert (bar.value(), preview.current_page) == (bar.maximum(), 8)
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert (bar.value(), preview.current_page) == (0, 0)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    QTest.keyClick(preview, Qt.Key.Key_Down)
    assert bar.value() == bar.singleStep()
    QTest.keyClick(preview, Qt.Key.Key_PageDown, CONTROL)
    assert preview.current_page == 1
    assert preview.accessibleDescription() == "Page 2 of 9"


def test_zoom_by_keys_wheel_menu_and_buttons(shown: Shown, qtbot: QtBot) -> None:
    preview, bar = shown.preview, shown.bar
    preview.set_zoom(1.0)
    assert preview.page_size(0).width() == round(595.2756 * preview.logicalDpiY() / 72)
    QTest.keyClick(preview, Qt.Key.Key_Plus, CONTROL)
    assert preview.zoom == 1.1
    QTest.keyClick(preview, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(preview, Qt.Key.Key_Minus, CONTROL)
    assert preview.zoom == 0.9
    shown.wheel(60)
    assert preview.zoom == 0.9
    shown.wheel(60)
    assert preview.zoom == 1.0
    QTest.keyClick(preview, Qt.Key.Key_0, CONTROL)
    QTest.mouseClick(bar.larger, Qt.MouseButton.LeftButton)
    assert (preview.zoom, bar.zoom.text()) == (1.1, "110 %")
    menu = bar.zoom.menu()
    next(one for one in menu.actions() if one.text() == "Fit page").trigger()
    assert in_words(preview.zoom) == bar.zoom.text() == "Fit page"
    assert preview.page_size(0).height() < preview.viewport().height()
    preview.set_zoom(2.0)
    assert not bar.larger.isEnabled()


def test_two_fingers_zoom_as_far_as_the_steps_go(shown: Shown) -> None:
    pinch = Pinch(shown.preview)
    preview, port = shown.preview, shown.preview.viewport()
    preview.set_zoom(1.0)
    preview.go_to(4)

    def spread(by: float) -> None:
        at = QPointF(port.rect().center())
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            at,
            at,
            port.mapToGlobal(at),
            by,
            QPointF(),
        )
        QApplication.sendEvent(port, event)

    spread(0.3)
    assert preview.zoom == pytest.approx(1.3)
    assert shown.bar.zoom.text() == "130 %"
    assert not any(action.isChecked() for action in shown.bar.zoom.menu().actions())
    assert preview.current_page == 4
    spread(5.0)
    assert preview.zoom == 2.0
    for _ in range(20):
        spread(-0.2)
    assert preview.zoom == 0.5
    preview.set_zoom(Fit.WIDTH)
    chosen = [one.text() for one in shown.bar.zoom.menu().actions() if one.isChecked()]
    assert chosen == ["Fit width"]
    assert pinch.parent() is None


def test_two_fingers_on_a_screen_zoom_as_they_part(shown: Shown) -> None:
    pinch = Pinch(shown.preview)
    shown.preview.set_zoom(1.0)
    port, screen = shown.preview.viewport(), QTest.createTouchDevice()
    left, right = QPoint(300, 200), QPoint(340, 200)
    for step in range(6):
        away = QPoint(4 * step, 0)
        touch = QTest.touchEvent(port, screen, False)
        (touch.move if step else touch.press)(0, left - away, port)
        (touch.move if step else touch.press)(1, right + away, port)
        touch.commit()
    # Qt measures from the first movement on.
    assert shown.preview.zoom == pytest.approx(80 / 48)
    touch = QTest.touchEvent(port, screen, False)
    touch.release(0, left, port).release(1, right, port)
    touch.commit()
    assert pinch.parent() is None


def test_a_wide_page_can_be_scrolled_sideways(shown: Shown) -> None:
    shown.preview.set_zoom(2.0)
    assert shown.preview.horizontalScrollBar().maximum() > 0
    shown.preview.set_zoom(Fit.WIDTH)
    assert shown.preview.horizontalScrollBar().maximum() == 0


def test_zoom_and_resizing_keep_the_place(shown: Shown, qtbot: QtBot) -> None:
    shown.preview.go_to(4)
    for zoom in (0.5, 1.5, 2.0, Fit.PAGE, Fit.WIDTH):
        shown.preview.set_zoom(zoom)
    assert shown.preview.current_page == 4
    shown.window.resize(900, 500)
    qtbot.wait(20)
    assert shown.preview.current_page == 4


def test_go_to_a_page_by_its_number(shown: Shown, qtbot: QtBot) -> None:
    box = shown.bar.page
    assert (box.text(), shown.bar.pages.text()) == ("1", "of 9")
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_5)
    assert shown.preview.current_page == 0
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert shown.preview.current_page == 4
    QTest.mouseClick(shown.bar.after, Qt.MouseButton.LeftButton)
    assert box.text() == "6"
    shown.preview.go_to(99)
    assert shown.preview.current_page == 8
    assert not shown.bar.after.isEnabled()


def test_a_number_typed_but_not_entered_is_taken_back(shown: Shown, qtbot: QtBot) -> None:
    box = shown.bar.page
    box.setFocus()
    qtbot.waitUntil(lambda: box.selectedText() == "1")
    QTest.keyClick(box, Qt.Key.Key_7)
    assert box.text() == "7"
    shown.preview.setFocus()
    assert box.text() == "1"
    box.setFocus()
    QTest.keyClicks(box, "700")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.text(), shown.preview.current_page) == ("9", 8)


def test_another_document_begins_at_its_beginning_unless_told_to_stay(shown: Shown) -> None:
    shown.preview.go_to(4)
    shown.preview.show_document(document(pages(6)), stay=True)
    assert (shown.bar.page.text(), shown.bar.pages.text()) == ("5", "of 6")
    shown.preview.show_document(document(pages(7)))
    assert (shown.bar.page.text(), shown.bar.pages.text()) == ("1", "of 7")
    shown.preview.show_document(document(pages(3)))
    assert (shown.bar.page.text(), shown.bar.pages.text()) == ("1", "of 3")


def test_a_late_answer_for_an_older_document_is_dropped(shown: Shown, qtbot: QtBot) -> None:
    shown.orders.clear()
    shown.waits = True
    shown.preview.show_document(document(pages(2)))
    qtbot.waitUntil(lambda: len(shown.orders) == 1)
    newer = document(pages(3))
    shown.preview.show_document(newer)
    qtbot.waitUntil(lambda: len(shown.orders) == 2)
    older, cuts, answer = shown.orders[0]
    answer(paint(older, cuts))
    assert shown.preview.picture(0) is None
    current, cuts, answer = shown.orders[1]
    answer(paint(current, cuts))
    assert shown.preview.picture(0) is not None
    assert shown.preview.document is newer


def test_one_order_at_a_time_and_the_latest_place_next(shown: Shown, qtbot: QtBot) -> None:
    shown.waits = True
    shown.orders.clear()
    for page in range(2, 9):
        shown.preview.go_to(page)
        qtbot.wait(30)
    assert len(shown.orders) == 1
    one, cuts, answer = shown.orders.pop()
    answer(paint(one, cuts))
    qtbot.waitUntil(lambda: len(shown.orders) == 1)
    assert 8 in {cut.page for cut in shown.orders[0][1]}


def test_nothing_is_left_of_a_document_that_went(shown: Shown) -> None:
    shown.preview.show_document(None)
    assert shown.preview.current_page == -1
    assert shown.preview.picture(0) is None
    assert shown.preview.verticalScrollBar().maximum() == 0
    assert shown.bar.pages.text() == "of 0"
