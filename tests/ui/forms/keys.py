"""Typing as a person does, in any script."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def show(qtbot: QtBot, widget: QWidget, width: int = 700, height: int = 900) -> None:
    """Show ``widget`` as the active window, so that the focus goes where it is sent."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(text: str) -> None:
    """Type ``text`` into whatever has the keyboard, letter by letter, as one key each."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            )


def compose(text: str) -> None:
    """Commit ``text`` as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def press(
    key: Qt.Key,
    times: int = 1,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press ``key`` wherever the keyboard is."""
    for _ in range(times):
        QTest.keyClick(focused(), key, modifier)


def tab_to(widget: QWidget, limit: int = 80) -> None:
    """Press Tab until ``widget`` has the keyboard."""
    for _ in range(limit):
        if QApplication.focusWidget() in (widget, widget.focusProxy()):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{limit} tabs did not lead to {widget.accessibleName()!r}")


def turn_wheel(widget: QWidget) -> None:
    """Turn the mouse wheel one notch down over ``widget``."""
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        widget.mapToGlobal(centre),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click ``widget`` in its middle, or at ``place``."""
    QTest.mouseClick(
        widget,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place or widget.rect().center(),
    )
