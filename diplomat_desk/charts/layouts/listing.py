"""Lists beside or under a picture: a heading, and entries with a figure and a sentence each."""

from collections.abc import Sequence

from diplomat_desk.charts.geometry import Box, Point
from diplomat_desk.charts.layouts.writing import Written, paragraph
from diplomat_desk.charts.marks import Mark
from diplomat_desk.charts.surface import Anchor, Font, Look, Surface
from diplomat_desk.charts.transfer import Entry, Listing

_AFTER = 7.0
_BETWEEN = 14.0


class Lists:
    """Lists under each other in a column of ``wide`` pixels from ``corner`` down to ``bottom``."""

    def __init__(self, lists: Sequence[Listing], corner: Point, wide: float, look: Look) -> None:
        self._look = look
        self._left, self._y = corner
        self._wide = wide
        self._written: list[Written] = []
        self.marks: list[Mark] = []
        for one in lists:
            self._place(one)
        self.bottom = self._y

    def draw(self, on: Surface) -> None:
        """Draw them."""
        for line in self._written:
            line.draw(on, self._look)

    def _place(self, one: Listing) -> None:
        self._add(one.heading, Font.STRONG)
        self._y += 4
        for entry in one.entries:
            self._entry(entry)
        if one.more:
            self._add(one.more, Font.SMALL, quiet=True)
        self._y += _BETWEEN

    def _entry(self, entry: Entry) -> None:
        top = self._y
        figure = self._look.measure.width(entry.figure, Font.FIGURES)
        middle = top + self._look.measure.line(Font.TEXT) / 2
        self._written.append(
            Written(
                (self._left + self._wide, middle), entry.figure, font=Font.FIGURES,
                anchor=Anchor.RIGHT, kind="figure",
            )
        )  # fmt: skip
        self._add(entry.label, Font.TEXT, less=figure + 10 if figure else 0.0, most=2)
        if entry.sentence:
            self._add(entry.sentence, Font.SMALL, quiet=True, most=3)
        box = Box(self._left, top, self._wide, self._y - top)
        text = f"{entry.label}: {entry.sentence or entry.figure}"
        self.marks.append(Mark("list", entry.key, entry.value, text, box, entry.aim))
        self._y += _AFTER

    def _add(
        self, words: str, font: Font, *, quiet: bool = False, less: float = 0.0, most: int = 0
    ) -> None:
        made, high = paragraph(
            words, (self._left, self._y), self._wide - less, self._look,
            font=font, quiet=quiet, most=most,
        )  # fmt: skip
        self._written += made
        self._y += high
