"""The register's header: which columns are shown, in which order, how wide; and by which the list is sorted."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from diplomat_desk.domain.figures import Sort, SortKey
from diplomat_desk.domain.words import say
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.tokens import Size

_NARROWEST, _WIDEST = 40, 1200
_TITLE = [column.key for column in COLUMNS].index(SortKey.TITLE)
_TITLE_LEAST = 180


class RegisterHeader(QHeaderView):
    """Columns to choose, drag and resize; until the user resizes one, the title takes the room left over."""

    sort_chosen = Signal(Sort)
    layout_changed = Signal(str)
    """The columns as :meth:`layout_text` writes them, a moment after the user changed them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sort = Sort()
        self._own_widths = False
        self._arranging = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setMinimumSectionSize(_NARROWEST)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(Size.ROW)
        self._later = QTimer(self, singleShot=True, interval=300)
        self._later.timeout.connect(lambda: self.layout_changed.emit(self.layout_text()))
        self.sectionClicked.connect(self._sort_by)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self._changed)
        self.sectionHandleDoubleClicked.connect(self._reset_width)

    def show_sort(self, sort: Sort) -> None:
        """Mark the column that the list is sorted by."""
        self._sort = sort
        section = next(i for i, column in enumerate(COLUMNS) if column.key is sort.key)
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(section, order)

    def layout_text(self) -> str:
        """Return the shown columns in order with their widths: ``reference:112 title:300``."""
        shown = [i for i in self._in_order() if not self.isSectionHidden(i)]
        text = " ".join(f"{COLUMNS[i].key.value}:{self.sectionSize(i)}" for i in shown)
        return text if self._own_widths else f"~ {text}"

    def arrange(self, text: str = "") -> None:
        """Put the columns as :meth:`layout_text` wrote them; what cannot be read means the first layout."""
        wanted = _read_layout(text) or [(i, c.width) for i, c in enumerate(COLUMNS) if c.at_first]
        self._own_widths = bool(text) and not text.startswith("~")
        self._arranging = True
        shown = dict(wanted)
        for section in range(len(COLUMNS)):
            self.setSectionHidden(section, section not in shown)
            self.resizeSection(section, shown.get(section, COLUMNS[section].width))
        order = [*shown, *(i for i in range(len(COLUMNS)) if i not in shown)]
        for place, section in enumerate(order):
            self.moveSection(self.visualIndex(section), place)
        self._arranging = False
        self._fit_title()

    def shown_columns(self) -> tuple[int, ...]:
        """Return the columns that are shown, in the order that they are seen."""
        return tuple(i for i in self._in_order() if not self.isSectionHidden(i))

    def menu(self) -> QMenu:
        """Return the menu that chooses columns; the last one cannot be hidden."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        shown = self.shown_columns()
        for section, column in enumerate(COLUMNS):
            action = QAction(say(column.heading), menu, checkable=True, checked=section in shown)
            action.setEnabled(section not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, number=section: self.show_column(number, on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(say("Put the columns back"), self._start_over)
        return menu

    def open_menu_under(self, anchor: QWidget) -> None:
        """Open the menu below ``anchor``, such as a button that the keyboard can reach."""
        self.menu().popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def show_column(self, section: int, shown: bool) -> None:
        """Show or hide one column; a column that comes back keeps the place and width that it had."""
        self.setSectionHidden(section, not shown)
        self._fit_title()
        self._changed()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        self.menu().popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the title as wide as there is room."""
        super().resizeEvent(event)
        self._fit_title()

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
            self._changed()

    def _reset_width(self, section: int) -> None:
        self.resizeSection(section, COLUMNS[section].width)

    def _changed(self) -> None:
        if not self._arranging:
            self._later.start()

    def _start_over(self) -> None:
        self.arrange()
        self._changed()

    def _fit_title(self) -> None:
        if self._own_widths or self._arranging or self.count() <= _TITLE:
            return
        others = sum(self.sectionSize(i) for i in self.shown_columns() if i != _TITLE)
        self._arranging = True
        self.resizeSection(_TITLE, max(_TITLE_LEAST, self.width() - others))
        self._arranging = False


def _read_layout(text: str) -> list[tuple[int, int]]:
    sections = {column.key.value: number for number, column in enumerate(COLUMNS)}
    found: dict[int, int] = {}
    for part in text.removeprefix("~").split():
        name, _, width = part.partition(":")
        if name in sections and width.isdigit():
            found[sections[name]] = max(_NARROWEST, min(int(width), _WIDEST))
    return list(found.items())
