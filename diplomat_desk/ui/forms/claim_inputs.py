"""The inputs of a claim: the fact it is about, what is claimed, and the source that claims it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.fact_words import fact_in_words
from diplomat_desk.domain.initiative import VOCABULARY_OF, Source
from diplomat_desk.domain.part_rules import DATE_FACTS, FACTS
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import QuietBox, TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.field import Field, name_input
from diplomat_desk.ui.forms.sources import citation
from diplomat_desk.ui.forms.texts import LineField

_LONGEST = 80
_DATE = "date"
_LABELS = {"issue": "Issue or dispute", "scope": "Scope of engagement"}
"""Where the form says more than a line has room for."""


class FactBox(QuietBox):
    """The facts that sources can contradict each other about, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(say("Choose a fact"), "")
        for fact in FACTS:
            self.addItem(fact_in_form(fact), fact)

    def value(self) -> str:
        """Return the fact's name in the record; empty for none."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose the fact called ``value``; one that is not known is kept."""
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def problem(self) -> str:
        """Return nothing: only what is offered can be chosen."""
        return ""


class ClaimValue(QWidget):
    """What is claimed, written as the fact is: a date, a term of its vocabulary, or a line of text."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._fact = ""
        self.input = self._made("")
        self._column.addWidget(self.input)

    def set_fact(self, fact: str) -> None:
        """Give the input that ``fact`` is written with; text goes on into another line of text."""
        if self._kind(fact) == self._kind(self._fact):
            self._fact = fact
            return
        self._fact = fact
        old = self.input
        self.input = self._made(fact)
        self._column.replaceWidget(old, self.input)
        old.hide()
        old.deleteLater()
        self.input.show()

    def value(self) -> str:
        """Return the claim as the record's own field would be kept as text."""
        held = self._field.value()
        return str(held) if held else ""

    def set_value(self, value: str) -> None:
        """Show ``value``."""
        if isinstance(self.input, DateEdit):
            try:
                self.input.set_value(PartialDate.of(value) if value else None)
            except DateError:
                self.input.line.setText(value)
        else:
            self._field.set_value(value)

    def problem(self) -> str:
        """Return why a date cannot be read."""
        return self._field.problem()

    @property
    def _field(self) -> Field:
        if not isinstance(self.input, Field):
            raise TypeError(f"{type(self.input).__name__} holds no value")
        return self.input

    @staticmethod
    def _kind(fact: str) -> str:
        return _DATE if fact in DATE_FACTS else VOCABULARY_OF.get(fact, "")

    def _made(self, fact: str) -> QWidget:
        kind = self._kind(fact)
        made: QWidget = LineField()
        if kind:
            made = DateEdit() if kind == _DATE else TermBox(self._vocabularies, kind)
        name_input(made, say("What is claimed"))
        # As for entries: Qt would stop here after the last button.
        made.setFocusProxy(None)  # type: ignore[arg-type]
        return made


class SourceBox(QuietBox):
    """One source of the record, by its citation, or none."""

    def __init__(self, sources: tuple[Source, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer(sources)

    def offer(self, sources: tuple[Source, ...]) -> None:
        """Offer ``sources``; what is chosen stays so while it is among them."""
        chosen = self.value()
        self.clear()
        self.addItem(say("No source of this record"), 0)
        for source in sources:
            cited = citation(source) or say("Source without a title")
            self.addItem(cited if len(cited) <= _LONGEST else cited[:_LONGEST] + "…", source.key)
        self.set_value(chosen)

    def value(self) -> int:
        """Return the key of the source, 0 for none."""
        return int(self.currentData() or 0)

    def set_value(self, value: int) -> None:
        """Choose the source with the key ``value``; none where it is not here any more."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def problem(self) -> str:
        """Return nothing: only what is offered can be chosen."""
        return ""


def fact_in_form(fact: str) -> str:
    """Return the name of a fact as the form has it beside its field."""
    return say(_LABELS[fact]) if fact in _LABELS else fact_in_words(fact)
