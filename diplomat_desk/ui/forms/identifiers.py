"""Identifiers that other registers give the same initiative."""

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.initiative import ExternalId
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.texts import LineField


class IdentifierEntry(Entry):
    """One identifier: whose it is, and what it is. Always text: leading zeros stay."""

    def __init__(self, value: ExternalId) -> None:
        super().__init__(value.scheme)
        self.scheme = LineField()
        self.scheme.setPlaceholderText(say("Scheme, e.g. PA-X AgtId"))
        self.scheme.setAccessibleName(say("Scheme of the identifier"))
        self.identifier = LineField()
        self.identifier.setPlaceholderText(say("Identifier"))
        self.identifier.setAccessibleName(say("Identifier"))
        self.line.addWidget(self.scheme, 1)
        self.line.addWidget(self.identifier, 1)
        self.first = self.scheme
        self.scheme.textChanged.connect(self.name_entry)
        self.scheme.set_value(value.scheme)
        self.identifier.set_value(value.value)

    def external_id(self) -> ExternalId:
        """Return the identifier."""
        return ExternalId(self.scheme.value(), self.identifier.value())

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return not self.scheme.text().strip() and not self.identifier.text().strip()


class ExternalIdsEditor(GrowingList[IdentifierEntry]):
    """The identifiers, in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Add an identifier"), parent)

    def value(self) -> tuple[ExternalId, ...]:
        """Return the identifiers, in order; blank entries are none."""
        return tuple(entry.external_id() for entry in self.filled())

    def set_value(self, value: tuple[ExternalId, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        for external_id in value:
            self.append(IdentifierEntry(external_id))

    def blank(self) -> IdentifierEntry:
        """Return an entry for an identifier to be typed."""
        return IdentifierEntry(ExternalId("", ""))
