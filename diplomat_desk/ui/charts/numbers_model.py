"""The numbers behind a chart as a table model: countries down, tracks across, and all tracks."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diplomat_desk.charts.describing import country_names, track_series
from diplomat_desk.domain.words import say
from diplomat_desk.services.drawing import Numbers

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = int(Qt.ItemDataRole.UserRole)
"""What a cell is sorted by: its number, or a name without regard to case."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()


class NumbersModel(QAbstractTableModel):
    """All rows of a cross-tabulation, none left out; empty until :meth:`show`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[tuple[str | int, ...], ...] = ()
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()

    def show(self, numbers: Numbers) -> None:
        """Hold ``numbers`` from now on."""
        crosstab = numbers.crosstab
        tracks = track_series(crosstab, numbers.vocabularies)
        names = country_names(crosstab.rows, numbers.countries)
        self.beginResetModel()
        self._rows, self._columns = crosstab.rows, crosstab.columns
        self._headings = (say("Country"), *(one.label for one in tracks), say("All tracks"))
        self._cells = tuple(
            (name, *values, total)
            for name, values, total in zip(names, crosstab.cells, crosstab.row_totals, strict=True)
        )
        self.endResetModel()

    def key_at(self, index: Index) -> tuple[str, str]:
        """Return the codes of country and track of a cell; no track for a name or a total."""
        track = index.column() - 1
        inside = 0 <= track < len(self._columns)
        return self._rows[index.row()], self._columns[track] if inside else ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of countries."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns: the name, the tracks, their sum."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return a cell's text, alignment or what it is sorted by."""
        if not index.isValid():
            return None
        value = self._cells[index.row()][index.column()]
        if role == _DISPLAY:
            return value if isinstance(value, str) else f"{value:,}"
        if role == _ALIGNMENT:
            return _RIGHT if index.column() else _LEFT
        if role == SORT_ROLE:
            return value.casefold() if isinstance(value, str) else value
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return a column's heading, aligned as its cells."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == _DISPLAY:
            return self._headings[section]
        if role == _ALIGNMENT:
            return _RIGHT if section else _LEFT
        return None
