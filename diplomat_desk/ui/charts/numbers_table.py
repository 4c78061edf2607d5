"""The table under a chart: the same numbers, to be sorted, read and copied."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QRect,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from diplomat_desk.charts.csvout import safe_cell
from diplomat_desk.charts.tables import Table
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.numbers_model import SORT_ROLE, NumbersModel
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.tokens import Size, Space

_NAME_WIDTH = 220
_COLUMN_WIDTH = 96
_WIDEST_COLUMN = 260


class NumbersTable(QTableView):
    """Shows a :class:`NumbersModel`, largest total first; Ctrl+C copies what is selected."""

    picked = Signal(Aim)
    """Where the cell leads on which Enter was pressed."""
    opened = Signal(Aim)
    """Where the cell leads that was double-clicked."""
    country_lit = Signal(str)
    """The country of the line under the pointer, by its code; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumbersModel(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.numbers)
        self.sorted.setSortRole(SORT_ROLE)
        self.setModel(self.sorted)
        self.lit = -1
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(say("The numbers of the chart"))
        self.setFont(theme.font(tabular=True))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH)
        # Without it a long heading that stands at the right is cut at its beginning.
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        # No column: the order of the chart, until a heading is clicked.
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._aim(index)))
        self.entered.connect(self._entered)

    def show_table(self, table: Table) -> None:
        """Show ``table``, in the order that was chosen; another chart's comes in its own."""
        if table.headings != self.numbers.table.headings:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.numbers.show(table)
        self.setColumnWidth(0, _NAME_WIDTH)
        header = self.horizontalHeader()
        for column in range(1, self.numbers.columnCount()):
            wanted = header.sectionSizeHint(column)
            header.resizeSection(column, min(max(wanted, _COLUMN_WIDTH), _WIDEST_COLUMN))

    def light(self, key: str) -> None:
        """Point out the line that stands for ``key``; empty for none."""
        self.lit = self.numbers.row_of(key) if key else -1
        self.viewport().update()

    def selected_text(self) -> str:
        """Return the selected cells as tab-separated lines, as a spreadsheet takes them."""
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column())):
            lines.setdefault(index.row(), []).append(self._copied(index))
        return "\n".join("\t".join(cells) for cells in lines.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected; narrow to a cell on Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        elif event.key() in ENTER:
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _copied(self, index: QModelIndex) -> str:
        value = self.sorted.data(index, SORT_ROLE)
        # A figure without its separators, which a spreadsheet would take for text.
        plain = isinstance(value, (int, float))
        return str(value) if plain else safe_cell(str(self.sorted.data(index) or ""))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.country_lit.emit("")

    def _aim(self, index: QModelIndex) -> Aim:
        return self.numbers.aim_at(self.sorted.mapToSource(index))

    def _entered(self, index: QModelIndex) -> None:
        countries = self._aim(index).countries
        self.country_lit.emit(countries[0] if countries else "")

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid() and self.sorted.data(index, SORT_ROLE):
            self.picked.emit(self._aim(index))


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell as the register's are: a hairline below, a bar in the focus colour where it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, line and text, in line with the heading above."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.current()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
        elif self._is_lit(index):
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            under = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(under, QColor(colours.focus))
        painter.setPen(QColor(colours.text))
        painter.setFont(option.font)
        room = rect.adjusted(Space.S, 0, -Space.S, 0)
        metrics = option.fontMetrics
        words = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole), words)
        painter.restore()

    def _is_lit(self, index: Index) -> bool:
        table = self.parent()
        if not isinstance(table, NumbersTable) or table.lit < 0:
            return False
        return table.sorted.mapToSource(index).row() == table.lit
