"""Countries and entities: found, named, given years, and shown under the names of a profile."""

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import states
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.states import Atlas, UsedCountry
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.words.fields import NamesField
from diplomat_desk.ui.words.pane import Pane, Said, shown, used_in_words
from diplomat_desk.ui.words.panel import EditPanel
from diplomat_desk.ui.words.profiles import ProfileBar
from diplomat_desk.ui.words.table import Heading, Line, WordsTable

_CODE, _SHOWN, _YEARS, _KIND, _NUMBERS = 64, 120, 92, 80, 56
_NARROW = 760
_NEW = Country("", "", kind=CountryKind.USER)


class StatesPane(Pane):
    """The codes are ISO's, history's or the user's own; what they are called is the user's to say."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        headings = (
            Heading(say("Name")),
            Heading(say("Code"), _CODE),
            Heading(say("Shown as"), _SHOWN),
            Heading(say("Years"), _YEARS),
            Heading(say("From"), _KIND),
            Heading(say("Used"), _NUMBERS, numbers=True),
        )
        super().__init__(context, WordsTable(headings, say("Countries and entities")), parent)
        self._atlas = Atlas((), (), "")
        self._adding = False
        self.heading.setText(say("Countries and entities"))
        self.help.setText(
            say(
                "ISO 3166 and states that are no more; add a territory or a party that is no state."
            )
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Find a country by name or code"))
        self.search.setAccessibleName(say("Find a country"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.profiles = ProfileBar(read_only=context.read_only)
        self.above.addWidget(self.search)
        self.above.addWidget(self.profiles)
        self.form = self._make_form()
        self.naming = EditPanel(say("Make it"))
        self.naming.add(
            "name", say("Name of the profile"), LineField(), say("Such as “House style”.")
        )
        self.add_panel(self.form, self._record)
        self.add_panel(self.naming, self._make_profile)
        self._make_buttons()

    def refresh(self) -> None:
        """Ask for the countries and the profiles."""
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: states.atlas(desk, ceiling), self._show, topic="words listed"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the form shows too, where the list is narrow."""
        super().resizeEvent(event)
        for number in (3, 4):
            self.table.setColumnHidden(number, self.width() < _NARROW)

    def place(self) -> Any:  # noqa: ANN401 - for return_to alone
        """Return what is chosen, how far the list is scrolled, and what is searched for."""
        return super().place(), self.search.text()

    def return_to(self, place: Any) -> None:  # noqa: ANN401 - what place() gave
        """Search, choose and scroll as the list stood."""
        place, text = place
        self.search.setText(text)
        super().return_to(place)

    def show_chosen(self, key: str) -> None:
        """Show a country in the form."""
        self._adding = False
        self.panels.setCurrentWidget(self.form)
        used = self._chosen(key)
        self.form.setEnabled(used is not None)
        own = used is not None and used.country.kind is CountryKind.USER
        self.delete_button.setEnabled(own and used is not None and not used.uses)
        if used is None:
            self.form.load(say("No country is chosen"), {"name": ""})
        else:
            self.form.load(used.country.label, self._values(used.country), _about(used))

    def add(self) -> None:
        """Clear the form for an entity of the user's own."""
        if not self._context.read_only and self.may_leave():
            self._adding = True
            self.panels.setCurrentWidget(self.form)
            self.form.setEnabled(True)
            note = say("A code never changes its meaning, so choose one that will last.")
            values = {"code": "", **self._values(_NEW)}
            self.form.load(say("New entity"), values, note, opened=True)
            self.form.focus()

    def delete(self) -> None:
        """Delete the chosen entity, if it is the user's own and nothing names it."""
        used = self._chosen()
        if used is None or self._context.read_only or not self.may_leave():
            return
        one = used.country

        def work(desk: Desk) -> Said:
            states.delete(desk, one.code)
            return Said(say("Deleted “{name}”.", name=one.name))

        self.change(work)

    def _record(self) -> None:
        adding = self._adding
        try:
            wanted = self._draft()
        except RefusedError as error:
            self.form.show_error(error)
            return

        def work(desk: Desk) -> Said:
            if adding:
                states.add(desk, wanted)
                return Said(say("Added “{name}”.", name=wanted.name.strip()), wanted.code)
            states.edit(desk, wanted)
            return Said(say("Recorded “{name}”.", name=wanted.name.strip()), wanted.code)

        self.change(work)

    def _draft(self) -> Country:
        values = self.form.values()
        used = None if self._adding else self._chosen()
        old = used.country if used else replace(_NEW, code=clean_line(values["code"]).upper())
        names = dict(old.shown_as)
        if "shown" in values:
            names[self._atlas.in_force] = values["shown"]
        return replace(
            old,
            name=values["name"],
            aliases=NamesField.names_of(values["aliases"]),
            valid_from=_year("valid_from", values["valid_from"]),
            valid_to=_year("valid_to", values["valid_to"]),
            shown_as=tuple(names.items()),
        )

    def _choose_profile(self, profile: str) -> None:
        if not self.may_leave():
            self.profiles.offer(self._atlas.profiles, self._atlas.in_force)
            return

        def work(desk: Desk) -> Said:
            states.choose_profile(desk, profile)
            text = (
                say("Countries are shown by the names of “{profile}”.", profile=profile)
                if profile
                else say("Countries are shown by the names that they are recorded under.")
            )
            return Said(text, undo=False)

        self.change(work)

    def _ask_profile(self) -> None:
        if self.may_leave():
            self.panels.setCurrentWidget(self.naming)
            note = say(
                "It is in force at once. Then choose a country and type how it is to be shown; "
                "the others keep their names."
            )
            self.naming.load(say("New profile of names"), {"name": ""}, note, opened=True)
            self.naming.focus()

    def _make_profile(self) -> None:
        name = clean_line(self.naming.values()["name"])
        if name:
            self._choose_profile_named(name)

    def _choose_profile_named(self, name: str) -> None:
        def work(desk: Desk) -> Said:
            states.choose_profile(desk, name)
            return Said(say("Made “{profile}”; it is in force.", profile=name), undo=False)

        self.change(work)

    def _delete_profile(self) -> None:
        profile = self._atlas.in_force
        if not profile or not self.may_leave():
            return

        def work(desk: Desk) -> Said:
            step = states.delete_profile(desk, profile)
            return Said(say("Deleted the names of “{profile}”.", profile=profile), undo=bool(step))

        self.change(work)

    def _show(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.profiles.offer(atlas.profiles, atlas.in_force)
        self.table.setColumnHidden(2, not atlas.in_force)
        self._fill()
        self.filled()

    def _fill(self) -> None:
        wanted = fold(clean_line(self.search.text()))
        found = [one for one in self._atlas.countries if wanted in _names(one.country)]
        self.table.fill([self._line(one) for one in found], self._wanted)

    def _chosen(self, key: str | None = None) -> UsedCountry | None:
        wanted = self.table.current if key is None else key
        return next((one for one in self._atlas.countries if one.country.code == wanted), None)

    def _values(self, one: Country) -> dict[str, str]:
        values = {
            "name": one.name,
            "aliases": "\n".join(one.aliases),
            "valid_from": shown(one.valid_from),
            "valid_to": shown(one.valid_to),
        }
        if self._atlas.in_force:
            values["shown"] = dict(one.shown_as).get(self._atlas.in_force, "")
        return values

    def _line(self, used: UsedCountry) -> Line:
        one = used.country
        kinds = {
            CountryKind.ISO: say("ISO 3166"),
            CountryKind.HISTORICAL: say("History"),
            CountryKind.USER: say("You"),
        }
        given = dict(one.shown_as).get(self._atlas.in_force, "")
        uses = used_in_words(used.uses)
        return Line(one.code, (one.name, one.code, given, _years(one), kinds[one.kind], uses))

    def _make_form(self) -> EditPanel:
        form = EditPanel()
        form.add("code", say("Code"), LineField(), say("2 to 12 capital letters and figures."))
        form.add("name", say("Name"), LineField())
        hint = say("In the profile of names that is in force; empty for the name above.")
        form.add("shown", say("Shown as"), LineField(), hint)
        form.add(
            "aliases", say("Other names"), NamesField(), say("One a line; it is found by each.")
        )
        form.add("valid_from", say("From the year"), LineField(), say("Empty where it is open."))
        hint = say("A record outside the years is kept, and the quality list tells it.")
        form.add("valid_to", say("To the year"), LineField(), hint)
        return form

    def _make_buttons(self) -> None:
        self.add_entity = self.add_button(
            say("&Add an entity"), "plus", self.add, say("Add a territory or a party (Ins)")
        )
        self.delete_button = self.add_button(
            say("Delete"), "trash-2", self.delete, say("Delete an entity of yours (Del)")
        )
        self.profiles.chosen.connect(self._choose_profile)
        self.profiles.new.clicked.connect(self._ask_profile)
        self.profiles.delete.clicked.connect(self._delete_profile)
        self.table.add_pressed.connect(self.add)
        self.table.rename_pressed.connect(self.form.focus)
        self.table.delete_pressed.connect(self.delete)


def _year(name: str, text: str) -> int | None:
    typed = clean_line(text)
    if not typed:
        return None
    try:
        return int(typed)
    except ValueError:
        raise RefusedError((Problem(name, say("A year is a number, such as 1947.")),)) from None


def _names(one: Country) -> str:
    names = (one.name, one.code, *one.aliases, *(name for _, name in one.shown_as))
    return fold(" \n ".join(names))


def _years(one: Country) -> str:
    if one.valid_from is None and one.valid_to is None:
        return ""
    return f"{shown(one.valid_from)}–{shown(one.valid_to)}"


def _about(used: UsedCountry) -> str:
    if not used.uses:
        return say("Not named in what is shown.")
    return count(used.uses, "Named in {n} record.", "Named in {n} records.")
