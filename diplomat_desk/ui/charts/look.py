"""Fonts and colours of charts on the screen, taken from the theme in force."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen

from diplomat_desk.charts import palette
from diplomat_desk.charts.palette import Inks, Pattern
from diplomat_desk.charts.surface import Font, Look
from diplomat_desk.ui import theme
from diplomat_desk.ui.tokens import LIGHT, Scale, Size

_TILE = 6
_FAINT = 0.4
# Each line runs on over the tile's edges, so that the tiles join.
_LINES = {
    Pattern.RISING: ((-1, 1, 1, -1), (-1, 7, 7, -1), (5, 7, 7, 5)),
    Pattern.FALLING: ((-1, 5, 1, 7), (-1, -1, 7, 7), (5, -1, 7, 1)),
    Pattern.LEVEL: ((-1, 3, 7, 3),),
    Pattern.GRID: ((-1, 3, 7, 3), (3, -1, 3, 7)),
}
_DOTS = ((0.6, 0.6), (3.6, 3.6))
_DOT = 1.8
_MOST_WIDTHS = 20_000


class ScreenMeasure:
    """How large text is in the window's fonts."""

    def __init__(self) -> None:
        self.fonts: dict[Font, QFont] = {
            Font.TEXT: theme.font(),
            Font.STRONG: theme.font(bold=True, tabular=True),
            Font.SMALL: theme.font(Scale.SMALL),
            Font.FIGURES: theme.font(Scale.SMALL, tabular=True),
        }
        self.metrics = {one: QFontMetricsF(font) for one, font in self.fonts.items()}
        self._widths: dict[tuple[str, Font], float] = {}

    def width(self, words: str, font: Font) -> float:
        """Return how wide one line is, in pixels."""
        found = self._widths.get((words, font))
        if found is None:
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            found = self.metrics[font].horizontalAdvance(words)
            self._widths[words, font] = found
        return found

    def line(self, font: Font) -> float:
        """Return the distance from one line to the next, in whole pixels."""
        return float(round(self.metrics[font].lineSpacing()))


def screen_look(measure: ScreenMeasure) -> Look:
    """Return the look of the theme in force."""
    colours = theme.current()
    ground = palette.Theme.DARK if colours.dark else palette.Theme.LIGHT
    inks = Inks(colours.surface, colours.text, colours.muted, colours.line, colours.control)
    # The tracks are coloured as everywhere in the window, unless the user chose another colour.
    own = {colour.upper(): colours.track(code) for code, colour in LIGHT.tracks}
    return Look(ground, inks, measure, float(Size.CLICK), own)


@lru_cache(maxsize=64)
def tile(pattern: Pattern, ink: str, ratio: float) -> QImage:
    """Return one tile of a pattern, drawn at the screen's own resolution.

    An image, since a pixmap must not outlive the application, and what is kept here does.
    """
    side = round(_TILE * ratio)
    made = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(made.width() / _TILE, made.height() / _TILE)
    painter.setPen(QPen(theme.colour(ink, _FAINT), 1))
    for x, y, end_x, end_y in _LINES.get(pattern, ()):
        painter.drawLine(x, y, end_x, end_y)
    if pattern is Pattern.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ink, _FAINT))
        for left, top in _DOTS:
            painter.drawEllipse(QRectF(left, top, _DOT, _DOT))
    painter.end()
    return made
