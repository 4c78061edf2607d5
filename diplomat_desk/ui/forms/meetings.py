"""The meetings of a record: each a line to read, which opens into its fields and who attended."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Place
from diplomat_desk.domain.meetings import UNATTRIBUTED, Meeting, new_key
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import is_blank
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.entries import GrowingList
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.opening import OpeningEntry
from diplomat_desk.ui.forms.people import PeopleEditor, When
from diplomat_desk.ui.forms.places import PlaceEdit
from diplomat_desk.ui.forms.rows import Row
from diplomat_desk.ui.forms.texts import LineField, TextArea

_LONGEST = 60


class MeetingEntry(OpeningEntry):
    """One meeting: date, place, format and how many attended, and, when opened, its fields."""

    attendance_changed = Signal()
    """People came or went."""

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        lookups: FormLookups,
        when: When,
        value: Meeting,
    ) -> None:
        super().__init__(say("Edit this meeting"), value.level)
        self._vocabularies = vocabularies
        self._countries = countries
        self._lookups = lookups
        self._when = when
        self._value = value
        self.tell()

    def meeting(self) -> Meeting:
        """Return the meeting; its key is the one it came with."""
        if not self.is_filled:
            return replace(self._value, level=self.level.value())
        place = self.place.value()
        return Meeting(
            date=self.date.value(),
            title=self.title.value(),
            city=place.city,
            country=place.country,
            format=self.format.value(),
            agenda=self.agenda.value(),
            attribution=self.attribution.value(),
            attendance=self.attendance.value(),
            level=self.level.value(),
            key=self._value.key,
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return is_blank(self.meeting()) and not self.problem()

    def in_words(self) -> str:
        """Return date, title, place, format and how many attended."""
        return in_one_line(self.meeting(), self._vocabularies, self._countries) or say(
            "New meeting"
        )

    def begin(self) -> QWidget:
        """Return the line of the date."""
        return self.date.line

    def reveal(self) -> None:
        """Open, and put the cursor to the person who is wrong, if one is; else to the first field."""
        super().reveal()
        for person in self.attendance.filled():
            if person.problem():
                person.reveal()
                return

    def fill(self) -> None:
        """Make the fields."""
        value, words = self._value, self._vocabularies
        self.date, self.title, self.agenda = DateEdit(), LineField(), TextArea()
        self.place = PlaceEdit(self._countries)
        self.format, self.attribution = (
            TermBox(words, "meeting-format"),
            TermBox(words, "attribution"),
        )
        self.attendance = PeopleEditor(words, self._lookups, self._date)
        self.date.set_value(value.date)
        self.title.set_value(value.title)
        self.place.set_value(Place(value.city, value.country))
        self.format.set_value(value.format)
        self.agenda.set_value(value.agenda)
        self.attribution.set_value(value.attribution)
        self.attendance.set_value(value.attendance)
        self.attendance.changed.connect(self.attendance_changed)
        self._add_rows()

    def _add_rows(self) -> None:
        self.add(say("Date of the meeting"), self.date, say("The day it began, as far as known."))
        self.add(say("Title of the meeting"), self.title, say("What it was called, if anything."))
        self.add(say("Place of the meeting"), self.place, say("The city, the country, or both."))
        self._add_term(
            say("Format"), self.format, say("How people met: in one room, online, by turns.")
        )
        self.add(
            say("Agenda"), self.agenda, say("What was to be talked about, a line for each item.")
        )
        hint = say("How what was said there may be used, and whether names may be told.")
        rule = self._add_term(say("Attribution rule"), self.attribution, hint)
        self.attribution.defined.connect(lambda _: self._explain(rule))
        self._explain(rule)
        self.add(
            say("Who attended"),
            self.attendance,
            say("Everybody who was at this meeting, each as what they were on that day."),
        )

    def _add_term(self, text: str, term_box: TermBox, hint: str) -> Row:
        row = self.add(text, term_box, hint)
        term_box.defined.connect(row.set_help)
        row.set_help(term_box.definition())
        return row

    def _explain(self, row: Row) -> None:
        """Say plainly under the rule what follows from it."""
        definition = self.attribution.definition()
        if self.attribution.value() in UNATTRIBUTED:
            nobody = say("Nobody who attended is named in anything that is put out.")
            row.set_help(f"{definition} {nobody}".strip())
        else:
            row.set_help(definition)

    def _date(self) -> PartialDate | None:
        return self.date.value() or self._when()


class MeetingsEditor(GrowingList[MeetingEntry]):
    """The meetings, in order."""

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        lookups: FormLookups,
        when: When,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty list; ``when`` answers the date for a meeting that has none of its own."""
        super().__init__(say("Add a meeting"), parent)
        self._vocabularies = vocabularies
        self._countries = countries
        self._lookups = lookups
        self._when = when

    def value(self) -> tuple[Meeting, ...]:
        """Return the meetings, in order; blank entries are none."""
        return tuple(entry.meeting() for entry in self.filled())

    def set_value(self, value: tuple[Meeting, ...]) -> None:
        """Show exactly ``value``, each as a line."""
        self.clear()
        for meeting in value:
            self.append(self._entry(meeting))

    def blank(self) -> MeetingEntry:
        """Return an entry for a meeting to be described, its fields open."""
        entry = self._entry(Meeting(key=new_key()))
        entry.open()
        return entry

    def _entry(self, value: Meeting) -> MeetingEntry:
        entry = MeetingEntry(self._vocabularies, self._countries, self._lookups, self._when, value)
        entry.attendance_changed.connect(self.changed)
        return entry


def in_one_line(meeting: Meeting, vocabularies: Vocabularies, countries: Countries) -> str:
    """Return ``meeting`` as one line: when, what, where, how, and how many attended."""
    country = countries.find(meeting.country)
    title = meeting.title if len(meeting.title) <= _LONGEST else meeting.title[:_LONGEST] + "…"
    attended = len(meeting.attendance)
    parts = (
        meeting.date.in_words() if meeting.date else "",
        title,
        ", ".join(filter(None, (meeting.city, country.label if country else meeting.country))),
        vocabularies.label("meeting-format", meeting.format),
        count(attended, "{n} attended", "{n} attended") if attended else "",
    )
    return dotted(*parts)
