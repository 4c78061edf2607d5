"""The fields of an initiative, in the sections of its form."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.part_rules import DATE_FACTS
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms import holdings
from diplomat_desk.ui.forms.adviser import TrackAdviser
from diplomat_desk.ui.forms.assessments import AssessmentsEditor
from diplomat_desk.ui.forms.attachments import AttachmentsEditor
from diplomat_desk.ui.forms.boxes import LevelBox, TermBox
from diplomat_desk.ui.forms.budget import BudgetEdit
from diplomat_desk.ui.forms.checks import TermChecks, TickBox
from diplomat_desk.ui.forms.chips import TagsEdit
from diplomat_desk.ui.forms.claims import ClaimsEditor
from diplomat_desk.ui.forms.countries import CountryPicker
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.field import Field
from diplomat_desk.ui.forms.fold import Fold
from diplomat_desk.ui.forms.identifiers import ExternalIdsEditor
from diplomat_desk.ui.forms.journal import ConstraintsEditor, FollowUpsEditor, NotesEditor
from diplomat_desk.ui.forms.links import LinksEditor
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.meetings import MeetingsEditor
from diplomat_desk.ui.forms.organisations import OrganisationsEditor
from diplomat_desk.ui.forms.parent import ParentPicker
from diplomat_desk.ui.forms.people import PeopleEditor
from diplomat_desk.ui.forms.places import PlacesEditor
from diplomat_desk.ui.forms.record_form import Place
from diplomat_desk.ui.forms.results import DocumentsEditor, OutcomesEditor, TransfersEditor
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
class FormField(Place):
    """A field in its row, and the section that the row is in."""

    field: Field
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
        self._meetings()
        self._sets_apart()
        self._about()
        self._came_of_it()
        self._held_back()
        self._sources()
        self._notes()
        self._ties()
        self._keeping()

    def _essentials(self) -> None:
        self._open_section(say("Esse&ntials"), holdings.essentials, unfolded=True)
        self._add(
            "title",
            say("Title"),
            LineField(),
            say("The name that it is known by; the first thing that every list shows."),
            required=True,
        )
        self._add_term(
            "kind",
            say("Kind"),
            say("What sort of event or process it is."),
            none=say("Choose a kind"),
            required=True,
        )
        track = self._add_term(
            "track",
            say("Track"),
            say("On which level it ran: between states, with a third party, or outside office."),
            none=say("Choose a track"),
            required=True,
        )
        self.adviser = TrackAdviser(self._vocabularies)
        self.adviser.wanted.connect(self.fields["track"].field.set_value)
        track.add_note(self.adviser)
        reason = say("What makes it this track, in your judgement.")
        self._add("track_reason", say("Reason for the track"), TextArea(), reason)
        forms = say("A year, a month or a day, as far as it is known.")
        self._add("start", say("Start"), DateEdit(), forms)
        ongoing = say("“ongoing” for what has not ended.")
        self._add("end", say("End"), DateEdit(), ongoing)
        picker = CountryPicker(self._countries, self._vocabularies)
        sides = say(
            "The states concerned, each with its role; the lock hides one from some readers."
        )
        self._add("countries", say("Countries"), picker, sides)
        self._add_term("status", say("Status"), say("How far it has come."))
        where = say("Where people met; a border line may have no country.")
        self._add("places", say("Places"), PlacesEditor(self._countries), where)
        online = say("Tick it also where only some joined from afar.")
        tick = TickBox(say("Held online, in whole or in part"))
        self._add("virtual", say("Virtual"), tick, online)

    def _who(self) -> None:
        self._open_section(say("&Who took part"), holdings.who)
        self._add(
            "organisations",
            say("Organisations"),
            OrganisationsEditor(self._vocabularies, self._lookups.known_organisations),
            say(
                "Bodies that took part, each with its role; “…” keeps the name that a source gives."
            ),
            headed=True,
        )
        self._add(
            "people",
            say("People"),
            PeopleEditor(self._vocabularies, self._lookups, self._when),
            say("Each as what they were then; what somebody becomes later changes nothing here."),
            headed=True,
        )

    def _meetings(self) -> None:
        self._open_section(say("&Meetings"), holdings.meetings)
        editor = MeetingsEditor(self._vocabularies, self._countries, self._lookups, self._when)
        hint = say("The sittings of this initiative, each with who attended it.")
        self._add("meetings", say("Meetings"), editor, hint, bare=True)

    def _sets_apart(self) -> None:
        self._open_section(say("What sets it &apart"), holdings.sets_apart)
        self._add_term("approach", say("Approach"), say("The avenue or method that was used."))
        self._add_term("mode", say("Mode"), say("How many sides dealt with each other."))
        self._add(
            "purposes",
            say("Purposes"),
            TermChecks(self._vocabularies, "purpose"),
            say("What it was meant to achieve; tick all that apply."),
        )
        self._add_term("formality", say("Formality"), say("How far it rests on rules or a treaty."))
        self._add_term(
            "scope", say("Scope of engagement"), say("How far the sides engaged with each other.")
        )
        self._add_term(
            "visibility", say("Visibility"), say("How much of it the public could know.")
        )
        self._add_term(
            "recognition", say("Recognition"), say("Whether governments acknowledged or backed it.")
        )
        self._add(
            "recognised_by",
            say("Recognised by"),
            LineField(),
            say("Which government or body acknowledged it."),
        )

    def _about(self) -> None:
        self._open_section(say("What it was a&bout"), holdings.about)
        issue = say("The question or dispute in a few words, e.g. Indus waters.")
        self._add("issue", say("Issue or dispute"), LineField(), issue)
        summary = say("What happened, in a paragraph or two.")
        self._add("summary", say("Summary"), TextArea(), summary)
        aims = say("What those who began it set out to reach.")
        self._add("objectives", say("Objectives"), TextArea(), aims)

    def _came_of_it(self) -> None:
        self._open_section(say("What &came of it"), holdings.came_of_it)
        terms = self._vocabularies
        hint = say("What changed, for whom; a meeting or a paper alone is no outcome.")
        self._add("outcomes", say("Outcomes"), OutcomesEditor(terms), hint, headed=True)
        hint = say("What reached an official track, and what became of it there.")
        self._add("transfers", say("Transfers"), TransfersEditor(terms), hint, headed=True)
        hint = say("Agreements, statements and other texts that were issued.")
        self._add("documents", say("Outcome documents"), DocumentsEditor(terms), hint, headed=True)
        hint = say("By the six criteria of the OECD's Development Assistance Committee.")
        self._add("assessments", say("Assessments"), AssessmentsEditor(terms), hint, headed=True)

    def _held_back(self) -> None:
        self._open_section(say("What he&ld it back, whom it served"), holdings.held_back)
        hint = say("What stood in its way, and how.")
        self._add(
            "constraints",
            say("Constraints"),
            ConstraintsEditor(self._vocabularies),
            hint,
            headed=True,
        )
        hint = say("What people gain if it succeeds.")
        checks = TermChecks(self._vocabularies, "interest")
        self._add("interests", say("Interests served"), checks, hint)

    def _sources(self) -> None:
        self._open_section(say("&Sources"), holdings.sources)
        sources = SourcesEditor(self._vocabularies)
        hint = say("Where this is known from; each can be named by the claims below.")
        self._add("sources", say("Sources"), sources, hint, bare=True)
        claims = ClaimsEditor(self._vocabularies, sources)
        claims.adopted.connect(self._adopt)
        hint = say("Where sources contradict each other on a fact, keep what each of them says.")
        self._add("claims", say("Conflicting claims"), claims, hint, headed=True)

    def _adopt(self, fact: str, value: str) -> None:
        """Put an adopted claim into the field of its fact, where there is one."""
        if fact in self.fields:
            place = self.fields[fact]
            place.field.set_value(PartialDate.of(value) if fact in DATE_FACTS else value)
            place.row.show_error("")

    def _notes(self) -> None:
        self._open_section(say("N&otes and follow-ups"), holdings.notes)
        hint = say("A journal for those who work with the register.")
        self._add("notes", say("Notes"), NotesEditor(self._lookups.author), hint, headed=True)
        hint = say("What is to be done, by when and by whom.")
        self._add("follow_ups", say("Follow-ups"), FollowUpsEditor(), hint, headed=True)

    def _ties(self) -> None:
        self._open_section(say("&Ties and files"), holdings.ties)
        hint = say("Initiatives that this one precedes, feeds into or is otherwise tied to.")
        self._add(
            "links", say("Ties"), LinksEditor(self._vocabularies, self._lookups), hint, headed=True
        )
        hint = say("Files of any kind, kept inside the register.")
        self._add(
            "attachments", say("Attachments"), AttachmentsEditor(self._lookups), hint, headed=True
        )

    def _keeping(self) -> None:
        self._open_section(say("Register &keeping"), holdings.keeping)
        level = say(
            "Who may see the whole record; single parts of it can only be raised above this."
        )
        self._add("confidentiality", say("Confidentiality"), LevelBox(), level)
        tags = say("Words of your own that group records, to filter by.")
        self._add("tags", say("Tags"), TagsEdit(self._lookups.tags), tags)
        given = say("Given when the initiative is recorded, if left empty.")
        self._add("reference", say("Reference code"), LineField(), given)
        ids = say("What other registers call it, e.g. PA-X AgtId 00577.")
        self._add("external_ids", say("Identifiers elsewhere"), ExternalIdsEditor(), ids)
        money = say("What it cost or was given, in which currency, and who paid.")
        self._add("budget", say("Budget"), BudgetEdit(self._lookups.organisations), money)
        planned = say("When it was to begin, where that is known to differ or still lies ahead.")
        self._add("planned_start", say("Planned start"), DateEdit(), planned)
        planned = say("When it was to end.")
        self._add("planned_end", say("Planned end"), DateEdit(), planned)
        process = say("The longer process that this is one round of.")
        self._add("parent_id", say("Part of the process"), ParentPicker(self._lookups), process)

    def _when(self) -> PartialDate | None:
        """Return the date as of which people are asked about: the first that the form holds."""
        names = ("start", "end", "planned_start", "planned_end")
        dates: list[PartialDate | None] = [self.fields[name].field.value() for name in names]
        return next((one for one in dates if one and not one.is_open), None)

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
        headed: bool = False,
    ) -> Row:
        if not isinstance(widget, Field):
            raise TypeError(f"{type(widget).__name__} holds no value of a record")
        row = self._rows.add_row(text, widget, hint, required=required, bare=bare or headed)
        # A list fills the width; where a section has two, each stands under its name.
        row.label.setHidden(bare)
        self.fields[name] = FormField(widget, row, self.sections[-1])
        return row

    def _add_term(
        self, name: str, text: str, hint: str, *, none: str = "", required: bool = False
    ) -> Row:
        box = TermBox(self._vocabularies, VOCABULARY_OF[name], none=none)
        row = self._add(name, text, box, hint, required=required)
        # The definition stands where the help does, so that one sees what one has chosen.
        box.defined.connect(row.set_help)
        return row
