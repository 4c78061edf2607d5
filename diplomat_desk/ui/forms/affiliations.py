"""Where a person belonged over time: organisation, post, capacity, since and until."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from diplomat_desk.domain.people import Affiliation
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.lookups import Suggest
from diplomat_desk.ui.forms.suggest import Choice, Suggester, of_texts
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import column, hairline, row
from diplomat_desk.ui.tokens import Space


class AffiliationEntry(Entry):
    """One affiliation on three lines, with a hairline below."""

    def __init__(self, vocabularies: Vocabularies, suggest: Suggest, value: Affiliation) -> None:
        super().__init__(value.organisation)
        self.organisation = _line(say("Organisation"))
        self.suggester = Suggester(self.organisation, of_texts(suggest))
        self.suggester.chosen.connect(self._take)
        self.post = _line(say("Post"))
        self.capacity = TermBox(vocabularies, "capacity", none=say("Capacity not recorded"))
        self.capacity.setAccessibleName(say("Capacity"))
        self.since = _date(say("Since"), say("Since, e.g. 2003"))
        self.until = _date(say("Until"), say("Until, or ongoing"))
        lines = column(
            self.organisation,
            _halves(self.post, self.capacity),
            _halves(self.since, self.until),
            gap=Space.XS,
        )
        self.line.addLayout(lines, 1)
        self.column.addWidget(hairline())
        self.first = self.organisation
        self.organisation.textChanged.connect(self.name_entry)
        self._show(value)

    def affiliation(self) -> Affiliation:
        """Return what was entered."""
        return Affiliation(
            self.organisation.value(),
            self.post.value(),
            self.capacity.value(),
            self.since.value(),
            self.until.value(),
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        lines = (self.organisation, self.post, self.since.line, self.until.line)
        return not any(clean_line(line.text()) for line in lines)

    def problem(self) -> str:
        """Return why a date cannot be read, and of which line."""
        for name, date in ((say("Since"), self.since), (say("Until"), self.until)):
            if text := date.problem():
                return f"{name}: {text}"
        return ""

    def _show(self, value: Affiliation) -> None:
        self.organisation.set_value(value.organisation)
        self.post.set_value(value.post)
        self.capacity.set_value(value.capacity)
        self.since.set_value(value.since)
        self.until.set_value(value.until)

    def _take(self, choice: Choice) -> None:
        self.organisation.setText(choice.text)


class AffiliationsEditor(GrowingList[AffiliationEntry]):
    """All affiliations of a person; organisations are suggested from those in the register."""

    def __init__(
        self, vocabularies: Vocabularies, suggest: Suggest, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Add an affiliation"), parent)
        self._vocabularies = vocabularies
        self._suggest = suggest

    def value(self) -> tuple[Affiliation, ...]:
        """Return the affiliations, in order; blank entries are none."""
        return tuple(entry.affiliation() for entry in self if not entry.is_blank())

    def set_value(self, value: tuple[Affiliation, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        for one in value:
            self.append(AffiliationEntry(self._vocabularies, self._suggest, one))

    def blank(self) -> AffiliationEntry:
        """Return an entry to be filled."""
        return AffiliationEntry(self._vocabularies, self._suggest, Affiliation(""))


def _line(name: str) -> LineField:
    line = LineField()
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    return line


def _date(name: str, example: str) -> DateEdit:
    date = DateEdit(narrow=True)
    date.line.setPlaceholderText(example)
    date.line.setMinimumWidth(1)
    date.line.setAccessibleName(name)
    date.setAccessibleName(name)
    return date


def _halves(one: QWidget, other: QWidget) -> QHBoxLayout:
    line = row(one, other)
    line.setStretch(0, 1)
    line.setStretch(1, 1)
    return line
