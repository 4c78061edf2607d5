"""Three small buttons over a chart that zooms: nearer, further, all of it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.charts.canvas import ChartCanvas
from diplomat_desk.ui.layout import box, row, tool_button
from diplomat_desk.ui.tokens import Space

_STEP = 1.5


class ZoomButtons(QObject):
    """Keeps the buttons in the lower right corner, and away where nothing zooms."""

    def __init__(self, canvas: ChartCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.nearer = tool_button("zoom-in", say("Zoom in"), tip=say("Zoom in (+)"))
        self.further = tool_button("zoom-out", say("Zoom out"), tip=say("Zoom out (−)"))
        self.whole = tool_button("maximize", say("Show all of it"), tip=say("Show all of it (0)"))
        self.nearer.clicked.connect(lambda: canvas.zoom(_STEP))
        self.further.clicked.connect(lambda: canvas.zoom(1 / _STEP))
        self.whole.clicked.connect(lambda: canvas.zoom(0.0))
        buttons = row(self.nearer, self.further, self.whole, gap=0)
        self.box: QWidget = box(buttons, "surface", canvas.stage)
        self.box.hide()
        canvas.stage.installEventFilter(self)
        canvas.moved.connect(self.follow)

    def follow(self) -> None:
        """Show and enable what can be done with the chart shown."""
        self.box.setVisible(self._canvas.zooms)
        further = self._canvas.view.zoom > 1.0
        self.further.setEnabled(further)
        self.whole.setEnabled(further)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        stage, size = self._canvas.stage, self.box.sizeHint()
        self.box.resize(size)
        x = stage.width() - size.width() - Space.S
        self.box.move(x, stage.height() - size.height() - Space.S)
        self.box.raise_()
