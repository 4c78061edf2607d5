"""What charts are drawn on: a screen, paper, or a test. One layout draws on all of them.

A surface has four kinds of type, one line of text at a time, and flat fills. Every element may carry the
:class:`Mark` that it shows: paper keeps it as data and tooltip, a test as the numbers to compare with.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from diplomat_desk.charts import fitting
from diplomat_desk.charts.geometry import Box, Placed, Point, Shape
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.palette import Inks, Pattern, Theme, ramp, shade


class Font(StrEnum):
    """The type of a chart."""

    TEXT = "text"
    STRONG = "strong"
    SMALL = "small"
    FIGURES = "figures"
    """Small, with figures of one width."""


class Anchor(StrEnum):
    """Which end of a text its place is; left and right, whatever way it runs."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


class Measure(Protocol):
    """How large text is on a surface."""

    def width(self, words: str, font: Font) -> float:
        """Return how wide one line is, in pixels."""

    def line(self, font: Font) -> float:
        """Return the distance from one line to the next, in pixels."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a layout is laid out with: colours, the size of text, the height of a row in pixels.

    ``own`` are colours (light ground -> here) that the screen's theme has for the tracks.
    """

    theme: Theme
    inks: Inks
    measure: Measure
    row: float = 26.0
    own: Mapping[str, str] = field(default_factory=dict)

    def colour(self, colour: str) -> str:
        """Return a series' ``colour`` as it is drawn here."""
        return self.own.get(colour.upper()) or shade(colour, self.theme)

    def ramp(self, share: float) -> str:
        """Return the colour for ``share`` (0 to 1) of the largest value; zero is the ground itself."""
        return ramp(share, self.theme) if share > 0 else self.inks.paper

    def fitted(self, words: str, room: float, font: Font) -> str:
        """Return ``words``, or as much of their beginning as fits into ``room`` with an ellipsis."""
        line = " ".join(words.split())
        return fitting.cut(line, room, lambda part: self.measure.width(part, font))

    def wrapped(self, words: str, room: float, font: Font, most: int = 0) -> list[str]:
        """Return ``words`` in lines no wider than ``room``; after ``most`` lines (0: any) they are cut."""
        return fitting.wrap(words, room, lambda part: self.measure.width(part, font), most)


class Surface(Protocol):
    """Draws; places are in pixels of the picture, fills and inks ``#RRGGBB``."""

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
        """Fill a rectangle, with a pattern over it; ``kind`` says what it is to whoever reads paper."""

    def rects(self, boxes: list[Box], fill: str, *, kind: str = "") -> None:
        """Fill many rectangles alike, quickly."""

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
        """Fill a circle; ``edge`` is the ink of a hairline around it. An empty ``fill`` leaves it hollow."""

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

    def window(self, box: Box) -> AbstractContextManager[None]:
        """Cut what is drawn meanwhile at the edges of ``box``."""

    def line(
        self, start: Point, end: Point, ink: str, *, wide: float = 1.0, dashed: bool = False,
        opacity: float = 1.0, mark: Mark | None = None, kind: str = "",
    ) -> None:  # fmt: skip
        """Draw a straight line."""

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
        """Write one line, its middle at the height of ``at``, cut to ``room`` pixels (0: as it is).

        ``whole`` is what it stands for where it was cut or shortened before.
        """
