"""A surface that draws on another, further right and down."""

from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.redirected import Redirected
from diplomat_desk.charts.surface import Surface


class Moved(Redirected):
    """Moves all that is drawn by ``x`` and ``y`` pixels. See :class:`Surface`."""

    def __init__(self, on: Surface, x: float, y: float) -> None:
        super().__init__(on)
        self._x, self._y = x, y

    def _box(self, box: Box) -> Box:
        return box.moved(self._x, self._y)

    def _point(self, at: Point) -> Point:
        return at[0] + self._x, at[1] + self._y

    def _shape(self, shape: Shape, placed: Placed) -> tuple[Shape, Placed]:
        return shape, Placed(placed.scale, placed.x + self._x, placed.y + self._y)
