"""What single sources say of single facts, in the form: conflicting claims, one of them adopted."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.fact_words import value_in_words
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.checks import TickBox
from diplomat_desk.ui.forms.claim_inputs import ClaimValue, FactBox, SourceBox, fact_in_form
from diplomat_desk.ui.forms.part_list import Input, PartEntry, PartList, joined
from diplomat_desk.ui.forms.rows import Row
from diplomat_desk.ui.forms.sources import SourcesEditor, citation
from diplomat_desk.ui.forms.texts import LineField


class ClaimEntry(PartEntry[Claim]):
    """One claim. A source that is gone is gone from the claim too; what it said stays."""

    adopted = Signal()
    """The record shall say what is claimed."""

    def __init__(
        self,
        value: Claim,
        inputs: Callable[[], Sequence[Input]],
        in_words: Callable[[Claim], str],
        new: str,
        sources: SourcesEditor,
    ) -> None:
        self._sources = sources
        self._taken = value.value if value.adopted else ""
        super().__init__(value, inputs, in_words, new)

    def part(self) -> Claim:
        """Return the claim."""
        claim = super().part()
        there = {source.key for source in self._sources.value()}
        return claim if claim.source in there else replace(claim, source=0)

    def give_up(self) -> None:
        """Be adopted no longer: another claim of the same fact is."""
        self._taken = ""
        self.show_part(replace(self.part(), adopted=False))

    def follow_sources(self) -> None:
        """Offer the sources as they read now."""
        box = self._named.get("source")
        if isinstance(box, SourceBox):
            box.offer(self._sources.value())
        self.tell()

    def fill(self) -> None:
        """Make the fields; the fact says how its value is written."""
        super().fill()
        fact, value, tick = (self._named[name] for name in ("fact", "value", "adopted"))
        if isinstance(fact, FactBox) and isinstance(value, ClaimValue):
            value.set_fact(fact.value())
            value.set_value(self._value.value)
            fact.currentIndexChanged.connect(lambda: self._take_fact(fact, value))
        if isinstance(tick, TickBox):
            tick.toggled.connect(self._adopt)

    def _take_fact(self, fact: FactBox, value: ClaimValue) -> None:
        value.set_fact(fact.value())
        # What was adopted was a claim of another fact.
        self._named["adopted"].set_value(False)
        self._taken = ""

    def _leave(self, row: Row) -> None:
        super()._leave(row)
        self._adopt()

    def _adopt(self) -> None:
        """Have the record say what is claimed, once, if it is adopted and can be said."""
        claim = self.part()
        if not claim.adopted:
            self._taken = ""
        elif claim.fact and claim.value != self._taken and not self.problem():
            self._taken = claim.value
            self.adopted.emit()


class ClaimsEditor(PartList[Claim]):
    """The claims, side by side; of one fact only one is adopted."""

    adopted = Signal(str, str)
    """The record's own field (its name) shall hold this value, written as the record keeps it."""

    def __init__(
        self, vocabularies: Vocabularies, sources: SourcesEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Add a claim"), say("New claim"), parent)
        self._vocabularies = vocabularies
        self._sources = sources
        sources.cited.connect(self._follow_sources)

    def empty(self) -> Claim:
        """Return a claim to be told."""
        return Claim("", "")

    def inputs(self) -> Sequence[Input]:
        """Return the fields of a claim."""
        return (
            Input("fact", say("Fact"), FactBox(), say("What the sources disagree about.")),
            Input("value", say("What is claimed"), ClaimValue(self._vocabularies),
                  say("What this source says of it.")),
            Input("source", say("Who claims it"), SourceBox(self._sources.value()),
                  say("One of the sources above.")),
            Input("adopted", say("Adopted"), TickBox(say("This is what the record says")),
                  say("Puts the claim into the record; other claims of the fact stay beside it.")),
            Input("note", say("Note on the claim"), LineField(),
                  say("Why it is adopted or not, or where in the source it stands.")),
        )  # fmt: skip

    def in_words(self, part: Claim) -> str:
        """Return the fact, what is claimed of it, who claims it, and whether it is adopted."""
        if not part.value:
            return ""
        fact = fact_in_form(part.fact) or say("Fact not chosen")
        said = say("{fact}: {value}", fact=fact, value=value_in_words(part, self._vocabularies))
        who = next((citation(s) for s in self._sources.value() if s.key == part.source), "")
        return joined(said, who, say("adopted") if part.adopted else "")

    def entry(self, part: Claim) -> PartEntry[Claim]:
        """Return an entry for ``part``."""
        made = ClaimEntry(part, self.inputs, self.in_words, self._new, self._sources)
        made.adopted.connect(lambda: self._adopt(made))
        return made

    def _adopt(self, entry: ClaimEntry) -> None:
        claim = entry.part()
        for other in self:
            told = other.part()
            rival = other is not entry and told.adopted and told.fact == claim.fact
            if rival and isinstance(other, ClaimEntry):
                other.give_up()
        self.adopted.emit(claim.fact, claim.value)

    def _follow_sources(self) -> None:
        for entry in self:
            if isinstance(entry, ClaimEntry):
                entry.follow_sources()
