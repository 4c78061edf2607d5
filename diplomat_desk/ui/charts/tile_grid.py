"""Tiles side by side: as many in a row as there is room for, and as high as the room that is left."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from diplomat_desk.ui.tokens import Space

_LEAST_WIDTH = 352
_LEAST_HEIGHT = 284
_BEST = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
"""How many stand in a row of so many tiles where there is room."""
_MOST = 3


class TileGrid(QWidget):
    """Lays out widgets in order; three, two or one in a row by its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self._grid.setSpacing(Space.M)

    def show_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Lay out ``tiles``, and no others."""
        for old in self._tiles:
            self._grid.removeWidget(old)
        self._tiles = list(tiles)
        self._columns = 0
        self._arrange(self.width())

    def columns_for(self, width: int) -> int:
        """Return how many stand in a row where there are ``width`` pixels."""
        room = (width - Space.M) // (_LEAST_WIDTH + Space.M)
        return max(1, min(room, _BEST.get(len(self._tiles), _MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another number of columns where the width asks for it."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        columns = self.columns_for(width)
        if columns == self._columns:
            return
        self._columns = columns
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for number in range(max(self._grid.rowCount(), self._grid.columnCount())):
            self._grid.setRowStretch(number, 0)
            self._grid.setRowMinimumHeight(number, 0)
            self._grid.setColumnStretch(number, 0)
        for number, tile in enumerate(self._tiles):
            line, place = divmod(number, columns)
            self._grid.addWidget(tile, line, place)
            self._grid.setRowStretch(line, 1)
            self._grid.setRowMinimumHeight(line, _LEAST_HEIGHT)
            self._grid.setColumnStretch(place, 1)
            tile.show()
