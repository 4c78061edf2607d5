"""Ties from an initiative to others, in the form."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diplomat_desk.domain.keeping import Link
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.parent import InitiativePicker
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.tokens import Space

_NO_KIND = Link("", 0)


class LinkEntry(Entry):
    """One tie: how, to which initiative, and a note on it."""

    def __init__(self, vocabularies: Vocabularies, lookups: FormLookups, value: Link) -> None:
        super().__init__(say("this tie"))
        self._value = value
        self.kind = TermBox(vocabularies, "link", none=say("Choose a tie"))
        self.kind.setAccessibleName(say("How they are tied"))
        self.target = InitiativePicker(
            lookups.initiatives,
            lookups,
            say("Find an initiative by title or reference"),
            ("pencil", say("Choose another initiative")),
        )
        self.target.edit.setAccessibleName(say("The other initiative"))
        self.note = LineField()
        self.note.setPlaceholderText(say("Note on the tie"))
        self.note.setAccessibleName(say("Note on the tie"))
        self.line.addWidget(self.kind, 2)
        self.line.addWidget(self.target, 5)
        below = QHBoxLayout()
        below.setContentsMargins(Space.L, 0, 0, 0)
        below.addWidget(self.note)
        self.column.addLayout(below)
        self.first = self.kind
        self.kind.set_value(value.kind)
        self.target.set_value(value.target_id or None)
        # As for entries: Qt would stop here after the last button.
        self.target.setFocusProxy(None)  # type: ignore[arg-type]
        self.note.set_value(value.note)

    def link(self) -> Link:
        """Return the tie."""
        target = self.target.value() or 0
        return replace(
            self._value, kind=self.kind.value(), target_id=target, note=self.note.value()
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return not self.problem() and not self.link().target_id

    def problem(self) -> str:
        """Return why there is no tie yet: the other initiative is typed but not chosen, or missing."""
        link = self.link()
        if not link.target_id and not self.target.problem() and link.note.strip():
            return say("Choose the initiative that it is tied to.")
        return self.target.problem()


class LinksEditor(GrowingList[LinkEntry]):
    """The ties of this initiative to others; those that lead here are kept with the others."""

    def __init__(
        self, vocabularies: Vocabularies, lookups: FormLookups, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Add a tie"), parent)
        self._vocabularies = vocabularies
        self._lookups = lookups

    def value(self) -> tuple[Link, ...]:
        """Return the ties, in order; blank entries are none."""
        return tuple(entry.link() for entry in self.filled())

    def set_value(self, value: tuple[Link, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        for link in value:
            self.append(LinkEntry(self._vocabularies, self._lookups, link))

    def blank(self) -> LinkEntry:
        """Return an entry for a tie to be chosen."""
        return LinkEntry(self._vocabularies, self._lookups, _NO_KIND)
