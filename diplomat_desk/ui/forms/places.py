"""Where it took place: any number of places, each a city, a country or both."""

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Place
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.countries import CountryEdit
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import row


class PlaceEdit(QWidget):
    """A city and a country. A border line has no country; of some places only the country is known."""

    def __init__(self, countries: Countries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.city = LineField()
        self.city.setPlaceholderText(say("City or place"))
        self.city.setAccessibleName(say("City or place"))
        self.country = CountryEdit(countries)
        self.country.setPlaceholderText(say("Country"))
        self.country.setAccessibleName(say("Country of the place"))
        self.setLayout(row(self.city, self.country))

    def value(self) -> Place:
        """Return the place."""
        return Place(self.city.value(), self.country.value())

    def set_value(self, value: Place) -> None:
        """Show ``value``."""
        self.city.set_value(value.city)
        self.country.set_value(value.country)

    def problem(self) -> str:
        """Return why the country is none."""
        return self.country.problem()


class PlaceEntry(Entry):
    """One place."""

    def __init__(self, countries: Countries, value: Place) -> None:
        super().__init__(value.city)
        self.edit = PlaceEdit(countries)
        self.city, self.country = self.edit.city, self.edit.country
        self.line.addWidget(self.edit)
        self.first = self.city
        self.city.textChanged.connect(self.name_entry)
        self.edit.set_value(value)

    def place(self) -> Place:
        """Return the place."""
        return self.edit.value()

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return not self.city.text().strip() and not self.country.text().strip()

    def problem(self) -> str:
        """Return why the country is none."""
        return self.edit.problem()


class PlacesEditor(GrowingList[PlaceEntry]):
    """The places, in order."""

    def __init__(self, countries: Countries, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a place"), parent)
        self._countries = countries

    def value(self) -> tuple[Place, ...]:
        """Return the places, in order; blank entries are none."""
        return tuple(entry.place() for entry in self.filled())

    def set_value(self, value: tuple[Place, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        for place in value:
            self.append(PlaceEntry(self._countries, place))

    def blank(self) -> PlaceEntry:
        """Return an entry for a place to be named."""
        return PlaceEntry(self._countries, Place())
