"""The colour of a track as a small square; always beside the track's word."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.terms import Term
from diplomat_desk.ui import theme
from diplomat_desk.ui.tokens import LIGHT

SIDE = 10


class TrackMark(QWidget):
    """Paints a track's colour in the theme in force."""

    def __init__(self, term: Term | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._term = term
        self.setFixedSize(SIDE, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the square in the middle of a line of text."""
        painter = QPainter(self)
        top = (self.height() - SIDE) // 2 + 1
        painter.fillRect(0, top, SIDE, SIDE, QColor(track_colour(self._term)))
        painter.end()


def track_colour(term: Term | None) -> str:
    """Return a track's ``#RRGGBB``: the user's own, or the palette's for the theme in force."""
    colours = theme.current()
    if term is None:
        return colours.other
    if term.colour and term.colour.upper() != LIGHT.track(term.code).upper():
        return term.colour
    return colours.track(term.code)
