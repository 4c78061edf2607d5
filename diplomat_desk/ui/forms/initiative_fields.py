"""The fields of an initiative, in the sections of its form."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms import holdings
from diplomat_desk.ui.forms.boxes import LevelBox, TermBox
from diplomat_desk.ui.forms.budget import BudgetEdit
from diplomat_desk.ui.forms.checks import TermChecks, TickBox
from diplomat_desk.ui.forms.chips import TagsEdit
from diplomat_desk.ui.forms.countries import CountryPicker
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.field import Field
from diplomat_desk.ui.forms.fold import Fold
from diplomat_desk.ui.forms.identifiers import ExternalIdsEditor
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.organisations import OrganisationsEditor
from diplomat_desk.ui.forms.parent import ParentPicker
from diplomat_desk.ui.forms.places import PlacesEditor
from diplomat_desk.ui.forms.rows import Row, Rows
from diplomat_desk.ui.forms.sources import SourcesEditor
from diplomat_desk.ui.forms.texts import LineField, TextArea

Holding = Callable[[Initiative, Vocabularies], str]


@dataclass(frozen=True)
class Section:
    """A part of the form that folds, and the words for what it holds."""

    fold: Fold
    rows: Rows
    holding: Holding


@dataclass(frozen=True)
class FormField:
    """A field in its place: the widget that holds the value, its row, its section."""

    field: Field
    row: Row
    section: Section


class InitiativeFields:
    """Builds every field of an initiative once, by the name that the record gives it.

    ``fields`` maps the record's field names to the widgets, in the order of the form; ``sections``
    are what the form stacks.
    """

    def __init__(
        self, vocabularies: Vocabularies, countries: Countries, lookups: FormLookups
    ) -> None:
        self._vocabularies = vocabularies
        self._countries = countries
        self._lookups = lookups
        self.fields: dict[str, FormField] = {}
        self.sections: list[Section] = []
        self._essentials()
        self._who()
        self._sets_apart()
        self._about()
        self._sources()
        self._keeping()

    def _essentials(self) -> None:
        self._open_section(say("Esse&ntials"), holdings.essentials, unfolded=True)
        self._add("title", say("Title"), LineField(), required=True)
        self._add_term("kind", say("Kind"), none=say("Choose a kind"), required=True)
        self._add_term("track", say("Track"), none=say("Choose a track"), required=True)
        reason = say("What makes it this track, in your judgement.")
        self._add("track_reason", say("Reason for the track"), TextArea(), reason)
        forms = say("A year, a month or a day, as far as it is known.")
        self._add("start", say("Start"), DateEdit(), forms)
        ongoing = say("“ongoing” for what has not ended.")
        self._add("end", say("End"), DateEdit(), ongoing)
        picker = CountryPicker(self._countries, self._vocabularies)
        self._add("countries", say("Countries"), picker)
        self._add_term("status", say("Status"))
        self._add("places", say("Places"), PlacesEditor(self._countries))
        self._add("virtual", say("Virtual"), TickBox(say("Held online, in whole or in part")))

    def _who(self) -> None:
        self._open_section(say("&Who took part"), holdings.who)
        editor = OrganisationsEditor(self._vocabularies, self._lookups.organisations)
        self._add("organisations", say("Organisations"), editor, bare=True)

    def _sets_apart(self) -> None:
        self._open_section(say("What sets it &apart"), holdings.sets_apart)
        self._add_term("approach", say("Approach"))
        self._add_term("mode", say("Mode"))
        self._add("purposes", say("Purposes"), TermChecks(self._vocabularies, "purpose"))
        self._add_term("formality", say("Formality"))
        self._add_term("scope", say("Scope of engagement"))
        self._add_term("visibility", say("Visibility"))
        self._add_term("recognition", say("Recognition"))
        self._add("recognised_by", say("Recognised by"), LineField())

    def _about(self) -> None:
        self._open_section(say("What it was a&bout"), holdings.about)
        self._add("issue", say("Issue or dispute"), LineField())
        self._add("summary", say("Summary"), TextArea())
        self._add("objectives", say("Objectives"), TextArea())

    def _sources(self) -> None:
        self._open_section(say("&Sources"), holdings.sources)
        self._add("sources", say("Sources"), SourcesEditor(self._vocabularies), bare=True)

    def _keeping(self) -> None:
        self._open_section(say("Register &keeping"), holdings.keeping)
        self._add("confidentiality", say("Confidentiality"), LevelBox())
        self._add("tags", say("Tags"), TagsEdit(self._lookups.tags))
        given = say("Given when the initiative is recorded, if left empty.")
        self._add("reference", say("Reference code"), LineField(), given)
        self._add("external_ids", say("Identifiers elsewhere"), ExternalIdsEditor())
        self._add("budget", say("Budget"), BudgetEdit(self._lookups.organisations))
        self._add("planned_start", say("Planned start"), DateEdit())
        self._add("planned_end", say("Planned end"), DateEdit())
        self._add("parent_id", say("Part of the process"), ParentPicker(self._lookups))

    def _open_section(self, title: str, holding: Holding, *, unfolded: bool = False) -> None:
        self._rows = Rows()
        fold = Fold(title, self._rows, unfolded=unfolded)
        self.sections.append(Section(fold, self._rows, holding))

    def _add(
        self,
        name: str,
        text: str,
        widget: QWidget,
        hint: str = "",
        *,
        required: bool = False,
        bare: bool = False,
    ) -> Row:
        if not isinstance(widget, Field):
            raise TypeError(f"{type(widget).__name__} holds no value of a record")
        row = self._rows.add_row(text, widget, hint, required=required, bare=bare)
        self.fields[name] = FormField(widget, row, self.sections[-1])
        return row

    def _add_term(self, name: str, text: str, *, none: str = "", required: bool = False) -> None:
        box = TermBox(self._vocabularies, VOCABULARY_OF[name], none=none)
        row = self._add(name, text, box, required=required)
        # The definition stands where the help does, so that one sees what one has chosen.
        box.defined.connect(row.set_help)
