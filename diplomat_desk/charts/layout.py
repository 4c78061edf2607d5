"""A description laid out for one size: what every chart offers to whoever draws it."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from diplomat_desk.charts.geometry import Box, View
from diplomat_desk.charts.marks import Mark, Marks
from diplomat_desk.charts.surface import Surface
from diplomat_desk.domain.aims import Aim

WHOLE = View()


class Motion(Enum):
    """How a chart moves on a screen; on paper all of it is shown."""

    SCROLL = "scroll"
    """The body scrolls under the head."""
    ZOOM_ACROSS = "zoom across"
    """The body scrolls, and its width can be zoomed into: time."""
    ZOOM = "zoom"
    """All of it fits, and can be zoomed into: a map, a network."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is, in pixels; ``high`` 0 is paper, as high as it needs."""

    wide: float
    high: float = 0.0
    view: View = WHOLE


class Layout(Protocol):
    """A head that stays, and a body under it, each drawn in pixels from its own upper left corner.

    A layout knows all its places when it is made; drawing draws only what ``exposed`` touches, and may
    be asked for any part of it, sixty times a second.
    """

    width: float
    head_height: float
    height: float
    motion: Motion

    @property
    def marks(self) -> Marks:
        """What can be pointed at in the body."""

    def draw_head(self, on: Surface) -> None:
        """Draw legend, axis and headings."""

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw what ``exposed`` touches of the body."""

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Draw ``marks`` as pointed at, over the body; return False to have them framed instead."""


class Brushed(Protocol):
    """A layout along time, across which a period can be drawn with the pointer."""

    def period(self, start: float, end: float) -> Aim:
        """Return the period between two places across the body, in pixels."""
