"""Fonts, colours and textures of charts on the screen, taken from the theme in force."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QTransform,
)

from diplomat_desk.charts import palette
from diplomat_desk.charts.describing import Series
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.ui import theme
from diplomat_desk.ui.plain import direction_of
from diplomat_desk.ui.tokens import LIGHT, Scale

# The chart reads from left to right in every language, as its axis does.
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
MIDDLE = Qt.AlignmentFlag.AlignCenter
_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip

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


@dataclass(frozen=True, slots=True)
class Look:
    """What a drawing is drawn with; ``ratio`` is the screen's pixels for each of ours."""

    text: QFont
    strong: QFont
    small: QFont
    figures: QFont
    colours: theme.Theme
    ratio: float = 1.0

    @property
    def ground(self) -> palette.Theme:
        """The palette of the charts that goes with the theme."""
        return palette.Theme.DARK if self.colours.dark else palette.Theme.LIGHT

    def series_colour(self, series: Series) -> str:
        """Return a track's colour: as everywhere in the window, or the user's own, shaded."""
        if series.colour.upper() == LIGHT.track(series.key).upper():
            return self.colours.track(series.key)
        return palette.shade(series.colour, self.ground)

    def ramp(self, share: float) -> str:
        """Return the heat map's colour for ``share`` (0 to 1) of its highest count."""
        return palette.ramp(share, self.ground) if share > 0 else self.colours.surface


def current_look(ratio: float = 1.0) -> Look:
    """Return the look of the theme in force, for a screen of that pixel ratio."""
    return Look(
        text=theme.font(),
        strong=theme.font(bold=True, tabular=True),
        small=theme.font(Scale.SMALL),
        figures=theme.font(Scale.SMALL, tabular=True),
        colours=theme.current(),
        ratio=ratio,
    )


def width(text: str, font: QFont) -> float:
    """Return how wide ``text`` is in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont) -> float:
    """Return the distance from one line of text to the next, in whole pixels."""
    return float(round(QFontMetricsF(font).lineSpacing()))


def write(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    colour: str,
    where: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write ``text`` on one line, cut with an ellipsis where ``room`` is too narrow for it."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    line = " ".join(text.split())
    fit = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, room.width() + 0.5)
    # Else the ellipsis of a right-to-left name stands at its beginning.
    painter.setLayoutDirection(direction_of(line))
    painter.drawText(room, int(where) | int(_ONE_LINE), fit)


def fill(painter: QPainter, shape: QRectF, colour: str) -> None:
    """Fill ``shape`` with one colour, its edges on whole pixels."""
    painter.fillRect(shape, QColor(colour))


def lay_texture(
    painter: QPainter, shape: QRectF, pattern: Pattern, colour: str, ratio: float
) -> None:
    """Lay ``pattern`` over a shape filled with ``colour``; nothing for a solid one."""
    if pattern is Pattern.SOLID:
        return
    brush = QBrush(_tile(pattern, palette.texture_ink(colour), ratio))
    # A brush knows nothing of the screen's pixels.
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    painter.fillRect(shape, brush)


@lru_cache(maxsize=64)
def _tile(pattern: Pattern, ink: str, ratio: float) -> QImage:
    """Return one tile of a pattern, drawn at the screen's own resolution.

    An image, since a pixmap must not outlive the application, and what is kept here does.
    """
    side = round(_TILE * ratio)
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(tile.width() / _TILE, tile.height() / _TILE)
    painter.setPen(QPen(theme.colour(ink, _FAINT), 1))
    for x, y, end_x, end_y in _LINES.get(pattern, ()):
        painter.drawLine(x, y, end_x, end_y)
    if pattern is Pattern.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ink, _FAINT))
        for left, top in _DOTS:
            painter.drawEllipse(QRectF(left, top, _DOT, _DOT))
    painter.end()
    return tile
