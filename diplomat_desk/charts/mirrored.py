"""A layout seen in a mirror, for languages that are read from right to left.

Names stand at the right, bars grow and time runs to the left; texts are moved, not turned. Any layout can be
mirrored, because it draws only through its surface. What has a left and a right of its own (a map) is not.
"""

from dataclasses import replace
from weakref import WeakKeyDictionary

from diplomat_desk.charts.geometry import Box, Placed, Point, Shape, View
from diplomat_desk.charts.layout import Layout, Room
from diplomat_desk.charts.marks import Mark, Marks, Step
from diplomat_desk.charts.redirected import Redirected
from diplomat_desk.charts.surface import Anchor, Look, Surface
from diplomat_desk.charts.svg import LayOut
from diplomat_desk.domain.aims import Aim

_ANCHORS = {
    Anchor.LEFT: Anchor.RIGHT,
    Anchor.MIDDLE: Anchor.MIDDLE,
    Anchor.RIGHT: Anchor.LEFT,
}
_STEPS = {Step.LEFT: Step.RIGHT, Step.RIGHT: Step.LEFT}
_TURNED: WeakKeyDictionary[Shape, Shape] = WeakKeyDictionary()


def mirrored(lay_out: LayOut) -> LayOut:
    """Return what lays out as ``lay_out`` does, in a mirror."""

    def laid_out(chart: object, room: Room, look: Look) -> Layout:
        return Mirrored(lay_out(chart, replace(room, view=_other_side(room.view)), look))

    return laid_out


class Mirrored:
    """``inner`` with its right at the left; see :class:`Layout`."""

    def __init__(self, inner: Layout) -> None:
        self.inner = inner
        self.width = inner.width
        self.head_height = inner.head_height
        self.height = inner.height
        self.motion = inner.motion
        self.marks: Marks = MirroredMarks(inner.marks, inner.width)
        if callable(getattr(inner, "period", None)):
            self.period = self._period

    def draw_head(self, on: Surface) -> None:
        """Draw the head."""
        self.inner.draw_head(MirroredSurface(on, self.width))

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw what ``exposed`` touches of the body."""
        self.inner.draw_body(MirroredSurface(on, self.width), _turned(exposed, self.width))

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Draw ``marks`` as pointed at, as ``inner`` does."""
        own = tuple(_moved(mark, self.width) for mark in marks)
        return self.inner.draw_lit(MirroredSurface(on, self.width), own)

    def _period(self, start: float, end: float) -> Aim:
        aim: Aim = self.inner.period(self.width - end, self.width - start)  # type: ignore[attr-defined]
        return aim


class MirroredMarks:
    """The marks of a layout in a mirror; left and right change places under the arrow keys too."""

    def __init__(self, inner: Marks, width: float) -> None:
        self._inner = inner
        self._width = width

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every mark, in the order of reading."""
        return tuple(_moved(mark, self._width) for mark in self._inner.all)

    @property
    def first(self) -> Mark | None:
        """The mark that the keyboard begins at."""
        return self._moved(self._inner.first)

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark under a point, or None."""
        return self._moved(self._inner.at(self._width - x, y))

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark that stands for ``key``, or None."""
        return self._moved(self._inner.find(key))

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the marks of a country."""
        return tuple(_moved(mark, self._width) for mark in self._inner.of_country(code))

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark one ``step`` from ``start``, as it is seen."""
        own = _moved(start, self._width)
        return _moved(self._inner.go(own, _STEPS.get(step, step), page), self._width)

    def _moved(self, mark: Mark | None) -> Mark | None:
        return None if mark is None else _moved(mark, self._width)


class MirroredSurface(Redirected):
    """Draws on another surface of ``width`` pixels, right for left. See :class:`Surface`."""

    def __init__(self, on: Surface, width: float) -> None:
        super().__init__(on)
        self._width = width

    def _box(self, box: Box) -> Box:
        return _turned(box, self._width)

    def _point(self, at: Point) -> Point:
        return self._width - at[0], at[1]

    def _shape(self, shape: Shape, placed: Placed) -> tuple[Shape, Placed]:
        turned = _TURNED.get(shape)
        if turned is None:
            rings = tuple(tuple((-x, y) for x, y in ring) for ring in shape.rings)
            turned = _TURNED.setdefault(shape, Shape(rings))
        return turned, Placed(placed.scale, self._width - placed.x, placed.y)

    def _mark(self, mark: Mark | None) -> Mark | None:
        return None if mark is None else _moved(mark, self._width)

    def _anchor(self, anchor: Anchor) -> Anchor:
        # Where the left end of a text was, its right end is now.
        return _ANCHORS[anchor]


def _turned(box: Box, width: float) -> Box:
    return Box(width - box.right, box.y, box.wide, box.high)


def _moved(mark: Mark, width: float) -> Mark:
    return replace(mark, box=_turned(mark.box, width))


def _other_side(view: View) -> View:
    """Return the part of the picture that is seen, told from its other side."""
    return View(view.zoom, 1.0 - 1.0 / view.zoom - view.x, view.y)
