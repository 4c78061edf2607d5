"""A list of people or organisations as Qt's table sees it: ids all at once, rows by the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.models.index import Index
from diplomat_desk.ui.models.paged_rows import NOT_YET, PagedRows
from diplomat_desk.ui.plain import plain_tooltip

_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_USER = int(Qt.ItemDataRole.UserRole)

Fetch = Callable[[tuple[int, ...], Callable[[tuple[EntityRow, ...]], None]], None]
"""Ask for the rows of some ids; the second argument takes them when they come, on the UI thread."""


@dataclass(frozen=True, slots=True)
class EntityColumn:
    """A column: its heading, its first width in pixels, its words; ``figures`` stand at the far end."""

    heading: str
    width: int
    text: Callable[[EntityRow, Vocabularies, Countries], str]
    figures: bool = False


_NAME = EntityColumn("Name", 240, lambda row, _terms, _countries: row.name)
_TYPE = EntityColumn(
    "Type", 130, lambda row, terms, _countries: terms.label("organisation-type", row.type)
)
_COUNTRY = EntityColumn(
    "Country",
    110,
    lambda row, _terms, countries: countries.name(row.country) if row.country else "",
)
_USES = EntityColumn(
    "Initiatives", 84, lambda row, _terms, _countries: f"{row.uses:,}", figures=True
)

PEOPLE_COLUMNS = (_NAME, _COUNTRY, _USES)
ORGANISATION_COLUMNS = (_NAME, _TYPE, _COUNTRY, _USES)


class EntityModel(QAbstractTableModel):
    """People or organisations in the order that the register gave them."""

    def __init__(
        self,
        columns: Sequence[EntityColumn],
        vocabularies: Vocabularies,
        countries: Countries,
        fetch: Fetch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._vocabularies = vocabularies
        self._countries = countries
        self._rows: PagedRows[EntityRow] = PagedRows(fetch, _id_of, self)
        self._rows.arrived.connect(self._arrived)

    @property
    def ids(self) -> Sequence[int]:
        """The ids in order."""
        return self._rows.ids

    def show_ids(self, ids: Sequence[int], known: tuple[EntityRow, ...]) -> None:
        """Show ``ids`` from now on, with the rows that came along."""
        self.beginResetModel()
        self._rows.show(ids, known)
        self.endResetModel()

    def position_of(self, number: int) -> int:
        """Return the line of a record, or -1 when it is not in the list."""
        return self._rows.position_of(number)

    def id_at(self, line: int) -> int:
        """Return the id of the record at ``line``, or 0."""
        return self.ids[line] if 0 <= line < len(self.ids) else 0

    def words(self, line: int, column: int) -> str:
        """Return the words of a cell."""
        row = self._rows.at(line)
        if row is None:
            return NOT_YET
        return self.columns[column].text(row, self._vocabularies, self._countries)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many records are found."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = 0) -> str | int | None:
        """Return the words of a cell; the tooltip has them whole, ``UserRole`` the record's id."""
        if (role and role not in (_TOOLTIP, _USER)) or not index.isValid():
            return None
        if role == _USER:
            return self.id_at(index.row())
        words = self.words(index.row(), index.column())
        return plain_tooltip(words) if role else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the heading of a column; a column of figures has it at the far end."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.columns[section].figures
                else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return say(self.columns[section].heading) if role == 0 else None

    def _arrived(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _id_of(row: EntityRow) -> int:
    return row.id
