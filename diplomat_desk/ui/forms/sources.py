"""The sources of a record: citations to read, each of which opens into its fields."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.meetings import new_key
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import is_blank
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.entries import GrowingList
from diplomat_desk.ui.forms.opening import OpeningEntry
from diplomat_desk.ui.forms.texts import LineField


class SourceEntry(OpeningEntry):
    """One source: its citation, and, when opened, the fields that it is made of."""

    def __init__(self, vocabularies: Vocabularies, value: Source, *, opened: bool = False) -> None:
        super().__init__(say("Edit this source"), value.level)
        self._vocabularies = vocabularies
        self._value = value
        self.tell()
        self.edit_button.setChecked(opened)

    def source(self) -> Source:
        """Return the source; its key is the one it came with."""
        if not self.is_filled:
            return replace(self._value, level=self.level.value())
        return Source(
            title=self.title.value(),
            author=self.author.value(),
            publisher=self.publisher.value(),
            date=self.date.value(),
            url=self.url.value(),
            accessed=self.accessed.value(),
            reliability=self.reliability.value(),
            note=self.note.value(),
            level=self.level.value(),
            key=self._value.key,
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return is_blank(self.source()) and not self.problem()

    def in_words(self) -> str:
        """Return the citation."""
        return citation(self.source()) or say("New source")

    def begin(self) -> QWidget:
        """Return the title."""
        return self.title

    def fill(self) -> None:
        """Make the fields."""
        self.title, self.author, self.publisher = LineField(), LineField(), LineField()
        self.date, self.url, self.accessed = DateEdit(), LineField(), DateEdit()
        self.reliability, self.note = TermBox(self._vocabularies, "reliability"), LineField()
        self._show(self._value)
        self.add(say("Title of the source"), self.title, say("As it stands on the source."))
        self.add(say("Author"), self.author, say("Who wrote it: a person, an office, an agency."))
        self.add(
            say("Publisher"), self.publisher, say("The newspaper, journal, institute or site.")
        )
        self.add(say("Date of the source"), self.date, say("When it appeared, as far as known."))
        self.add(say("Address (URL)"), self.url, say("Where it can be read, e.g. https://…"))
        self.add(say("Read on"), self.accessed, say("When you last read it at that address."))
        reliability = self.add(
            say("Reliability"),
            self.reliability,
            say("How far it can be trusted, in your judgement."),
        )
        self.reliability.defined.connect(reliability.set_help)
        reliability.set_help(self.reliability.definition())
        self.add(
            say("What it bears out"),
            self.note,
            say("Which facts of the record it supports, and on which page."),
        )

    def _show(self, value: Source) -> None:
        self.title.set_value(value.title)
        self.author.set_value(value.author)
        self.publisher.set_value(value.publisher)
        self.date.set_value(value.date)
        self.url.set_value(value.url)
        self.accessed.set_value(value.accessed)
        self.reliability.set_value(value.reliability)
        self.note.set_value(value.note)


class SourcesEditor(GrowingList[SourceEntry]):
    """The sources, in order; conflicting ones stand side by side."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a source"), parent)
        self._vocabularies = vocabularies

    def value(self) -> tuple[Source, ...]:
        """Return the sources, in order; blank entries are none."""
        return tuple(entry.source() for entry in self.filled())

    def set_value(self, value: tuple[Source, ...]) -> None:
        """Show exactly ``value``, as citations."""
        self.clear()
        for source in value:
            self.append(SourceEntry(self._vocabularies, source))

    def blank(self) -> SourceEntry:
        """Return an entry for a source to be typed, its fields open."""
        # A key from the start, so that a claim typed in the same sitting can point to it.
        return SourceEntry(self._vocabularies, Source("", key=new_key()), opened=True)


def citation(source: Source) -> str:
    """Return ``source`` as one line: author, title, publisher, date; its address where it has no title."""
    date = source.date.in_words() if source.date else ""
    parts = (source.author, source.title or source.url, source.publisher, date)
    return ", ".join(part for part in parts if part)
