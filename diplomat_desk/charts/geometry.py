"""Places and shapes in pixels, counted from the upper left corner."""

from dataclasses import dataclass

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: its upper left corner and its size."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.wide

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.high

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return self.x + self.wide / 2, self.y + self.high / 2

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside, the left and upper edge included."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Box") -> bool:
        """Tell whether both share some area."""
        return (
            # The edges are spelt out: labels ask this a hundred thousand times while a chart is zoomed.
            self.x < other.x + other.wide
            and other.x < self.x + self.wide
            and self.y < other.y + other.high
            and other.y < self.y + self.high
        )

    def nearest(self, at: Point) -> Point:
        """Return the point inside or at the edge that is nearest to ``at``."""
        return max(self.x, min(at[0], self.right)), max(self.y, min(at[1], self.bottom))

    def moved(self, x: float, y: float) -> "Box":
        """Return the box further right by ``x`` and down by ``y``."""
        return Box(self.x + x, self.y + y, self.wide, self.high)

    def grown(self, by: float) -> "Box":
        """Return the box larger by ``by`` on every side."""
        return Box(self.x - by, self.y - by, self.wide + 2 * by, self.high + 2 * by)


@dataclass(frozen=True, eq=False)
class Shape:
    """An area within closed ``rings``, by the even-odd rule, in units of its own.

    It is compared by identity, so that whoever draws it can keep what was made of it.
    """

    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a shape's own units lie: one unit is ``scale`` pixels, its origin at ``x``, ``y``."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def point(self, at: Point) -> Point:
        """Return a point of the shape in pixels."""
        return self.x + at[0] * self.scale, self.y + at[1] * self.scale

    def back(self, at: Point) -> Point:
        """Return a point in pixels in the shape's own units."""
        return (at[0] - self.x) / self.scale, (at[1] - self.y) / self.scale


@dataclass(frozen=True, slots=True)
class View:
    """How far a chart is zoomed in (1: all of it is seen), and which fraction of it lies at the corner.

    ``x`` and ``y`` are shares (0 to 1) of the whole picture that are left of and above what is seen.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
