"""What else there is to say of a column: the role of its entries, what parts a list, the order of its dates."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Order
from diplomat_desk.exchange.targets import BY_NAME, Shape
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import STRETCH, label, row
from diplomat_desk.ui.tokens import Space

_ORDERS = (
    (Order.NONE, "Only what cannot be misread"),
    (Order.DMY, "Day, month, year"),
    (Order.MDY, "Month, day, year"),
    (Order.YMD, "Year, month, day"),
)
_CODES = (
    (CountryCodes.NAMES, "Names and ISO codes"),
    (CountryCodes.ISO3, "ISO codes of three letters"),
    (CountryCodes.ISO2, "ISO codes of two letters"),
    (CountryCodes.COW, "Correlates of War"),
    (CountryCodes.GW, "Gleditsch and Ward"),
)
_LETTERS = 24
_LISTS = (Shape.COUNTRIES, Shape.NAMES, Shape.ACTORS, Shape.TERMS, Shape.PART)
_ROLES = (Shape.COUNTRIES, Shape.NAMES, Shape.ACTORS)
_OF_COUNTRIES = (Shape.COUNTRIES, Shape.ACTORS)


class Particulars(QWidget):
    """Shows and changes the particulars of the column that is chosen; what does not apply is hidden."""

    changed = Signal(object)
    """The column with its new particulars."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._column: ColumnMapping | None = None
        self.role = _box(say("Role"))
        self.separator = QLineEdit()
        self.separator.setAccessibleName(say("Parted by"))
        self.separator.setToolTip(say("What stands between the entries of a list, such as ; or ,"))
        self.separator.setMaximumWidth(60)
        self.order = _box(say("Dates are written"))
        for order, words in _ORDERS:
            self.order.addItem(say(words), order.value)
        self.codes = _box(say("Countries are"))
        for codes, words in _CODES:
            self.codes.addItem(say(words), codes.value)
        self._words = {one: label(one.accessibleName(), "muted") for one in self._fields}
        parts: list[QWidget] = []
        for field, name in self._words.items():
            name.setBuddy(field)
            parts += [name, field]
        self.setLayout(row(*parts, STRETCH, gap=Space.S))
        for one in (self.role, self.order, self.codes):
            one.currentIndexChanged.connect(lambda _=0: self._tell())
        self.separator.editingFinished.connect(self._tell)
        self.show_column(None)

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return (self.role, self.separator, self.order, self.codes)

    def show_column(self, column: ColumnMapping | None) -> None:
        """Show what there is to say of ``column``."""
        self._column = None
        shape = BY_NAME[column.target].shape if column else Shape.NONE
        for field, shown in (
            (self.role, shape in _ROLES),
            (self.separator, shape in _LISTS),
            (self.order, shape is Shape.DATE),
            (self.codes, shape in _OF_COUNTRIES),
        ):
            field.setVisible(shown)
            self._words[field].setVisible(shown)
        if column is None:
            return
        self.role.clear()
        for term in self._vocabularies.of(BY_NAME[column.target].vocabulary):
            self.role.addItem(term.label, term.code)
        self.role.setCurrentIndex(max(self.role.findData(column.role), 0))
        self.separator.setText(column.separator)
        self.order.setCurrentIndex(self.order.findData(column.order.value))
        self.codes.setCurrentIndex(self.codes.findData(column.codes.value))
        self._column = column

    def _tell(self) -> None:
        if self._column is None:
            return
        shape = BY_NAME[self._column.target].shape
        changed = replace(
            self._column,
            role=str(self.role.currentData() or "") if shape in _ROLES else self._column.role,
            separator=self.separator.text(),
            order=Order(self.order.currentData()),
            codes=CountryCodes(self.codes.currentData()),
        )
        if changed != self._column:
            self._column = changed
            self.changed.emit(changed)


def _box(name: str) -> QuietBox:
    made = QuietBox()
    made.setAccessibleName(name)
    made.setMinimumContentsLength(_LETTERS)
    return made
