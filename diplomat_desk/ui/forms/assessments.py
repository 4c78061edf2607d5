"""How an initiative was assessed, in the form: a line for each of the six OECD DAC criteria."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.results import Assessment
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.part_list import Input, PartEntry, PartList, joined
from diplomat_desk.ui.forms.texts import LineField, TextArea

_VOCABULARY = "dac-criterion"


class AssessmentEntry(PartEntry[Assessment]):
    """One assessment; a line that only names its criterion is none."""

    def tell(self) -> None:
        """Say what is typed; a line without an assessment has nothing to remove."""
        super().tell()
        kept = self.remove_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.remove_button.setSizePolicy(kept)
        self.remove_button.setVisible(not self.is_blank())

    def is_blank(self) -> bool:
        """Tell whether nothing was said beside the criterion."""
        part = self.part()
        nothing = Assessment("", level=part.level)
        return not self.problem() and replace(part, criterion="") == nothing


class AssessmentsEditor(PartList[Assessment]):
    """One line per criterion, assessed or not; more where a criterion was assessed more than once."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add another assessment"), say("New assessment"), parent)
        self._vocabularies = vocabularies
        self._criteria = tuple(term.code for term in vocabularies.of(_VOCABULARY))
        self._loaded: dict[PartEntry[Assessment], int] = {}

    def filled(self) -> tuple[PartEntry[Assessment], ...]:
        """Return what was assessed: first what was loaded, in its order, then what is new."""
        said = super().filled()
        return tuple(sorted(said, key=lambda one: self._loaded.get(one, len(self._loaded))))

    def set_value(self, value: tuple[Assessment, ...]) -> None:
        """Show exactly ``value``, each under its criterion, and a line for every other criterion."""
        self.clear()
        self._loaded.clear()
        assessed = {part.criterion for part in value}
        lines = list(enumerate(value))
        lines += [(-1, Assessment(code)) for code in self._criteria if code not in assessed]
        for number, part in sorted(lines, key=lambda line: self._place(line[1].criterion)):
            entry = self.append(self.entry(part))
            if number >= 0:
                self._loaded[entry] = number

    def empty(self) -> Assessment:
        """Return an assessment whose criterion is still to be chosen."""
        return Assessment("")

    def inputs(self) -> Sequence[Input]:
        """Return the fields of an assessment, its criterion first."""
        criterion = TermBox(self._vocabularies, _VOCABULARY, none=say("Choose a criterion"))
        help_ = say("What is judged, after the OECD's six criteria.")
        return (Input("criterion", say("Criterion"), criterion, help_), *self._rest())

    def in_words(self, part: Assessment) -> str:
        """Return criterion, rating, reviewer and date."""
        criterion = self._vocabularies.label(_VOCABULARY, part.criterion)
        rating = self._vocabularies.label("rating", part.rating)
        date = part.date.in_words() if part.date else ""
        said = joined(rating, part.reviewer, date, "" if rating else part.reason)
        if not criterion:
            return said
        return say("{criterion}: {said}", criterion=criterion, said=said or say("not assessed"))

    def entry(self, part: Assessment) -> PartEntry[Assessment]:
        """Return an entry for ``part``; one that has its criterion keeps it."""
        inputs: Callable[[], Sequence[Input]] = self._rest if part.criterion else self.inputs
        return AssessmentEntry(part, inputs, self.in_words, self._new)

    def remove(self, entry: PartEntry[Assessment]) -> None:
        """Take an assessment away; the only line of a criterion stays, not assessed."""
        criterion = entry.part().criterion
        alike = [one for one in self if one.part().criterion == criterion]
        if criterion not in self._criteria or len(alike) > 1:
            super().remove(entry)
            return
        entry.show_part(Assessment(criterion))
        entry.edit_button.setChecked(False)
        entry.focus()
        self.changed.emit()

    def _rest(self) -> Sequence[Input]:
        return (
            Input("rating", say("Rating"), TermBox(self._vocabularies, "rating"),
                  say("From highly satisfactory to highly unsatisfactory.")),
            Input("reviewer", say("Reviewer"), LineField(), say("Who gave the rating.")),
            Input("date", say("Date of the assessment"), DateEdit(), say("When it was given.")),
            Input("reason", say("Reason for the rating"), TextArea(), say("What it rests on.")),
        )  # fmt: skip

    def _place(self, criterion: str) -> int:
        return (
            self._criteria.index(criterion) if criterion in self._criteria else len(self._criteria)
        )
