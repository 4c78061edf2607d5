"""The table under a chart: the same numbers, to be sorted, read and copied."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
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
from diplomat_desk.domain.words import say
from diplomat_desk.services.drawing import Numbers
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.numbers_model import SORT_ROLE, NumbersModel
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.tokens import Size, Space

_NAME_WIDTH = 220
_COLUMN_WIDTH = 96


class NumbersTable(QTableView):
    """Shows a :class:`NumbersModel`, largest total first; Ctrl+C copies what is selected."""

    picked = Signal(str, str)
    """Codes of country and track of a cell on which Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumbersModel(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.numbers)
        self.sorted.setSortRole(SORT_ROLE)
        self.setModel(self.sorted)
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
        # No column: the order of the chart, until a heading is clicked.
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def show_numbers(self, numbers: Numbers) -> None:
        """Show ``numbers``, in the order that was chosen."""
        self.numbers.show(numbers)
        self.setColumnWidth(0, _NAME_WIDTH)

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
        value = self.sorted.data(index, SORT_ROLE if index.column() else 0)
        return safe_cell(str(value))

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid() and self.sorted.data(index, SORT_ROLE):
            self.picked.emit(*self.numbers.key_at(self.sorted.mapToSource(index)))


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell as the register's are: a hairline below, a bar in the focus colour where it is."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, line and text, in line with the heading above."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.current()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selected))
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
