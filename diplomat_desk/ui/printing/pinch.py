"""Two fingers on a touch pad or a screen make the pages of the preview larger and smaller."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from diplomat_desk.ui.printing.preview import Preview


class Pinch(QObject):
    """Watches the fingers over a :class:`Preview`; what lies between them stays where it is."""

    def __init__(self, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._port = preview.viewport()
        self._port.installEventFilter(self)
        # On macOS Qt makes a second gesture of what the touch pad has told already.
        if sys.platform != "darwin":
            self._port.grabGesture(Qt.GestureType.PinchGesture)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom; leave all else to the preview."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._preview.zoom_by(1 + event.value(), round(event.position().y()))
                event.accept()
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self._port.mapFromGlobal(pinch.centerPoint())
                self._preview.zoom_by(pinch.scaleFactor(), round(middle.y()))
                event.accept(pinch)
                return True
        return super().eventFilter(watched, event)
