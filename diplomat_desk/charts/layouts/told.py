"""A sentence where a chart would be."""

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layout import Motion, Room
from diplomat_desk.charts.marks import LinedMarks, Mark
from diplomat_desk.charts.surface import Font, Look, Surface


class Told:
    """Why there is nothing to draw, in as many lines as it needs; see :class:`Layout`."""

    motion = Motion.SCROLL
    head_height = 0.0

    def __init__(self, words: str, room: Room, look: Look) -> None:
        self.width = room.wide
        self._look = look
        self._lines = look.wrapped(words, room.wide, Font.TEXT)
        self.height = len(self._lines) * look.measure.line(Font.TEXT)
        self.marks = LinedMarks(())

    def draw_head(self, on: Surface) -> None:
        """Draw nothing."""

    def draw_body(self, on: Surface, exposed: Box) -> None:
        """Draw the sentence."""
        line = self._look.measure.line(Font.TEXT)
        for number, words in enumerate(self._lines):
            on.text((0, (number + 0.5) * line), words, self._look.inks.quiet)

    def draw_lit(self, on: Surface, marks: tuple[Mark, ...]) -> bool:
        """Leave it to frames."""
        return False
