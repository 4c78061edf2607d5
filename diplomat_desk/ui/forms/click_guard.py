"""Clicks that were meant for a form that has just gone must not land on what lay behind it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_PRESSES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseButtonRelease,
)


class ClickGuard(QObject):
    """Swallows clicks into ``area`` for the time of a double click after a button has closed a form.

    The answer to a click may come later than the click: :meth:`arm` hears the click, :meth:`start`
    is called when the form goes. A press that was swallowed begins the time anew, so that a row of
    quick clicks is one.
    """

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._armed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)

    def watch(self, *buttons: QAbstractButton) -> None:
        """Arm the guard when one of ``buttons`` is pressed."""
        for button in buttons:
            button.pressed.connect(self.arm)

    def arm(self) -> None:
        """Expect that a click will make something go."""
        self._armed = True

    def disarm(self) -> None:
        """Expect nothing any more: something new is shown."""
        self._armed = False

    def start(self) -> None:
        """Swallow clicks from now on, if a click has led here."""
        application = QCoreApplication.instance()
        if self._armed and application is not None:
            self._armed = False
            application.installEventFilter(self)
            self._timer.start(QApplication.doubleClickInterval())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a press or release inside the area."""
        inside = (
            event.type() in _PRESSES
            and isinstance(watched, QWidget)
            and (watched is self._area or self._area.isAncestorOf(watched))
        )
        if inside and event.type() != QEvent.Type.MouseButtonRelease:
            self._timer.start(QApplication.doubleClickInterval())
        return inside

    def _end(self) -> None:
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
