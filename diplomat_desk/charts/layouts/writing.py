"""Lines of text with their places, kept until they are drawn."""

from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box, Point
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface


@dataclass(frozen=True, slots=True)
class Written:
    """One line: its middle lies at the height of ``at``; see :meth:`Surface.text`."""

    at: Point
    words: str
    quiet: bool = False
    font: Font = Font.TEXT
    anchor: Anchor = Anchor.LEFT
    room: float = 0.0
    whole: str = ""
    kind: str = ""

    def moved(self, x: float, y: float) -> "Written":
        """Return the line further right by ``x`` and down by ``y``."""
        return Written(
            (self.at[0] + x, self.at[1] + y), self.words, self.quiet, self.font, self.anchor,
            self.room, self.whole, self.kind,
        )  # fmt: skip

    def draw(self, on: Surface, look: Look) -> None:
        """Draw it."""
        ink = look.inks.quiet if self.quiet else look.inks.text
        on.text(
            self.at, self.words, ink,
            font=self.font, anchor=self.anchor, room=self.room, whole=self.whole, kind=self.kind,
        )  # fmt: skip

    def box(self, look: Look) -> Box:
        """Return what it covers."""
        wide = look.measure.width(self.words, self.font)
        wide = min(wide, self.room) if self.room else wide
        high = look.measure.line(self.font)
        back = {Anchor.LEFT: 0.0, Anchor.MIDDLE: wide / 2, Anchor.RIGHT: wide}[self.anchor]
        return Box(self.at[0] - back, self.at[1] - high / 2, wide, high)


def paragraph(
    words: str,
    at: Point,
    room: float,
    look: Look,
    *,
    font: Font = Font.TEXT,
    quiet: bool = False,
    most: int = 0,
    kind: str = "",
) -> tuple[tuple[Written, ...], float]:
    """Return ``words`` as lines under ``at``, no wider than ``room``, and how high they are together."""
    line = look.measure.line(font)
    lines = look.wrapped(words, room, font, most)
    x, y = at
    made = tuple(
        Written((x, y + (n + 0.5) * line), one, quiet, font, room=room, whole=words, kind=kind)
        for n, one in enumerate(lines)
    )
    return made, len(lines) * line


def label_lines(words: str, room: float, look: Look, font: Font, most: int) -> list[str]:
    """Return a heading in lines, broken at a hyphen before a word is broken within."""
    if look.measure.width(words, font) > room:
        words = words.replace("-", "- ")
    return look.wrapped(words, room, font, most)
