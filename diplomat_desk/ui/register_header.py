"""The register's header: which columns are shown, in which order, how wide; and by which the list is sorted."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from diplomat_desk.domain.figures import Sort, SortKey
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons, theme
from diplomat_desk.ui.models.column_widths import fitted
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.tokens import Size, Space

_NARROWEST, _WIDEST = 40, 1200
_ARROW = 12
_LONGEST_REFERENCE = "DD-0000-0000"
_REFERENCE = [column.key for column in COLUMNS].index(SortKey.REFERENCE)


class RegisterHeader(QHeaderView):
    """Columns to choose, drag and resize.

    Until the user resizes one they share the room there is; where it is too little for all, some of
    the first columns fold away, and come back with the room.
    """

    sort_chosen = Signal(Sort)
    layout_changed = Signal(str)
    """The columns as :meth:`layout_text` writes them, a moment after the user changed them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sort = Sort()
        self._chosen: set[int] = set()
        self._own_widths = False
        self._arranging = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        # The arrow is painted here: the style sheet's own is drawn for no column that can be clicked.
        self.setSortIndicatorShown(False)
        self.setMinimumSectionSize(_NARROWEST)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(Size.ROW)
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(lambda: self.layout_changed.emit(self.layout_text()))
        self.sectionClicked.connect(self._sort_by)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self._changed)
        theme.signals().theme_changed.connect(self._fit)
        self.sectionHandleDoubleClicked.connect(self._reset_width)

    def show_sort(self, sort: Sort) -> None:
        """Mark the column that the list is sorted by."""
        self._sort = sort
        section = next(i for i, column in enumerate(COLUMNS) if column.key is sort.key)
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(section, order)
        self.viewport().update()

    def layout_text(self) -> str:
        """Return the chosen columns in order with their widths: ``reference:112 title:300``."""
        chosen = [i for i in self._in_order() if i in self._chosen]
        text = " ".join(
            f"{COLUMNS[i].key.value}:{self.sectionSize(i) or COLUMNS[i].width}" for i in chosen
        )
        return text if self._own_widths else f"~ {text}"

    def arrange(self, text: str = "") -> None:
        """Put the columns as :meth:`layout_text` wrote them; what cannot be read means the first layout."""
        wanted = _read_layout(text) or [(i, c.width) for i, c in enumerate(COLUMNS) if c.at_first]
        self._own_widths = bool(text) and not text.startswith("~")
        self._arranging = True
        shown = dict(wanted)
        self._chosen = set(shown)
        for section in range(len(COLUMNS)):
            self.setSectionHidden(section, section not in shown)
            self.resizeSection(section, shown.get(section, COLUMNS[section].width))
        order = [*shown, *(i for i in range(len(COLUMNS)) if i not in shown)]
        for place, section in enumerate(order):
            self.moveSection(self.visualIndex(section), place)
        self._arranging = False
        self._fit()

    def shown_columns(self) -> tuple[int, ...]:
        """Return the columns that are shown, in the order that they are seen."""
        return tuple(i for i in self._in_order() if not self.isSectionHidden(i))

    def menu(self) -> QMenu:
        """Return the menu that chooses columns; the last one cannot be hidden."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for section, column in enumerate(COLUMNS):
            chosen = section in self._chosen
            words = say(column.heading)
            if chosen and self.isSectionHidden(section):
                words = say("{column} (no room now)", column=words)
            action = QAction(words, menu, checkable=True, checked=chosen)
            action.setEnabled(not chosen or len(self._chosen) > 1)
            action.toggled.connect(lambda on, number=section: self.show_column(number, on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(say("Put the columns back"), self._start_over)
        return menu

    def open_menu_under(self, anchor: QWidget) -> None:
        """Open the menu below ``anchor``, such as a button that the keyboard can reach."""
        self.menu().popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def show_column(self, section: int, shown: bool) -> None:
        """Show or hide one column; a column that comes back keeps the place that it had."""
        self._chosen = self._chosen | {section} if shown else self._chosen - {section}
        self._fit()
        if self.isSectionHidden(section) is shown:
            # There is no room, and still it is wanted: from now on the table scrolls sideways.
            self._own_widths = self._own_widths or shown
            self._arranging = True
            self.setSectionHidden(section, not shown)
            self._arranging = False
        self._changed()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a heading, and after it an arrow where the list is sorted by its column."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section != self.sortIndicatorSection():
            return
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        words = painter.fontMetrics().horizontalAdvance(say(COLUMNS[section].heading))
        along = min(Space.S + words + Space.XS, rect.width() - _ARROW - 2)
        left = rect.right() - along - _ARROW if self.isRightToLeft() else rect.left() + along
        down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        place = QRect(left, rect.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
        icons.icon("chevron-down" if down else "chevron-up").paint(painter, place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        self.menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room there is now."""
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Let no tooltip say a heading twice."""
        return event.type() == QEvent.Type.ToolTip or super().viewportEvent(event)

    def _in_order(self) -> list[int]:
        return [self.logicalIndex(place) for place in range(self.count())]

    def _sort_by(self, section: int) -> None:
        key = COLUMNS[section].key
        again = key is self._sort.key
        sort = Sort(key, descending=not self._sort.descending if again else False)
        self.show_sort(sort)
        self.sort_chosen.emit(sort)

    def _resized(self, _section: int, _old: int, _new: int) -> None:
        if not self._arranging and self.isVisible():
            self._own_widths = True
            # What had no room is not missed by who arranges the rest.
            self._chosen = set(self.shown_columns())
            self._changed()

    def _reset_width(self, section: int) -> None:
        self.resizeSection(section, COLUMNS[section].width)

    def _changed(self) -> None:
        if not self._arranging:
            self._later.start()

    def _start_over(self) -> None:
        self.arrange()
        self._changed()

    def _fit(self) -> None:
        """Give every column its width, and fold away those that have no room."""
        if self._own_widths or self._arranging or not self.count():
            return
        widths = fitted(self._chosen, self.width(), self._reference_width(), theme.larger())
        self._arranging = True
        for section in range(self.count()):
            self.setSectionHidden(section, section not in widths)
            if section in widths:
                self.resizeSection(section, widths[section])
        self._arranging = False

    def _reference_width(self) -> int:
        """Return what a code needs, or its heading with the arrow beside it."""
        code = self.fontMetrics().horizontalAdvance(_LONGEST_REFERENCE)
        code += 2 * Space.S + Space.XS
        return max(code, self.sectionSizeHint(_REFERENCE) + Space.S)


def _read_layout(text: str) -> list[tuple[int, int]]:
    sections = {column.key.value: number for number, column in enumerate(COLUMNS)}
    found: dict[int, int] = {}
    for part in text.removeprefix("~").split():
        name, _, width = part.partition(":")
        if name in sections and width.isdigit():
            found[sections[name]] = max(_NARROWEST, min(int(width), _WIDEST))
    return list(found.items())
