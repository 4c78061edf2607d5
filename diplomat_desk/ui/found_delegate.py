"""Paints what a search found: headings, and results with the hits marked. All of it is plain text."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.finding import Group, Hit
from diplomat_desk.domain.snippets import Snippet
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.models.columns import short_date
from diplomat_desk.ui.models.found_model import FoundModel
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.models.paged_rows import NOT_YET
from diplomat_desk.ui.painting import mirrored, paint_ground
from diplomat_desk.ui.plain import direction_of
from diplomat_desk.ui.tokens import Scale, Size, Space
from diplomat_desk.ui.track_mark import SIDE, track_colour

HEADING = Size.ROW + Space.S
_LINES = 1
_ICONS = {Kind.PERSON: "users", Kind.ORGANISATION: "building-2"}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_ELIDE = Qt.TextElideMode.ElideRight


def hit_height(view: QAbstractItemView) -> int:
    """Return the height of one result: its title, and a line of its snippet."""
    return view.fontMetrics().lineSpacing() * (1 + _LINES) + 2 * Space.S + Space.XS


class FoundDelegate(QStyledItemDelegate):
    """Paints the lines of a :class:`FoundModel` straight from its pages."""

    def __init__(
        self, model: FoundModel, vocabularies: Vocabularies, view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._model = model
        self._vocabularies = vocabularies
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line = index.row()
        rect: QRect = option.rect
        painter.save()
        group = self._model.heading(line)
        if group is not None:
            self._paint_heading(painter, rect, group)
        else:
            marked = self._view.hasFocus() and self._view.currentIndex().row() == line
            paint_ground(painter, option, marked=marked)
            self._paint_hit(painter, rect.adjusted(Space.M, Space.S, -Space.M, 0), line)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line; the width is the list's."""
        heading = self._model.heading(index.row()) is not None
        return QSize(0, HEADING if heading else hit_height(self._view))

    def _paint_heading(self, painter: QPainter, rect: QRect, group: Group) -> None:
        colours = theme.current()
        painter.fillRect(rect, QColor(colours.page))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(Space.M, Space.XS, -Space.M, 0)
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(colours.text))
        label = group.section.label
        painter.drawText(inner, int(_MIDDLE | _leading()), label)
        gone = painter.fontMetrics().horizontalAdvance(label) + Space.S
        painter.setFont(theme.font(Scale.SMALL, tabular=True))
        painter.setPen(QColor(colours.muted))
        after = inner.adjusted(0, 0, -gone, 0) if mirrored() else inner.adjusted(gone, 0, 0, 0)
        painter.drawText(after, int(_MIDDLE | _leading()), f"{group.size:,}")

    def _paint_hit(self, painter: QPainter, rect: QRect, line: int) -> None:
        hit = self._model.hit(line)
        step = self._view.fontMetrics().lineSpacing()
        if hit is None:
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(rect, int(_leading()), NOT_YET)
            return
        # A title that stands alone stands in the middle.
        down = 0 if hit.snippet.text else step // 2
        first = QRect(rect.left(), rect.top() + down, rect.width(), step)
        self._paint_mark(painter, hit, first)
        room = Size.ICON + Space.S
        indented = (0, 0, -room, 0) if mirrored() else (room, 0, 0, 0)
        right = self._paint_facts(painter, hit, first)
        left = first.adjusted(*indented)
        title = left.adjusted(right, 0, 0, 0) if mirrored() else left.adjusted(0, 0, -right, 0)
        colours = theme.current()
        _draw(painter, hit.title, title, theme.font(), colours.text, 1)
        below = rect.adjusted(*indented)
        below.setTop(first.bottom() + 1 + Space.XS // 2)
        _draw(painter, hit.snippet, below, theme.font(), colours.muted, _LINES)

    def _paint_mark(self, painter: QPainter, hit: Hit, rect: QRect) -> None:
        """Paint the track's colour, or what tells a person or an organisation."""
        left = rect.right() - Size.ICON if mirrored() else rect.left()
        if hit.kind in _ICONS:
            ratio = self._view.devicePixelRatioF()
            picture = icons.pixmap(_ICONS[hit.kind], Size.ICON, "muted", ratio)
            painter.drawPixmap(left, rect.center().y() - Size.ICON // 2 + 1, picture)
            return
        colour = track_colour(self._vocabularies.find("track", hit.track))
        inset = (Size.ICON - SIDE) // 2
        top = rect.center().y() - SIDE // 2 + 1
        painter.fillRect(QRect(left + inset, top, SIDE, SIDE), QColor(colour))

    def _paint_facts(self, painter: QPainter, hit: Hit, rect: QRect) -> int:
        """Paint at the end of the first line what else tells the record; return the room that it took."""
        text = self._facts(hit)
        painter.setFont(theme.font(Scale.SMALL, tabular=True))
        painter.setPen(QColor(theme.current().muted))
        most = max(0, rect.width() // 2)
        fit = painter.fontMetrics().elidedText(text, _ELIDE, most)
        painter.drawText(rect, int(_MIDDLE | _trailing()), fit)
        return painter.fontMetrics().horizontalAdvance(fit) + Space.L

    def _facts(self, hit: Hit) -> str:
        if hit.kind is Kind.PERSON:
            return say("Person")
        if hit.kind is Kind.ORGANISATION:
            return say("Organisation")
        terms = self._vocabularies
        when = short_date(hit.when) if hit.when else say("undated")
        parts = (
            terms.label("track", hit.track),
            terms.label("kind", hit.what),
            when,
            hit.reference,
        )
        return dotted(*parts)


def _draw(
    painter: QPainter, snippet: Snippet, rect: QRect, font: QFont, colour: str, most: int
) -> None:
    """Draw a text with its hits marked on at most ``most`` lines, cut with … where it is longer."""
    if not snippet.text or rect.width() <= 0:
        return
    cut = fitted(snippet, font, rect.width(), most)
    layout = laid(cut, font, rect.width())
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(rect.topLeft()))


def fitted(snippet: Snippet, font: QFont, width: int, most: int) -> Snippet:
    """Return ``snippet`` as it is, or as much of it as fits ``most`` lines of ``width``, with … at its end."""
    layout = laid(snippet, font, width)
    if layout.lineCount() <= most:
        return snippet
    # Qt counts in halves of letters beyond the first 65,536.
    units = layout.lineAt(most).textStart()
    text = snippet.text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip()
    # The last word makes room for the sign that there is more.
    text = text.rsplit(" ", 1)[0] if " " in text else text[:-2]
    kept = tuple((at, min(n, len(text) - at)) for at, n in snippet.marks if at < len(text))
    return Snippet(text + "…", kept)


def laid(snippet: Snippet, font: QFont, width: int) -> QTextLayout:
    """Return the text laid out in its own direction, in lines of ``width``."""
    layout = QTextLayout(snippet.text, font)
    option = QTextOption(_leading() | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction_of(snippet.text))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(snippet.text, at, length) for at, length in snippet.marks])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _format(text: str, at: int, length: int) -> QTextLayout.FormatRange:
    colours = theme.current()
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setForeground(QColor(colours.text))
    look.setBackground(QColor(colours.warning_soft))
    made = QTextLayout.FormatRange()
    made.start = _units(text[:at])
    made.length = _units(text[at : at + length])
    made.format = look
    return made


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _leading() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft


def _trailing() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if mirrored() else Qt.AlignmentFlag.AlignRight
