"""Where the pages of a preview lie: plain numbers, no Qt.

Pages are in points (1/72 inch) and stand below each other; everything that is laid out is in
device-independent pixels.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.ui.tokens import Space

GAP = int(Space.L)
"""Between two pages, and around all of them."""

SMALLEST, LARGEST = 0.1, 4.0
"""Bounds of the zoom that a window of any size can lead to."""

STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Zooms to step through; 1 is the size of the paper."""


class Fit(StrEnum):
    """A zoom that follows the window."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page in points."""

    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its long side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a page, in points from its top left corner."""

    page: int
    x: float
    y: float

    def to(self, other: "Spot") -> Area:
        """Return the rectangle between this point and ``other``, whatever page that is on."""
        left, top = min(self.x, other.x), min(self.y, other.y)
        return Area(left, top, abs(self.x - other.x), abs(self.y - other.y))


@dataclass(frozen=True, slots=True)
class Box:
    """Where a page lies, seen from the top left corner of all of them."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first line below it."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the document that keeps its meaning at any zoom: a page and a share of its height."""

    page: int
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages at one zoom."""

    boxes: tuple[Box, ...] = ()
    width: int = 0
    height: int = 0

    def visible(self, top: int, height: int) -> range:
        """Return the pages that lie in the ``height`` pixels from ``top``."""
        first = bisect_right(self.boxes, top, key=lambda box: box.bottom)
        last = bisect_right(self.boxes, top + height - 1, key=lambda box: box.y)
        return range(first, max(first, last))

    def current(self, top: int, height: int) -> int:
        """Return the page that a reader would say is open: the one seen most; -1 without pages."""
        if top > 0 and top + height >= self.height:
            return len(self.boxes) - 1

        def seen(page: int) -> int:
            box = self.boxes[page]
            return min(box.bottom, top + height) - max(box.y, top)

        return max(self.visible(top, height), key=seen, default=min(0, len(self.boxes) - 1))

    def place_at(self, y: int) -> Place:
        """Return the place at line ``y``."""
        if not self.boxes:
            return Place(0)
        page = max(0, bisect_right(self.boxes, y, key=lambda box: box.y) - 1)
        box = self.boxes[page]
        return Place(page, (y - box.y) / box.height)

    def line_of(self, place: Place) -> int:
        """Return the line at which ``place`` lies."""
        if not self.boxes:
            return 0
        box = self.boxes[min(place.page, len(self.boxes) - 1)]
        return box.y + round(place.share * box.height)


def factor(
    zoom: Zoom, sheets: Sequence[Sheet], room: tuple[int, int], pixels_per_point: float
) -> float:
    """Return ``zoom`` as a number, for a window of ``room`` pixels; 1 is the size of the paper."""
    if not isinstance(zoom, Fit):
        return zoom
    if not sheets:
        return 1.0
    width = max(sheet.width for sheet in sheets) * pixels_per_point
    fitting = (room[0] - 2 * GAP) / width
    if zoom is Fit.PAGE:
        height = max(sheet.height for sheet in sheets) * pixels_per_point
        fitting = min(fitting, (room[1] - 2 * GAP) / height)
    return min(max(fitting, SMALLEST), LARGEST)


def arrange(sheets: Sequence[Sheet], scale: float, width: int) -> Layout:
    """Return the pages below each other, ``scale`` pixels a point, in the middle of ``width``."""
    sizes = [
        (max(1, round(one.width * scale)), max(1, round(one.height * scale))) for one in sheets
    ]
    across = max([width, *(size[0] + 2 * GAP for size in sizes)])
    boxes: list[Box] = []
    y = GAP
    for wide, high in sizes:
        boxes.append(Box((across - wide) // 2, y, wide, high))
        y += high + GAP
    return Layout(tuple(boxes), across, y if boxes else 0)


def stepped(now: float, direction: int) -> float:
    """Return the next step above (``direction`` 1) or below (-1) a zoom; the last one at the end."""
    if direction > 0:
        return next((step for step in STEPS if step > now + 0.005), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < now - 0.005), STEPS[0])


def read_zoom(text: str) -> Zoom:
    """Return a zoom as it was remembered; what cannot be read is the fit to the width."""
    try:
        return Fit(text)
    except ValueError:
        pass
    try:
        return min(max(float(text), 0.5), 2.0)
    except ValueError:
        return Fit.WIDTH
