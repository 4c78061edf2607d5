"""Paper as a surface: what a layout draws, written as SVG."""

from collections.abc import Iterator
from contextlib import contextmanager

from diplomat_desk.charts.canvas import Canvas, number
from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.metrics import width
from diplomat_desk.charts.palette import INKS, Pattern, Theme, texture_ink
from diplomat_desk.charts.surface import Anchor, Font, Look

TEXT = 13.0
SMALL = 11.5
LINE = 1.4
_SIZES = {Font.TEXT: TEXT, Font.STRONG: TEXT, Font.SMALL: SMALL, Font.FIGURES: SMALL}
_ANCHORS = {Anchor.LEFT: "start", Anchor.MIDDLE: "middle", Anchor.RIGHT: "end"}
_DROP = 0.36
"""How far below the middle of a line its baseline lies, as a share of the type's size."""


class PaperMeasure:
    """How large text is in the shipped fonts."""

    def width(self, words: str, font: Font) -> float:
        """Return how wide one line is, in pixels."""
        return width(words, _SIZES[font], bold=font is Font.STRONG)

    def line(self, font: Font) -> float:
        """Return the distance from one line to the next, in pixels."""
        return _SIZES[font] * LINE


def paper_look(theme: Theme) -> Look:
    """Return what a layout for paper is laid out with."""
    return Look(theme, INKS[theme], PaperMeasure())


class Paper:
    """Draws on a canvas, everything moved by ``x`` and ``y``. See :class:`Surface`."""

    def __init__(self, canvas: Canvas, look: Look, x: float = 0.0, y: float = 0.0) -> None:
        self._canvas = canvas
        self._look = look
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
        """Fill a rectangle, with a pattern over it."""
        place = (box.x + self._x, box.y + self._y, box.wide, box.high)
        self._canvas.rect(*place, fill, title=_title(mark), opacity=opacity, data=_data(mark, kind))
        self._canvas.texture(*place, pattern, texture_ink(fill))

    def rects(self, boxes: list[Box], fill: str, *, kind: str = "") -> None:
        """Fill many rectangles alike."""
        for box in boxes:
            self.rect(box, fill, kind=kind)

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
        """Fill a circle, or draw its edge, or both."""
        x, y = centre[0] + self._x, centre[1] + self._y
        self._canvas.circle(
            x, y, radius, fill or self._look.inks.paper,
            title=_title(mark), opacity=opacity, data=_data(mark, kind),
        )  # fmt: skip
        if edge:
            self._canvas.ring(x, y, radius, edge)

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
        """Fill an area, as large and where ``placed`` says, with a pattern over it."""
        moved = Placed(placed.scale, placed.x + self._x, placed.y + self._y)
        steps = " ".join(_ring([moved.point(at) for at in ring]) for ring in shape.rings)
        self._canvas.path(
            steps, fill, title=_title(mark), opacity=opacity, data=_data(mark, kind)
        )  # fmt: skip
        self._canvas.textured(steps, pattern, texture_ink(fill))
        if edge:
            self._canvas.stroke(steps, edge, wide=0.5)

    @contextmanager
    def window(self, box: Box) -> Iterator[None]:
        """Cut what is drawn meanwhile at the edges of ``box``."""
        self._canvas.open_window(box.x + self._x, box.y + self._y, box.wide, box.high)
        yield
        self._canvas.close_window()

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
        self._canvas.line(
            start[0] + self._x, start[1] + self._y, end[0] + self._x, end[1] + self._y, ink,
            wide=wide, dashed=dashed, opacity=opacity, title=_title(mark), data=_data(mark, kind),
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
        steps = _open([(x + self._x, y + self._y) for x, y in points])
        self._canvas.stroke(steps, ink, wide=wide, dashed=dashed, data=_data(None, kind))

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
        """Write one line, its middle at the height of ``at``, cut to ``room`` pixels."""
        size = _SIZES[font]
        shown = self._look.fitted(words, room, font) if room else words
        self._canvas.text(
            at[0] + self._x, at[1] + self._y + size * _DROP, shown, size, ink,
            anchor=_ANCHORS[anchor], bold=font is Font.STRONG, title=whole or words, kind=kind,
        )  # fmt: skip


def _title(mark: Mark | None) -> str:
    return mark.text if mark else ""


def _data(mark: Mark | None, kind: str) -> dict[str, object]:
    data: dict[str, object] = {"kind": kind} if kind else {}
    if mark is not None:
        value = number(mark.value)
        data |= {"row": mark.row, "column": mark.column, "value": value}
    return data


def _ring(points: list[Point]) -> str:
    return f"{_open(points)} Z"


def _open(points: list[Point]) -> str:
    first, *rest = (f"{number(x)},{number(y)}" for x, y in points)
    return f"M{first} L{' '.join(rest)}" if rest else f"M{first}"
