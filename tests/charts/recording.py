"""A surface that writes down what is drawn on it, to be held against the numbers."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.layout import Layout
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.surface import Anchor, Font, Look


@dataclass(frozen=True)
class Drawn:
    """One element: what it is, where, in which colour, and the mark that it shows."""

    what: str
    box: Box
    colour: str
    kind: str = ""
    mark: Mark | None = None
    words: str = ""
    pattern: Pattern = Pattern.SOLID
    shape: Shape | None = None
    edge: str = ""


@dataclass
class Recording:
    """Collects :class:`Drawn`; texts are cut and measured by ``look``."""

    look: Look
    all: list[Drawn] = field(default_factory=list)
    windows: list[Box] = field(default_factory=list)

    def of(self, kind: str) -> list[Drawn]:
        """Return what was drawn of a kind."""
        return [one for one in self.all if one.kind == kind]

    @property
    def words(self) -> list[str]:
        """All texts, in order."""
        return [one.words for one in self.all if one.what == "text"]

    def rect(
        self, box: Box, fill: str, *, pattern: Pattern = Pattern.SOLID, mark: Mark | None = None,
        kind: str = "", opacity: float = 1.0,
    ) -> None:  # fmt: skip
        self.all.append(Drawn("rect", box, fill, kind, mark, pattern=pattern))

    def rects(self, boxes: list[Box], fill: str, *, kind: str = "") -> None:
        for box in boxes:
            self.rect(box, fill, kind=kind)

    def circle(
        self, centre: Point, radius: float, fill: str, *, edge: str = "", mark: Mark | None = None,
        kind: str = "", opacity: float = 1.0,
    ) -> None:  # fmt: skip
        box = Box(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        self.all.append(Drawn("circle", box, fill or edge, kind, mark))

    def shape(
        self, shape: Shape, placed: Placed, fill: str, *, pattern: Pattern = Pattern.SOLID,
        edge: str = "", mark: Mark | None = None, kind: str = "", opacity: float = 1.0,
    ) -> None:  # fmt: skip
        points = [placed.point(at) for ring in shape.rings for at in ring]
        self.all.append(
            Drawn(
                "shape", around(points), fill, kind, mark, pattern=pattern, shape=shape, edge=edge
            )
        )

    def window(self, box: Box) -> AbstractContextManager[None]:
        self.windows.append(box)
        return nullcontext()

    def line(
        self, start: Point, end: Point, ink: str, *, wide: float = 1.0, dashed: bool = False,
        opacity: float = 1.0, mark: Mark | None = None, kind: str = "",
    ) -> None:  # fmt: skip
        self.all.append(Drawn("line", around([start, end]), ink, kind, mark))

    def polyline(
        self, points: list[Point], ink: str, *, wide: float = 1.5, dashed: bool = False,
        kind: str = "",
    ) -> None:  # fmt: skip
        self.all.append(Drawn("polyline", around(points), ink, kind))

    def text(
        self, at: Point, words: str, ink: str, *, font: Font = Font.TEXT,
        anchor: Anchor = Anchor.LEFT, room: float = 0.0, whole: str = "", kind: str = "",
    ) -> None:  # fmt: skip
        shown = self.look.fitted(words, room, font) if room else " ".join(words.split())
        wide = self.look.measure.width(shown, font)
        high = self.look.measure.line(font)
        back = {Anchor.LEFT: 0.0, Anchor.MIDDLE: wide / 2, Anchor.RIGHT: wide}[anchor]
        box = Box(at[0] - back, at[1] - high / 2, wide, high)
        self.all.append(Drawn("text", box, ink, kind, words=shown))


def recorded(layout: Layout, look: Look, exposed: Box | None = None) -> Recording:
    """Return what the body of ``layout`` draws, all of it unless only a part is ``exposed``."""
    made = Recording(look)
    layout.draw_body(made, exposed or Box(0, 0, layout.width, layout.height))
    return made


def recorded_head(layout: Layout, look: Look) -> Recording:
    """Return what the head of ``layout`` draws."""
    made = Recording(look)
    layout.draw_head(made)
    return made


def overlapping(drawn: Recording, slack: float = 1.0) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie on each other by more than ``slack`` pixels."""
    texts = sorted(
        (one for one in drawn.all if one.what == "text" and one.words), key=lambda one: one.box.y
    )
    found = []
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            if other.box.y > one.box.bottom:
                break
            # Lines of text may touch: what is between the lines is no ink.
            across = one.box.x + slack < other.box.right and other.box.x + slack < one.box.right
            deep = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
            if across and deep > 0.5 * min(one.box.high, other.box.high):
                found.append((one.words, other.words))
    return found


def around(points: list[Point]) -> Box:
    """Return the box around ``points``."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
