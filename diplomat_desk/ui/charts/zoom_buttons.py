"""Three small buttons beside a chart that zooms: nearer, further, all of it."""

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.charts.canvas import ChartCanvas
from diplomat_desk.ui.layout import row, tool_button

_STEP = 1.5


class ZoomButtons(QWidget):
    """Zooms a chart by clicks; hidden where nothing zooms. Call :meth:`follow` for another chart."""

    def __init__(self, canvas: ChartCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.nearer = tool_button("zoom-in", say("Zoom in"), tip=say("Zoom in (+)"))
        self.further = tool_button("zoom-out", say("Zoom out"), tip=say("Zoom out (−)"))
        self.whole = tool_button("maximize", say("Show all of it"), tip=say("Show all of it (0)"))
        self.nearer.clicked.connect(lambda: canvas.zoom(_STEP))
        self.further.clicked.connect(lambda: canvas.zoom(1 / _STEP))
        self.whole.clicked.connect(lambda: canvas.zoom(0.0))
        self.setLayout(row(self.nearer, self.further, self.whole, gap=0))
        self.hide()
        canvas.moved.connect(self.follow)

    def follow(self, *, there: bool = True) -> None:
        """Show and enable what can be done with the chart, where one is ``there``."""
        self.setVisible(there and self._canvas.zooms)
        further = self._canvas.view.zoom > 1.0
        self.further.setEnabled(further)
        self.whole.setEnabled(further)
