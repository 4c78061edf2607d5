"""Paints the cells of the register straight from the model's page."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from diplomat_desk.domain.figures import SortKey
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.models.folding import Fold
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.models.paged_rows import NOT_YET
from diplomat_desk.ui.models.register_model import RegisterModel, Shown
from diplomat_desk.ui.painting import mirrored, paint_ground, paint_text
from diplomat_desk.ui.tokens import Size, Space
from diplomat_desk.ui.track_mark import SIDE, track_colour

TITLE = next(i for i, column in enumerate(COLUMNS) if column.key is SortKey.TITLE)
CHEVRON_ROOM = Space.S + Size.ICON + Space.S
"""How much of a title's cell belongs to its chevron."""
_CHEVRONS = {Fold.FOLDED: "chevron-right", Fold.UNFOLDED: "chevron-down"}
_TRACK = next(i for i, column in enumerate(COLUMNS) if column.key is SortKey.TRACK)
_QUIET = frozenset(
    i for i, column in enumerate(COLUMNS) if column.key in (SortKey.REFERENCE, SortKey.CHANGED)
)


class RowDelegate(QStyledItemDelegate):
    """Paints text in one line, and a swatch in the track's colour before the track's word.

    Asking the model through ``data()`` for each of a dozen roles is what makes a Python table slow, so
    the words are taken from the model's page in one step.
    """

    def __init__(
        self, model: RegisterModel, vocabularies: Vocabularies, view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._vocabularies = vocabularies

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        column = index.column()
        shown = self._model.shown(index.row())
        rect: QRect = option.rect
        painter.save()
        marked = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        paint_ground(painter, option, marked=marked)
        colours = theme.current()
        text_rect = rect.adjusted(Space.S, 0, -Space.S, 0)
        if column == _TRACK and shown:
            text_rect = self._paint_swatch(painter, shown, text_rect)
        fold = self._model.fold_at(index.row()) if self._model.foldable else Fold.FLAT
        if column == TITLE and self._model.foldable:
            text_rect = self._paint_fold(painter, fold, text_rect)
        quiet = shown is None or column in _QUIET or fold is Fold.OUTSIDE
        painter.setPen(QColor(colours.muted if quiet else colours.text))
        text = shown.texts[column] if shown else NOT_YET
        paint_text(painter, option, text_rect, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a fixed height; the width is the column's."""
        return QSize(COLUMNS[index.column()].width, Size.ROW)

    def _paint_fold(self, painter: QPainter, fold: Fold, rect: QRect) -> QRect:
        """Paint the chevron of a process; return what is left, further in for a round."""
        to_left = mirrored()
        if fold in _CHEVRONS:
            left = rect.right() - Size.ICON if to_left else rect.left()
            ratio = self._view.devicePixelRatioF()
            picture = icons.pixmap(_CHEVRONS[fold], Size.ICON, "muted", ratio)
            painter.drawPixmap(left, rect.center().y() - Size.ICON // 2 + 1, picture)
        room = Size.ICON + Space.XS + (Space.L if fold in (Fold.ROUND, Fold.OUTSIDE) else 0)
        return rect.adjusted(0, 0, -room, 0) if to_left else rect.adjusted(room, 0, 0, 0)

    def _paint_swatch(self, painter: QPainter, shown: Shown, rect: QRect) -> QRect:
        term = self._vocabularies.find("track", shown.row.track)
        to_left = mirrored()
        left = rect.right() - SIDE if to_left else rect.left()
        top = rect.center().y() - SIDE // 2 + 1
        painter.fillRect(QRect(left, top, SIDE, SIDE), QColor(track_colour(term)))
        room = SIDE + Space.S
        return rect.adjusted(0, 0, -room, 0) if to_left else rect.adjusted(room, 0, 0, 0)
