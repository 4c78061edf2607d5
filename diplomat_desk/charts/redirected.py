"""A surface that draws on another, everything in another place."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.surface import Anchor, Font, Surface


class Redirected(ABC):
    """Draws on another surface what it is told to draw. See :class:`Surface`; subclasses say where."""

    def __init__(self, on: Surface) -> None:
        self._on = on

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
        self._on.rect(
            self._box(box), fill, pattern=pattern, mark=self._mark(mark), kind=kind, opacity=opacity
        )  # fmt: skip

    def rects(self, boxes: list[Box], fill: str, *, kind: str = "") -> None:
        """Fill many rectangles alike."""
        self._on.rects([self._box(box) for box in boxes], fill, kind=kind)

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
        self._on.circle(
            self._point(centre), radius, fill,
            edge=edge, mark=self._mark(mark), kind=kind, opacity=opacity,
        )  # fmt: skip

    def shape(
        self,
        shape: Shape,
        placed: Placed,
        fill: str,
        *,
        edge: str = "",
        pattern: Pattern = Pattern.SOLID,
        mark: Mark | None = None,
        kind: str = "",
        opacity: float = 1.0,
    ) -> None:
        """Fill an area."""
        self._on.shape(
            *self._shape(shape, placed), fill,
            edge=edge, pattern=pattern, mark=self._mark(mark), kind=kind, opacity=opacity,
        )  # fmt: skip

    def window(self, box: Box) -> AbstractContextManager[None]:
        """Cut what is drawn meanwhile at the edges of ``box``."""
        return self._on.window(self._box(box))

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
            wide=wide, dashed=dashed, opacity=opacity, mark=self._mark(mark), kind=kind,
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
            self._point(at), words, ink,
            font=font, anchor=self._anchor(anchor), room=room, whole=whole, kind=kind,
        )  # fmt: skip

    @abstractmethod
    def _box(self, box: Box) -> Box:
        """Return where a rectangle lies."""

    @abstractmethod
    def _point(self, at: Point) -> Point:
        """Return where a point lies."""

    @abstractmethod
    def _shape(self, shape: Shape, placed: Placed) -> tuple[Shape, Placed]:
        """Return an area, and where it lies."""

    def _mark(self, mark: Mark | None) -> Mark | None:
        return mark

    def _anchor(self, anchor: Anchor) -> Anchor:
        return anchor
