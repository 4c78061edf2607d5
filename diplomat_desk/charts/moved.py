"""A surface that draws on another, further right and down."""

from contextlib import AbstractContextManager

from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.surface import Anchor, Font, Surface


class Moved:
    """Moves all that is drawn by ``x`` and ``y`` pixels. See :class:`Surface`."""

    def __init__(self, on: Surface, x: float, y: float) -> None:
        self._on = on
        self._x, self._y = x, y

    def rect(
        self,
        box: Box,
        fill: str,
        *,
        pattern: Pattern = Pattern.SOLID,
        mark: Mark | None = None,
        kind: str = "",
        opacity: float = 1.0,
    ) -> None:
        """Fill a rectangle."""
        moved = box.moved(self._x, self._y)
        self._on.rect(moved, fill, pattern=pattern, mark=mark, kind=kind, opacity=opacity)

    def rects(self, boxes: list[Box], fill: str, *, kind: str = "") -> None:
        """Fill many rectangles alike."""
        self._on.rects([box.moved(self._x, self._y) for box in boxes], fill, kind=kind)

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: str,
        *,
        edge: str = "",
        mark: Mark | None = None,
        kind: str = "",
        opacity: float = 1.0,
    ) -> None:
        """Fill a circle."""
        place = self._point(centre)
        self._on.circle(place, radius, fill, edge=edge, mark=mark, kind=kind, opacity=opacity)

    def shape(
        self,
        shape: Shape,
        placed: Placed,
        fill: str,
        *,
        pattern: Pattern = Pattern.SOLID,
        edge: str = "",
        mark: Mark | None = None,
        kind: str = "",
        opacity: float = 1.0,
    ) -> None:
        """Fill an area."""
        moved = Placed(placed.scale, placed.x + self._x, placed.y + self._y)
        self._on.shape(
            shape, moved, fill, pattern=pattern, edge=edge, mark=mark, kind=kind, opacity=opacity
        )  # fmt: skip

    def window(self, box: Box) -> AbstractContextManager[None]:
        """Cut what is drawn meanwhile at the edges of ``box``."""
        return self._on.window(box.moved(self._x, self._y))

    def line(
        self,
        start: Point,
        end: Point,
        ink: str,
        *,
        wide: float = 1.0,
        dashed: bool = False,
        opacity: float = 1.0,
        mark: Mark | None = None,
        kind: str = "",
    ) -> None:
        """Draw a straight line."""
        self._on.line(
            self._point(start), self._point(end), ink,
            wide=wide, dashed=dashed, opacity=opacity, mark=mark, kind=kind,
        )  # fmt: skip

    def polyline(
        self,
        points: list[Point],
        ink: str,
        *,
        wide: float = 1.5,
        dashed: bool = False,
        kind: str = "",
    ) -> None:
        """Draw a line through ``points``."""
        self._on.polyline(list(map(self._point, points)), ink, wide=wide, dashed=dashed, kind=kind)

    def text(
        self,
        at: Point,
        words: str,
        ink: str,
        *,
        font: Font = Font.TEXT,
        anchor: Anchor = Anchor.LEFT,
        room: float = 0.0,
        whole: str = "",
        kind: str = "",
    ) -> None:
        """Write one line."""
        self._on.text(
            self._point(at), words, ink, font=font, anchor=anchor, room=room, whole=whole, kind=kind
        )  # fmt: skip

    def _point(self, at: Point) -> Point:
        return at[0] + self._x, at[1] + self._y
