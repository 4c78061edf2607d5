"""The sources of a record: citations to read, each of which opens into its fields."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.meetings import new_key
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.part_list import Input, PartEntry, PartList
from diplomat_desk.ui.forms.texts import LineField


class SourcesEditor(PartList[Source]):
    """The sources, in order; conflicting ones stand side by side."""

    cited = Signal()
    """Sources came or went, or read otherwise now."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a source"), say("New source"), parent)
        self._vocabularies = vocabularies
        self.changed.connect(self.cited)

    def empty(self) -> Source:
        """Return a source to be typed; its key is there at once, so that a claim can name it."""
        return Source("", key=new_key())

    def inputs(self) -> Sequence[Input]:
        """Return the fields of a source."""
        return (
            Input("title", say("Title of the source"), LineField(), say("As it stands on the source.")),
            Input("author", say("Author"), LineField(),
                  say("Who wrote it: a person, an office, an agency.")),
            Input("publisher", say("Publisher"), LineField(),
                  say("The newspaper, journal, institute or site.")),
            Input("date", say("Date of the source"), DateEdit(),
                  say("When it appeared, as far as known.")),
            Input("url", say("Address (URL)"), LineField(),
                  say("Where it can be read, e.g. https://…")),
            Input("accessed", say("Read on"), DateEdit(),
                  say("When you last read it at that address.")),
            Input("reliability", say("Reliability"), TermBox(self._vocabularies, "reliability"),
                  say("How far it can be trusted, in your judgement.")),
            Input("note", say("What it bears out"), LineField(),
                  say("Which facts of the record it supports, and on which page.")),
        )  # fmt: skip

    def in_words(self, part: Source) -> str:
        """Return the citation."""
        return citation(part)

    def entry(self, part: Source) -> PartEntry[Source]:
        """Return an entry for ``part``, which gets a key if it has none."""
        made = super().entry(part if part.key else replace(part, key=new_key()))
        made.worded.connect(self.cited)
        return made


def citation(source: Source) -> str:
    """Return ``source`` as one line: author, title, publisher, date; its address where it has no title."""
    date = source.date.in_words() if source.date else ""
    parts = (source.author, source.title or source.url, source.publisher, date)
    return ", ".join(part for part in parts if part)
