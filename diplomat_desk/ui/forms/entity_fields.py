"""The fields of a person and of an organisation, each with a line of help."""

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.affiliations import AffiliationsEditor
from diplomat_desk.ui.forms.boxes import LevelBox, TermBox
from diplomat_desk.ui.forms.countries import CountryEdit
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.lookups import Suggest
from diplomat_desk.ui.forms.names import NamesArea
from diplomat_desk.ui.forms.record_form import Place
from diplomat_desk.ui.forms.rows import Rows
from diplomat_desk.ui.forms.suggest import Suggester, of_texts
from diplomat_desk.ui.forms.texts import LineField, TextArea


class EntityFields:
    """Makes the rows for one sort of record; ``fields`` are by the record's own names."""

    def __init__(
        self, kind: Kind, vocabularies: Vocabularies, countries: Countries, organisations: Suggest
    ) -> None:
        self.rows = Rows()
        self.fields: dict[str, Place] = {}
        self._vocabularies = vocabularies
        self._countries = countries
        self._organisations = organisations
        if kind is Kind.PERSON:
            self._person()
        else:
            self._organisation()
        self._add("note", say("Note"), TextArea(), say("Anything that a colleague should know."))
        self._add(
            "confidentiality",
            say("Confidentiality"),
            LevelBox(),
            say("Below this level the record is left out everywhere, of counts too."),
        )

    def _person(self) -> None:
        self._names(say("As you write it; each initiative keeps the name that its source gave."))
        self._country(say("The country that they belong to; type any part of its name."))
        editor = AffiliationsEditor(self._vocabularies, self._organisations)
        help_ = say(
            "Where they belonged and as what, over time. What they were at an event is kept with it."
        )
        self._add("affiliations", say("Affiliations"), editor, help_)

    def _organisation(self) -> None:
        self._names(say("Its full name; no two organisations have the same one."))
        kind = TermBox(self._vocabularies, "organisation-type")
        self._add(
            "type", say("Type"), kind, say("What sort of body it is; says nothing of a track.")
        )
        self._country(say("Where it has its seat; leave it empty for one of many countries."))
        parent = LineField()
        suggester = Suggester(parent, of_texts(self._organisations))
        suggester.chosen.connect(lambda choice: parent.setText(choice.text))
        self._add(
            "parent", say("Belongs to"), parent, say("The organisation that it is a part of.")
        )
        self._add(
            "valid_from", say("Founded"), DateEdit(), say("Since when it exists, as far as known.")
        )
        self._add(
            "valid_to", say("Dissolved"), DateEdit(), say("Until when; empty while it exists.")
        )

    def _names(self, help_: str) -> None:
        self._add("name", say("Name"), LineField(), help_, required=True)
        aliases = say(
            "Spellings, abbreviations, other scripts: one on each line. All are searched."
        )
        self._add("aliases", say("Other names"), NamesArea(), aliases)

    def _country(self, help_: str) -> None:
        self._add("country", say("Country"), CountryEdit(self._countries), help_)

    def _add(
        self, name: str, text: str, field: QWidget, hint: str, *, required: bool = False
    ) -> None:
        row = self.rows.add_row(text, field, hint, required=required)
        self.fields[name] = Place(field, row)
