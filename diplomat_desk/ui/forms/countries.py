"""Finding countries by typing: one country in a line, or all that take part, each with its role."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.entries import Entry, EntryList
from diplomat_desk.ui.forms.field import announce
from diplomat_desk.ui.forms.part_level import PartLevel
from diplomat_desk.ui.forms.suggest import Ask, Choice, Suggester
from diplomat_desk.ui.layout import label
from diplomat_desk.ui.plain import breakable


def country_choices(countries: Countries, chosen: Callable[[], Collection[str]] = frozenset) -> Ask:
    """Return a way to ask for countries by any part of a name or code, but for the ``chosen`` codes."""

    def ask(text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        taken = chosen()
        found = [country for country in countries.search(text) if country.code not in taken]
        answer([Choice(one.label, _detail(one, text), one.code) for one in found])

    return ask


def _detail(country: Country, text: str) -> str:
    """Return the code, and before it the other name that ``text`` was found in, if it was in one."""
    wanted = fold(text.strip())
    codes = (country.code.lower(), country.alpha2.lower())
    if wanted in codes or wanted in fold(country.name):
        return country.code
    other = next((name for name in country.aliases if wanted in fold(name)), "")
    return f"{other}  {country.code}" if other else country.code


def resolve(text: str, countries: Countries) -> Country | None:
    """Return the one country that ``text`` can mean: by name, by code, or as the only one it fits."""
    wanted = text.strip()
    if not wanted:
        return None
    exact = countries.match(wanted)
    if exact:
        return exact
    found = countries.search(wanted, limit=2)
    return found[0] if len(found) == 1 else None


def no_such_country(text: str, countries: Countries) -> str:
    """Return why ``text`` names no country, with those that it may mean."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    found = countries.search(text, limit=3)
    if not found:
        return say("There is no country “{text}” in this register.", text=shown)
    return say(
        "“{text}” is not a country's whole name or code. Did you mean {names}?",
        text=shown,
        names=", ".join(country.label for country in found),
    )


class CountryEdit(QLineEdit):
    """One country, or none, found by typing any part of its name or its code."""

    def __init__(self, countries: Countries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._countries = countries
        self._code = ""
        self._shown = ""
        self.suggester = Suggester(self, country_choices(countries), eager=True)
        self.suggester.chosen.connect(lambda choice: self.set_value(str(choice.value)))
        self.editingFinished.connect(self._settle)

    def value(self) -> str:
        """Return the country's code; empty for none and for what names no country."""
        text = self.text().strip()
        if text == self._shown:
            return self._code
        country = resolve(text, self._countries)
        return country.code if country else ""

    def set_value(self, value: str) -> None:
        """Show the country with the code ``value``."""
        country = self._countries.find(value)
        self._code, self._shown = value, country.label if country else value
        self.setText(self._shown)
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Return why the text names no country, empty when it does."""
        text = self.text().strip()
        return no_such_country(text, self._countries) if text and not self.value() else ""

    def _settle(self) -> None:
        if self.value():
            self.set_value(self.value())


class CountryEntry(Entry):
    """A country that takes part: its name, its role, a button that removes it."""

    def __init__(self, name: str, vocabularies: Vocabularies, value: CountryParticipation) -> None:
        super().__init__(name)
        self.country = value.country
        self.name = label(breakable(name))
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.name.setToolTip(value.country)
        self.role = TermBox(vocabularies, "country-role", none=None)
        self.role.set_value(value.role)
        self.role.setAccessibleName(say("Role of {country}", country=name))
        self.first = self.role
        self.line.addWidget(self.name, 3)
        self.level = PartLevel(value.level)
        self.line.addWidget(self.role, 2)
        self.line.addWidget(self.level)

    def participation(self) -> CountryParticipation:
        """Return the country with its role."""
        return CountryParticipation(self.country, self.role.value(), self.level.value())

    def is_party(self) -> bool:
        """Tell whether it takes part in the role that is given to a country that is added."""
        return self.role.value() == CountryParticipation(self.country).role


class _CountryLine(QLineEdit):
    """The line in which the next country is typed; in an empty line, Backspace goes to the last one."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__()
        self._back = back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._back()
            return
        super().keyPressEvent(event)


class CountryPicker(EntryList[CountryEntry]):
    """The countries that take part, each with its role; typed, not searched for in a long list."""

    def __init__(
        self, countries: Countries, vocabularies: Vocabularies, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._countries = countries
        self._vocabularies = vocabularies
        self.edit = _CountryLine(self._go_to_last)
        self.edit.setPlaceholderText(say("Type a part of a name or a code"))
        self.edit.setAccessibleName(say("Add a country"))
        self.note = label("", "small", wrap=True)
        self.note.hide()
        self.column.addWidget(self.edit)
        self.column.addWidget(self.note)
        self.setFocusProxy(self.edit)
        ask = country_choices(countries, self._parties)
        self.suggester = Suggester(self.edit, ask, eager=True, stays=True)
        self.suggester.chosen.connect(self._take)
        self.edit.editingFinished.connect(self._settle)
        self.edit.textEdited.connect(lambda: self._say(""))

    def value(self) -> tuple[CountryParticipation, ...]:
        """Return the countries with their roles, in order; one typed and not yet listed counts."""
        pending = resolve(self.edit.text(), self._countries)
        typed = (CountryParticipation(pending.code),) if pending else ()
        parties = self._parties()
        listed = tuple(entry.participation() for entry in self)
        return listed + tuple(one for one in typed if one.country not in parties)

    def set_value(self, value: tuple[CountryParticipation, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        self.edit.clear()
        self._say("")
        for participation in value:
            self._append(participation)

    def problem(self) -> str:
        """Return why the text still in the line is no country, empty when the line is."""
        text = self.edit.text().strip()
        unread = text and not resolve(text, self._countries)
        return no_such_country(text, self._countries) if unread else ""

    def add(self, country: Country) -> None:
        """Add ``country`` as a party, unless it is one already."""
        self.edit.clear()
        default = CountryParticipation(country.code)
        if country.code in self._parties():
            role = self._vocabularies.label("country-role", default.role)
            self._say(say("{country} is already here ({role}).", country=country.label, role=role))
            return
        self._append(default)
        announce(
            self.edit,
            say("{country} added.", country=country.label)
            + " "
            + count(len(self), "{n} country", "{n} countries"),
        )

    def _parties(self) -> frozenset[str]:
        """Return the codes that cannot be added again: a mediator may also be a party."""
        return frozenset(entry.country for entry in self if entry.is_party())

    def _append(self, value: CountryParticipation) -> None:
        country = self._countries.find(value.country)
        name = country.label if country else value.country
        self.append(CountryEntry(name, self._vocabularies, value))

    def _take(self, choice: Choice) -> None:
        country = self._countries.find(str(choice.value))
        if country:
            self.add(country)

    def _settle(self) -> None:
        country = resolve(self.edit.text(), self._countries)
        if country:
            self.add(country)

    def _go_to_last(self) -> None:
        for entry in tuple(self)[-1:]:
            entry.focus()

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        announce(self.note, text)
