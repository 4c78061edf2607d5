"""The numbers behind a chart as a table model."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from diplomat_desk.charts.tables import Cell, Table
from diplomat_desk.domain.aims import Aim
from diplomat_desk.ui.models.index import Index

SORT_ROLE = int(Qt.ItemDataRole.UserRole)
"""What a cell is sorted by: its number, or a text without regard to case; None comes last."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()


class NumbersModel(QAbstractTableModel):
    """The lines of a :class:`Table`, none left out; empty until :meth:`show`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Table((), ())
        self._right: tuple[bool, ...] = ()
        self._rows: dict[str, int] = {}

    def show(self, table: Table) -> None:
        """Hold ``table`` from now on."""
        self.beginResetModel()
        self.table = table
        self._right = tuple(_is_number(table, n) for n in range(len(table.headings)))
        self._rows = {line.key: number for number, line in enumerate(table.lines) if line.key}
        self.endResetModel()

    def aim_at(self, index: Index) -> Aim:
        """Return where a cell leads."""
        return self.table.lines[index.row()].aim_at(index.column())

    def row_of(self, key: str) -> int:
        """Return the row that stands for ``key``; -1 where none does."""
        return self._rows.get(key, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.table.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of headings."""
        return 0 if parent.isValid() else len(self.table.headings)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return a cell's text, alignment or what it is sorted by."""
        if not index.isValid():
            return None
        if role == _ALIGNMENT:
            return _RIGHT if self._right[index.column()] else _LEFT
        if role not in (_DISPLAY, SORT_ROLE):
            return None
        value = self.table.lines[index.row()].cells[index.column()]
        if role == SORT_ROLE:
            return value.casefold() if isinstance(value, str) else value
        return shown(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return a column's heading, aligned as its cells."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.table.headings):
            return None
        if role == _DISPLAY:
            return self.table.headings[section]
        if role == _ALIGNMENT:
            return _RIGHT if self._right[section] else _LEFT
        return None


def shown(value: Cell) -> str:
    """Return a cell as people read it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return value if isinstance(value, str) else f"{value:,}"


def _is_number(table: Table, column: int) -> bool:
    found = (line.cells[column] for line in table.lines)
    return isinstance(next((cell for cell in found if cell is not None), ""), (int, float))
